// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nodes that differ in digests alone share a verdict, if it is the one that each would get alone. */
class PairJudgeTest {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int VARIANTS = 6;

  @Test
  void eachIsJudgedAsIfAlone() {
    long seed = TestData.seed(PairJudgeTest.class);
    Random random = new Random(seed);
    List<Path> files = TestData.captures();
    List<NodeCapture> before = new ArrayList<>();
    List<NodeCapture> after = new ArrayList<>();
    for (int times = 0; times < 300; times++) {
      Path file = files.get(random.nextInt(files.size()));
      Path other = random.nextInt(3) == 0 ? file : near(files, file, random);
      for (int variant = 0; variant < VARIANTS; variant++) {
        String node = "node-" + times + "-" + (char) ('a' + variant);
        Map<String, String> names = new HashMap<>();
        before.addAll(captures(node, renamed(TestData.text(file), names, random)));
        if (random.nextBoolean()) {
          names.clear();
        }
        after.addAll(captures(node, renamed(TestData.text(other), names, random)));
      }
    }
    Map<String, Reading> then = new HashMap<>();
    before.forEach(capture -> then.put(capture.node().orElseThrow(), capture.reading()));
    Map<String, Reading> now = new HashMap<>();
    after.forEach(capture -> now.put(capture.node().orElseThrow(), capture.reading()));
    FleetSurvival found = OstreeDrift.verifyFleet(before, after);
    assertThat(found.nodes()).as("seed %d", seed).hasSizeGreaterThan(200);
    for (FleetSurvival.Node node : found.nodes()) {
      Survival alone = OstreeDrift.verify(then.get(node.name()), now.get(node.name()));
      assertThat(node.survival())
          .as("seed %d, %s", seed, node.name())
          .usingRecursiveComparison()
          .ignoringFields("before", "after")
          .isEqualTo(alone);
      assertThat(node.survival().after().capture()).isEqualTo(alone.after().capture());
    }
  }

  /** Where it matters what a digest is, and not just which it is equal to, each node is judged by itself. */
  @Test
  void digestsThatMatterAreNotPassedOver() {
    Random random = new Random(1);
    String first = digest(random);
    List<NodeCapture> before = new ArrayList<>();
    List<NodeCapture> after = new ArrayList<>();
    for (int node = 0; node < 20; node++) {
      String commit = node % 2 == 0 ? first : digest(random);
      before.addAll(captures("abbreviated-" + node, table(first)));
      after.addAll(captures("abbreviated-" + node, status(commit, "40.1")));
      before.addAll(captures("version-" + node, status(digest(random), digest(random))));
      after.addAll(captures("version-" + node, status(digest(random), digest(random))));
    }
    FleetSurvival found = OstreeDrift.verifyFleet(before, after);
    assertThat(found.nodes()).hasSize(40);
    Map<String, Set<Upgrade>> upgrades = new HashMap<>();
    for (FleetSurvival.Node node : found.nodes()) {
      Survival survival = node.survival();
      Upgrade alone = Survival.between(survival.before(), survival.after(), SurvivalOptions.DEFAULT)
          .upgrade();
      assertThat(survival.upgrade()).as(node.name()).isEqualTo(alone);
      upgrades
          .computeIfAbsent(node.name().replaceAll("-.*", ""), any -> new HashSet<>())
          .add(alone);
    }
    assertThat(upgrades).allSatisfy((kind, all) -> assertThat(all).as(kind).hasSizeGreaterThan(1));
  }

  private static String table(String commit) {
    return """
          TIMESTAMP (UTC)         VERSION   ID             OSNAME     REFSPEC
        * 2024-05-01 01:02:03     40.1      %s     fedora     fedora:stable
        """.formatted(commit.substring(0, 10));
  }

  private static String status(String commit, String version) {
    return """
        State: idle
        Deployments:
        * fedora:stable
                          Version: %s (2024-05-01T01:02:03Z)
                           Commit: %s
                        StateRoot: fedora
                  LayeredPackages: htop vim
        """.formatted(version, commit);
  }

  /** A capture that is likely to be of the same tool. */
  private static Path near(List<Path> files, Path file, Random random) {
    int at = files.indexOf(file) + random.nextInt(21) - 10;
    return files.get(Math.max(0, Math.min(files.size() - 1, at)));
  }

  /** The first capture of a text that holds one. */
  private static List<NodeCapture> captures(String node, String text) {
    return TestData.read(text).stream()
        .filter(reading -> reading.capture().isPresent())
        .limit(1)
        .map(reading -> new NodeCapture(
            Optional.of(node),
            List.of(),
            Optional.empty(),
            CaptureSource.of(node),
            reading,
            Optional.empty()))
        .toList();
  }

  /** A text with other digests, or with some of its own, of which there may be abbreviations. */
  private static String renamed(String text, Map<String, String> names, Random random) {
    return DIGEST
        .matcher(text)
        .replaceAll(match -> names.computeIfAbsent(
            match.group(), own -> random.nextInt(3) == 0 ? own : digest(random)));
  }

  private static String digest(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
