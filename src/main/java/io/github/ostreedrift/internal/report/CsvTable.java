// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A table as RFC 4180 has it: commas, CRLF, quotes where they are needed. A cell that a spreadsheet would run as a formula
 * gets an apostrophe in front, and what can't be seen is replaced by a sign for it. A row takes one line.
 */
final class CsvTable {
  private static final String FORMULA = "=+-@＝＋－＠";

  private final CsvWriter writer;

  CsvTable(Appendable out) {
    // Unbuffered: what takes the characters has a buffer, or is one.
    this.writer = CsvWriter.builder()
        .lineDelimiter(LineDelimiter.CRLF)
        .bufferSize(0)
        .build(new AppendableWriter(out));
  }

  /** Writes a row. */
  void row(String... cells) throws IOException {
    try {
      writer.writeRecord(Arrays.stream(cells).map(CsvTable::cell).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A list, whose elements stand on lines of their own, in one line; empty where there is nothing. */
  static String list(Optional<String> value) {
    return value.orElse("").replace("\n", ", ");
  }

  private static String cell(String text) {
    String visible = Visible.of(text);
    String bare = visible.stripLeading();
    return !bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0 ? "'" + visible : visible;
  }
}
