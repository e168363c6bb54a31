// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Origin;
import java.util.List;
import java.util.Optional;

/** Compares which deployments there are, and what they are on their hosts; only where both captures list all of them. */
final class ListComparison {
  private final Capture left;
  private final Capture right;
  private final ChangeCollector findings;

  ListComparison(Capture left, Capture right, ChangeCollector findings) {
    this.left = left;
    this.right = right;
    this.findings = findings;
  }

  void compare() {
    boolean all = listsAll(left);
    boolean others = listsAll(right);
    findings.note(CaptureFacts.DEPLOYMENTS.name(), all, others);
    if (all && others && !left.deployments().equals(right.deployments())) {
      Matching matching = new Matching(left, right);
      matching.pairs().forEach(this::compareRoles);
      matching
          .onlyLeft()
          .forEach(deployment -> findings.add(new Change.DeploymentChange(
              ChangeKind.DEPLOYMENT_REMOVED,
              name(deployment),
              role(left, deployment),
              Optional.empty())));
      matching
          .onlyRight()
          .forEach(deployment -> findings.add(new Change.DeploymentChange(
              ChangeKind.DEPLOYMENT_ADDED,
              name(deployment),
              Optional.empty(),
              role(right, deployment))));
    }
  }

  /**
   * Whether a capture lists all deployments of its host. The JSON and some releases' text of {@code rpm-ostree status
   * -b} look like those of a host that has but one. A history lists boots. An
   * empty list tells nothing, and where the last deployment is cut there may have been more.
   */
  static boolean listsAll(Capture capture) {
    if (!capture.get(CaptureFacts.DEPLOYMENTS).isShown()
        || capture.isBootedOnly()
        || capture.format() == CaptureFormat.RPM_OSTREE_HISTORY) {
      return false;
    }
    if (capture.format().isBootc()) {
      // Older releases leave out all but three, and newer ones may have been asked for one.
      return capture.get(CaptureFacts.BOOTED_ONLY).is(false);
    }
    List<Deployment> deployments = capture.deployments();
    boolean isStatus = capture.format() == CaptureFormat.RPM_OSTREE_STATUS
        || capture.format() == CaptureFormat.RPM_OSTREE_STATUS_JSON;
    if (!isStatus) {
      return true;
    } else if (deployments.isEmpty()) {
      return false;
    }
    return deployments.get(deployments.size() - 1).pinned().isShown()
        && (deployments.size() > 1 || capture.get(CaptureFacts.BOOTED_ONLY).isShown());
  }

  /** That the deployment which runs is another one, and was there before: that is what happened to the host. */
  private void compareRoles(Matching.Pair pair) {
    boolean was = pair.left().isBooted();
    boolean is = pair.right().isBooted();
    if (was == is || left.findBooted().isEmpty() || right.findBooted().isEmpty()) {
      return;
    }
    BootRole before = BootRole.of(left, pair.left());
    BootRole after = BootRole.of(right, pair.right());
    add(is ? before.becameBooted() : after.becameBooted().mirror(), pair, before, after);
  }

  private void add(ChangeKind kind, Matching.Pair pair, BootRole before, BootRole after) {
    String subject = ByName.fuller(name(pair.left()), name(pair.right()));
    findings.add(new Change.DeploymentChange(
        kind, subject, Optional.of(before.word()), Optional.of(after.word())));
  }

  private static Optional<String> role(Capture capture, Deployment deployment) {
    return Optional.of(
        capture.findBooted().isPresent()
            ? BootRole.of(capture, deployment).word()
            : place(deployment));
  }

  private static String place(Deployment deployment) {
    return deployment.index() < 0 ? "no index shown" : "index " + deployment.index();
  }

  /** The version of a deployment, or else its commit or its origin. */
  static String name(Deployment deployment) {
    return deployment
        .version()
        .orElse(Optional.empty())
        .or(() -> Optional.of(deployment.checksum().orElse("")).filter(commit -> !commit.isEmpty()))
        .or(() -> Optional.of(deployment.get(DeploymentFacts.BASE_CHECKSUM).orElse(""))
            .filter(commit -> !commit.isEmpty()))
        .or(() -> Texts.origin(deployment.origin().orElse(new Origin.None())))
        .orElseGet(() -> place(deployment));
  }
}
