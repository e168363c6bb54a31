// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.internal.report.ProblemText;
import io.github.ostreedrift.model.Problem;
import java.util.List;

/**
 * There is no capture that could be used: none was found, more than one was, or it could not be read.
 *
 * <pre>{@code
 * try {
 *   Capture capture = OstreeDrift.readOne(text);
 * } catch (CaptureException e) {
 *   respond(400, e.getMessage()); // with the line in question, and a caret below it
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class CaptureException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int WIDTH = 100;

  private final String input;
  private final transient List<Problem> problems;

  CaptureException(String input, List<Problem> problems) {
    super(text(input, problems));
    this.input = input;
    this.problems = List.copyOf(problems);
  }

  private static String text(String input, List<Problem> problems) {
    ProblemText text = ProblemText.of(WIDTH, Palette.PLAIN);
    StringBuilder all = new StringBuilder();
    problems.forEach(problem -> all.append(text.write(input, problem)));
    return all.toString().stripTrailing();
  }

  /** The path as given, or {@code -} for a text. */
  public String input() {
    return input;
  }

  /** What is wrong; at least one is an error. Empty behind a serialization. */
  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }
}
