// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.assertj;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.diff.StatusDiff;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a difference.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // who uses it requires AssertJ
public final class StatusDiffAssert extends AbstractAssert<StatusDiffAssert, StatusDiff> {
  StatusDiffAssert(StatusDiff actual) {
    super(actual, StatusDiffAssert.class);
  }

  /** Fails if anything differs of what both sides show. */
  public StatusDiffAssert isEmpty() {
    isNotNull();
    if (!actual.isEmpty()) {
      failWithMessage("Expected no difference, but:%n%s", OstreeDrift.toJson(actual));
    }
    return this;
  }
}
