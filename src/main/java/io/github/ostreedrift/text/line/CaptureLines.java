// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text.line;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of one capture behind one prefix, with a look ahead. */
public final class CaptureLines {
  private static final int EMPTY_LINES = 3;

  private final LineReader lines;
  private final Prefix prefix;

  public CaptureLines(LineReader lines, Prefix prefix) {
    this.lines = lines;
    this.prefix = prefix;
  }

  /** A line ahead, 0 being the next one; null where the input ends or the prefix does. */
  public @Nullable Line peek(int distance) throws IOException {
    Line line = lines.peek(distance);
    return line != null && prefix.strip(line) >= 0 ? line : null;
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
    return Math.max(line.start, prefix.strip(line));
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
