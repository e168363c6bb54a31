// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walkthrough's conclusions, and each outcome on a capture that shows nothing else. */
class SurvivalTest {
  private static final Path SEED = Path.of("testdata/seed");
  private static final String NEWER =
      "  Version: 41.2 (2024-06-01T00:00:00Z)\n  Commit: " + "b".repeat(64) + "\n";
  private static final String OLDER =
      "  Version: 41.1 (2024-05-01T00:00:00Z)\n  Commit: " + "a".repeat(64) + "\n";

  private static Capture seed(String number) throws IOException {
    try (Stream<Path> files = Files.list(SEED)) {
      Path file = files
          .filter(path -> path.getFileName().toString().startsWith(number))
          .findFirst()
          .orElseThrow();
      return CaptureReader.standard().read(file).get(0).capture().orElseThrow();
    }
  }

  private static Survival booted(Capture before, Capture after) {
    return Survival.between(before, before.booted(), after, after.booted());
  }

  private static List<String> outcomes(Survival survival) {
    return survival.items().stream()
        .map(item -> item.item() + "=" + item.outcome())
        .toList();
  }

  @Test
  void localPackageSurvivesTheUpgrade() throws IOException {
    Survival survival = booted(seed("03"), seed("06"));
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(outcomes(survival)).containsExactly("htop-3.2.1-1.el8.x86_64=kept");
  }

  @Test
  void eightLayeredPackagesSurviveTheUpgrade() throws IOException {
    Survival survival = booted(seed("07"), seed("08"));
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(outcomes(survival)).hasSize(8).allMatch(outcome -> outcome.endsWith("=kept"));
  }

  @ParameterizedTest
  @CsvSource({"06, 1", "08, 8"})
  void oneCaptureTellsTheSame(String number, int items) throws IOException {
    Capture capture = seed(number);
    Survival survival =
        Survival.between(capture, capture.findRollback().orElseThrow(), capture, capture.booted());
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(survival.items())
        .hasSize(items)
        .allMatch(item -> item.outcome() == SurvivalItem.Outcome.KEPT);
  }

  @Test
  void thePendingDeploymentAddsHtopOnTheSameBase() throws IOException {
    Capture capture = seed("10");
    Survival survival = Survival.between(
        capture, capture.booted(), capture, capture.findPending().orElseThrow());
    assertThat(survival.upgrade()).isEqualTo(Upgrade.SAME_BASE);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(survival.added())
        .containsExactly(new Survival.Added(SurvivalItem.Kind.LAYERED, "htop"));
  }

  @Test
  void sevenPackagesAreLostOnTheSameBase() throws IOException {
    Survival survival = booted(seed("08"), seed("11"));
    assertThat(survival.verdict()).isEqualTo(Verdict.LOST);
    assertThat(survival.lost()).hasSize(7).noneMatch(item -> item.item().equals("htop"));
  }

  private static Capture capture(boolean verbose, String rows) {
    String text = "State: idle\nDeployments:\n* fedora:fedora/41/x86_64/silverblue"
        + (verbose ? " (index: 0)" : "") + "\n" + rows
        + (verbose && !rows.contains("StateRoot") ? "  StateRoot: fedora\n" : "");
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  private static Capture one(String text) {
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  @ParameterizedTest(name = "{0} then {1}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LayeredPackages: htop | LayeredPackages: htop | true | kept",
        "LayeredPackages: htop | InactiveRequests: htop | true | absorbed",
        "LayeredPackages: htop | LayeredPackages: strace | true | lost",
        "LayeredPackages: htop | LayeredPackages: strace | false | unknown",
        "LayeredPackages: htop | LocalPackages: htop-3.2.1-1.el8.x86_64 | false | moved",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | LocalPackages: htop-3.2.2-1.el8.x86_64 | false | upgraded",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | LocalPackages: htop-3.2.0-1.el8.x86_64 | false | downgraded",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | LayeredPackages: htop | false | moved",
        "LocalPackages: acme-1.2-fc39.x86_64 | LocalPackages: acme-1.3-fc40.x86_64 | false | upgraded",
        "LocalPackages: acme-1.2-fc39.x86_64 | LayeredPackages: acme | false | moved",
        "LayeredPackages: acme | LocalPackages: acme-1.2-fc39.x86_64 | false | moved",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | Pinned: yes | false | lost",
        "LocalForcedPackages: a-1-1.noarch | LocalPackages: a-1-1.noarch | false | moved",
        "RemovedBasePackages: nano 8-1 | RemovedBasePackages: nano 9-1 | false | kept",
        "RemovedBasePackages: nano 8-1 | InactiveBaseRemovals: nano | true | inactive",
        "RemovedBasePackages: nano 8-1 | Pinned: yes | true | lost",
        "RemovedBasePackages: nano 8-1 | Pinned: yes | false | unknown",
        "LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-2 -> 9-1 | false | kept",
        "LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-2 -> 9-2 | false | upgraded",
        "LocalOverrides: vim 8-1 -> 9-1 | InactiveLocalOverrides: vim-9-1.x86_64 | true | inactive",
        "LocalOverrides: vim 8-1 -> 9-1 | Pinned: yes | true | lost",
        "Initramfs: regenerate | Initramfs: regenerate | false | kept",
        "Initramfs: regenerate | Pinned: yes | false | lost",
        "InitramfsEtc: /etc/a | InitramfsEtc: /etc/b | false | lost",
        "LayeredModules: a:1 | InactiveModuleRequests: a:1 | true | inactive"
      })
  void oneOutcomeEach(String before, String after, boolean verbose, String outcome) {
    Capture old = capture(false, OLDER + "  " + before.strip() + "\n");
    Capture now = capture(verbose, NEWER + "  " + after.strip() + "\n");
    Survival survival = booted(old, now);
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.items())
        .hasSize(1)
        .allMatch(item -> item.outcome().word().equals(outcome));
    assertThat(survival.verdict())
        .isEqualTo(
            switch (outcome) {
              case "lost" -> Verdict.LOST;
              case "unknown" -> Verdict.UNKNOWN;
              default -> Verdict.SURVIVED;
            });
  }

  @Test
  void eachLocalPackageStandsForOne() {
    Capture old = capture(true, OLDER + "  LocalPackages: a-1-1.i686 a-1-1.x86_64\n");
    Capture now = capture(true, NEWER + "  LocalPackages: a-2-1.x86_64\n");
    assertThat(outcomes(booted(old, now)))
        .containsExactly("a-1-1.i686=lost", "a-1-1.x86_64=upgraded");
  }

  @ParameterizedTest(name = "{0} then {1}: added {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LocalPackages: a-1-1.noarch | LocalPackages: a-2-1.noarch | true | []",
        "LocalPackages: a-1-1.noarch | LayeredPackages: a | true | []",
        "LayeredPackages: a | LocalPackages: a-1-1.noarch | true | []",
        "LayeredPackages: a | LayeredPackages: a b | false | [b]",
        "LayeredPackages: a | InactiveRequests: a b | false | []",
        "InactiveRequests: a | InactiveRequests: a b | true | [b]",
        "InactiveRequests: a | LayeredPackages: a | true | []",
        "InactiveBaseRemovals: a | RemovedBasePackages: a 1-1 | true | []",
        "Pinned: yes | RemovedBasePackages: a 1-1 | true | [a]"
      })
  void whatIsNew(String before, String after, boolean verbose, String added) {
    Survival survival = booted(
        capture(verbose, OLDER + "  " + before.strip() + "\n"),
        capture(true, NEWER + "  " + after.strip() + "\n"));
    assertThat(survival.added().stream().map(Survival.Added::item).toList()).hasToString(added);
  }

  @Test
  void nothingIsAddedToWhatIsNotShown() {
    Capture admin = one("* fedora " + "a".repeat(64) + ".0\n    origin refspec: fedora:x/y\n");
    Capture now = capture(true, NEWER + "  LayeredPackages: a\n");
    assertThat(booted(admin, now).added()).isEmpty();
  }

  /** What a damaged line could have told is told by nothing else: the line is named instead. */
  @Test
  void aDamagedLineIsNamed() {
    Capture old =
        capture(true, OLDER + "  LayeredPackages: htop\n  RemovedBasePackages: nano 8-1\n");
    Capture now = capture(true, NEWER + "  LayeredPackages: htop\n");
    Survival after = Survival.between(
        ComparedSide.of("old.txt", old, old.booted()),
        ComparedSide.of("new.txt", now, damaged(now, DeploymentFacts.INACTIVE_REMOVALS)),
        SurvivalOptions.DEFAULT);
    assertThat(after.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(after.unproved())
        .extracting(SurvivalItem::reason)
        .containsExactly("no longer in effect, or not recorded any more: new.txt:7 does not show"
            + " overrides.inactive-removals, for its value is left out");
    assertThat(after.notShownAfter()).containsExactly(DeploymentFacts.INACTIVE_REMOVALS);
  }

  @Test
  void aDamagedLineOfBeforeMayHideAnItem() {
    Capture now = capture(true, NEWER + "  LayeredPackages: htop\n");
    for (FactKey<Deployment, ?> key :
        List.of(DeploymentFacts.INACTIVE, DeploymentFacts.LOCAL, DeploymentFacts.MODULES_ENABLED)) {
      Deployment booted = damaged(now, key);
      Survival survival = Survival.between(now, booted, capture(true, NEWER), now.booted());
      assertThat(survival.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(survival.notShown()).containsExactly(key);
    }
  }

  private static Deployment damaged(Capture capture, FactKey<Deployment, ?> key) {
    Deployment booted = capture.booted();
    Facts.Builder<Deployment> facts = booted.facts().toBuilder();
    return new Deployment(
        booted.index(),
        facts.hide(key, new Fact.Unread(7, "its value is left out")).build(),
        booted.unrecognized());
  }

  @Test
  void anErrorOfAnInputLeavesNothingProved() {
    Capture now = capture(true, NEWER + "  LayeredPackages: htop\n");
    Problem error = Problem.of(Severity.ERROR, 5, 1, "unexpected end of line");
    ComparedSide good = ComparedSide.of("good", now, now.booted());
    Reading reading = new Reading("bad", 1, Optional.of(now), List.of(error));
    ComparedSide bad = ComparedSide.of(reading, now.booted());
    assertThat(Survival.between(good, good, SurvivalOptions.DEFAULT).isProved()).isTrue();
    assertThat(Survival.between(good, bad, SurvivalOptions.DEFAULT).verdict())
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(Survival.between(bad, good, SurvivalOptions.DEFAULT).verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  /** With the rollback booted, what was booted is listed still; where it is not, the captures are swapped. */
  @Test
  void whatWasBootedEarlierIsNotTheStateAfter() {
    String old = "fedora:x/y\n" + OLDER;
    String now = "fedora:x/y\n" + NEWER;
    Capture upgraded = one("State: idle\nDeployments:\n* " + now + "\n  " + old);
    Capture alone = one("State: idle\nDeployments:\n* " + old);
    Capture rolledBack = one("State: idle\nDeployments:\n* " + old + "\n  " + now);
    assertThat(booted(upgraded, alone).objections()).hasSize(1);
    assertThat(booted(alone, upgraded).objections()).isEmpty();
    assertThat(booted(upgraded, rolledBack).objections()).isEmpty();
  }

  @Test
  void oneBaseHasOneVersion() {
    Capture old = capture(false, OLDER);
    Capture now = capture(false, NEWER.replace("b".repeat(64), "a".repeat(64)));
    assertThat(booted(old, now).upgrade()).isEqualTo(Upgrade.UNKNOWN);
  }

  @Test
  void onTheSameBaseAMissingRequestIsLost() {
    Capture old = capture(false, OLDER + "  LayeredPackages: htop\n");
    Capture now = capture(false, OLDER + "  Pinned: yes\n");
    assertThat(booted(old, now).lost()).hasSize(1);
  }

  /** Of an image the status shows the time of the pull; and a manager's image is no newer state of a branch. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reg:q/i@sha256:A; Digest: sha256:A; Version: 1 (2024-06-02T00:00:00Z)| reg:q/i@sha256:A; Digest: sha256:A; Version: 1 (2024-06-01T00:00:00Z)| same-base
      reg:q/i@sha256:A; Digest: sha256:A; Version: 1 (2024-06-01T00:00:00Z)| reg:q/i@sha256:B; Digest: sha256:B; Version: 1 (2024-06-02T00:00:00Z)| upgraded
      pivot://q/i@sha256:A; CustomOrigin: MCO; Version: 1 (2024-06-01T00:00:00Z)| pivot://q/i@sha256:A; CustomOrigin: MCO; Version: 1 (2024-06-01T00:00:00Z)| same-base
      pivot://q/i@sha256:A; CustomOrigin: MCO; Version: 1 (2024-06-01T00:00:00Z)| pivot://q/i@sha256:B; CustomOrigin: MCO; Version: 2 (2024-06-02T00:00:00Z)| upgraded
      fedora:f/40; Commit: C; Version: 1 (2024-06-01T00:00:00Z)                        | pivot://q/i@sha256:B; CustomOrigin: MCO; Version: 2 (2024-06-02T00:00:00Z)| rebased
      pivot://q/i@sha256:B; CustomOrigin: MCO; Version: 2 (2024-06-02T00:00:00Z)| fedora:f/40; Commit: C; Version: 1 (2024-06-01T00:00:00Z)| rebased
      """)
  void imagesAreKnownByTheirDigests(String before, String after, String upgrade) {
    Survival survival = booted(image(before), image(after));
    assertThat(survival.upgrade().word()).isEqualTo(upgrade);
  }

  private static Capture image(String rows) {
    String text = "State: idle\nDeployments:\n* "
        + rows.strip()
            .replace("reg:", "ostree-unverified-registry:")
            .replace("sha256:A", "sha256:" + "a".repeat(64))
            .replace("sha256:B", "sha256:" + "b".repeat(64))
            .replace("Commit: C", "Commit: " + "c".repeat(64))
            .replace("; ", "\n    ")
        + "\n";
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  @Test
  void aCaptureWithoutPackagesProvesNothing() {
    String text = "* fedora " + "a".repeat(64) + ".0\n    origin refspec: fedora:x/y\n";
    Capture admin = CaptureReader.standard().read(text).get(0).capture().orElseThrow();
    Capture again = CaptureReader.standard().read(text).get(0).capture().orElseThrow();
    Survival survival = booted(admin, again);
    assertThat(survival.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(survival.notShown()).isNotEmpty();
  }

  @Test
  void aCutCaptureProvesNothing() {
    Capture whole = capture(false, OLDER + "  LayeredPackages: htop\n");
    Capture cut = capture(false, "  Version: 41.2 (2024-06-01T00:00:00Z)\n  LayeredPackages: ht");
    assertThat(booted(whole, cut).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(booted(cut, whole).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"htop, kept", "nano, lost", "bash, unknown"})
  void requiredNames(String name, String outcome) {
    Capture now =
        capture(false, NEWER + "  RemovedBasePackages: nano 8-1\n  LayeredPackages: htop\n");
    Deployment booted = now.booted();
    Survival survival = Survival.between(
        now, booted, now, booted, SurvivalOptions.DEFAULT.withRequired(List.of(name)));
    assertThat(survival.items())
        .filteredOn(item -> item.kind() == SurvivalItem.Kind.REQUIRED)
        .hasSize(1)
        .allMatch(item -> item.outcome().word().equals(outcome));
  }

  @Test
  void anotherStaterootIsRefused() {
    Capture old = capture(true, OLDER + "  StateRoot: fedora\n");
    Capture now = capture(true, NEWER + "  StateRoot: rhcos\n");
    Survival survival = booted(old, now);
    assertThat(survival.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(survival.objections())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("fedora", "rhcos");
  }

  @Test
  void swappedCapturesAreRefused() {
    String pending =
        "State: idle\nDeployments:\n  fedora:x/y\n" + NEWER + "\n* fedora:x/y\n" + OLDER;
    Capture first = CaptureReader.standard().read(pending).get(0).capture().orElseThrow();
    String rebooted =
        "State: idle\nDeployments:\n* fedora:x/y\n" + NEWER + "\n  fedora:x/y\n" + OLDER;
    Capture second = CaptureReader.standard().read(rebooted).get(0).capture().orElseThrow();
    assertThat(booted(first, second).objections()).isEmpty();
    assertThat(booted(second, first).objections()).hasSize(1);
    assertThat(booted(second, first).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(Survival.between(
                second,
                second.booted(),
                first,
                first.booted(),
                SurvivalOptions.DEFAULT.withAnyOrder(true))
            .objections())
        .isEmpty();
  }
}
