// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/**
 * All tokens of a capture. ANTLR's own streams fetch them one by one, and ask at each of the parser's many looks whether
 * there is one; a capture is in memory as a whole, so it is scanned before the parser begins.
 */
public final class CaptureTokens implements TokenStream {
  private final LineToken[] tokens;
  private final TokenSource source;
  private int position;

  private CaptureTokens(LineToken[] tokens, TokenSource source) {
    this.tokens = tokens;
    this.source = source;
  }

  /** Scans a capture. */
  public static CaptureTokens of(LineScanner scanner) {
    List<LineToken> tokens = scanner.scanAll();
    return new CaptureTokens(tokens.toArray(new LineToken[0]), scanner);
  }

  /** Whether there is nothing but the end. */
  public boolean isEmpty() {
    return tokens.length == 1;
  }

  @Override
  public @Nullable Token LT(int offset) {
    int index = offset > 0 ? position + offset - 1 : position + offset;
    return index < 0 ? null : tokens[Math.min(index, tokens.length - 1)];
  }

  @Override
  public int LA(int offset) {
    return tokens[Math.min(position + offset - 1, tokens.length - 1)].getType();
  }

  @Override
  public void consume() {
    position++;
  }

  @Override
  public LineToken get(int index) {
    return tokens[index];
  }

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
    return tokens.length;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public String getSourceName() {
    return source.getSourceName();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, tokens.length - 1));
  }

  @Override
  public String getText(RuleContext rule) {
    return getText(rule.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
  }

  @Override
  public String getText(Interval interval) {
    StringBuilder text = new StringBuilder();
    for (int i = interval.a; i <= interval.b; i++) {
      text.append(text.isEmpty() ? "" : " ").append(tokens[i].getText());
    }
    return text.toString();
  }
}
