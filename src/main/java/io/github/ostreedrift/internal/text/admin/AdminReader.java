// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.admin;

import io.github.ostreedrift.internal.text.grammar.AdminStatusLexer;
import io.github.ostreedrift.internal.text.grammar.AdminStatusParser;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.internal.text.token.LineRecovery;
import io.github.ostreedrift.internal.text.token.TextCapture;
import io.github.ostreedrift.internal.text.token.TokenNames;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ostree admin status}: lines, tokens, grammar, capture. */
public final class AdminReader {
  private static final TokenNames NAMES = new TokenNames(
      Map.of(AdminStatusLexer.CELL, "a word", AdminStatusLexer.END, "end of line"),
      Map.of(AdminStatusLexer.VERSION, "a version", AdminStatusLexer.PINNED, "yes"));

  private AdminReader() {}

  /** The position at which the output begins in a line, at or behind one; -1 where it does not. */
  public static int findStart(Line line, int from, int end) {
    return AdminScanner.begins(line, from, end) ? from : AdminLines.findDeployment(line, from);
  }

  /** Whether a line is that of a deployment whose checksum can't be read, proved by the line below it. */
  public static boolean isDamagedStart(CaptureLines lines, Line line, int from) throws IOException {
    Line next = lines.text(1);
    return next != null
        && AdminLines.deployment(line, from, true) != null
        && lines.column(next, lines.start(next)) >= 2
        && AdminLines.keyed(next, lines.start(next)) != null;
  }

  /** Reads the capture that begins at the next line; empty where none is there. */
  public static Optional<TextCapture> read(CaptureLines lines, Limits limits) {
    AdminScanner scanner = new AdminScanner(lines, limits);
    CaptureTokens tokens = CaptureTokens.of(scanner);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    AdminStatusParser parser = LineRecovery.prepare(
        new AdminStatusParser(tokens), scanner.problems, AdminStatusLexer.END, Set.of(), NAMES);
    return Optional.of(
        new TextCapture(AdminBuilder.build(parser.status(), scanner.problems), scanner.problems));
  }
}
