// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input, with a look ahead, and from any of them on the bare characters: JSON has no lines. Holds no
 * more than somebody still looks at.
 */
public final class Lines {
  /** A line that opens a JSON document and is longer is not looked for the end of: the document is read as a stream. */
  private static final int LONG = 1 << 20;

  private final CharWindow window;
  private final int maxLength;
  private final ArrayDeque<RawLine> ahead = new ArrayDeque<>();
  private long position;
  private int number;

  /**
   * The lines that are left of an input.
   *
   * @param before how many lines were read of it already
   */
  public Lines(Reader in, int before, int maxLength) {
    this.window = new CharWindow(in);
    this.number = before;
    this.maxLength = maxLength;
  }

  /**
   * One line as it stands in the input, without its line break.
   *
   * @param start its offset in the input
   * @param number 1-based
   * @param terminated whether a line break follows
   * @param whole whether the text is all of it: not so with one over the limit, or one that {@link Lines#complete} must
   *     be asked for
   */
  public record RawLine(long start, int number, String text, boolean terminated, boolean whole) {}

  /** A line ahead, 0 being the next one; null at the end, and where a line further ahead is a very long one. */
  @Nullable
  public RawLine peek(int distance) throws IOException {
    while (ahead.size() <= distance) {
      RawLine line = read(LONG);
      if (line == null) {
        return null;
      }
      ahead.add(line);
    }
    Iterator<RawLine> lines = ahead.iterator();
    for (int i = 0; i < distance; i++) {
      lines.next();
    }
    return lines.next();
  }

  /** The next line, which is then behind us; null at the end. */
  @Nullable
  public RawLine next() throws IOException {
    RawLine line = peek(0);
    ahead.poll();
    return line;
  }

  /** Whether a line was left open because it may be a document. */
  public boolean isOpen(RawLine line) {
    return !line.whole() && position == line.start();
  }

  /** Takes an open line in, as far as the limit lets it. */
  @Nullable
  public RawLine complete(RawLine open) throws IOException {
    resume(open.start(), open.number());
    RawLine line = read(Integer.MAX_VALUE);
    if (line != null) {
      ahead.add(line);
    }
    return line;
  }

  /** The characters from a line on; the lines go on where {@link #resume} says. */
  Reader reader(RawLine line) {
    window.keepFrom(line.start());
    return window.reader(line.start());
  }

  /** The characters between two offsets that {@link #release} has not given up. */
  String slice(long from, long to) {
    return window.slice(from, to);
  }

  /** Gives up the characters before an offset. */
  void release(long offset) {
    window.keepFrom(offset);
  }

  /** Goes on at an offset within a line. */
  void resume(long offset, int line) {
    ahead.clear();
    position = offset;
    number = line - 1;
  }

  private @Nullable RawLine read(int longLine) throws IOException {
    RawLine first = ahead.peek();
    window.keepFrom(first == null ? position : first.start());
    long start = position;
    if (!window.has(start)) {
      return null;
    }
    number++;
    boolean document = window.at(start) == '{' || window.at(start) == '[';
    int limit = document || first != null ? Math.min(longLine, maxLength) : maxLength;
    long end = window.find('\n', start, start + limit + 2L);
    long length = end - start;
    if (length > limit && first != null) {
      number--;
      return null;
    } else if (length > limit) {
      return document && longLine < Integer.MAX_VALUE ? open(start) : tooLong(start);
    }
    boolean terminated = window.has(end);
    position = terminated ? end + 1 : end;
    long last = length > 0 && window.at(end - 1) == '\r' ? end - 1 : end;
    return new RawLine(start, number, window.slice(start, last), terminated, true);
  }

  private RawLine open(long start) {
    number--;
    return new RawLine(start, number + 1, window.slice(start, start + LONG / 4), false, false);
  }

  private RawLine tooLong(long start) throws IOException {
    String beginning = window.slice(start, start + Math.min(maxLength, 200));
    long end = start;
    while (window.has(end) && window.at(end) != '\n') {
      end = window.find('\n', end, end + CharWindow.CHUNK);
      window.keepFrom(end);
    }
    position = window.has(end) ? end + 1 : end;
    return new RawLine(start, number, beginning, window.has(end), false);
  }
}
