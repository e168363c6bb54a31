// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.assertj;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.audit.AuditResult;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the result of an audit.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // who uses it requires AssertJ
public final class AuditResultAssert extends AbstractAssert<AuditResultAssert, AuditResult> {
  AuditResultAssert(AuditResult actual) {
    super(actual, AuditResultAssert.class);
  }

  /** Fails if a node drifts, breaks a rule, shows too little to be judged, or has no data. */
  public AuditResultAssert isClean() {
    isNotNull();
    if (!actual.isClean()) {
      failWithMessage("Expected a clean fleet, but:%n%s", OstreeDrift.explain(actual));
    }
    return this;
  }
}
