// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import io.github.ostreedrift.model.PackageEvidence.Outcome;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of listings and transcripts by release, each in its smallest form; {@code /} is a line break. */
class EvidenceShapesTest {
  private static final String OLD = "a".repeat(64);
  private static final String NEW = "b".repeat(64);
  private static final String HEAD =
      "ostree diff commit from: " + OLD + "\nostree diff commit to:   " + NEW + "\n";

  private static String lines(String text) {
    return text.replace('/', '\n') + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock = """
      Upgraded:/ a-2-1.noarch|upgraded a >2-1 noarch
      Downgraded:/ a-1-1.noarch @updates|downgraded a >1-1 noarch
      Upgraded:/  a 1-1.noarch -> 2-1.noarch|upgraded a 1-1>2-1 noarch
      Upgraded:/  a 1-1.noarch -> 2-1.x86_64|upgraded a 1-1>2-1 x86_64
      Upgraded:/  a 1-1 -> 1:0-1|upgraded a 1-1>1:0-1
      Upgraded:/  a 1-1 -> 1-1|upgraded a 1-1>1-1
      Downgraded:/  a 1-1 -> 1-1|downgraded a 1-1>1-1
      Upgraded:/  a 2-1 -> 1-1|downgraded a 2-1>1-1
      Downgraded:/  a 1-1 -> 2-1/  b 2-1 -> 1-1|upgraded a 1-1>2-1, downgraded b 2-1>1-1
      Upgraded:/  a 4.0-5.fc27 -> 4.1-rc2.0.2.fc29|upgraded a 4.0-5.fc27>4.1-rc2.0.2.fc29
      Removed:/  a-b-1:1-1.i686/Added:/  c-1~rc1-1.aarch64|removed a-b 1:1-1> i686, added c >1~rc1-1 aarch64
      Added:/a-9.0.4-de405f4a7979.x86_64|added a >9.0.4-de405f4a7979 x86_64
      !a-1-1.noarch/=a-2-1.noarch|upgraded a 1-1>2-1 noarch
      !a-2-1.noarch/=a-1-1.x86_64|downgraded a 2-1>1-1 x86_64
      !a-1-1.noarch/=a-1-1.x86_64|changed a 1-1>1-1 x86_64
      +a-1-1.noarch/-b-1-1.noarch|added a >1-1 noarch, removed b 1-1> noarch
        a 1-1 -> 2-1/Downgraded:/  b 2-1 -> 1-1|upgraded a 1-1>2-1, downgraded b 2-1>1-1
      Upgraded:/  a 1-1 -> 2-1/* Wed Nov 22 2023 J <j@x> - 2-1/- b/Removed:/  c-1-1.noarch//Added:/  d-1-1.noarch|upgraded a 1-1>2-1, added d >1-1 noarch
      """)
  void differences(String text, String expected) {
    List<Reading> readings = Evidence.read(HEAD + lines(text));
    assertThat(Evidence.formats(readings)).containsExactly("rpm-ostree-db-diff");
    PackageEvidence evidence = Evidence.of(readings.get(0));
    assertThat(Evidence.changes(evidence)).isEqualTo(expected);
    assertThat(readings.get(0).problems()).isEmpty();
    assertThat(evidence.complete()).isTrue();
    assertThat(evidence.from()).isEqualTo(Fact.of(new CommitName(OLD, Optional.empty())));
    assertThat(evidence.commit()).isEqualTo(Fact.of(new CommitName(NEW, Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock = """
      Changed:/  a-1-1.noarch/Updates prepared for next boot; run "systemctl reboot" to start a reboot|changed a >1-1 noarch|QUEUED
      Changed:/  a 1-1 -> 2-1/Upgrade prepared for next boot; run "systemctl reboot" to start a reboot|upgraded a 1-1>2-1|QUEUED
      Changed:/  a 1-1 -> 1-1/Run "systemctl reboot" to start a reboot|changed a 1-1>1-1|QUEUED
      Upgraded:/  a 2-1 -> 1-1/Added:/  b-1-1.noarch|downgraded a 2-1>1-1, added b >1-1 noarch|
      Staging deployment... done/  a 1-1 -> 2-1/Run "systemctl reboot" to start a reboot|upgraded a 1-1>2-1|QUEUED
      !a-1-1-noarch/=a-2-1-noarch/+b-1:1-1-i686|upgraded a 1-1>2-1 noarch, added b >1:1-1 i686|PREVIEW
      Updating from: a:b/+b-1-1.noarch|added b >1-1 noarch|PREVIEW
      Moving 'a.0' to be first deployment/Added:/a-1-1.noarch/Sucessfully reset deployment order; run "systemctl reboot" to start a reboot|added a >1-1 noarch|QUEUED
      Checking out tree 1234567... done/Run "systemctl reboot" to start a reboot||QUEUED
      Inactive requests:/  a (already provided by a-1-1.noarch)/No change.||UNCHANGED
      Added:/  a-1-1.noarch/Use "rpm-ostree override reset" to undo overrides/Run "systemctl reboot" to start a reboot|added a >1-1 noarch|QUEUED
      """)
  void transcripts(String text, String expected, String outcome) {
    List<Reading> readings = Evidence.read(lines(text));
    assertThat(Evidence.formats(readings)).containsExactly("rpm-ostree-transcript");
    PackageEvidence evidence = Evidence.of(readings.get(0));
    assertThat(Evidence.changes(evidence)).isEqualTo(expected == null ? "" : expected);
    assertThat(evidence.changes().isShown()).isTrue();
    assertThat(evidence.outcome())
        .isEqualTo(outcome == null ? Fact.notShown() : Fact.of(Outcome.valueOf(outcome)));
    assertThat(evidence.complete()).isTrue();
  }

  @Test
  void aTranscriptWithoutPackagesShowsNoneOnlyWhereItsReleasePrintsThem() {
    PackageEvidence early = Evidence.one(
        "Updating from: a:b\nUpdates prepared for next boot; run \"systemctl reboot\" to start a reboot\n");
    assertThat(early.changes().isShown()).isFalse();
    assertThat(early.isQueued()).isTrue();
    assertThat(Evidence.one("Checking out tree 1234567... done\nerror: no\n")
            .changes()
            .isShown())
        .isFalse();
  }

  @Test
  void commitsHaveDescriptions() {
    PackageEvidence evidence =
        Evidence.one("ostree commit: a/b (c) (" + OLD + ")\n a-1-1.noarch\n");
    assertThat(evidence.commit()).isEqualTo(Fact.of(new CommitName(OLD, Optional.of("a/b (c)"))));
    assertThat(Evidence.one("ostree commit: 12ab\n a-1-1.noarch\n").commit())
        .isEqualTo(Fact.of(new CommitName("12ab", Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Added:/  a-1-1.noarch/  ...
      Added:/  a-1-1.noarch/  <snip>/  b-1-1.noarch
      Added:/  a-1-1.noarch/  ???/  b-1-1.noarch
      """)
  void whatIsLeftOutMakesItIncomplete(String text) {
    assertThat(Evidence.one(HEAD + lines(text)).complete()).isFalse();
    assertThat(Evidence.one(lines(text)).complete()).isFalse();
  }

  @Test
  void whatIsNotUnderstoodIsKept() {
    Reading reading =
        Evidence.read(HEAD + "Added:\n  a-1-1.noarch\n  ???\n  b-1-1.noarch\n").get(0);
    // the line may have been a head
    assertThat(Evidence.changes(Evidence.of(reading))).isEqualTo("added a >1-1 noarch");
    assertThat(reading.capture().orElseThrow().unrecognized())
        .extracting(line -> line.line() + line.text())
        .contains("5  ???");
    assertThat(reading.problems().get(0).message())
        .isEqualTo("this line is not understood; it is kept as it is");
  }

  @Test
  void aLineThatMayBeCutIsNoEvidence() {
    Reading reading =
        Evidence.read(HEAD + "Upgraded:\n  a 1-1 -> 2-1\n  b 1-1 -> 2-1").get(0);
    assertThat(Evidence.changes(Evidence.of(reading))).isEqualTo("upgraded a 1-1>2-1");
    assertThat(Evidence.of(reading).complete()).isFalse();
    assertThat(reading.problems()).hasSize(1);
    PackageEvidence list = Evidence.one("ostree commit: 12ab\n a-1-1.noarch\n b-1-1.no");
    assertThat(list.installed().require()).hasSize(1);
    assertThat(list.complete()).isFalse();
  }

  /** A missing line break alone is no cut: a checksum, an architecture or a release of Fedora closes a line. */
  @Test
  void aLineThatIsWholeNeedsNoLineBreak() {
    for (String text : List.of(
        "ostree commit: 12ab\n a-1-1.noarch\n b-1-1.noarch",
        HEAD + "Upgraded:\n  b 1-1.fc40 -> 2-1.fc41",
        HEAD.strip(),
        "Added:\n  a-1-1.noarch\nRun \"systemctl reboot\" to start a reboot")) {
      assertThat(Evidence.one(text).complete()).as(text).isTrue();
      assertThat(Evidence.one(text)).isEqualTo(Evidence.one(text + "\n"));
    }
  }

  @Test
  void packagesAreLimited() {
    CaptureReader reader =
        CaptureReader.of(ReadOptions.DEFAULT.withLimits(Limits.DEFAULT.withMaxPackages(2)));
    for (String text : List.of(
        HEAD + "Added:\n  a-1-1.noarch\n  b-1-1.noarch\n  c-1-1.noarch\n  d-1-1.noarch\n",
        "ostree commit: 12ab\n a-1-1.noarch\n b-1-1.noarch\n c-1-1.noarch\n",
        "a-1-1.noarch\nb-1-1.noarch\nc-1-1.noarch\nd-1-1.noarch\ne-1-1.noarch\nf-1-1.noarch\n"
            .repeat(2),
        "Added:\n  a-1-1.noarch\n  b-1-1.noarch\n  c-1-1.noarch\n")) {
      List<Reading> readings = reader.read(text);
      assertThat(readings).as(text).hasSize(1);
      PackageEvidence evidence = Evidence.of(readings.get(0));
      assertThat(evidence.installed().map(List::size).orElse(0)
              + evidence.changes().map(List::size).orElse(0))
          .isEqualTo(2);
      assertThat(evidence.complete()).isFalse();
      assertThat(readings.get(0).problems())
          .extracting(Problem::message)
          .containsExactly(
              "more than 2 packages in one listing: the rest is not read (limit max-packages)");
    }
  }

  @Test
  void aMissingCommitIsAProblemAtItsPlace() {
    List<Reading> readings = Evidence.read(
        "ostree diff commit from: " + OLD + "\nostree diff commit to:\nAdded:\n  a-1-1.noarch\n",
        CaptureFormat.RPM_OSTREE_DB_DIFF);
    assertThat(readings).hasSize(1);
    Problem problem = readings.get(0).problems().get(0);
    assertThat(problem.message()).isEqualTo("unexpected end of line, expected a commit");
    assertThat(problem.position().line()).isEqualTo(2);
    assertThat(problem.position().column()).isEqualTo(23);
    assertThat(Evidence.changes(Evidence.of(readings.get(0)))).isEqualTo("added a >1-1 noarch");
  }
}
