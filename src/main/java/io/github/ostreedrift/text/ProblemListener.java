// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns what the grammars complain of into problems, in people's words and with places in the input. */
final class ProblemListener extends BaseErrorListener {
  private final Straightened capture;

  ProblemListener(Straightened capture) {
    this.capture = capture;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int column,
      String message,
      @Nullable RecognitionException cause) {
    Token token = (Token) Objects.requireNonNull(offending);
    List<String> expected = expected((Parser) recognizer, token);
    int offset = Math.min(Math.max(token.getStartIndex(), 0), Math.max(0, capture.length() - 1));
    String found = found(token);
    String text = "unexpected " + found
        + (expected.isEmpty() ? "" : ", expected " + String.join(" or ", expected));
    capture.problem(Severity.ERROR, offset, text, Optional.of(found), expected);
  }

  private static List<String> expected(Parser parser, Token token) {
    int index = token.getTokenIndex();
    Token before = index > 0 ? parser.getInputStream().get(index - 1) : null;
    String key = before == null ? null : parser.getVocabulary().getSymbolicName(before.getType());
    if (key != null && TokenNames.isKey(key) && !key.equals("BRANCH") && !key.equals("ARROW")) {
      return List.of(TokenNames.valueOf(key));
    }
    return TokenNames.of(parser.getExpectedTokens(), parser.getVocabulary());
  }

  private static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "end of input";
    }
    String text = token.getText();
    if (text.startsWith("\n")) {
      return "end of line";
    }
    return "`" + (text.length() > 40 ? text.substring(0, 40) + "..." : text.strip()) + "`";
  }
}
