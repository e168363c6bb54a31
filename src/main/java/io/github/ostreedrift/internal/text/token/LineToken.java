// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.model.Problem.SourcePosition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/** A token of a capture: a slice of one of its lines. */
public final class LineToken implements Token {

  /** All tokens of the capture. */
  private final List<LineToken> tokens;

  private final int type;
  private final Line line;
  private final int start;
  private final int end;
  private final int index;

  /** What was put together of two lines; null for a slice. */
  private final @Nullable String joined;

  LineToken(
      List<LineToken> tokens,
      int type,
      Line line,
      int start,
      int end,
      int index,
      @Nullable String joined) {
    this.tokens = tokens;
    this.type = type;
    this.line = line;
    this.start = start;
    this.end = Math.max(start, end);
    this.index = index;
    this.joined = joined;
  }

  /** The line that it is a slice of. */
  public Line line() {
    return line;
  }

  /** The lines from that of this token to that of another one. */
  public Set<Line> linesTo(LineToken stop) {
    Set<Line> lines = new LinkedHashSet<>();
    for (int i = index; i <= stop.index; i++) {
      lines.add(tokens.get(i).line);
    }
    return lines;
  }

  /** Where in the input it begins. */
  public SourcePosition position() {
    return new SourcePosition(line.number, line.column(Math.min(start, line.end)));
  }

  @Override
  public String getText() {
    return joined != null ? joined : new String(line.text, start, end - start);
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
    return end - 1;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getLine() {
    return line.number;
  }

  @Override
  public int getCharPositionInLine() {
    return start - line.start;
  }

  @Override
  public @Nullable TokenSource getTokenSource() {
    return null;
  }

  @Override
  public @Nullable CharStream getInputStream() {
    return null;
  }

  @Override
  public String toString() {
    return type + ":" + getText();
  }
}
