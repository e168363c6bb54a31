// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import java.io.IOException;
import java.io.Reader;

/** The part of a stream of characters that is held: from an offset that only moves on, as far as was asked for. */
final class CharWindow {
  static final int CHUNK = 1 << 16;
  private static final int FIRST = 1 << 13;
  private static final int LONGEST = 1 << 30;

  private final Reader in;
  private char[] buffer = new char[FIRST];
  private long base;
  private int begin;
  private int filled;
  private boolean ended;

  CharWindow(Reader in) {
    this.in = in;
  }

  /** Whether there is a character at an offset. */
  boolean has(long offset) throws IOException {
    while (offset >= base + filled) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** The character at an offset that is there. */
  char at(long offset) {
    return buffer[(int) (offset - base)];
  }

  /** The offset of a character, or the limit or the end of the input if that comes first. */
  long find(char wanted, long from, long limit) throws IOException {
    long offset = from;
    while (offset < limit && has(offset)) {
      int end = (int) Math.min(filled, limit - base);
      int i = (int) (offset - base);
      while (i < end && buffer[i] != wanted) {
        i++;
      }
      if (i < end) {
        return base + i;
      }
      offset = base + i;
    }
    return offset;
  }

  String slice(long from, long to) {
    return new String(buffer, (int) (from - base), (int) (to - from));
  }

  /** Nothing before the offset will be asked for again. */
  void keepFrom(long offset) {
    begin = Math.max(begin, (int) Math.min(offset - base, filled));
  }

  /** A reader from an offset on, which does not move the window's beginning. */
  Reader reader(long from) {
    return new View(from);
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (filled == buffer.length) {
      makeRoom();
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    ended = count < 0;
    filled += Math.max(count, 0);
    return !ended;
  }

  private void makeRoom() throws IOException {
    int rest = filled - begin;
    if (rest >= LONGEST) {
      throw new IOException("more than " + LONGEST + " characters would have to be held at once");
    }
    boolean grow = rest > buffer.length / 2 || buffer.length < CHUNK;
    int length = (int) Math.min(Math.max(CHUNK, buffer.length * 2L), LONGEST);
    char[] next = grow ? new char[length] : buffer;
    System.arraycopy(buffer, begin, next, 0, rest);
    base += begin;
    buffer = next;
    begin = 0;
    filled = rest;
  }

  private final class View extends Reader {
    private long offset;

    View(long offset) {
      this.offset = offset;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
      if (length == 0 || !has(offset)) {
        return length == 0 ? 0 : -1;
      }
      int count = (int) Math.min(length, base + filled - offset);
      System.arraycopy(buffer, (int) (offset - base), target, from, count);
      offset += count;
      return count;
    }

    @Override
    public void close() {
      // the window goes on
    }
  }
}
