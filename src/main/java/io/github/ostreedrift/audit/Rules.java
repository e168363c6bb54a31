// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rules file says.
 *
 * @param consensus whether pools are also compared with their largest group
 * @param rules the rules
 * @param ignores which findings do not count
 * @param readyMade other severities for rules that need no file; an empty one turns the rule off
 */
public record Rules(
    boolean consensus,
    List<Rule> rules,
    List<Ignore> ignores,
    Map<BuiltInRule, Optional<FindingSeverity>> readyMade) {

  /** No rules but the ready-made ones. */
  public static final Rules NONE = new Rules(true, List.of(), List.of(), Map.of());

  /** Copies the lists and the map. */
  public Rules {
    rules = List.copyOf(rules);
    ignores = List.copyOf(ignores);
    readyMade = Map.copyOf(readyMade);
  }

  /** How bad the findings of a ready-made rule are; empty if it is off. */
  public Optional<FindingSeverity> severity(BuiltInRule rule) {
    return readyMade.getOrDefault(rule, Optional.of(rule.severity()));
  }
}
