// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.Finding;
import java.io.IOException;
import java.time.LocalDate;

/** An audit as a table: a row for each finding, each node that could not be compared, and each pool without a majority. */
public final class AuditCsv {
  private AuditCsv() {}

  /** Writes all rows below a head. */
  public static void write(AuditResult result, Appendable out) throws IOException {
    CsvTable table = new CsvTable(out);
    table.row(
        "what",
        "pool",
        "node",
        "severity",
        "counts",
        "rule",
        "fact",
        "expected",
        "actual",
        "ignored",
        "ignored-until",
        "ignore-expired",
        "reason");
    for (Finding finding : result.findings()) {
      table.row(
          "finding",
          finding.pool(),
          finding.node(),
          finding.severity().word(),
          finding.counts() ? "yes" : "no",
          finding.rule(),
          finding.fact(),
          CsvTable.list(finding.expected()),
          finding.actual().isEmpty() ? "(not shown)" : CsvTable.list(finding.actual()),
          finding.ignored().orElse(""),
          finding.ignoredUntil().map(LocalDate::toString).orElse(""),
          finding.expired().orElse(""),
          "");
    }
    for (AuditResult.NoData node : result.noData()) {
      other(table, "no-data", node.pool(), node.node(), node.reason());
    }
    for (AuditResult.Pool pool : result.pools()) {
      for (AuditResult.Undecided node : pool.undecided()) {
        other(table, "undecided", pool.name(), node.node(), AuditJUnit.UNDECIDED);
      }
      if (pool.judgement() == Judgement.NO_MAJORITY) {
        other(table, "no-majority", pool.name(), "", pool.reference());
      }
    }
  }

  private static void other(CsvTable table, String what, String pool, String node, String reason)
      throws IOException {
    table.row(what, pool, node, "", "", "", "", "", "", "", "", "", reason);
  }
}
