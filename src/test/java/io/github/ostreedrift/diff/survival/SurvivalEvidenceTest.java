// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.capture.ReadOptions.Listings;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.PackageEvidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What listings of packages add to what two captures say of survival. */
class SurvivalEvidenceTest {
  private static final String OLD = "a".repeat(64);
  private static final String NEW = "b".repeat(64);

  /** What makes a list one of a whole host. */
  private static final String BASE = " bash-5.2.26-3.fc41.x86_64 glibc-2.39-8.fc41.x86_64";

  private static Capture capture(String commit, boolean verbose, String rows) {
    String text = "State: idle\nDeployments:\n* fedora:fedora/41/x86_64/silverblue"
        + (verbose ? " (index: 0)" : "") + "\n  Version: 41."
        + (commit.equals(OLD) ? 1 : 2) + " (2024-06-01T00:00:00Z)\n  Commit: " + commit + "\n"
        + (verbose ? "  StateRoot: fedora\n" : "")
        + (rows.isEmpty() ? "" : "  " + rows.replace("; ", "\n  ") + "\n");
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  /** Words are the lines of a listing; {@code ~} is a blank in a line. */
  private static PackageEvidence evidence(String words) {
    return evidence(words, NEW);
  }

  private static PackageEvidence evidence(String words, String commit) {
    String text = String.join("\n", words.strip().split(" ")).replace('~', ' ') + "\n";
    boolean plain = text.lines().findFirst().orElse("").matches("\\S+-\\S+-\\S+");
    CaptureReader reader = CaptureReader.of(ReadOptions.DEFAULT.withListings(Listings.ONLY));
    return reader
        .read(plain ? "ostree commit: " + commit + "\n" + text : text)
        .get(0)
        .capture()
        .orElseThrow(() -> new AssertionError(text))
        .get(CaptureFacts.PACKAGE_EVIDENCE)
        .require();
  }

  private static Survival survival(
      String before, String after, boolean verbose, SurvivalOptions options) {
    Capture old = capture(OLD, verbose, before);
    Capture now = capture(NEW, verbose, after);
    return Survival.between(old, old.booted(), now, now.booted(), options);
  }

  private static String word(Survival survival) {
    assertThat(survival.items()).hasSize(1);
    SurvivalItem item = survival.items().get(0);
    return item.outcome() + item.to().map(to -> " " + to).orElse("");
  }

  @ParameterizedTest(name = "{0} then {1}, {3}: {4}")
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
      LayeredPackages: htop  | LayeredPackages: htop  | true  | htop-3.3-1.fc41.x86_64   | kept htop-3.3-1.fc41.x86_64
      LayeredPackages: htop  | LayeredPackages: htop  | true  | nano-7-1.fc41.x86_64     | lost
      LayeredPackages: htop  | InactiveRequests: htop | true  | htop-3.3-1.fc41.x86_64   | absorbed htop-3.3-1.fc41.x86_64
      LayeredPackages: htop  | InactiveRequests: htop | true  | nano-7-1.fc41.x86_64     | lost
      LayeredPackages: htop  | ''                     | false | htop-3.3-1.fc41.x86_64   | kept htop-3.3-1.fc41.x86_64
      LayeredPackages: htop  | ''                     | false | nano-7-1.fc41.x86_64     | lost
      LayeredPackages: htop  | ''                     | true  | htop-3.3-1.fc41.x86_64   | lost htop-3.3-1.fc41.x86_64
      LayeredPackages: htop  | ''                     | true  | nano-7-1.fc41.x86_64     | lost
      LayeredPackages: /usr/bin/a   | LayeredPackages: /usr/bin/a   | true  | nano-7-1.fc41.x86_64     | kept
      LayeredPackages: vim   | LayeredPackages: vim   | true  | vim-enhanced-9-1.x86_64  | unknown
      InactiveRequests: htop | InactiveRequests: htop | true  | htop-3.3-1.fc41.x86_64   | kept htop-3.3-1.fc41.x86_64
      InactiveRequests: htop | InactiveRequests: htop | true  | nano-7-1.fc41.x86_64     | lost
      LayeredPackages: htop  | LocalPackages: htop-3-1.x86_64 | true | htop-3-1.x86_64   | moved htop-3-1.x86_64
      LayeredPackages: htop  | LocalPackages: htop-3-1.x86_64 | true | nano-7-1.x86_64   | lost
      LocalPackages: a-1-1.noarch | LocalPackages: a-1-1.noarch | true | a-1-1.noarch    | kept a-1-1.noarch
      LocalPackages: a-1-1.noarch | LocalPackages: a-1-1.noarch | true | a-2-1.noarch    | upgraded a-2-1.noarch
      LocalPackages: a-2-1.noarch | LocalPackages: a-2-1.noarch | true | a-1-1.noarch    | downgraded a-1-1.noarch
      LocalPackages: a-1-1.noarch | LocalPackages: a-1-1.noarch | true | nano-7-1.x86_64 | lost
      LocalPackages: a-1-1.noarch | ''                     | true  | a-1-1.noarch        | lost a-1-1.noarch
      LocalPackages: a-1-1.noarch | LayeredPackages: a     | true  | a-2-1.noarch        | moved a-2-1.noarch
      LocalPackages: a-1:1-1.noarch | LocalPackages: a-1:1-1.noarch | true | a-1-1.noarch | kept a-1-1.noarch
      RemovedBasePackages: nano 8-1 | RemovedBasePackages: nano 9-1 | true | a-1-1.noarch | kept
      RemovedBasePackages: nano 8-1 | RemovedBasePackages: nano 9-1 | true | nano-9-1.x86_64 | inactive nano-9-1.x86_64
      RemovedBasePackages: nano 8-1 | ''                   | false | a-1-1.noarch        | kept
      RemovedBasePackages: nano 8-1 | ''                   | false | nano-9-1.x86_64     | lost nano-9-1.x86_64
      RemovedBasePackages: nano 8-1 | ''                   | true  | a-1-1.noarch        | lost
      RemovedBasePackages: nano 8-1 | InactiveBaseRemovals: nano | true | a-1-1.noarch  | inactive
      LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-2 -> 9-1 | true | vim-9-1.x86_64 | kept 9-1
      LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-2 -> 9-1 | true | vim-8-2.x86_64 | inactive 9-1
      LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-2 -> 9-1 | true | a-1-1.noarch   | lost
      LocalOverrides: vim 8-1 -> 9-1 | ''                  | false | vim-9-1.x86_64      | kept
      LocalOverrides: vim 8-1 -> 9-1 | ''                  | false | vim-8-2.x86_64      | unknown
      LocalOverrides: vim 8-1 -> 9-1 | ''                  | false | a-1-1.noarch        | lost
      LayeredModules: a:1    | LayeredModules: a:1    | true  | nano-7-1.x86_64          | kept
      Initramfs: regenerate  | Initramfs: regenerate  | true  | nano-7-1.x86_64          | kept
      """)
  void aWholeListDecides(
      String before, String after, boolean verbose, String listed, String expected) {
    SurvivalOptions options = SurvivalOptions.DEFAULT.withPackagesAfter(evidence(listed + BASE));
    Survival survival = survival(before, after, verbose, options);
    assertThat(word(survival)).isEqualTo(expected);
    assertThat(survival.verdict())
        .isEqualTo(
            expected.startsWith("lost")
                ? Verdict.LOST
                : expected.startsWith("unknown") ? Verdict.UNKNOWN : Verdict.SURVIVED);
  }

  /** No outcome is invented from what a filtered or cut list does not have. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      LayeredPackages: htop          | LayeredPackages: htop          | true  | kept
      LayeredPackages: htop          | ''                             | false | unknown
      LocalPackages: a-1-1.noarch    | LocalPackages: a-1-1.noarch    | true  | kept a-1-1.noarch
      RemovedBasePackages: nano 8-1  | ''                             | false | unknown
      LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-1 -> 9-1 | true  | kept 9-1
      """)
  void aListThatIsNotWholeNeverSaysNo(
      String before, String after, boolean verbose, String expected) {
    PackageEvidence filtered = evidence("strace-6.9-1.fc41.x86_64");
    PackageEvidence cut = evidence("strace-6.9-1.fc41.x86_64 ..." + BASE);
    for (PackageEvidence evidence : List.of(filtered, cut)) {
      SurvivalOptions options = SurvivalOptions.DEFAULT.withPackagesAfter(evidence);
      assertThat(word(survival(before, after, verbose, options))).isEqualTo(expected);
    }
  }

  @Test
  void twoListsTellWhichWayTheVersionsWent() {
    SurvivalOptions options = SurvivalOptions.DEFAULT
        .withPackagesBefore(evidence(
            "htop-3.2-1.fc40.x86_64 mc-4-2.x86_64 vim-enhanced-9-1.x86_64"
                + " lib-1-1.i686 lib-1-1.x86_64" + BASE,
            OLD))
        .withPackagesAfter(evidence("htop-3.3-1.fc41.x86_64 mc-4-1.x86_64 vim-enhanced-9-1.x86_64"
            + " lib-1-1.i686 lib-1-1.x86_64" + BASE));
    String rows = "LayeredPackages: htop mc vim lib";
    Survival survival = survival(rows, rows, true, options);
    assertThat(survival.items())
        .extracting(
            item -> item.item() + " " + item.outcome() + " " + item.from().orElse("-") + " "
                + item.to().orElse("-") + " " + item.installed().size())
        .containsExactly(
            "htop upgraded htop-3.2-1.fc40.x86_64 htop-3.3-1.fc41.x86_64 1",
            "mc downgraded mc-4-2.x86_64 mc-4-1.x86_64 1",
            "vim kept - - 0",
            "lib kept lib-1-1.x86_64 lib-1-1.x86_64 2");
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(survival.items().get(2).reason()).contains("another one provides it");
  }

  private static final String TRANSCRIPT =
      "Checking~out~tree~1234567...~done %s" + " Run~\"systemctl~reboot\"~to~start~a~reboot";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Upgraded: ~~htop~3.2-1~->~3.3-1           | LayeredPackages: htop | upgraded 3.3-1
      Downgraded: ~~htop~3.3-1~->~3.2-1         | LayeredPackages: htop | downgraded 3.2-1
      Removed: ~~htop-3.3-1.x86_64              | LayeredPackages: htop | lost
      Added: ~~htop-3.3-1.x86_64                | LayeredPackages: htop | kept htop-3.3-1.x86_64
      Added: ~~nano-3.3-1.x86_64                | LayeredPackages: htop | kept
      Added: ~~nano-3.3-1.x86_64                | ''                    | unknown
      Removed: ~~htop-3.3-1.x86_64              | ''                    | lost
      """)
  void changesTellOfTheirPackagesAlone(String lines, String after, String expected) {
    SurvivalOptions options =
        SurvivalOptions.DEFAULT.withPackagesAfter(evidence(TRANSCRIPT.formatted(lines)));
    assertThat(word(survival("LayeredPackages: htop", after, false, options))).isEqualTo(expected);
  }

  /** What changed, after a list of what was there, is a list of what is there. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Upgraded: ~~htop~3.2-1~->~3.3-1   | ''                    | kept htop-3.3-1.x86_64
      Added: ~~nano-3.3-1.x86_64        | ''                    | kept htop-3.2-1.x86_64
      Removed: ~~htop-3.2-1.x86_64      | LayeredPackages: htop | lost
      Removed: ~~other-1-1.x86_64       | ''                    | unknown
      """)
  void changesAfterAListDecide(String lines, String after, String expected) {
    SurvivalOptions options = SurvivalOptions.DEFAULT
        .withPackagesBefore(evidence("htop-3.2-1.x86_64" + BASE, OLD))
        .withPackagesAfter(evidence(TRANSCRIPT.formatted(lines)));
    assertThat(word(survival("LayeredPackages: htop", after, false, options))).isEqualTo(expected);
  }

  @Test
  void aTransactionTellsWhatIsWithoutEffect() {
    SurvivalOptions options =
        SurvivalOptions.DEFAULT.withPackagesAfter(evidence(TRANSCRIPT.formatted("Inactive~requests:"
            + " ~~htop~(already~provided~by~htop-3.3-1.x86_64) Inactive~base~removals: ~~nano"
            + " Inactive~base~replacements: ~~vim-9-1.x86_64 Added: ~~a-1-1.noarch")));
    Survival survival = survival(
        "LayeredPackages: htop; LocalOverrides: vim 8-1 -> 9-1; RemovedBasePackages: nano 8-1",
        "",
        false,
        options);
    assertThat(survival.items())
        .extracting(item -> item.item() + " " + item.outcome())
        .containsExactlyInAnyOrder("htop absorbed", "vim inactive", "nano inactive");
  }

  @ParameterizedTest
  @CsvSource({"htop, kept", "bash, kept", "emacs, lost", "nano, lost", "/usr/bin/x, unknown"})
  void requiredNamesAreLookedUp(String name, String expected) {
    SurvivalOptions options = SurvivalOptions.DEFAULT
        .withRequired(List.of(name))
        .withPackagesAfter(evidence("htop-3.3-1.fc41.x86_64" + BASE));
    Survival survival = survival("", "RemovedBasePackages: nano 8-1", true, options);
    assertThat(survival.items())
        .extracting(item -> item.outcome().word())
        .containsExactly(expected);
  }

  @Test
  void aRemovedPackageThatIsLayeredIsNoContradiction() {
    String rows = "RemovedBasePackages: nano 8-1; LayeredPackages: nano";
    SurvivalOptions options =
        SurvivalOptions.DEFAULT.withPackagesAfter(evidence("nano-9-1.x86_64" + BASE));
    assertThat(survival(rows, rows, true, options).items())
        .allMatch(item -> item.outcome() == SurvivalItem.Outcome.KEPT);
  }

  @Test
  void evidenceOfAnotherCommitIsRefused() {
    Capture capture = capture(OLD, true, "");
    PackageEvidence list = evidence("htop-3.2-1.x86_64" + BASE);
    assertThat(SurvivalOptions.findObjection(list, capture.booted()))
        .isEqualTo(Optional.of(
            "the packages are those of commit " + NEW + ", but the deployment is " + OLD));
    assertThat(SurvivalOptions.findObjection(list, capture(NEW, true, "").booted()))
        .isEmpty();
    PackageEvidence tried =
        evidence("Added: ~~htop-3.3-1.x86_64 Exiting~because~of~'--dry-run'~option");
    assertThat(SurvivalOptions.findObjection(tried, capture.booted()))
        .hasValueSatisfying(message -> assertThat(message).contains("tried"));
  }

  @Test
  void aListOfTheBaseIsNotOneOfTheDeployment() {
    String text = "State: idle\nDeployments:\n* fedora:fedora/41/x86_64/silverblue\n"
        + "  Version: 41.2 (2024-06-01T00:00:00Z)\n  BaseCommit: " + NEW + "\n  Commit: " + OLD
        + "\n  LayeredPackages: htop\n";
    Capture capture = CaptureReader.standard().read(text).get(0).capture().orElseThrow();
    assertThat(SurvivalOptions.findObjection(evidence("a-1-1.noarch" + BASE), capture.booted()))
        .hasValueSatisfying(message -> assertThat(message)
            .contains("of the base commit " + NEW, "name the deployed commit " + OLD));
  }

  /** Evidence that shows nothing changes nothing. */
  @Test
  void withoutEvidenceNothingIsDifferent() {
    String before = "LayeredPackages: htop; LocalOverrides: vim 8-1 -> 9-1";
    PackageEvidence nothing = PackageEvidence.builder().build(true);
    assertThat(survival(
            before,
            "",
            false,
            SurvivalOptions.DEFAULT.withPackagesBefore(nothing).withPackagesAfter(nothing)))
        .isEqualTo(survival(before, "", false, SurvivalOptions.DEFAULT));
  }
}
