// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.Finding;
import java.util.Optional;

/** What is said of a finding that does not count, wherever it is read by people. */
final class Ignored {
  private Ignored() {}

  /** Why it does not count, and until when; empty where it counts. */
  static Optional<String> words(Finding finding) {
    return finding
        .ignored()
        .map(reason ->
            reason + finding.ignoredUntil().map(day -> " (until " + day + ")").orElse(""));
  }
}
