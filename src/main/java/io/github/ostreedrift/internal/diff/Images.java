// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.diff;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import java.util.Optional;

/** Which image a deployment stands on. */
public final class Images {
  private static final String DIGEST = "sha256:";
  private static final int LENGTH = 64;

  private Images() {}

  /** The SHA-256 of the image, in hexadecimal digits, where the capture tells it. */
  public static Optional<String> digest(Deployment deployment) {
    return deployment.origin().orElse(new Origin.None()) instanceof Origin.ContainerImage image
        ? image.digest().flatMap(Images::in).or(() -> in(image.reference()))
        : deployment
            .get(DeploymentFacts.CUSTOM_ORIGIN)
            .orElse(Optional.empty())
            .flatMap(CustomOrigin::url)
            .flatMap(Images::in);
  }

  private static Optional<String> in(String reference) {
    int at = reference.lastIndexOf(DIGEST);
    String digest = at < 0 ? "" : reference.substring(at + DIGEST.length());
    return digest.length() == LENGTH ? Optional.of(digest) : Optional.empty();
  }
}
