// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import java.io.IOException;
import java.util.List;

/**
 * What survived, as a table: a row for each node and item, for what is new, and for each reason why nothing is proved. A
 * node that had nothing to lose has a row as well.
 */
public final class SurvivalCsv {
  private final CsvTable table;

  private SurvivalCsv(Appendable out) throws IOException {
    this.table = new CsvTable(out);
    table.row(
        "what",
        "pool",
        "node",
        "verdict",
        "kind",
        "item",
        "outcome",
        "from",
        "to",
        "to-kind",
        "installed",
        "reason");
  }

  /** Writes what became of one node. */
  public static void write(Survival survival, Appendable out) throws IOException {
    new SurvivalCsv(out).node("", "", survival, SurvivalDoubts.of(survival));
  }

  /** Writes what became of each node. */
  public static void write(FleetSurvival fleet, Appendable out) throws IOException {
    SurvivalCsv csv = new SurvivalCsv(out);
    for (FleetSurvival.Node node : fleet.nodes()) {
      csv.node(node.pool(), node.name(), node.survival(), node.doubts());
    }
    for (String node : fleet.onlyBefore()) {
      csv.row("missing", "", node, "", SurvivalJUnit.MISSING);
    }
    for (FleetSurvival.NoData node : fleet.noData()) {
      csv.row("no-data", "", node.node(), "", node.reason());
    }
    for (String node : fleet.onlyAfter()) {
      csv.row("new", "", node, "", SurvivalJUnit.NEW);
    }
  }

  private void node(String pool, String node, Survival survival, List<String> doubts)
      throws IOException {
    String verdict = survival.verdict().word();
    for (SurvivalItem item : survival.items()) {
      table.row(
          "item",
          pool,
          node,
          verdict,
          item.kind().word(),
          item.item(),
          item.outcome().word(),
          item.from().orElse(""),
          item.to().orElse(""),
          item.toKind().map(SurvivalItem.Kind::word).orElse(""),
          String.join(" ", item.installed()),
          item.reason());
    }
    if (survival.items().isEmpty()) {
      row("node", pool, node, verdict, SurvivalJUnit.NOTHING);
    }
    for (Survival.Added added : survival.added()) {
      table.row(
          "added", pool, node, verdict, added.kind().word(), added.item(), "", "", "", "", "", "");
    }
    for (String doubt : doubts) {
      row("doubt", pool, node, verdict, doubt);
    }
  }

  private void row(String what, String pool, String node, String verdict, String reason)
      throws IOException {
    table.row(what, pool, node, verdict, "", "", "", "", "", "", "", reason);
  }
}
