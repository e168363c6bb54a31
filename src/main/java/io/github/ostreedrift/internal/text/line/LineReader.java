// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.line;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts characters into lines, with a look ahead. Holds no more than the lines that somebody still looks at, so an
 * input of any length streams through.
 */
public final class LineReader {
  private static final int CHUNK = 1 << 16;

  private final @Nullable Reader reader;
  private final int maxLength;

  // A queue: from the first to the last, the lines that were read and not taken yet.
  private @Nullable Line[] ahead = new Line[16];
  private int first;
  private int last;

  private char[] chunk;
  private int position;
  private int filled;
  private int number;
  private boolean atEnd;

  private LineReader(@Nullable Reader reader, char[] chunk, int filled, Limits limits) {
    this.reader = reader;
    this.chunk = chunk;
    this.filled = filled;
    this.maxLength = limits.maxLineLength();
  }

  /** The lines of a text. */
  public static LineReader of(CharSequence text, Limits limits) {
    char[] chars = text.toString().toCharArray();
    return new LineReader(null, chars, chars.length, limits);
  }

  /** The lines of a stream of characters, which the caller closes. */
  public static LineReader of(Reader reader, Limits limits) {
    return new LineReader(reader, new char[CHUNK], 0, limits);
  }

  /** The next line, or null at the end. */
  @Nullable
  public Line next() throws IOException {
    if (first == last) {
      return read();
    }
    Line line = ahead[first];
    ahead[first++] = null;
    if (first == last) {
      first = 0;
      last = 0;
    }
    return line;
  }

  /** A line ahead, 0 being the next one; null at the end. */
  @Nullable
  public Line peek(int distance) throws IOException {
    while (last - first <= distance) {
      Line line = read();
      if (line == null) {
        return null;
      }
      if (last == ahead.length) {
        makeRoom(0);
      }
      ahead[last++] = line;
    }
    return ahead[first + distance];
  }

  /** Puts another line in the place of one that was looked at. */
  void replace(int distance, Line line) {
    ahead[first + distance] = line;
  }

  /** The number of the last line that was read, 1-based; 0 before the first. */
  public int lineNumber() {
    return number;
  }

  /** Puts lines back, to be read again. */
  public void unread(List<Line> lines) {
    if (first < lines.size()) {
      makeRoom(lines.size());
    }
    first -= lines.size();
    for (int i = 0; i < lines.size(); i++) {
      ahead[first + i] = lines.get(i);
    }
  }

  /** Moves the queue, so that there is room for one line behind it, and for some before it. */
  private void makeRoom(int before) {
    int count = last - first;
    @Nullable Line[] roomy = new Line[Math.max(ahead.length, before + 2 * count)];
    System.arraycopy(ahead, first, roomy, before, count);
    ahead = roomy;
    first = before;
    last = before + count;
  }

  private @Nullable Line read() throws IOException {
    int signs = 0;
    int scan = position;
    while (true) {
      char[] text = chunk;
      int size = filled;
      while (scan < size && text[scan] != '\n') {
        signs |= Line.signsOf(text[scan]);
        scan++;
      }
      if (scan < size) {
        return line(scan, scan + 1, signs, true);
      }
      if (scan - position > maxLength) {
        return tooLong();
      }
      int shift = position;
      if (!fill()) {
        return filled > position ? line(filled, filled, signs, false) : null;
      }
      scan -= shift - position;
    }
  }

  /** Reads on; false at the end. The unread part moves to the front of a new chunk, for lines refer to the old one. */
  private boolean fill() throws IOException {
    if (reader == null || atEnd) {
      return false;
    }
    int rest = filled - position;
    char[] next = filled < chunk.length ? chunk : new char[Math.max(CHUNK, rest * 2)];
    if (next != chunk) {
      System.arraycopy(chunk, position, next, 0, rest);
      chunk = next;
      position = 0;
      filled = rest;
    }
    int count = reader.read(chunk, filled, chunk.length - filled);
    atEnd = count < 0;
    filled += Math.max(count, 0);
    return !atEnd;
  }

  private Line line(int end, int next, int signs, boolean terminated) {
    number++;
    int start = position;
    position = next;
    int last = end > start && chunk[end - 1] == '\r' ? end - 1 : end;
    boolean cut = last - start > maxLength;
    if ((signs & Line.SUSPECT) == 0 || cut) {
      int kept = cut ? start + maxLength : last;
      return new Line(number, chunk, start, kept, terminated, null, signs, cut);
    }
    String raw = new String(chunk, start, last - start);
    String clean = LineCleaner.clean(raw);
    if (clean.equals(raw)) {
      return new Line(number, chunk, start, last, terminated, null, signs, false);
    }
    char[] text = clean.toCharArray();
    return new Line(number, text, 0, text.length, terminated, raw, Line.ANY_SIGN, false);
  }

  /** A line over the limit: its beginning is kept, the rest read over. */
  private Line tooLong() throws IOException {
    number++;
    char[] beginning = Arrays.copyOfRange(chunk, position, position + Math.min(maxLength, 200));
    position = filled;
    boolean found = false;
    while (!found && fill()) {
      while (position < filled && !found) {
        found = chunk[position++] == '\n';
      }
    }
    return new Line(number, beginning, 0, beginning.length, found, null, Line.ANY_SIGN, true);
  }
}
