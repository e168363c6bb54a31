// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;

/** Compares two deployments, fact by fact, each with the capture that lists it. */
final class DeploymentComparison {
  private final Capture leftCapture;
  private final Deployment left;
  private final Capture rightCapture;
  private final Deployment right;
  private final ChangeCollector findings;

  DeploymentComparison(
      Capture leftCapture,
      Deployment left,
      Capture rightCapture,
      Deployment right,
      ChangeCollector findings) {
    this.leftCapture = leftCapture;
    this.left = left;
    this.rightCapture = rightCapture;
    this.right = right;
    this.findings = findings;
  }

  void compare() {
    new BaseComparison(left, right, findings).compare();
    new CommitComparison(leftCapture, left, rightCapture, right, findings).compare();
    new PackageComparison(left, right, findings).compare();
    OverrideComparison.compare(left, right, findings);
    SettingComparison.compare(left, right, findings);
  }
}
