// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a fleet besides its agreement: what a rules file says, as {@link RulesReader} reads it, or what
 * {@link Baseline} takes from a fleet as it is.
 */
public final class Rules {

  /** No rules but the ready-made ones. */
  public static final Rules NONE = new Rules(true, List.of(), List.of(), Map.of());

  private final boolean consensus;
  private final List<Rule> rules;
  private final List<Ignore> ignores;
  private final Map<BuiltInRule, Optional<Finding.Severity>> readyMade;

  /**
   * All of it.
   *
   * @param consensus whether pools are also compared with their largest group
   * @param rules the rules
   * @param ignores which findings do not count
   * @param readyMade other severities for rules that need no file; an empty one turns the rule off
   */
  Rules(
      boolean consensus,
      List<Rule> rules,
      List<Ignore> ignores,
      Map<BuiltInRule, Optional<Finding.Severity>> readyMade) {
    this.consensus = consensus;
    this.rules = List.copyOf(rules);
    this.ignores = List.copyOf(ignores);
    this.readyMade = Map.copyOf(readyMade);
  }

  /** Whether pools are also compared with their largest group. */
  boolean consensus() {
    return consensus;
  }

  /** What pools must fulfil. */
  List<Rule> rules() {
    return rules;
  }

  /** Which findings do not count. */
  List<Ignore> ignores() {
    return ignores;
  }

  /** Other severities for ready-made rules; an empty one turns the rule off. */
  Map<BuiltInRule, Optional<Finding.Severity>> readyMade() {
    return readyMade;
  }

  /** How bad the findings of a ready-made rule are; empty if it is off. */
  Optional<Finding.Severity> severity(BuiltInRule rule) {
    return readyMade.getOrDefault(rule, Optional.of(rule.severity()));
  }

  @Override
  @SuppressWarnings("exports") // an annotation alone
  public boolean equals(@Nullable Object other) {
    return other instanceof Rules that
        && consensus == that.consensus
        && rules.equals(that.rules)
        && ignores.equals(that.ignores)
        && readyMade.equals(that.readyMade);
  }

  @Override
  public int hashCode() {
    return Objects.hash(consensus, rules, ignores, readyMade);
  }

  @Override
  public String toString() {
    return rules.size() + " rules, " + ignores.size() + " ignores";
  }
}
