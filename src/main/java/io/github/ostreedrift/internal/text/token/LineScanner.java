// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import io.github.ostreedrift.internal.text.line.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the lines of one capture into tokens: the place of a lexer, for it is the lines around a line that tell what it
 * is. Each kind of output has a scanner of its own, which classifies a line and emits its tokens.
 */
public abstract class LineScanner implements TokenSource {
  private static final Line NO_LINE = Line.empty();

  /** What is wrong with the lines. */
  public final CaptureProblems problems = new CaptureProblems();

  private final List<LineToken> tokens = new ArrayList<>(64);
  private Line last = NO_LINE;
  private int next;
  private boolean isOver;

  /** Emits the tokens of the next line; false where the capture is over before it. */
  protected abstract boolean scanLine() throws IOException;

  /** Emits what comes behind the last line. */
  protected void scanEnd() throws IOException {}

  @Override
  public final Token nextToken() {
    try {
      while (next == tokens.size() && !isOver) {
        if (!scanLine()) {
          scanEnd();
          emit(Token.EOF, last, last.end, last.end);
          isOver = true;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens.get(Math.min(next++, tokens.size() - 1));
  }

  /** A token that is a slice of a line. */
  protected final void emit(int type, Line line, int start, int end) {
    last = line;
    tokens.add(new LineToken(tokens, type, line, start, end, tokens.size(), null));
  }

  /** A token that was put together of several lines. */
  protected final void emitJoined(int type, Line line, int start, String text) {
    last = line;
    tokens.add(new LineToken(tokens, type, line, start, line.end, tokens.size(), text));
  }

  /** How many tokens there are so far. */
  protected final int count() {
    return tokens.size();
  }

  /** Takes the last tokens back. */
  protected final void takeBack(int count) {
    tokens.subList(count, tokens.size()).clear();
  }

  /** One of the tokens so far. */
  protected final LineToken token(int index) {
    return tokens.get(index);
  }

  /** The last token so far. */
  protected final LineToken lastToken() {
    return tokens.get(tokens.size() - 1);
  }

  @Override
  public final int getLine() {
    return last.number;
  }

  @Override
  public final int getCharPositionInLine() {
    return 0;
  }

  @Override
  public final @Nullable CharStream getInputStream() {
    return null;
  }

  @Override
  public final String getSourceName() {
    return "capture";
  }

  @Override
  public final void setTokenFactory(TokenFactory<?> factory) {
    throw new IllegalStateException("tokens are slices of lines");
  }

  @Override
  public final @Nullable TokenFactory<?> getTokenFactory() {
    return null;
  }

  /** All tokens, once the capture was scanned. */
  final List<LineToken> scanAll() {
    while (nextToken().getType() != Token.EOF) {
      // The scanner keeps them.
    }
    return tokens;
  }
}
