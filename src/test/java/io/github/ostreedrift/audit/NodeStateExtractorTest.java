// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.diff.Edits;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.model.Capture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Equal nodes have states that fit, in whatever form they were captured; different ones do not. */
class NodeStateExtractorTest {

  @Test
  void formsOfOneStateFit() {
    assertThat(check(TestData.ROOT)).isPositive();
  }

  @Test
  @Tag("slow")
  void formsOfTheLargerCollectionFit() {
    assertThat(check(TestData.shared("corpus"))).isPositive();
  }

  private static int check(Path root) {
    Map<String, List<Path>> states = new TreeMap<>();
    for (Path file : TestData.files(root.resolve("rpm-ostree"), "\\d+\\..*(?:txt|json)")) {
      String name = file.getFileName().toString();
      states
          .computeIfAbsent(
              file.getParent() + "/" + name.substring(0, name.indexOf('.')),
              any -> new ArrayList<>())
          .add(file);
    }
    int checked = 0;
    for (List<Path> files : states.values()) {
      Map<Path, NodeState> forms = new TreeMap<>();
      for (Path file : files) {
        List<Capture> captures = TestData.captures(TestData.read(file));
        if (captures.size() == 1) {
          new NodeStateExtractor().find(captures.get(0)).ifPresent(state -> forms.put(file, state));
        }
      }
      for (Map.Entry<Path, NodeState> one : forms.entrySet()) {
        for (Map.Entry<Path, NodeState> other : forms.entrySet()) {
          assertThat(one.getValue().contradictions(other.getValue()))
              .as("%s and %s", one.getKey(), other.getKey())
              .isEmpty();
          checked++;
        }
      }
    }
    return checked;
  }

  /** What a comparison of running deployments calls a change, groups tell apart, but for what is left out on purpose. */
  @Test
  void whatDiffersIsToldApart() {
    long seed = TestData.seed(NodeStateExtractorTest.class);
    Random random = new Random(seed);
    List<Path> files = TestData.files(TestData.ROOT.resolve("rpm-ostree"), "\\d+\\.json");
    for (int times = 0; times < 500; times++) {
      String json = TestData.text(files.get(random.nextInt(files.size())));
      Optional<Edits> edits = Edits.of(json, random);
      if (edits.isPresent()) {
        Capture before = TestData.captures(json).get(0);
        edits.get().make(1);
        Capture after = TestData.captures(edits.get().json()).get(0);
        StatusDiff diff = StatusDiff.between(before, after);
        List<String> told = new NodeStateExtractor()
            .find(before)
            .orElseThrow()
            .contradictions(new NodeStateExtractor().find(after).orElseThrow());
        assertThat(told.isEmpty())
            .as("seed %d: %s, %s", seed, diff.changes(), told)
            .isEqualTo(diff.isEmpty()
                || diff.changes().stream().allMatch(NodeStateExtractorTest::isLeftOut));
      }
    }
  }

  /** What is said of the host, and what no deployment that runs can be. */
  private static boolean isLeftOut(Change change) {
    return change instanceof Change.HostChange
        || change.kind() == ChangeKind.STAGED_CHANGED
        || change.kind() == ChangeKind.FINALIZATION_LOCKED_CHANGED;
  }
}
