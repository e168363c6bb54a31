// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.model.Problem;

/**
 * Tells the problems of a fleet's inputs on standard error: the first ones as they are, the rest as a number. Nodes
 * without data are told by the result.
 */
final class ProblemLog {
  private static final int MAX_TOLD = 30;

  private final ProblemCollector complaints;
  private int told;
  private int untold;
  private boolean isTrouble;
  private boolean isFatal;

  ProblemLog(ProblemCollector complaints) {
    this.complaints = complaints;
  }

  /** What is wrong with a capture that could be read all the same. */
  void add(NodeCapture node) {
    if (node.noData().isPresent()) {
      isTrouble = true;
      return;
    }
    for (Problem problem : node.reading().problems()) {
      add(node.source().toString(), problem);
    }
  }

  /** What is wrong with an input as a whole. */
  void add(InputProblem problem) {
    add(problem.source().path(), problem.problem());
  }

  void add(String input, Problem problem) {
    isTrouble |= problem.isError();
    if (told < MAX_TOLD) {
      told++;
      complaints.tell(input, problem);
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
      complaints.tell("... and " + untold
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
