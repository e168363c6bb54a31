// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When listings and transcripts are read, and what is never taken for one. */
class EvidenceRuleTest {
  private static final String STATUS = """
      State: idle
      Deployments:
      * fedora:fedora/40/x86_64/silverblue
                     Version: 40.20240501.0 (2024-05-01T01:02:03Z)
                  BaseCommit: 9a817d75bef81b955179be6e602d1e6ae350645b6323231a62ba2ee6e5b9644b
             LayeredPackages: htop
                        Diff: 1 added
                       Added: htop-3.2.1-1.el8.x86_64
      """;

  private static final String TRANSCRIPT = """
      Checking out tree 8b334e0... done
      Added:
        htop-3.2.1-1.el8.x86_64
      Run "systemctl reboot" to start a reboot
      """;

  private static final String JSON = """
      {"ostree-commit-from":"a","ostree-commit-to":"b","pkgdiff":[["a",0,{"NewPackage":["a","1-1","noarch"]}]]}
      """;

  @Test
  void aStatusSilencesTheEvidenceAround() {
    for (String text : List.of(
        TRANSCRIPT + STATUS,
        STATUS + "\n" + TRANSCRIPT,
        TRANSCRIPT + STATUS + "\n" + TRANSCRIPT,
        JSON + STATUS)) {
      assertThat(Evidence.formats(Evidence.read(text))).containsExactly("rpm-ostree-status");
    }
    assertThat(Evidence.read(TRANSCRIPT + STATUS).get(0).line()).isEqualTo(5);
    assertThat(Evidence.read(STATUS + "\n" + TRANSCRIPT).get(0).capture())
        .isEqualTo(Evidence.read(STATUS).get(0).capture());
  }

  private static final String LIST = """
      bash-5.2.26-3.fc40.x86_64
      glibc-2.39-8.fc40.x86_64
      gpg-pubkey-a15b79cc-63d04c2c
      htop-3.2.1-1.el8.x86_64
      systemd-255.4-1.fc40.x86_64
      zlib-ng-2.1.6-2.fc40.x86_64
      """;

  @Test
  void aListIsFoundBelowItsCommand() {
    for (String text : List.of(
        LIST,
        "$ rpm -qa\n" + LIST,
        "[core@node ~]$ rpm -qa | sort\n\n" + LIST + "[core@node ~]$ exit\nlogout\n")) {
      assertThat(Evidence.formats(Evidence.read(text))).as(text).containsExactly("rpm-qa");
      assertThat(Evidence.one(text)).isEqualTo(Evidence.one(LIST));
    }
    assertThat(Evidence.formats(Evidence.read("$ cat list\n" + LIST))).containsExactly("none");
  }

  @Test
  void listingsAloneAreReadOnDemand() {
    CaptureReader reader =
        CaptureReader.of(ReadOptions.DEFAULT.withListings(ReadOptions.Listings.ONLY));
    String log = "$ rpm-ostree status\n" + STATUS + "$ cat list\n" + LIST + "$ echo\n" + TRANSCRIPT;
    assertThat(Evidence.formats(reader.read(log)))
        .containsExactly("rpm-qa", "rpm-ostree-transcript");
    assertThat(reader.read(STATUS).get(0).problems().get(0).message())
        .startsWith("no list of packages was found: expected the output of `rpm -qa`");
    assertThat(reader.read("").get(0).problems().get(0).message())
        .isEqualTo("the input is empty: save the output of `rpm -qa` in it");
  }

  @Test
  void aListOnDemandMayBeShort() {
    CaptureReader reader =
        CaptureReader.of(ReadOptions.DEFAULT.withListings(ReadOptions.Listings.ONLY));
    assertThat(Evidence.formats(reader.read("htop-3.2.1-1.el8.x86_64\n")))
        .containsExactly("rpm-qa");
    assertThat(Evidence.formats(reader.read("htop-3.2.1-1.el8.x86_64\nand more\n")))
        .containsExactly("none");
  }

  @Test
  void listingsAreNotReadOnDemand() {
    CaptureReader reader =
        CaptureReader.of(ReadOptions.DEFAULT.withListings(ReadOptions.Listings.NEVER));
    assertThat(Evidence.formats(reader.read(TRANSCRIPT))).containsExactly("none");
    assertThat(Evidence.formats(reader.read(JSON))).containsExactly("none");
    assertThat(Evidence.formats(reader.read(TRANSCRIPT + STATUS)))
        .containsExactly("rpm-ostree-status");
  }

  @Test
  void withoutAStatusAllEvidenceIsGiven() {
    assertThat(Evidence.formats(Evidence.read(TRANSCRIPT + "\nand\n\n" + JSON + TRANSCRIPT)))
        .containsExactly("rpm-ostree-transcript", "rpm-ostree-db-diff", "rpm-ostree-transcript");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      rpm-ostree-transcript, 2
      rpm-ostree-db-diff,    1
      rpm-ostree-status,     1
      rpm-ostree-db-list,    0
      """)
  void aNamedFormatIsReadAlone(String word, int count) {
    CaptureFormat format = CaptureFormat.find(word).orElseThrow();
    List<Reading> readings =
        Evidence.read(TRANSCRIPT + STATUS + "\n$ cat\n" + JSON + TRANSCRIPT, format);
    assertThat(Evidence.formats(readings))
        .containsExactlyElementsOf(
            count == 0 ? List.of("none") : java.util.Collections.nCopies(count, word));
  }

  @Test
  void aNamedStatusFormatFindsNoDifferenceInJson() {
    assertThat(Evidence.formats(Evidence.read(JSON, CaptureFormat.RPM_OSTREE_STATUS_JSON)))
        .containsExactly("none");
    assertThat(Evidence.formats(Evidence.read(
            "{\"deployments\":[],\"transaction\":null}\n", CaptureFormat.RPM_OSTREE_DB_DIFF)))
        .containsExactly("none");
  }

  @Test
  void aTranscriptIsNotLookedForInsideOfADifference() {
    String difference =
        "ostree diff commit from: a\nostree diff commit to: b\nAdded:\n  a-1-1.noarch\n";
    assertThat(Evidence.formats(Evidence.read(difference, CaptureFormat.RPM_OSTREE_TRANSCRIPT)))
        .containsExactly("none");
    assertThat(Evidence.formats(
            Evidence.read(difference + "\n" + TRANSCRIPT, CaptureFormat.RPM_OSTREE_TRANSCRIPT)))
        .containsExactly("rpm-ostree-transcript");
  }

  @Test
  void droppedEvidenceDoesNotCount() {
    CaptureReader reader =
        CaptureReader.of(ReadOptions.DEFAULT.withLimits(Limits.DEFAULT.withMaxCaptures(2)));
    String text = (TRANSCRIPT + STATUS + "\n$ next\n").repeat(2);
    assertThat(Evidence.formats(reader.read(text)))
        .containsExactly("rpm-ostree-status", "rpm-ostree-status");
    assertThat(Evidence.formats(reader.read(TRANSCRIPT.repeat(3))))
        .containsExactly("rpm-ostree-transcript", "rpm-ostree-transcript", "none");
    assertThat(reader.read(TRANSCRIPT.repeat(3)).get(2).problems().get(0).message())
        .startsWith("more captures than the limit of 2");
  }

  @Test
  void whatWouldTakeTooMuchRoomIsNotHeld() {
    int many = 5_000;
    List<Reading> readings = Evidence.read(TRANSCRIPT.repeat(many) + STATUS);
    assertThat(readings).hasSize(many + 1);
    assertThat(readings).extracting(Reading::line).isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // dnf list, dnf repoquery, rpm -qi
        "Installed Packages\nhtop.x86_64     3.2.1-1.el8     @epel\nnano.x86_64     7.2-1.el8     @epel\n",
        "a-0:1-1.noarch\nb-0:1-1.noarch\nc-0:1-1.noarch\nd-0:1-1.noarch\ne-0:1-1.noarch\n",
        "Name        : htop\nVersion     : 3.2.1\nRelease     : 1.el8\nArchitecture: x86_64\n",
        // dnf remove, dnf upgrade
        "Running transaction\n  Erasing          : htop-3.2.1-1.el8.x86_64     1/1\n\nRemoved:\n"
            + "  htop-3.2.1-1.el8.x86_64\n\nComplete!\n",
        "Upgraded:\n  htop-3.2.1-1.el8.x86_64         nano-7.2-1.el8.x86_64\n\nComplete!\n",
        "Upgraded:\n  htop-3.2.1-1.el8.x86_64\n\nComplete!\n",
        "Installed:\n  htop-3.2.1-1.el8.x86_64\n\nComplete!\n",
        // files, too few packages, packages among other things, an unsorted diff of lists, a list
        // of changes
        "a-1-1.noarch.rpm\nb-1-1.noarch.rpm\nc-1-1.noarch.rpm\nd-1-1.noarch.rpm\ne-1-1.noarch.rpm\n",
        "a-1-1.noarch\nb-1-1.noarch\nc-1-1.noarch\nd-1-1.noarch\n",
        "a-1-1.noarch\nb-1-1.noarch\nc-1-1.noarch\nd-1-1.noarch\ne-1-1.noarch\nand more\n",
        "$ cat list\na-1-1.noarch\nb-1-1.noarch\nc-1-1.noarch\nd-1-1.noarch\ne-1-1.noarch\n",
        "--- before\n+++ after\n@@ -1,2 +1,2 @@\n a-1-1.noarch\n-b-1-1.noarch\n+b-2-1.noarch\n",
        "## [1.0]\nAdded:\n- a new thing\nRemoved:\n- an old one\n",
        "Added:\n  my-own-file.txt\n",
        "app-1.0-linux.x86_64\nb-1.0-linux.x86_64\nc-1.0-linux.x86_64\nd-1.0-linux.x86_64\ne-1.0-linux.x86_64\n",
        // prose
        "Run \"systemctl reboot\" to start a reboot\n",
        "The ostree diff commit is from: here\nostree commit: x\nMoving 'a' to b\n",
        "Updating from: somewhere\nto somewhere else\n",
        "Checking out tree 1234567... done\n"
      })
  void otherThingsAreNoEvidence(String text) {
    assertThat(Evidence.formats(Evidence.read(text))).containsExactly("none");
  }

  @Test
  void theWalkthroughHoldsEightStatuses() {
    String walkthrough = TestData.text(TestData.shared("seed/walkthrough-zh.txt"));
    List<Reading> readings = Evidence.read(walkthrough);
    assertThat(readings).hasSize(8);
    assertThat(Evidence.formats(readings)).doesNotContain("rpm-ostree-transcript");
    assertThat(Evidence.formats(Evidence.read(walkthrough, CaptureFormat.RPM_OSTREE_TRANSCRIPT)))
        .containsExactly("rpm-ostree-transcript", "rpm-ostree-transcript");
  }

  /** Nothing is read as evidence where a status is found. */
  @TestFactory
  Stream<DynamicTest> realStatusesComeFirst() {
    return TestData.files(TestData.shared("corpus/real"), "\\d+-.*\\.txt").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          String text = TestData.text(file);
          boolean evidence = Evidence.read(text).stream()
              .flatMap(reading -> reading.capture().stream())
              .map(Capture::format)
              .anyMatch(CaptureFormat::isPackageEvidence);
          List<Reading> statuses = Evidence.read(text, CaptureFormat.RPM_OSTREE_STATUS);
          assertThat(evidence && statuses.get(0).capture().isPresent()).isFalse();
        }));
  }
}
