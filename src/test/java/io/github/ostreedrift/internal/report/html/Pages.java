// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.Audit;
import io.github.ostreedrift.audit.AuditOptions;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Fleet;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.audit.NodeState;
import io.github.ostreedrift.audit.Rules;
import io.github.ostreedrift.audit.RulesReader;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.Inventory;
import io.github.ostreedrift.internal.report.ReportHead;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results, and the pages of them. */
final class Pages {
  static final Instant TIME = Instant.parse("2026-11-27T04:00:00Z");

  private Pages() {}

  static ReportHead head(String... inputs) {
    return new ReportHead(TIME, List.of(inputs), List.of("--quorum=60"), "0.1.0");
  }

  /** A fleet that people could have: outliers, a node without data, findings that are ignored. */
  static AuditResult audit() throws IOException {
    Path folder = TestData.ROOT.resolve("fleet");
    Fleet fleet = new Fleet();
    FleetReader.standard().read(folder.resolve("captures"), fleet::add, problem -> {});
    Rules rules =
        RulesReader.read(Files.readString(folder.resolve("rules.yaml"))).rules();
    return Audit.of(
        fleet.in(Inventory.read(folder.resolve("nodes.txt"))),
        AuditOptions.at(TIME).withRules(rules));
  }

  /** Many nodes, of one pool, in so many states. */
  static AuditResult audit(int nodes, int states) {
    Fleet fleet = new Fleet();
    for (int i = 0; i < nodes; i++) {
      int state = i % 3 == 0 ? (i / 3) % states : 0;
      fleet.add(
          "worker-" + i,
          "pool-" + i % 2,
          state(Map.of("version", "40." + state, "packages.layered", "htop\ntmux-" + state)));
    }
    return Audit.of(fleet, AuditOptions.at(TIME));
  }

  static NodeState state(Map<String, String> facts) {
    return NodeState.of(new TreeMap<>(facts));
  }

  static String html(AuditResult result, String... inputs) throws IOException {
    StringBuilder page = new StringBuilder();
    HtmlAudit.write(result, head(inputs), page);
    return page.toString();
  }

  static String html(Survival survival) throws IOException {
    StringBuilder page = new StringBuilder();
    HtmlSurvival.write(survival, head("before.txt", "after.txt"), page);
    return page.toString();
  }

  static String html(FleetSurvival fleet) throws IOException {
    StringBuilder page = new StringBuilder();
    HtmlFleetSurvival.write(fleet, head("before", "after"), page);
    return page.toString();
  }

  static Survival survival() throws IOException {
    return Survival.between(side("before.txt"), side("after.txt"), SurvivalOptions.DEFAULT);
  }

  static FleetSurvival fleet() throws IOException {
    Path folder = TestData.ROOT.resolve("verify/fleet");
    FleetSurvival.Pairs pairs = new FleetSurvival.Pairs();
    FleetReader.standard().read(folder.resolve("before"), pairs::before, problem -> {});
    FleetReader.standard().read(folder.resolve("after"), pairs::after, problem -> {});
    return pairs.result();
  }

  static StatusDiff diff() throws IOException {
    ComparedSide left = side("before.txt");
    ComparedSide right = side("after.txt");
    return StatusDiff.between(
        left.capture(), left.deployment(), right.capture(), right.deployment());
  }

  static String diffHtml() throws IOException {
    StringBuilder page = new StringBuilder();
    HtmlDiff.write(
        diff(), side("before.txt"), side("after.txt"), head("before.txt", "after.txt"), page);
    return page.toString();
  }

  private static ComparedSide side(String name) throws IOException {
    Reading reading =
        OstreeDrift.read(TestData.ROOT.resolve("readme").resolve(name)).get(0);
    return ComparedSide.of(reading, reading.capture().orElseThrow().booted());
  }
}
