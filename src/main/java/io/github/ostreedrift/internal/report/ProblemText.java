// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.SourcePosition;

/**
 * Writes a problem as compilers do: where, how bad, what; then the line in question with a caret under the place.
 *
 * <pre>{@code
 * status.txt:7:12: error: unexpected end of line, expected a version
 *   7 |    Version:
 *     |            ^
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class ProblemText {
  private static final String CUT = "...";
  private static final int TAB = 8;
  private static final int MIN_WIDTH = 20;

  private final int width;
  private final Palette palette;

  private ProblemText(int width, Palette palette) {
    this.width = width;
    this.palette = palette;
  }

  /**
   * A writer of problems.
   *
   * @param width the columns that a source line may take; of a longer one, what stands around the caret is shown
   */
  public static ProblemText of(int width, Palette palette) {
    return new ProblemText(Math.max(width, MIN_WIDTH), palette);
  }

  /**
   * A problem with its line, every line of it ended by a line break. What an input can't be opened for has neither
   * line nor column: only its first line is written; so it is of what is harmless.
   *
   * @param input the name of the input
   */
  public String write(String input, Problem problem) {
    StringBuilder out = new StringBuilder(200);
    SourcePosition position = problem.position();
    out.append(Visible.of(input));
    if (position.line() > 0) {
      out.append(':').append(position.line());
      if (position.column() > 0) {
        out.append(':').append(position.column());
      }
    }
    out.append(": ").append(severity(problem)).append(": ").append(Visible.of(problem.message()));
    out.append('\n');
    if (!problem.isHarmless()) {
      problem.text().ifPresent(line -> appendSnippet(out, line, position));
    }
    return out.toString();
  }

  private String severity(Problem problem) {
    return switch (problem.severity()) {
      case ERROR -> palette.error("error");
      case WARNING -> palette.warning("warning");
    };
  }

  private void appendSnippet(StringBuilder out, String line, SourcePosition position) {
    String number = Integer.toString(position.line());
    int room = Math.max(MIN_WIDTH, width - number.length() - "   | ".length());
    int caret = offsetOf(line, position.column());
    int start = startOfExcerpt(line, caret, room);
    int end = endOfExcerpt(line, start, caret, room);

    out.append("  ").append(number).append(" | ");
    out.append(start > 0 ? CUT : "");
    appendVisible(out, line, start, end);
    out.append(end < line.length() ? CUT : "").append('\n');
    if (position.column() > 0) {
      out.append(" ".repeat(number.length() + 2)).append(" | ");
      out.append(start > 0 ? " ".repeat(CUT.length()) : "");
      appendBlanks(out, line, start, caret);
      out.append(palette.strong("^")).append('\n');
    }
  }

  /** The offset of a column; a column behind the end of the line is right behind it. */
  private static int offsetOf(String line, int column) {
    int offset = 0;
    for (int left = column - 1; left > 0 && offset < line.length(); left--) {
      offset += Character.charCount(line.codePointAt(offset));
    }
    return offset;
  }

  /** Where to begin so that the caret is in sight, with two thirds of the room before it. */
  private static int startOfExcerpt(String line, int caret, int room) {
    if (fits(line, 0, line.length(), room) || fits(line, 0, caret, room - room / 3)) {
      return 0;
    }
    int start = caret;
    int left = room - room / 3 - CUT.length();
    while (start > 0) {
      int codePoint = line.codePointBefore(start);
      left -= columns(codePoint);
      if (left < 0) {
        break;
      }
      start -= Character.charCount(codePoint);
    }
    return start;
  }

  private static int endOfExcerpt(String line, int start, int caret, int room) {
    int left = room - (start > 0 ? CUT.length() : 0);
    if (fits(line, start, line.length(), left)) {
      return line.length();
    }
    left -= CUT.length();
    int end = start;
    while (end < line.length()) {
      int codePoint = line.codePointAt(end);
      left -= columns(codePoint);
      if (left < 0 && end > caret) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private static boolean fits(String line, int start, int end, int room) {
    int left = room;
    for (int i = start; i < end && left >= 0; ) {
      int codePoint = line.codePointAt(i);
      left -= columns(codePoint);
      i += Character.charCount(codePoint);
    }
    return left >= 0;
  }

  private static void appendVisible(StringBuilder out, String line, int start, int end) {
    for (int i = start; i < end; ) {
      int codePoint = line.codePointAt(i);
      if (codePoint == '\t') {
        out.append('\t');
      } else {
        Visible.append(out, codePoint);
      }
      i += Character.charCount(codePoint);
    }
  }

  /** Blanks as wide as the text, tabs where it has tabs. */
  private static void appendBlanks(StringBuilder out, String line, int start, int end) {
    for (int i = start; i < end; ) {
      int codePoint = line.codePointAt(i);
      out.append(codePoint == '\t' ? "\t" : " ".repeat(columns(codePoint)));
      i += Character.charCount(codePoint);
    }
  }

  /** The columns of a character as it is shown; of a tab, the most that it can take. */
  private static int columns(int codePoint) {
    if (codePoint == '\t') {
      return TAB;
    } else if (codePoint >= ' ' && codePoint < '\u007f') {
      return 1;
    }
    StringBuilder shown = new StringBuilder(8);
    Visible.append(shown, codePoint);
    return Columns.of(shown.toString());
  }
}
