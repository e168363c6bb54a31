// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.util.Optional;

/**
 * One side of a comparison: where it was read, and which of its deployments is compared.
 *
 * @param input the path as given
 * @param deployment the deployment that is compared
 * @param base the commit of its base, where the capture tells it
 */
public record ComparedSide(String input, Deployment deployment, Optional<String> base) {

  /** A deployment of a capture. */
  public static ComparedSide of(String input, Capture capture, Deployment deployment) {
    return new ComparedSide(input, deployment, capture.findBaseCommit(deployment));
  }

  /** The version, or what else names the deployment best. */
  String name() {
    return deployment
        .version()
        .orElse(Optional.empty())
        .or(() -> base.map(commit -> commit.substring(0, Math.min(10, commit.length()))))
        .orElse("deployment " + deployment.index());
  }
}
