// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * What the parsers do about a line that does not fit: one problem, and on to the next line. No token is made up and
 * none is passed over in silence.
 */
final class LineRecovery extends DefaultErrorStrategy {
  private final int end;

  /**
   * The strategy of one grammar.
   *
   * @param end its token for a line break
   */
  LineRecovery(int end) {
    this.end = end;
  }

  @Override
  public void sync(Parser recognizer) {
    // Every decision is made by the first token of a line: there is nothing to look for in between.
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw new InputMismatchException(recognizer);
  }

  @Override
  public void recover(Parser recognizer, RecognitionException problem) {
    endErrorCondition(recognizer);
    while (recognizer.getCurrentToken().getType() != Token.EOF) {
      boolean last = recognizer.getCurrentToken().getType() == end;
      recognizer.consume();
      if (last) {
        return;
      }
    }
  }
}
