// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something about a node that deserves a look.
 *
 * @param node the node
 * @param pool its pool; empty where it has none
 * @param rule the rule that finds it: a {@link BuiltInRule} one, or one of a rules file
 * @param fact the fact in question
 * @param expected what the rule wants, where it can say so; of a list one element a line
 * @param actual what the node shows; empty where it does not show the fact, so that nobody knows
 * @param severity how bad it is
 * @param ignored why it does not count, if somebody said so
 * @param ignoredUntil the last day on which it does not count; empty where it is not ignored, or is for ever
 * @param expired until when it did not count, and why, if somebody said so and the time is over
 */
public record Finding(
    String node,
    String pool,
    String rule,
    String fact,
    Optional<String> expected,
    Optional<String> actual,
    Severity severity,
    Optional<String> ignored,
    Optional<LocalDate> ignoredUntil,
    Optional<String> expired) {

  /** The order of a report: what counts first, and of that the worst. */
  static int compare(Finding one, Finding other) {
    int order = Boolean.compare(one.ignored.isPresent(), other.ignored.isPresent());
    order = order != 0 ? order : other.severity.compareTo(one.severity);
    order = order != 0 ? order : one.pool.compareTo(other.pool);
    order = order != 0 ? order : one.node.compareTo(other.node);
    order = order != 0 ? order : one.rule.compareTo(other.rule);
    order = order != 0 ? order : one.fact.compareTo(other.fact);
    return order != 0 ? order : one.expected.orElse("").compareTo(other.expected.orElse(""));
  }

  /** Whether it is drift: not ignored, and more than worth knowing. */
  public boolean counts() {
    return ignored.isEmpty() && severity != Severity.INFO;
  }

  Finding ignored(String reason, Optional<LocalDate> until) {
    return new Finding(
        node, pool, rule, fact, expected, actual, severity, Optional.of(reason), until, expired);
  }

  Finding expired(String reason) {
    return new Finding(
        node,
        pool,
        rule,
        fact,
        expected,
        actual,
        severity,
        ignored,
        ignoredUntil,
        Optional.of(reason));
  }

  /** How bad a finding is; the worst last. */
  public enum Severity {
    /** Worth knowing; alone it is no drift. */
    INFO("info"),
    /** Drift. */
    WARNING("warning"),
    /** Drift that breaks something, or will. */
    ERROR("error");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The word in the JSON. */
    public String word() {
      return word;
    }

    /** The severity of this word. */
    public static Optional<Severity> find(String word) {
      return Arrays.stream(values())
          .filter(severity -> severity.word.equals(word))
          .findFirst();
    }
  }
}
