// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.FleetSurvival.Pairs;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.NodeCapture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fleets of which it is known what was lost: exactly that is found on exactly those nodes, whatever the forms, the
 * wrappers, the names, the order, the split and the serialization.
 */
class FleetSurvivalTruthTest {
  private static final int EDITS = 30;
  private static final int OTHERS = 5;

  @TempDir
  private Path folder;

  private final List<NodeCapture> before = new ArrayList<>();
  private final List<NodeCapture> after = new ArrayList<>();

  @Test
  void whatIsKnownIsFoundAndNothingElse() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      check(seed, 300);
    }
    check(TestData.seed(FleetSurvivalTruthTest.class), 300);
  }

  @Test
  @Tag("slow")
  void whatIsKnownIsFoundForManySeeds() throws IOException {
    for (long seed = 1000; seed < 1100; seed++) {
      check(seed, 1000);
    }
  }

  private void check(long seed, int nodes) throws IOException {
    UpgradedFleet truth = read(seed, nodes);
    FleetSurvival found = OstreeDrift.verifyFleet(before, after);
    String what = "seed " + seed;
    assertThat(found.onlyBefore()).as(what).containsExactlyElementsOf(truth.onlyBefore);
    assertThat(found.onlyAfter())
        .as(what)
        .containsExactlyInAnyOrderElementsOf(
            truth.onlyAfter.stream().map(UpgradedFleet::nameAfter).toList());
    assertThat(found.noData())
        .as(what)
        .extracting(FleetSurvival.NoData::node)
        .containsExactlyElementsOf(truth.silent);
    Set<String> judged = new TreeSet<>(truth.whole);
    judged.addAll(truth.edited.keySet());
    assertThat(found.nodes())
        .as(what)
        .extracting(FleetSurvival.Node::name)
        .containsExactlyElementsOf(judged);
    Set<String> losses = new HashSet<>();
    for (FleetSurvival.Node node : found.nodes()) {
      check(node, truth, losses, what + ", " + node.name());
    }
    Set<String> told = new HashSet<>();
    found
        .lost()
        .forEach(lost ->
            lost.nodes().forEach(node -> told.add(node + ' ' + lost.kind() + ' ' + lost.item())));
    assertThat(told).as(what).isEqualTo(losses);
  }

  private static void check(
      FleetSurvival.Node node, UpgradedFleet truth, Set<String> losses, String what) {
    List<SurvivalItem> items = node.items();
    boolean isLost = false;
    for (SurvivalItem item : items) {
      if (item.outcome() == SurvivalItem.Outcome.LOST) {
        losses.add(node.name() + ' ' + item.kind() + ' ' + item.item());
        isLost = true;
      }
    }
    truth
        .outcomes(node.name())
        .ifPresentOrElse(
            known ->
                assertThat(known.wrong(items)).as("%s, edits %s", what, known).isEmpty(),
            () -> assertThat(items)
                .as(what)
                .allMatch(item -> item.outcome() == SurvivalItem.Outcome.KEPT));
    assertThat(node.verdict()).as(what).isEqualTo(isLost ? Verdict.LOST : Verdict.SURVIVED);
  }

  /** Makes a fleet up, and reads it as two folders. */
  private UpgradedFleet read(long seed, int nodes) throws IOException {
    UpgradedFleet truth = new UpgradedFleet(new Random(seed), nodes, EDITS, OTHERS);
    Path here = folder.resolve(seed + "-" + nodes);
    Path then = Files.createDirectories(here.resolve("then"));
    Path now = Files.createDirectories(here.resolve("now"));
    truth.write(then, now, new Random(seed));
    before.clear();
    after.clear();
    FleetReader.standard()
        .read(then, before::add, problem -> assertThat(problem).isNull());
    FleetReader.standard().read(now, after::add, problem -> assertThat(problem).isNull());
    return truth;
  }

  /** Each node is judged just as if there were no other one. */
  @Test
  void eachNodeIsJudgedByItself() throws IOException {
    read(TestData.seed(FleetSurvivalTruthTest.class), 200);
    Map<String, NodeCapture> then = new HashMap<>();
    before.forEach(capture -> then.put(capture.node().orElseThrow(), capture));
    Map<String, NodeCapture> now = new HashMap<>();
    after.forEach(capture -> now.put(capture.node().orElseThrow(), capture));
    FleetSurvival found = OstreeDrift.verifyFleet(before, after);
    assertThat(found.nodes()).hasSizeGreaterThan(100);
    for (FleetSurvival.Node node : found.nodes()) {
      Survival alone = OstreeDrift.verify(
          then.get(node.name()).reading(),
          now.get(UpgradedFleet.nameAfter(node.name())).reading());
      Survival among = node.survival();
      assertThat(among)
          .as(node.name())
          .usingRecursiveComparison()
          .ignoringFields("before", "after")
          .isEqualTo(alone);
      assertThat(among.before().capture()).isEqualTo(alone.before().capture());
      assertThat(among.after().capture()).isEqualTo(alone.after().capture());
      assertThat(among.before().deployment()).isEqualTo(alone.before().deployment());
      assertThat(OstreeDrift.explain(among)).isEqualTo(OstreeDrift.explain(alone));
    }
  }

  /** Any split, merged in any order and through serialization, is the same. */
  @Test
  void pairsMerge() throws IOException, ClassNotFoundException {
    long seed = TestData.seed(FleetSurvivalTruthTest.class);
    Random random = new Random(seed);
    read(seed, 120);
    List<Consumer<Pairs>> adding = new ArrayList<>();
    before.forEach(capture -> adding.add(pairs -> pairs.before(capture)));
    after.forEach(capture -> adding.add(pairs -> pairs.after(capture)));
    // other captures of some nodes, of which one counts
    before.subList(0, 40).forEach(capture -> adding.add(pairs -> pairs.after(capture)));
    Pairs whole = new Pairs();
    adding.forEach(add -> add.accept(whole));
    FleetSurvival result = whole.result();
    for (int times = 0; times < 10; times++) {
      Collections.shuffle(adding, random);
      List<Pairs> parts = new ArrayList<>();
      for (int from = 0; from < adding.size(); ) {
        int to = Math.min(adding.size(), from + 1 + random.nextInt(60));
        Pairs part = new Pairs();
        adding.subList(from, to).forEach(add -> add.accept(part));
        parts.add(copy(part));
        from = to;
      }
      while (parts.size() > 1) {
        Pairs one = parts.remove(random.nextInt(parts.size()));
        Pairs other = parts.remove(random.nextInt(parts.size()));
        parts.add(copy(one.merge(other)));
      }
      assertThat(parts.get(0)).as("seed %d", seed).isEqualTo(whole).hasSameHashCodeAs(whole);
      FleetSurvival again = parts.get(0).result();
      assertThat(again).as("seed %d", seed).isEqualTo(result);
      assertThat(OstreeDrift.toJson(again)).isEqualTo(OstreeDrift.toJson(result));
    }
  }

  private static Pairs copy(Pairs pairs) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(pairs);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Pairs) in.readObject();
    }
  }
}
