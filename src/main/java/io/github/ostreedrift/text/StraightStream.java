// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A straightened capture as the lexer sees it: any character outside ASCII looks the same to it.
 *
 * <p>The grammars are about ASCII signs alone, and ANTLR's lexer is fast for ASCII only. The text of a token is cut
 * from the real characters.
 */
final class StraightStream implements CharStream {
  private static final int OUTSIDE_ASCII = 0x7f;

  private final char[] text;
  private final int length;
  private int position;

  StraightStream(Straightened capture) {
    this.text = capture.text();
    this.length = capture.length();
  }

  @Override
  public int LA(int offset) {
    int index = position + offset - 1;
    if (index >= length || index < 0) {
      return IntStream.EOF;
    }
    return seen(text[index]);
  }

  /** A character as the lexer sees it. */
  static int seen(char c) {
    return c < OUTSIDE_ASCII ? c : OUTSIDE_ASCII;
  }

  @Override
  public void consume() {
    position++;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, length);
    return interval.a >= end ? "" : new String(text, interval.a, end - interval.a);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = index;
  }

  @Override
  public int size() {
    return length;
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }
}
