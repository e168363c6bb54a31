// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Findings that are known and do not count. They stay in the result, with the reason.
 *
 * @param rules patterns for the rules that found them; empty for all
 * @param nodes patterns for nodes; empty for all
 * @param pools patterns for pools; empty for all
 * @param facts patterns for facts; empty for all
 * @param reason why
 * @param until the last day on which they do not count; empty for ever
 */
record Ignore(
    List<Glob> rules,
    List<Glob> nodes,
    List<Glob> pools,
    List<Glob> facts,
    String reason,
    Optional<LocalDate> until) {
  /** Copies the lists. */
  public Ignore {
    rules = List.copyOf(rules);
    nodes = List.copyOf(nodes);
    pools = List.copyOf(pools);
    facts = List.copyOf(facts);
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an ignore needs a reason");
    }
  }

  /** Whether a finding is meant, the date aside. */
  boolean matches(Finding finding) {
    return matches(rules, finding.rule())
        && matches(nodes, finding.node())
        && matches(pools, finding.pool())
        && matches(facts, finding.fact());
  }

  /** Whether the last day is over. */
  boolean isExpired(LocalDate today) {
    return until.filter(today::isAfter).isPresent();
  }

  private static boolean matches(List<Glob> globs, String text) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(text));
  }
}
