// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * What the parsers do about a line that does not fit: one problem, and on to the next line. No token is made up and
 * none is passed over in silence.
 */
public final class LineRecovery extends DefaultErrorStrategy {
  private final int end;
  private final Set<Integer> parts;

  private LineRecovery(int end, Set<Integer> parts) {
    this.end = end;
    this.parts = parts;
  }

  /**
   * Makes a parser ready: the only place that knows how. Parse trees are not built, for the builders read the labels of
   * the rules.
   *
   * @param end the grammar's token for the end of a row
   * @param parts the rules that are parts of a row: where one fails, the whole row does
   */
  public static <P extends Parser> P prepare(
      P parser, CaptureProblems problems, int end, Set<Integer> parts, TokenNames names) {
    parser.removeErrorListeners();
    parser.addErrorListener(new ProblemListener(problems, names));
    parser.setErrorHandler(new LineRecovery(end, parts));
    parser.setBuildParseTree(false);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
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
    if (parts.contains(recognizer.getContext().getRuleIndex())) {
      throw problem;
    }
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
