// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.Optional;

/**
 * How a state breaks a condition.
 *
 * @param fact the fact in question
 * @param expected what the condition wants
 * @param actual what the state shows; empty where it does not show the fact, so that nobody knows
 */
record Violation(String fact, Optional<String> expected, Optional<String> actual) {
  static Violation of(String fact, String expected, String actual) {
    return new Violation(fact, Optional.of(expected), Optional.of(actual));
  }

  static Violation notShown(String fact, String expected) {
    return new Violation(fact, Optional.of(expected), Optional.empty());
  }
}
