// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.internal.report.Gauges.Gauge;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An audit as metrics. Each pool has all of them, with 0 where there is none: an alert misses no series. */
public final class AuditMetrics {
  private AuditMetrics() {}

  /**
   * Writes all metrics.
   *
   * @param isOpenMetrics whether as OpenMetrics
   * @param isPerNode whether nodes are told by their names
   */
  public static void write(
      AuditResult result, ReportHead head, boolean isOpenMetrics, boolean isPerNode, Appendable out)
      throws IOException {
    Gauges gauges = new Gauges();
    Set<String> pools = new TreeSet<>();
    result.pools().forEach(pool -> pools.add(pool.name()));
    result.noData().forEach(node -> pools.add(node.pool()));
    result.findings().forEach(finding -> pools.add(finding.pool()));
    counts(gauges, result, pools);
    findings(gauges, result.findings(), pools);
    if (isPerNode) {
      nodes(gauges, result);
    }
    gauges.write(head.time(), isOpenMetrics, out);
  }

  private static void counts(Gauges gauges, AuditResult result, Set<String> pools) {
    Gauge nodes = gauges.gauge("nodes", "Nodes of the pool, those without data included.", "pool");
    Gauge outliers =
        gauges.gauge("outliers", "Nodes that differ from the majority of their pool.", "pool");
    Gauge undecided =
        gauges.gauge("undecided", "Nodes that show too little to be put into a group.", "pool");
    Gauge noData = gauges.gauge("no_data", "Nodes of which nothing is known.", "pool");
    Gauge groups = gauges.gauge("groups", "Groups of nodes that are equal.", "pool");
    Gauge majority = gauges.gauge(
        "no_majority", "1 where nodes should be compared and no group is large enough.", "pool");
    for (String pool : pools) {
      List.of(nodes, outliers, undecided, noData, groups, majority)
          .forEach(gauge -> gauge.add(0, pool));
    }
    for (AuditResult.Pool pool : result.pools()) {
      nodes.add(pool.nodes(), pool.name());
      outliers.add(pool.outliers().size(), pool.name());
      undecided.add(pool.undecided().size(), pool.name());
      groups.add(pool.groups().size(), pool.name());
      majority.add(pool.judgement() == Judgement.NO_MAJORITY ? 1 : 0, pool.name());
    }
    for (AuditResult.NoData node : result.noData()) {
      nodes.add(1, node.pool());
      noData.add(1, node.pool());
    }
  }

  private static void findings(Gauges gauges, List<Finding> findings, Set<String> pools) {
    Set<List<String>> kinds = new LinkedHashSet<>();
    for (BuiltInRule rule : BuiltInRule.values()) {
      kinds.add(List.of(rule.word(), rule.severity().word(), "false"));
    }
    findings.forEach(finding -> kinds.add(kind(finding)));
    Gauge gauge = gauges.gauge(
        "findings",
        "What rules found; alone of severity info, or ignored, it does not count as drift.",
        "pool",
        "rule",
        "severity",
        "ignored");
    for (String pool : pools) {
      kinds.forEach(kind -> gauge.add(0, pool, kind.get(0), kind.get(1), kind.get(2)));
    }
    for (Finding finding : findings) {
      List<String> kind = kind(finding);
      gauge.add(1, finding.pool(), kind.get(0), kind.get(1), kind.get(2));
    }
  }

  private static List<String> kind(Finding finding) {
    return List.of(
        finding.rule(),
        finding.severity().word(),
        Boolean.toString(finding.ignored().isPresent()));
  }

  private static void nodes(Gauges gauges, AuditResult result) {
    Gauge state = gauges.gauge(
        "node_state",
        "1 for what a node is in its pool: equal, outlier, undecided, no-data, or grouped where"
            + " there is no majority.",
        "pool",
        "node",
        "state");
    Gauge counting = gauges.gauge("node_findings", "Findings that count, by node.", "pool", "node");
    for (AuditResult.Pool pool : result.pools()) {
      boolean isMajority = pool.judgement() == Judgement.MAJORITY;
      for (int i = 0; i < pool.groups().size(); i++) {
        String word = !isMajority ? "grouped" : i == 0 ? "equal" : "outlier";
        for (String node : pool.groups().get(i).nodes()) {
          state.add(1, pool.name(), node, word);
          counting.add(0, pool.name(), node);
        }
      }
      for (AuditResult.Undecided node : pool.undecided()) {
        state.add(1, pool.name(), node.node(), "undecided");
        counting.add(0, pool.name(), node.node());
      }
    }
    for (AuditResult.NoData node : result.noData()) {
      state.add(1, node.pool(), node.node(), "no-data");
      counting.add(0, node.pool(), node.node());
    }
    for (Finding finding : result.findings()) {
      counting.add(finding.counts() ? 1 : 0, finding.pool(), finding.node());
    }
  }
}
