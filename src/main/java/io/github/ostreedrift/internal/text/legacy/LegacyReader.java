// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.legacy;

import io.github.ostreedrift.internal.text.grammar.LegacyStatusLexer;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.internal.text.token.LineRecovery;
import io.github.ostreedrift.internal.text.token.LineScanner;
import io.github.ostreedrift.internal.text.token.TextCapture;
import io.github.ostreedrift.internal.text.token.TokenNames;
import io.github.ostreedrift.model.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rpm-ostree status} of 2014 to 2016: a table, and {@code --pretty}. */
public final class LegacyReader {
  private static final TokenNames NAMES = new TokenNames(
      Map.of(
          LegacyStatusLexer.VALUE, "a value",
          LegacyStatusLexer.CELL, "a cell",
          LegacyStatusLexer.CHECKSUM, "a checksum",
          LegacyStatusLexer.STAMP, "a time",
          LegacyStatusLexer.END, "end of line",
          LegacyStatusLexer.NEXT, "a further line"),
      Map.of());

  private LegacyReader() {}

  /** Whether a line names the columns of a table. */
  public static boolean isTableHead(Line line, int from, int end) {
    return TableScanner.isHead(line, from, end);
  }

  /** Whether a line is a ruler, as it stands above each deployment of {@code --pretty}. */
  public static boolean isRuler(Line line, int from) {
    return PrettyScanner.isRuler(line, from, LegacyStatusLexer.RULER);
  }

  /** Whether a line names the place of a deployment, as it stands below a ruler. */
  public static boolean isPosition(Line line, int from) {
    return PrettyScanner.isPosition(line, from);
  }

  /** Reads the table whose head is the next line; empty where none is there. */
  public static Optional<TextCapture> readTable(CaptureLines lines, Limits limits) {
    TableScanner scanner = new TableScanner(lines, limits);
    return parser(scanner)
        .map(parser -> new TextCapture(
            LegacyBuilder.build(parser.table(), scanner.problems), scanner.problems));
  }

  /** Reads the deployments whose first ruler is the next line; empty where none is there. */
  public static Optional<TextCapture> readPretty(CaptureLines lines, Limits limits) {
    PrettyScanner scanner = new PrettyScanner(lines, limits);
    return parser(scanner)
        .map(parser -> new TextCapture(
            LegacyBuilder.build(parser.pretty(), scanner.problems), scanner.problems));
  }

  private static Optional<LegacyStatusParser> parser(LineScanner scanner) {
    CaptureTokens tokens = CaptureTokens.of(scanner);
    return tokens.isEmpty()
        ? Optional.empty()
        : Optional.of(LineRecovery.prepare(
            new LegacyStatusParser(tokens),
            scanner.problems,
            LegacyStatusLexer.END,
            Set.of(),
            NAMES));
  }
}
