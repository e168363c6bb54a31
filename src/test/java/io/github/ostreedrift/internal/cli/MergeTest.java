// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Captures of one node by several tools count as one, wherever one capture is asked for. */
class MergeTest {
  private static final Path CAPTURED = Path.of("testdata/bootc/captured");
  private static final String RPM_OSTREE =
      CAPTURED.resolve("76a-pair-image-layered-rpm-ostree.txt").toString();
  private static final String BOOTC =
      CAPTURED.resolve("76b-pair-image-layered-bootc-v1.10.txt").toString();

  @TempDir
  private Path folder;

  @BeforeEach
  void twoNodes() throws IOException {
    for (String node : new String[] {"n1", "n2"}) {
      Path place = Files.createDirectories(folder.resolve(node));
      Files.copy(Path.of(RPM_OSTREE), place.resolve("rpm-ostree.txt"));
      Files.copy(Path.of(BOOTC), place.resolve("bootc.txt"));
    }
  }

  private static JsonNode booted(Run run) {
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode deployments = JsonMapper.shared().readTree(run.out()).path("deployments");
    return deployments.get(0).path("booted").asBoolean() ? deployments.get(0) : deployments.get(1);
  }

  @Test
  void parsePrintsAllThatTheyShow() {
    JsonNode booted = booted(Run.of("parse", "--merge", BOOTC, RPM_OSTREE));
    assertThat(booted.path("packages").path("layered").toString()).contains("btrfs-assistant");
    assertThat(booted.has("incompatible") || booted.has("pinned")).isTrue();
    assertThat(booted)
        .isEqualTo(booted(Run.of("parse", "--merge", RPM_OSTREE, BOOTC)))
        .isEqualTo(booted(Run.of("parse", "--merge", folder.resolve("n1").toString())));
  }

  @Test
  void contradictionsAreTrouble() {
    Run run =
        Run.of("parse", "--merge", "testdata/readme/before.txt", "testdata/readme/move/after.json");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.err())
        .contains("error: the captures contradict each other in htop: layered or none")
        .contains("they are of different moments, or of different hosts");
    assertThat(JsonMapper.shared().readTree(run.out()).path("problems").size()).isGreaterThan(3);
  }

  @Test
  void aNodeIsAllThatItsCapturesShow() throws IOException {
    String one = folder.resolve("n1").toString();
    String node = folder + "#n2";
    for (String[] pair : new String[][] {{one, RPM_OSTREE}, {node, RPM_OSTREE}, {one, node}}) {
      Run diff = Run.of("diff", pair[0], pair[1]);
      assertThat(diff.exit()).as(diff.err()).isZero();
      Run verify = Run.of("verify", pair[0], pair[1]);
      assertThat(verify.out()).contains("kept").contains("btrfs-assistant");
    }
    Path both = folder.resolve("both.txt");
    Files.writeString(
        both, Files.readString(Path.of(RPM_OSTREE)) + "\n" + Files.readString(Path.of(BOOTC)));
    Run transcript = Run.of("diff", both.toString(), RPM_OSTREE);
    assertThat(transcript.exit()).as(transcript.err()).isZero();
  }

  /** Two of one tool are before and after of something: nobody can tell which one is meant. */
  @Test
  void twoOfOneToolAreTwo() throws IOException {
    Path twice = folder.resolve("twice.txt");
    String text = Files.readString(Path.of(RPM_OSTREE));
    Files.writeString(twice, text + "\n" + text);
    Run run = Run.of("diff", twice.toString(), RPM_OSTREE);
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.err()).contains("holds 2 captures");
  }
}
