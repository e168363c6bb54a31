// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.legacy;

import io.github.ostreedrift.internal.text.grammar.LegacyStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.LimitProblems;
import io.github.ostreedrift.internal.text.token.LineScanner;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.regex.Pattern;

/** What the scanners of both forms share: one line after the other, until one does not belong. */
abstract class LegacyScanner extends LineScanner {
  private static final int LOOK_AHEAD = 5;

  /** What shows by its form that it is not cut: an id, a time, a signature. */
  private static final Pattern WHOLE = Pattern.compile(
      "[0-9a-f]{64}\\.\\d+|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d|.* key ID (?:[0-9A-F]{16}|[0-9A-F]{40})|.* from \".*\"");

  final CaptureLines lines;
  private final Limits limits;
  private int deployments;

  LegacyScanner(CaptureLines lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  /** Takes a line with text if it belongs to the capture. */
  abstract boolean take(Line line, int from, int end) throws IOException;

  /** Whether a line shows by itself that it belongs to the capture. */
  abstract boolean isPart(Line line, int from, int end);

  /** Whether another capture begins in this line. */
  abstract boolean isOther(Line line, int from, int end);

  @Override
  protected final boolean scanLine() throws IOException {
    Line line = lines.peek(0);
    if (line == null || line.cut) {
      return false;
    }
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    boolean taken = from < end ? !isOther(line, from, end) && scanText(line, from, end) : goesOn();
    if (taken) {
      lines.take();
    }
    return taken;
  }

  private boolean scanText(Line line, int from, int end) throws IOException {
    int before = count();
    boolean taken = take(line, from, end) || keep(line, from, end);
    if (count() > before) {
      problems.checkDecoded(line);
    }
    return taken;
  }

  /** A line that was left out, or is not understood: kept where the capture goes on after it, or is cut in it. */
  private boolean keep(Line line, int from, int end) throws IOException {
    if (LeftOut.isLine(line, from, end)) {
      gap(line);
      problems.warn(line, from, "lines were left out here: what they may have told is not shown");
      return true;
    } else if (LinePatterns.isPrompt(line, from, end) || LinePatterns.isMarkup(line, from, end)) {
      return false;
    }
    boolean isInside = !line.terminated || goesOn();
    if (isInside) {
      gap(line);
      problems.keep(line);
    }
    return isInside;
  }

  private boolean goesOn() throws IOException {
    for (int i = 1; i <= LOOK_AHEAD; i++) {
      Line line = lines.peek(i);
      int from = line == null ? 0 : lines.start(line);
      int end = line == null ? 0 : line.trimmedEnd(from);
      if (line != null && from < end) {
        if (isOther(line, from, end)) {
          return false;
        } else if (isPart(line, from, end)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the last line of an input is whole, though no line break ends it. */
  static boolean isWhole(Line line, int from, int end) {
    return line.terminated
        || WHOLE.matcher(new String(line.text, from, end - from)).matches();
  }

  /** A line that tells nothing, for it is damaged. */
  abstract void gap(Line line);

  final void end(Line line) {
    emit(LegacyStatusLexer.END, line, line.end, line.end);
  }

  /** Deployments are counted, so that there are not too many of them. */
  final boolean mayAdd(Line line) {
    deployments++;
    if (deployments == limits.maxDeployments() + 1) {
      problems.add(LimitProblems.deployments(line, limits));
    }
    return deployments <= limits.maxDeployments();
  }
}
