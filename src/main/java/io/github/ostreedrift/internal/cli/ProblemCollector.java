// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.internal.report.ProblemText;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells problems on standard error. Those of a fleet are collected: the first ones are told as they are, the rest as a
 * number; nodes without data are told by the result.
 */
final class ProblemCollector {
  private static final int MAX_TOLD = 30;

  private final ProblemText text;
  private final Output err;
  /** The inputs of which it was said that something harmless was repaired: it is said once. */
  private final Set<String> noted = new HashSet<>();

  private int told;
  private int untold;
  private boolean isTrouble;
  private boolean isFatal;

  ProblemCollector(Streams streams, ColorOption color) {
    Terminal terminal = streams.terminal();
    this.text = ProblemText.of(terminal.width(), color.palette(terminal, terminal.isError()));
    this.err = streams.err();
  }

  void tell(String input, Problem problem) {
    if (!problem.isHarmless() || noted.add(input)) {
      tell(text.write(input, Hints.of(problem)));
    }
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

  /** What is wrong with a capture that could be read all the same. */
  void add(NodeCapture node) {
    if (node.noData().isPresent()) {
      isTrouble = true;
      return;
    }
    for (Problem problem : node.reading().problems()) {
      add(problem.isHarmless() ? node.source().path() : node.source().toString(), problem);
    }
  }

  /** What is wrong with an input as a whole. */
  void add(InputProblem problem) {
    add(problem.source().path(), problem.problem());
  }

  void add(String input, Problem problem) {
    isTrouble |= problem.isError();
    if (problem.isHarmless() && noted.contains(input)) {
      return;
    }
    if (told < MAX_TOLD) {
      told++;
      tell(input, problem);
    } else {
      untold++;
    }
  }

  /** What is wrong with something without which there is no result. */
  void fatal(String input, Problem problem) {
    add(input, problem);
    isFatal |= problem.isError();
  }

  /** Tells how many were not told. */
  void end() {
    if (untold > 0) {
      tell("... and " + untold
          + " more problems; 'ostree-drift parse' on an input tells all of them\n");
      untold = 0;
    }
  }

  boolean isTrouble() {
    return isTrouble;
  }

  boolean isFatal() {
    return isFatal;
  }
}
