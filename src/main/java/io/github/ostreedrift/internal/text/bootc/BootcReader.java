// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser;
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

/** Reads {@code bootc status} for people: lines, tokens, grammar, capture. */
public final class BootcReader {
  private static final String JSON = "{\"apiVersion\":\"org.containers.bootc/";

  private static final String YAML = "apiVersion: org.containers.bootc/";

  private static final TokenNames NAMES =
      new TokenNames(Map.of(BootcStatusLexer.END, "end of line"), Map.of());

  private BootcReader() {}

  /** Whether the output begins with a line. */
  public static boolean begins(CaptureLines lines, Line line, int from, int end)
      throws IOException {
    return BootcScanner.begins(lines, line, from, end);
  }

  /** Whether a line is the header of a deployment, or the beginning of YAML or JSON, as no other tool prints it. */
  public static boolean isHeader(Line line, int from, int end) {
    if (line.text[from] == '{' || line.text[from] == 'a') {
      return line.startsWith(JSON, from) || line.startsWith(YAML, from);
    }
    if (!BootcLines.mayBeHeader(line, from, end)) {
      return false;
    }
    BootcLines.Header header = BootcLines.header(line, from, end);
    return header != null && header.isReadable();
  }

  /** Reads the capture that begins at the next line; empty where none is there. */
  public static Optional<TextCapture> read(CaptureLines lines, Limits limits) {
    BootcScanner scanner = new BootcScanner(lines, limits);
    CaptureTokens tokens = CaptureTokens.of(scanner);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    BootcStatusParser parser = LineRecovery.prepare(
        new BootcStatusParser(tokens), scanner.problems, BootcStatusLexer.END, Set.of(), NAMES);
    return Optional.of(
        new TextCapture(BootcBuilder.build(parser.status(), scanner.problems), scanner.problems));
  }
}
