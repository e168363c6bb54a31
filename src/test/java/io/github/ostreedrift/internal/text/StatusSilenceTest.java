// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the silence of {@code rpm-ostree status} means where a capture is cut, and where it is not. */
class StatusSilenceTest {
  private static final String HEAD = "State: idle\nDeployments:\n";
  private static final String BOOTED =
      "\u25cf fedora:fedora/40/x86_64/silverblue\n                  Version: 40.1 (2024-05-01T01:02:03Z)\n";

  private static Capture read(String text) {
    return TestData.captures(text).get(0);
  }

  @Test
  void silenceOfAWholeCaptureIsNone() {
    Deployment booted = read(HEAD + BOOTED).booted();
    assertThat(booted.layered().require()).isEmpty();
    assertThat(booted.removed().require()).isEmpty();
    assertThat(booted.inactive()).isEqualTo(Fact.notShown());
  }

  /** The end of a paste: of the next row, or of its blanks, only a part is there. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "   ", "          Layered", "          LayeredPackages:", "\n "})
  void silenceBeforeACutRow(String rest) {
    Deployment booted = read(HEAD + BOOTED + rest).booted();
    assertThat(booted.layered().isShown()).isFalse();
    assertThat(booted.pinned().isShown()).isFalse();
    // The printers print removals above layered packages.
    assertThat(booted.removed().isShown()).isEqualTo(rest.endsWith("LayeredPackages:"));
  }

  /** A terminal's last line is the next prompt, and it has no line break: the capture above it is whole. */
  @ParameterizedTest
  @ValueSource(strings = {"[root@host ~]# ", "$ ", "\n$", "sh-5.1# ", "[core@host ~]$"})
  void silenceBeforeAPrompt(String prompt) {
    Deployment booted = read(HEAD + BOOTED + prompt).booted();
    assertThat(booted.layered().require()).isEmpty();
  }

  /** The list always comes; without it, the lines of the host that are missing may just be cut away. */
  @Test
  void silenceOfAHostWithoutAList() {
    for (String text : List.of("State: idle", "State: idle\n", "State: idle\n\n$ ")) {
      Capture capture = read(text);
      assertThat(capture.get(CaptureFacts.STATE).require()).isEqualTo("idle");
      assertThat(capture.get(CaptureFacts.UPDATE_DRIVER)).isEqualTo(Fact.notShown());
      assertThat(capture.get(CaptureFacts.WARNINGS)).isEqualTo(Fact.notShown());
    }
  }

  /** The next deployment may have another stateroot: then the rows were there without {@code -v}, too. */
  @Test
  void oneStaterootOfACutCaptureIsNotVerbose() {
    String stateroot = "                StateRoot: fedora\n";
    String cut = HEAD + BOOTED + stateroot + "\n" + BOOTED.replace('\u25cf', ' ') + stateroot;
    assertThat(read(cut).get(CaptureFacts.VERBOSE).require()).isTrue();
    for (String rest : List.of("\n ", "\n  fedora:fed", "             GPGSig")) {
      Deployment booted = read(cut + rest).booted();
      assertThat(booted.inactive()).as(rest).isEqualTo(Fact.notShown());
      assertThat(booted.staged()).as(rest).isEqualTo(Fact.notShown());
    }
  }

  /** Where something is live, both commits are printed without {@code -v}. */
  @Test
  void bothCommitsOfALiveDeploymentAreNotVerbose() {
    String commits = "         BootedBaseCommit: " + "1".repeat(64) + "\n"
        + "                   Commit: " + "2".repeat(64);
    Deployment booted = read(HEAD + BOOTED + commits).booted();
    assertThat(booted.inactive()).isEqualTo(Fact.notShown());
  }

  /** Half a word is no "no". */
  @Test
  void halfAYes() {
    for (String key : List.of("Pinned", "Staged")) {
      for (String value : List.of(":", ": ", ": y", ": ye")) {
        Deployment booted = read(HEAD + BOOTED + "   " + key + value).booted();
        assertThat(booted.pinned()).as(key + value).isEqualTo(Fact.notShown());
        assertThat(booted.staged()).as(key + value).isEqualTo(Fact.notShown());
      }
    }
  }

  /** An entry of the history whose deployment is forgotten. */
  @Test
  void missingHistory() {
    Deployment forgotten = read("BootTimestamp: 2019-11-01T10:00:00Z (3 weeks ago)\n"
            + "CreateTimestamp: 2019-11-01T09:57:12Z (3 weeks ago)\n"
            + "  << Missing history information >>\n\n")
        .deployments()
        .get(0);
    assertThat(forgotten.removed()).isEqualTo(Fact.notShown());
    assertThat(forgotten.replaced()).isEqualTo(Fact.notShown());
    assertThat(forgotten.get(DeploymentFacts.HISTORY).isShown()).isTrue();
  }

  /** An empty line ends a list, whatever its last line could still have held. */
  @Test
  void proseBehindAnEmptyLineIsNoPackage() {
    String packages = "google-chrome-stable-114.0.5735.198-1.x86_64";
    Deployment booted = read(HEAD + BOOTED + "            LocalPackages: " + packages
            + "\n\nScript done on 2024-06-10\n")
        .booted();
    assertThat(booted.local().require()).containsExactly(packages);
  }

  /** The column of the values tells the release, but a prefix moves it. */
  @Test
  void theColumnIsThePrinters() {
    String signed = HEAD + "\u25cf fedora-atomic:fedora-atomic/24/x86_64/docker-host\n"
        + "       Version: 24.20 (2016-07-06 17:08:19)\n"
        + "        OSName: fedora-atomic\n"
        + "  GPGSignature: 1 signature\n"
        + "                Signature made Wed 06 Jul 2016 05:10:42 PM UTC using RSA key ID 73BDE98381B46521\n"
        + "                Good signature from \"Fedora <fedora-24@fedoraproject.org>\"\n";
    for (String prefix : List.of("", "# ", "[worker-3] ", "           ", "[worker-12] ")) {
      Capture capture = read(signed.replaceAll("(?m)^(?!\\z)", prefix));
      assertThat(capture.get(CaptureFacts.VERBOSE).require()).as(prefix).isFalse();
    }
  }
}
