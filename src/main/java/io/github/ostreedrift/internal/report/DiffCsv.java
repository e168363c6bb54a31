// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.NotShown;
import io.github.ostreedrift.diff.StatusDiff;
import java.io.IOException;

/** A difference as a table: a row for each change, and for each fact that one side does not show. */
public final class DiffCsv {
  private DiffCsv() {}

  /** Writes all rows below a head. */
  public static void write(StatusDiff diff, Appendable out) throws IOException {
    CsvTable table = new CsvTable(out);
    table.row("what", "severity", "kind", "subject", "left", "right", "not-shown-by");
    for (Change change : diff.changes()) {
      table.row(
          "change",
          change.severity().word(),
          change.kind().word(),
          change.subject(),
          CsvTable.list(change.from()),
          CsvTable.list(change.to()),
          "");
    }
    for (NotShown fact : diff.notShown()) {
      table.row("not-shown", "", "", fact.fact(), "", "", fact.side().word());
    }
  }
}
