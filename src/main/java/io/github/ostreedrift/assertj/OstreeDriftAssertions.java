// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.assertj;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;

/**
 * Assertions for AssertJ, which has to be on the class path. What is not shown never passes.
 *
 * <pre>{@code
 * import static io.github.ostreedrift.assertj.OstreeDriftAssertions.assertThat;
 *
 * assertThat(OstreeDrift.readOne(status)).booted().hasLayered("htop");
 * assertThat(OstreeDrift.verify(before, after)).isProved();
 * }</pre>
 *
 * @since 0.1
 */
public final class OstreeDriftAssertions {
  private OstreeDriftAssertions() {}

  /** Assertions about a capture. */
  public static CaptureAssert assertThat(Capture actual) {
    return new CaptureAssert(actual);
  }

  /** Assertions about a deployment. */
  public static DeploymentAssert assertThat(Deployment actual) {
    return new DeploymentAssert(actual);
  }

  /** Assertions about a survival. */
  public static SurvivalAssert assertThat(Survival actual) {
    return new SurvivalAssert(actual);
  }

  /** Assertions about a difference. */
  public static StatusDiffAssert assertThat(StatusDiff actual) {
    return new StatusDiffAssert(actual);
  }

  /** Assertions about the result of an audit. */
  public static AuditResultAssert assertThat(AuditResult actual) {
    return new AuditResultAssert(actual);
  }
}
