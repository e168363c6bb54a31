// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.report.Gauges.Gauge;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What survived, as metrics. All verdicts, kinds and outcomes are there, with 0 where there is none. */
public final class SurvivalMetrics {
  /** What a node is that was not judged. */
  private static final List<String> OTHERS = List.of("missing", "no-data", "new");

  private final Gauges gauges = new Gauges();
  private final Gauge nodes;
  private final Gauge items;

  private SurvivalMetrics(Set<String> pools) {
    this.nodes = gauges.gauge(
        "verify_nodes",
        "Nodes by verdict; those without a capture after are missing, those without one before new.",
        "pool",
        "verdict");
    this.items = gauges.gauge(
        "verify_items",
        "Requests, packages, overrides and settings of before, by what became of them.",
        "kind",
        "outcome");
    for (String pool : pools) {
      for (Verdict verdict : Verdict.values()) {
        nodes.add(0, pool, verdict.word());
      }
      OTHERS.forEach(word -> nodes.add(0, pool, word));
    }
    for (SurvivalItem.Kind kind : SurvivalItem.Kind.values()) {
      for (SurvivalItem.Outcome outcome : SurvivalItem.Outcome.values()) {
        items.add(0, kind.word(), outcome.word());
      }
    }
  }

  /** Writes the metrics of one node. */
  public static void write(
      Survival survival, ReportHead head, boolean isOpenMetrics, Appendable out)
      throws IOException {
    SurvivalMetrics metrics = new SurvivalMetrics(Set.of(""));
    metrics.nodes.add(1, "", survival.verdict().word());
    metrics.items(survival.items());
    metrics.gauges.write(head.time(), isOpenMetrics, out);
  }

  /**
   * Writes the metrics of many nodes.
   *
   * @param isOpenMetrics whether as OpenMetrics
   * @param isPerNode whether nodes are told by their names
   */
  public static void write(
      FleetSurvival fleet,
      ReportHead head,
      boolean isOpenMetrics,
      boolean isPerNode,
      Appendable out)
      throws IOException {
    Set<String> pools = new TreeSet<>(Set.of(""));
    fleet.nodes().forEach(node -> pools.add(node.pool()));
    SurvivalMetrics metrics = new SurvivalMetrics(pools);
    for (FleetSurvival.Node node : fleet.nodes()) {
      metrics.nodes.add(1, node.pool(), node.verdict().word());
      metrics.items(node.items());
    }
    metrics.nodes.add(fleet.onlyBefore().size(), "", OTHERS.get(0));
    metrics.nodes.add(fleet.noData().size(), "", OTHERS.get(1));
    metrics.nodes.add(fleet.onlyAfter().size(), "", OTHERS.get(2));
    if (isPerNode) {
      metrics.names(fleet);
    }
    metrics.gauges.write(head.time(), isOpenMetrics, out);
  }

  private void items(List<SurvivalItem> list) {
    list.forEach(item -> items.add(1, item.kind().word(), item.outcome().word()));
  }

  private void names(FleetSurvival fleet) {
    Gauge state =
        gauges.gauge("verify_node", "1 for the verdict of a node.", "pool", "node", "verdict");
    Gauge lost = gauges.gauge("verify_node_lost", "Items that a node lost.", "pool", "node");
    for (FleetSurvival.Node node : fleet.nodes()) {
      state.add(1, node.pool(), node.name(), node.verdict().word());
      lost.add(
          node.items().stream()
              .filter(item -> item.outcome() == SurvivalItem.Outcome.LOST)
              .count(),
          node.pool(),
          node.name());
    }
    fleet.onlyBefore().forEach(node -> state.add(1, "", node, OTHERS.get(0)));
    fleet.noData().forEach(node -> state.add(1, "", node.node(), OTHERS.get(1)));
    fleet.onlyAfter().forEach(node -> state.add(1, "", node, OTHERS.get(2)));
  }
}
