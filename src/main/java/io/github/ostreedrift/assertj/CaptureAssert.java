// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.assertj;

import io.github.ostreedrift.model.Capture;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a capture.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // who uses it requires AssertJ
public final class CaptureAssert extends AbstractAssert<CaptureAssert, Capture> {
  CaptureAssert(Capture actual) {
    super(actual, CaptureAssert.class);
  }

  /** Fails unless a deployment is marked as booted; goes on with that one. */
  public DeploymentAssert booted() {
    isNotNull();
    if (actual.findBooted().isEmpty()) {
      failWithMessage("Expected a booted deployment, but none is marked as such");
    }
    return new DeploymentAssert(actual.booted());
  }
}
