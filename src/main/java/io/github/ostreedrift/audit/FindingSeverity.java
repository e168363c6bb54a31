// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.Arrays;
import java.util.Optional;

/** How bad a finding is; the worst last. */
public enum FindingSeverity {
  /** Worth knowing; alone it is no drift. */
  INFO("info"),
  /** Drift. */
  WARNING("warning"),
  /** Drift that breaks something, or will. */
  ERROR("error");

  private final String word;

  FindingSeverity(String word) {
    this.word = word;
  }

  /** The word in the JSON. */
  public String word() {
    return word;
  }

  /** The severity of this word. */
  public static Optional<FindingSeverity> find(String word) {
    return Arrays.stream(values())
        .filter(severity -> severity.word.equals(word))
        .findFirst();
  }
}
