// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/** A token of a straightened capture: a slice of its text. */
final class Slice implements Token {
  private final char[] text;
  private final int type;
  private final int start;
  private final int stop;
  private final int index;

  Slice(char[] text, int type, int start, int stop, int index) {
    this.text = text;
    this.type = type;
    this.start = start;
    this.stop = stop;
    this.index = index;
  }

  @Override
  public String getText() {
    return type == EOF ? "<EOF>" : new String(text, start, stop + 1 - start);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  @Override
  public int getStartIndex() {
    return start;
  }

  @Override
  public int getStopIndex() {
    return stop;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getLine() {
    return 0;
  }

  @Override
  public int getCharPositionInLine() {
    return -1;
  }

  @Override
  public @Nullable TokenSource getTokenSource() {
    return null;
  }

  @Override
  public @Nullable CharStream getInputStream() {
    return null;
  }
}
