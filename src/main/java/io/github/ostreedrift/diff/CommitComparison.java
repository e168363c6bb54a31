// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.model.DeploymentFacts.BASE_CHECKSUM;
import static io.github.ostreedrift.model.DeploymentFacts.CHECKSUM;
import static io.github.ostreedrift.model.DeploymentFacts.PENDING_BASE;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.Fact;
import java.util.Optional;

/**
 * Compares the commits of two deployments. Where nothing is layered, the deployed commit is the base; {@code ostree
 * admin status} does not tell whether it is.
 */
final class CommitComparison {
  private static final ChangeCollector.Plain<PendingBase> PENDING_BASES =
      new ChangeCollector.Plain<>(
          Change.BaseChange::new,
          ChangeKind.PENDING_BASE_CHANGED,
          (one, other) -> Equivalence.ofChecksum(one.checksum(), other.checksum()),
          Texts::pendingBase);

  private final Fact<String> left;
  private final Fact<String> right;
  private final Fact<String> leftBase;
  private final Fact<String> rightBase;
  private final Fact<PendingBase> leftPending;
  private final Fact<PendingBase> rightPending;
  private final ChangeCollector findings;

  CommitComparison(
      Capture leftCapture,
      Deployment left,
      Capture rightCapture,
      Deployment right,
      ChangeCollector findings) {
    this.left = left.checksum();
    this.right = right.checksum();
    this.leftBase = fact(leftCapture.findBaseCommit(left));
    this.rightBase = fact(rightCapture.findBaseCommit(right));
    this.leftPending = left.get(PENDING_BASE);
    this.rightPending = right.get(PENDING_BASE);
    this.findings = findings;
  }

  void compare() {
    findings.compare(CHECKSUM.name(), left, right, this::commits);
    if (!isSameCommit()) {
      findings.compare(BASE_CHECKSUM.name(), leftBase, rightBase, this::bases);
    }
    PENDING_BASES.compare(findings, PENDING_BASE.name(), leftPending, rightPending);
  }

  private void commits(String one, String other) {
    boolean isBase = leftBase.equals(left) && rightBase.equals(right);
    if (!isBase && !Equivalence.ofChecksum(one, other)) {
      add(ChangeKind.COMMIT_CHANGED, CHECKSUM.name(), one, other);
    }
  }

  private void bases(String one, String other) {
    if (!Equivalence.ofChecksum(one, other)) {
      add(ChangeKind.BASE_COMMIT_CHANGED, BASE_CHECKSUM.name(), one, other);
    }
  }

  private void add(ChangeKind kind, String subject, String one, String other) {
    findings.add(new Change.BaseChange(kind, subject, Optional.of(one), Optional.of(other)));
  }

  /** One commit has one base. */
  private boolean isSameCommit() {
    return left.isShown()
        && right.isShown()
        && (!leftBase.isShown() || !rightBase.isShown())
        && Equivalence.ofChecksum(left.require(), right.require());
  }

  private static Fact<String> fact(Optional<String> commit) {
    return commit.map(Fact::of).orElseGet(Fact::notShown);
  }
}
