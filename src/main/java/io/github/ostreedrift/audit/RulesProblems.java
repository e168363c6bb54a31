// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a rules file, by line and column. */
final class RulesProblems {
  private final List<Problem> all = new ArrayList<>();

  void add(Problem problem) {
    all.add(problem);
  }

  /** An error at the beginning of a node. */
  void add(Node node, String message) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    all.add(Problem.of(Severity.ERROR, line, column, message));
  }

  List<Problem> all() {
    all.sort(Comparator.comparingInt((Problem problem) -> problem.position().line())
        .thenComparingInt(problem -> problem.position().column()));
    return all;
  }
}
