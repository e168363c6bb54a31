// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.line;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one capture behind one prefix, with a look ahead. A line that lacks the prefix amid such that have it is one
 * of them: quotes are broken, and some programs number no empty lines.
 */
public final class CaptureLines {
  private static final int EMPTY_LINES = 3;

  /** What programs and pages put at the ends of lines; no line of a capture ends with it. */
  private static final String CLOSING = "|\u2502\u2503\u2551$\\\\`\u00b6";

  private static final int SAMPLE = 3;
  private static final char NOTHING = '\0';

  private final LineReader lines;
  private final Prefix prefix;
  private final char closing;

  public CaptureLines(LineReader lines, Prefix prefix) {
    this(lines, prefix, NOTHING);
  }

  private CaptureLines(LineReader lines, Prefix prefix, char closing) {
    this.lines = lines;
    this.prefix = prefix;
    this.closing = closing;
  }

  /** The same lines without the sign that each of the first ones ends with: the border of a box, or a continuation. */
  public CaptureLines withoutClosing() throws IOException {
    Line first = peek(0);
    int end = first == null ? 0 : first.trimmedEnd(first.start);
    char sign = first == null || end == first.start ? NOTHING : first.text[end - 1];
    boolean closes = CLOSING.indexOf(sign) >= 0;
    for (int i = 1; i < SAMPLE && closes; i++) {
      Line line = peek(i);
      closes = line != null && endsWith(line, sign);
    }
    return closes ? new CaptureLines(lines, prefix, sign) : this;
  }

  private static boolean endsWith(Line line, char sign) {
    int end = line.trimmedEnd(line.start);
    return end > line.start && line.text[end - 1] == sign;
  }

  /** A line ahead, 0 being the next one; null where the input ends or the prefix does. */
  public @Nullable Line peek(int distance) throws IOException {
    Line line = lines.peek(distance);
    if (line == null || (prefix.strip(line) < 0 && !isAmidPrefixed(distance))) {
      return null;
    } else if (closing == NOTHING || !endsWith(line, closing)) {
      return line;
    }
    Line open = line.cutBehind(line.trimmedEnd(line.start) - 1);
    lines.replace(distance, open);
    return open;
  }

  private boolean isAmidPrefixed(int distance) throws IOException {
    for (int i = 1; i <= EMPTY_LINES && prefix.mayBreak(); i++) {
      Line next = lines.peek(distance + i);
      if (next == null) {
        return false;
      } else if (prefix.strip(next) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The next line, though it lacks the prefix; null where the input ends. */
  public @Nullable Line peekBare() throws IOException {
    return lines.peek(0);
  }

  /** Takes the line that was looked at. */
  public Line take() throws IOException {
    return Objects.requireNonNull(lines.next());
  }

  /** Whether nothing of the input is left. */
  public boolean isAtEnd() throws IOException {
    return lines.peek(0) == null;
  }

  /** Where a line begins behind the prefix. */
  public int begin(Line line) {
    int behind = prefix.strip(line);
    return behind >= 0 ? behind : prefix.behindPart(line);
  }

  /** The position of the first character behind prefix and indentation. */
  public int start(Line line) {
    return prefix.isNone() ? line.skipBlanks(line.start) : line.skipBlanks(begin(line));
  }

  /** The column of a position, counted from the end of the prefix. */
  public int column(Line line, int position) {
    return position - begin(line);
  }

  /** Whether a line has no text. */
  public boolean isBlank(Line line) {
    return start(line) >= line.end;
  }

  /** Whether the input ends within the prefix of a line. */
  public boolean endsInPrefix() throws IOException {
    Line line = lines.peek(0);
    return line != null && prefix.isCutIn(line);
  }

  /**
   * Whether the input ends in the blanks before a row that is cut away. What a terminal writes behind its last colour is
   * none of them.
   */
  public boolean endsInBlanks() throws IOException {
    Line line = peek(0);
    for (int i = 1; line != null && line.terminated && isBlank(line) && i <= EMPTY_LINES; i++) {
      line = peek(i);
    }
    return line != null
        && !line.terminated
        && isBlank(line)
        && line.end > begin(line)
        && line.raw().indexOf('\u001b') < 0;
  }

  /** The distance of the next line with text, from a distance on, over a few empty lines; -1 where there is none. */
  public int textAt(int distance) throws IOException {
    for (int i = distance; i <= distance + EMPTY_LINES; i++) {
      Line line = peek(i);
      if (line == null) {
        return -1;
      } else if (!isBlank(line)) {
        return i;
      }
    }
    return -1;
  }

  /** The next line with text from a distance on; null where there is none. */
  public @Nullable Line text(int distance) throws IOException {
    int at = textAt(distance);
    return at < 0 ? null : peek(at);
  }
}
