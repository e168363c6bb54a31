// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Straightens the table of {@code rpm-ostree status} (2014 to 2016): its rows, and the signatures below it. */
final class TableLayout {
  private static final Pattern ROW = Pattern.compile(
      "\\*? *(?:(?:\\d{4}-\\d\\d-\\d\\d +\\d\\d:\\d\\d:\\d\\d|\\(invalid\\)) +)?(?:\\S.*? +)??[0-9a-f]{10} +\\S.*");

  private TableLayout() {}

  /** Reads the table whose head is the next line. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    Straightened out = read(lines, prefix, limits);
    out.unterminated |= new StatusLines(lines, prefix).endsInMidst();
    return out;
  }

  private static Straightened read(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    Straightened out = new Straightened();
    Line head = lines.next();
    if (head == null) {
      return out;
    }
    int from = head.skipBlanks(prefix.strip(head));
    out.add(head, "", from, head.trimmedEnd(from));
    out.unterminated = !head.terminated;
    int rows = 0;
    for (Line line = lines.peek(0); isRow(line, prefix); line = lines.peek(0)) {
      Line row = Objects.requireNonNull(lines.next());
      out.unterminated = !row.terminated;
      if (!row.terminated) {
        out.keep(row);
      } else if (++rows <= limits.maxDeployments()) {
        int start = row.skipBlanks(prefix.strip(row));
        out.add(row, "", start, row.trimmedEnd(start));
      } else if (rows == limits.maxDeployments() + 1) {
        LimitProblems.deployments(out, limits);
      }
    }
    footer(lines, prefix, out);
    return out;
  }

  private static boolean isRow(@Nullable Line line, Prefix prefix) {
    if (line == null || prefix.strip(line) < 0) {
      return false;
    }
    int from = line.skipBlanks(prefix.strip(line));
    return !line.startsWith("GPG:", from) && ROW.matcher(line.from(from)).matches();
  }

  private static void footer(LineReader lines, Prefix prefix, Straightened out) throws IOException {
    int blanks = 0;
    Line line = lines.peek(0);
    while (line != null && isBlank(line, prefix)) {
      line = lines.peek(++blanks);
    }
    if (line == null || prefix.strip(line) < 0) {
      return;
    }
    int from = line.skipBlanks(prefix.strip(line));
    if (!line.startsWith("GPG: Found ", from)) {
      return;
    }
    for (int i = 0; i <= blanks; i++) {
      lines.next();
    }
    out.add(line, "", from, line.trimmedEnd(from));
    signatures(lines, prefix, out);
  }

  private static void signatures(LineReader lines, Prefix prefix, Straightened out)
      throws IOException {
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      int stripped = prefix.strip(line);
      int from = stripped < 0 ? -1 : line.skipBlanks(stripped);
      boolean blank = from >= line.end;
      if (from < 0 || (!blank && !Signs.isSignatureText(line, from))) {
        return;
      }
      lines.next();
      if (!blank) {
        out.addContinuation(line, from, line.trimmedEnd(from));
      }
    }
  }

  private static boolean isBlank(Line line, Prefix prefix) {
    int from = prefix.strip(line);
    return from >= 0 && line.skipBlanks(from) >= line.end;
  }
}
