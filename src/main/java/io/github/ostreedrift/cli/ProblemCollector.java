// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.report.ProblemText;
import java.nio.charset.StandardCharsets;

/** Tells problems on standard error. */
final class ProblemCollector {
  private final ProblemText text;
  private final Output err;

  ProblemCollector(Streams streams, ColorOption color) {
    Terminal terminal = streams.terminal();
    this.text = ProblemText.of(terminal.width(), color.palette(terminal, terminal.isError()));
    this.err = streams.err();
  }

  void tell(String input, Problem problem) {
    tell(text.write(input, problem));
  }

  /** Tells what is wrong with an input as a whole. */
  void tell(String input, Severity severity, String message) {
    tell(input, Problem.of(severity, 0, 0, message));
  }

  /** Tells a line, or several, as they are. */
  void tell(String lines) {
    err.write(lines.getBytes(StandardCharsets.UTF_8));
    err.flush();
  }
}
