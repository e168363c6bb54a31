// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.inventory;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects nodes and their pools, and what was not understood. */
public final class InventoryBuilder {
  private static final int MAX_PROBLEMS = 100;

  private final Map<String, Set<String>> nodes = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** A node, once more perhaps, in more pools. */
  void add(String node, List<String> pools) {
    nodes.computeIfAbsent(node, name -> new LinkedHashSet<>()).addAll(pools);
  }

  void problem(int line, int column, String message, String text) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Problem(
          Severity.ERROR,
          new SourcePosition(line, column),
          message,
          Optional.empty(),
          List.of(),
          text.isEmpty() ? Optional.empty() : Optional.of(text)));
    }
  }

  public Map<String, List<String>> nodes() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    nodes.forEach((node, pools) -> all.put(node, List.copyOf(pools)));
    return all;
  }

  public List<Problem> problems() {
    if (nodes.isEmpty() && problems.isEmpty()) {
      problem(
          1,
          1,
          "no node was found: expected the output of `oc get nodes` or `ansible-inventory --list`, or CSV with node and pool",
          "");
    }
    return problems;
  }
}
