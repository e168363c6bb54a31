// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a transcript behind one prefix, with a look ahead: where the headers of deployments are found. */
final class StatusLines {
  /** The end of a coloured line comes behind its line break: it may be the last thing that there is. */
  private static final Pattern COLOUR_OFF = Pattern.compile("\u001b\\[(?:0|22)m$");

  private static final int LOOK_AHEAD = 6;
  private static final int EMPTY_LINES = 3;

  private final LineReader lines;
  private final Prefix prefix;

  StatusLines(LineReader lines, Prefix prefix) {
    this.lines = lines;
    this.prefix = prefix;
  }

  /** A line ahead, or null where the input ends or the prefix does. */
  @Nullable
  Line peek(int distance) throws IOException {
    Line line = lines.peek(distance);
    return line != null && prefix.strip(line) >= 0 ? line : null;
  }

  void skip() throws IOException {
    lines.next();
  }

  /** The position of the first character behind prefix and indentation. */
  int start(Line line) {
    return line.skipBlanks(Math.max(line.start, prefix.strip(line)));
  }

  /** The next line with text from a distance on, over two empty lines at most; null where there is none. */
  @Nullable
  Line text(int distance) throws IOException {
    for (int i = distance; i < distance + EMPTY_LINES; i++) {
      Line line = peek(i);
      if (line == null || start(line) < line.trimmedEnd(start(line))) {
        return line;
      }
    }
    return null;
  }

  /** The column of a position, counted from the end of the prefix. */
  int column(Line line, int position) {
    return position - Math.max(line.start, prefix.strip(line));
  }

  /**
   * Whether the input ends in the middle of what would have come next: a row, a header, or the blanks before it. A
   * shell's prompt without a line break is no such thing.
   */
  boolean endsInMidst() throws IOException {
    int last = 0;
    Line line = lines.peek(0);
    for (Line next = line; next != null && last < LOOK_AHEAD; next = lines.peek(++last)) {
      line = next;
      if (next.skipBlanks(next.start) < next.end && next.terminated) {
        return false;
      }
    }
    if (line == null || line.terminated || lines.peek(last) != null) {
      return false;
    }
    int from = start(line);
    int end = line.trimmedEnd(from);
    boolean indented = from - line.start > 1 || Signs.isRefLike(line, from, end);
    if (line.raw().indexOf('\u001b') >= 0) {
      return !COLOUR_OFF.matcher(line.raw()).find();
    }
    return from >= line.end
        || (end - from == 1 && (line.text[from] == '*' || line.text[from] > 0x7f))
        || (indented && !Signs.isPrompt(line, from, end));
  }

  /** Whether a known row or another part of the same capture follows before the next empty line. */
  boolean goesOn() throws IOException {
    for (int i = 1; i < LOOK_AHEAD; i++) {
      Line line = peek(i);
      int from = line == null ? 0 : start(line);
      if (line == null || from >= line.end || Signs.isPrompt(line, from, line.trimmedEnd(from))) {
        return false;
      }
      Key key = line.keyAt(from);
      if (key != null) {
        return key != Key.STATE;
      }
    }
    return false;
  }

  /** Whether a line ahead is the header of a deployment: marked, or before a row that always stands first. */
  boolean isHeader(Line line) throws IOException {
    int from = start(line);
    int end = line.trimmedEnd(from);
    int marked = Signs.afterBullet(line, from);
    if (marked >= 0 && Signs.isRefLike(line, marked, end)) {
      return true;
    }
    Line next = textAfter(line);
    if (next != null && Signs.afterLastBranch(next, start(next)) >= 0) {
      next = textAfter(next);
    }
    Key key = next == null ? null : next.keyAt(start(next));
    return key != null
        && key.place == Key.Place.FIRST_ROW
        && line.keyAt(from) == null
        && Signs.afterLastBranch(line, from) < 0
        && (marked >= 0 || !Signs.isPrompt(line, from, end));
  }

  /** Whether a line is a header behind which the input is cut. */
  boolean isLastHeader(Line line) throws IOException {
    boolean placed = column(line, start(line)) > 1 || Signs.afterBullet(line, start(line)) >= 0;
    Line next = textAfter(line);
    return placed && isLoneHeader(line) && (next == null || !next.terminated);
  }

  /** Whether a line looks like a header, though nothing follows that would prove it. */
  boolean isLoneHeader(Line line) {
    int from = start(line);
    int end = line.trimmedEnd(from);
    return (Signs.afterBullet(line, from) >= 0 || Signs.isRefLike(line, from, end))
        && !Signs.isPrompt(line, from, end);
  }

  private @Nullable Line textAfter(Line line) throws IOException {
    for (int i = 0; i < LOOK_AHEAD; i++) {
      if (lines.peek(i) == line) {
        return text(i + 1);
      }
    }
    return null;
  }

  /** Finds what {@link Line#keyAt} remembers. */
  static @Nullable Key findKey(Line line, int from) {
    int colon = colonOf(line, from);
    if (colon < 0 || (colon + 1 < line.end && !Line.isBlank(line.text[colon + 1]))) {
      return null;
    }
    boolean branch = line.text[from] == '\u2514' || line.text[from] == '`';
    int start = branch ? Math.max(from, Signs.afterBranch(line, from)) : from;
    return Key.find(line.text, start, colon);
  }

  /** The colon that ends the key of a line, or -1 where none stands near enough. */
  static int colonOf(Line line, int from) {
    int limit = Math.min(line.end, from + Key.LONGEST + 4);
    for (int i = from; i < limit; i++) {
      if (line.text[i] == ':') {
        return i;
      }
    }
    return -1;
  }

  /** Whether a line has the form of a row whose key is not known: one capitalised word before the colon. */
  static boolean isUnknownRow(Line line, int from, int end) {
    int colon = colonOf(line, from);
    if (colon <= from
        || colon >= end
        || (colon + 1 < end && !Line.isBlank(line.text[colon + 1]))
        || line.text[from] < 'A'
        || line.text[from] > 'Z') {
      return false;
    }
    for (int i = from; i < colon; i++) {
      if (!Character.isLetterOrDigit(line.text[i]) && line.text[i] != '-') {
        return false;
      }
    }
    return true;
  }
}
