// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Captures of one moment complete each other, in any order; and what they can't both be true of is told. */
class OneMomentTest {
  private static final List<Path> PAIRED =
      TestData.files(TestData.ROOT.resolve("bootc/captured"), "7\\d[ab]-pair-.*(?<!golden\\.json)");

  private static Capture read(Path file) {
    return OstreeDrift.read(TestData.text(file)).get(0).capture().orElseThrow();
  }

  /** All forms in which one state was printed. */
  private static Map<String, List<Capture>> states() {
    Map<String, List<Capture>> states = new TreeMap<>();
    for (Path file : TestData.files(
        TestData.ROOT.resolve("rpm-ostree"), "\\d+\\.[a-z-]+\\.utf8\\.txt|\\d+\\.json")) {
      String name = file.getFileName().toString();
      String state = file.getParent().getFileName() + "/" + name.substring(0, name.indexOf('.'));
      states.computeIfAbsent(state, any -> new ArrayList<>()).add(read(file));
    }
    return states;
  }

  @Test
  void formsOfOneStateAreOne() {
    Map<String, List<Capture>> states = states();
    assertThat(states).hasSizeGreaterThan(20);
    states.forEach((name, forms) -> {
      OneMoment all = OneMoment.of(forms);
      assertThat(all.contradictions()).as(name).isEmpty();
      List<Capture> reversed = new ArrayList<>(forms);
      java.util.Collections.reverse(reversed);
      assertThat(OneMoment.of(reversed).capture().deployments())
          .as(name)
          .isEqualTo(all.capture().deployments());
      for (Capture form : forms) {
        assertThat(StatusDiff.between(all.capture(), form).changes()).as(name).isEmpty();
        if (form.deployments().size() == all.capture().deployments().size()) {
          nothingIsMissing(name, form, all.capture());
        }
      }
    });
  }

  private static Stream<List<Path>> pairs() {
    Map<String, List<Path>> pairs = new TreeMap<>();
    PAIRED.forEach(file -> pairs
        .computeIfAbsent(file.getFileName().toString().substring(0, 2), any -> new ArrayList<>())
        .add(file));
    return pairs.values().stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void toolsCompleteEachOther(List<Path> files) {
    assertThat(files).hasSize(2);
    List<Capture> both = files.stream().map(OneMomentTest::read).toList();
    StatusDiff diff = StatusDiff.between(both.get(0), both.get(1));
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.notShown()).isNotEmpty();
    assertThat(StatusDiff.between(both.get(1), both.get(0))).isEqualTo(diff.mirror());
    OneMoment all = OneMoment.of(both);
    assertThat(all.contradictions()).isEmpty();
    nothingIsMissing(files.toString(), both.get(0), all.capture());
    both.forEach(
        one -> assertThat(StatusDiff.between(all.capture(), one).changes()).isEmpty());
    assertThat(shown(all.capture().booted()))
        .isGreaterThanOrEqualTo(
            both.stream().mapToLong(each -> shown(each.booted())).max().orElseThrow());
  }

  @Test
  void thereAreNinePairs() {
    assertThat(pairs()).hasSize(9);
  }

  private static long shown(Deployment deployment) {
    return DeploymentFacts.ALL.stream().filter(deployment.facts()::shows).count();
  }

  private static void nothingIsMissing(String name, Capture one, Capture all) {
    for (int i = 0; i < one.deployments().size(); i++) {
      for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
        assertThat(all.deployments().get(i).facts().shows(key))
            .as("%s: %s", name, key)
            .isIn(true, one.deployments().get(i).facts().shows(key));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      testdata/readme/before.txt      | testdata/readme/after.txt       | base-version-changed
      testdata/readme/move/before.txt | testdata/readme/move/after.json | layered-package-removed
      testdata/bootc/captured/76a-pair-image-layered-rpm-ostree.txt | testdata/bootc/captured/77b-pair-iot-ref-bootc-v1.14.json | layered-package-removed
      """)
  void whatCannotBothBeTrueIsTold(Path one, Path other, String kind) throws IOException {
    OneMoment all = OneMoment.of(List.of(read(one), read(other)));
    assertThat(all.isOne()).isFalse();
    assertThat(all.contradictions()).extracting(each -> each.kind().word()).contains(kind);
    Reading merged = OneMoment.merge(List.of(
        OstreeDrift.read(TestData.text(one)).get(0),
        OstreeDrift.read(TestData.text(other)).get(0)));
    assertThat(merged.problems())
        .filteredOn(problem -> problem.isError())
        .hasSameSizeAs(all.contradictions());
  }

  @Test
  void listsOfPackagesAreNotMerged() {
    Path list = TestData.ROOT.resolve("readme/evidence/rpm-qa.txt");
    assertThatIllegalArgumentException().isThrownBy(() -> OneMoment.of(List.of(read(list))));
    assertThatIllegalArgumentException().isThrownBy(() -> OneMoment.of(List.of()));
    Reading merged = OneMoment.merge(OstreeDrift.read(TestData.text(list)));
    assertThat(merged.capture()).isEmpty();
    assertThat(merged.problems())
        .extracting(problem -> problem.message())
        .anyMatch(message -> message.contains("lists packages"));
  }
}
