// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.assertj;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.diff.survival.Survival;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a survival. A failure prints what the command line prints.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // who uses it requires AssertJ
public final class SurvivalAssert extends AbstractAssert<SurvivalAssert, Survival> {
  SurvivalAssert(Survival actual) {
    super(actual, SurvivalAssert.class);
  }

  /** Fails unless everything survived, and each item is proved. */
  public SurvivalAssert isProved() {
    isNotNull();
    if (!actual.isProved()) {
      failWithMessage("Expected everything to survive, but:%n%s", OstreeDrift.explain(actual));
    }
    return this;
  }

  /** Fails unless just these items are lost, in any order. */
  public SurvivalAssert hasLost(String... items) {
    isNotNull();
    List<String> lost = actual.lost().stream().map(item -> item.item()).sorted().toList();
    if (!lost.equals(Arrays.stream(items).sorted().toList())) {
      failWithMessage(
          "Expected %s to be lost, but:%n%s", Arrays.toString(items), OstreeDrift.explain(actual));
    }
    return this;
  }
}
