// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import io.github.ostreedrift.model.Problem.Severity;
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
  private static final int LONGEST_QUOTE = 40;

  private final CaptureProblems problems;
  private final TokenNames names;

  ProblemListener(CaptureProblems problems, TokenNames names) {
    this.problems = problems;
    this.names = names;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int column,
      String message,
      @Nullable RecognitionException cause) {
    LineToken token = (LineToken) Objects.requireNonNull(offending);
    List<String> expected = expected((Parser) recognizer, token);
    String found = found(token);
    String text = "unexpected " + found
        + (expected.isEmpty() ? "" : ", expected " + String.join(" or ", expected));
    problems.add(
        Severity.ERROR, token.line(), token.getStartIndex(), text, Optional.of(found), expected);
  }

  private List<String> expected(Parser parser, Token token) {
    int index = token.getTokenIndex();
    Token before = index > 0 ? parser.getInputStream().get(index - 1) : null;
    List<String> value = before == null ? List.of() : names.valueOf(before.getType());
    return value.isEmpty() ? names.of(parser.getExpectedTokens()) : value;
  }

  private static String found(Token token) {
    String text = token.getText().strip();
    if (token.getType() == Token.EOF) {
      return "end of input";
    } else if (text.isEmpty()) {
      return "end of line";
    }
    return "`" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text)
        + "`";
  }
}
