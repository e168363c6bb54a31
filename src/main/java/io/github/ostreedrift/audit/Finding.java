// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something about a node that deserves a look.
 *
 * @param node the node
 * @param pool its pool; empty where it has none
 * @param rule the rule that finds it: a {@link ReadyMade} one, or one of a rules file
 * @param fact the fact in question
 * @param expected what the rule wants, where it can say so; of a list one element a line
 * @param actual what the node shows; empty where it does not show the fact, so that nobody knows
 * @param severity how bad it is
 * @param ignored why it does not count, if somebody said so
 * @param expired until when it did not count, and why, if somebody said so and the time is over
 */
public record Finding(
    String node,
    String pool,
    String rule,
    String fact,
    Optional<String> expected,
    Optional<String> actual,
    FindingSeverity severity,
    Optional<String> ignored,
    Optional<String> expired) {

  /** The order of a report: what counts first, and of that the worst. */
  static final Comparator<Finding> ORDER = Comparator.comparing(
          (Finding finding) -> finding.ignored.isPresent())
      .thenComparing(Finding::severity, Comparator.reverseOrder())
      .thenComparing(Finding::pool)
      .thenComparing(Finding::node)
      .thenComparing(Finding::rule)
      .thenComparing(Finding::fact)
      .thenComparing(finding -> finding.expected.orElse(""));

  /** Whether it is drift: not ignored, and more than worth knowing. */
  public boolean counts() {
    return ignored.isEmpty() && severity != FindingSeverity.INFO;
  }

  Finding ignored(String reason) {
    return new Finding(
        node, pool, rule, fact, expected, actual, severity, Optional.of(reason), expired);
  }

  Finding expired(String reason) {
    return new Finding(
        node, pool, rule, fact, expected, actual, severity, ignored, Optional.of(reason));
  }
}
