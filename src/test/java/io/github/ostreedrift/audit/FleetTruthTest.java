// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.Inventory;
import io.github.ostreedrift.fleet.NodeCapture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fleets of which the truth is known: exactly that is found, whatever the forms, the wrappers and the order. */
class FleetTruthTest {
  private static final AuditOptions OPTIONS =
      AuditOptions.at(Instant.parse("2026-11-01T00:00:00Z"));

  @TempDir
  private Path folder;

  @Test
  void whatIsKnownIsFoundAndNothingElse() throws IOException {
    for (long seed = 1; seed <= 5; seed++) {
      check(seed);
    }
    check(TestData.seed(FleetTruthTest.class));
  }

  @Test
  @Tag("slow")
  void whatIsKnownIsFoundForManySeeds() throws IOException {
    for (long seed = 100; seed < 300; seed++) {
      check(seed);
    }
  }

  private void check(long seed) throws IOException {
    MadeUpFleet truth = new MadeUpFleet(new Random(seed), 500, 12, 5, 3);
    AuditResult result = Audit.of(fleet(truth, seed, 1), OPTIONS);
    String what = "seed " + seed;
    assertThat(nodes(result, BuiltInRule.NOT_IN_INVENTORY)).as(what).isEmpty();
    assertThat(result.nodes()).as(what).isEqualTo(500);
    assertThat(result.pools()).as(what).hasSize(3);
    assertThat(outliers(result)).as(what).isEqualTo(truth.outliers);
    assertThat(nodes(result, BuiltInRule.DIFFERS_FROM_REFERENCE))
        .as(what)
        .isEqualTo(truth.outliers);
    assertThat(nodes(result, BuiltInRule.CONTRADICTION)).as(what).isEqualTo(truth.contradicting);
    assertThat(result.noData().stream().map(AuditResult.NoData::node).toList())
        .as(what)
        .containsExactlyInAnyOrderElementsOf(truth.silent);
    assertThat(truth.contradicting).as(what).containsAll(undecided(result));
    AuditResult mixed = Audit.of(fleet(truth, seed, 2), OPTIONS);
    assertThat(mixed).as("%s, otherwise wrapped", what).isEqualTo(result);
  }

  private Fleet fleet(MadeUpFleet truth, long seed, int mix) throws IOException {
    Path here = Files.createDirectories(folder.resolve(seed + "-" + mix));
    Inventory inventory = truth.write(here, new Random(seed * 31 + mix));
    return collect(read(here)).in(inventory);
  }

  private static List<NodeCapture> read(Path folder) {
    List<NodeCapture> captures = new ArrayList<>();
    FleetReader.standard()
        .read(folder, captures::add, problem -> assertThat(problem).isNull());
    return captures;
  }

  private static Fleet collect(List<NodeCapture> captures) {
    return captures.stream().collect(Fleet.collector());
  }

  private static Set<String> outliers(AuditResult result) {
    return result.pools().stream()
        .flatMap(pool -> pool.groups().stream().skip(1))
        .flatMap(group -> group.nodes().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> undecided(AuditResult result) {
    return result.pools().stream()
        .flatMap(pool -> pool.undecided().stream())
        .map(AuditResult.Undecided::node)
        .toList();
  }

  private static Set<String> nodes(AuditResult result, BuiltInRule rule) {
    return result.findings().stream()
        .filter(finding -> finding.rule().equals(rule.word()))
        .map(Finding::node)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Any split, merged in any order and through serialization, is the same fleet. */
  @Test
  void fleetsMerge() throws IOException, ClassNotFoundException {
    long seed = TestData.seed(FleetTruthTest.class);
    Random random = new Random(seed);
    MadeUpFleet truth = new MadeUpFleet(random, 120, 8, 4, 6);
    truth.write(folder, random);
    List<NodeCapture> captures = new ArrayList<>(read(folder));
    Fleet whole = collect(captures);
    for (int times = 0; times < 20; times++) {
      Collections.shuffle(captures, random);
      List<Fleet> parts = new ArrayList<>();
      for (int from = 0; from < captures.size(); ) {
        int to = Math.min(captures.size(), from + 1 + random.nextInt(40));
        parts.add(copy(collect(captures.subList(from, to))));
        from = to;
      }
      Collections.shuffle(parts, random);
      while (parts.size() > 1) {
        Fleet one = parts.remove(random.nextInt(parts.size()));
        Fleet other = parts.remove(random.nextInt(parts.size()));
        parts.add(copy(one.merge(other)));
      }
      assertThat(parts.get(0)).as("seed %d", seed).isEqualTo(whole).hasSameHashCodeAs(whole);
      assertThat(Audit.of(parts.get(0), OPTIONS)).isEqualTo(Audit.of(whole, OPTIONS));
    }
  }

  private static Fleet copy(Fleet fleet) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(fleet);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Fleet) in.readObject();
    }
  }
}
