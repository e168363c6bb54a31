// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for any two captures, however little they have in common. */
class LawsTest {

  @Test
  void comparisonsKeepTheLaws() {
    checkPairs(20_260_217, 1_000);
    checkPairs(TestData.seed(LawsTest.class), 1_000);
  }

  @Test
  @Tag("slow")
  void manyComparisonsKeepTheLaws() {
    checkPairs(3, 100_000);
  }

  private static void checkPairs(long seed, int pairs) {
    List<Capture> captures = captures(seed, 400);
    captures.forEach(
        capture -> assertThat(StatusDiff.between(capture, capture).changes()).isEmpty());
    captures.forEach(
        capture -> assertThat(StatusDiff.between(capture, capture).notShown()).isEmpty());
    Random random = new Random(seed);
    for (int i = 0; i < pairs; i++) {
      Capture left = captures.get(random.nextInt(captures.size()));
      Capture right = captures.get(random.nextInt(captures.size()));
      check(left, right, "seed " + seed + ", pair " + i);
    }
  }

  private static void check(Capture left, Capture right, String what) {
    StatusDiff diff = StatusDiff.between(left, right);
    assertThat(StatusDiff.between(right, left)).as(what).isEqualTo(diff.mirror());
    assertThat(diff.mirror().mirror()).as(what).isEqualTo(diff);
    assertThat(diff.summary().values().stream().mapToLong(count -> count).sum())
        .as(what)
        .isEqualTo(diff.changes().size());
    for (Change change : diff.changes()) {
      assertThat(change.from()).as("%s: %s", what, change).isNotEqualTo(change.to());
    }
    if (diff.left().isPresent() && diff.right().isPresent()) {
      Deployment from = diff.left().get();
      Deployment to = diff.right().get();
      assertThat(Applied.wrong(diff, from, to)).as(what).isEmpty();
    }
  }

  /** Captures of all kinds, some of the larger collection's where it is there. */
  private static List<Capture> captures(long seed, int most) {
    List<Path> files = new ArrayList<>(TestData.captures());
    if (TestData.hasShared()) {
      List<Path> more =
          new ArrayList<>(TestData.files(TestData.shared("corpus"), ".*\\.(txt|json)"));
      Collections.shuffle(more, new Random(seed));
      files.addAll(more.subList(0, Math.min(most, more.size())));
    }
    List<Capture> captures = new ArrayList<>();
    for (Path file : files) {
      captures.addAll(TestData.captures(TestData.read(file)));
    }
    return captures;
  }
}
