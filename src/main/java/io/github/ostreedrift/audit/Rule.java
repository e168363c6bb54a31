// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.List;

/**
 * What the nodes of some pools must fulfil.
 *
 * @param name names the rule in findings
 * @param pools patterns for the pools that it is for; empty for all
 * @param severity of its findings
 * @param conditions what it asks
 */
record Rule(String name, List<Glob> pools, Finding.Severity severity, List<Condition> conditions) {
  /** Copies the lists. */
  public Rule {
    pools = List.copyOf(pools);
    conditions = List.copyOf(conditions);
  }

  /** Whether the rule is for a pool. */
  public boolean isFor(String pool) {
    return pools.isEmpty() || pools.stream().anyMatch(glob -> glob.matches(pool));
  }
}
