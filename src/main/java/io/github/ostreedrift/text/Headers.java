// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.CustomOrigin;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Origin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header of a deployment: its origin, or the custom URL that stands in the origin's place.
 *
 * <p>Which of the two, the rows below tell: {@code CustomOrigin} is there for a custom URL only, and {@code Digest}
 * only for a container image that is shown by its own reference.
 */
final class Headers {
  private static final List<String> IMAGE_SCHEMES = List.of(
      "ostree-unverified-registry:",
      "ostree-unverified-image:",
      "ostree-image-signed:",
      "ostree-remote-registry:",
      "ostree-remote-image:",
      "ostree-unverified:",
      "docker://",
      "containers-storage:");
  private static final String ERROR = "(error fetching image metadata)";

  private Headers() {}

  /** Shows what the header says, with the custom origin's description and the digest of the rows below. */
  static void show(
      String text,
      @Nullable String description,
      @Nullable String digest,
      Facts.Builder<Deployment> facts) {
    if (Words.isElided(text)) {
      return;
    }
    boolean url = description != null && isUrl(text);
    if (!url) {
      facts.show(DeploymentFacts.ORIGIN, origin(text, digest));
    }
    if (description != null) {
      if (url || Origin.ofRefspec(text) instanceof Origin.Checksum) {
        facts.show(
            DeploymentFacts.CUSTOM_ORIGIN,
            Optional.of(new CustomOrigin(url ? text : "", description)));
      }
    } else if (digest == null && !text.equals(ERROR)) {
      facts.show(DeploymentFacts.CUSTOM_ORIGIN, Optional.empty());
    }
  }

  private static boolean isUrl(String text) {
    if (text.startsWith("ostree://") || Origin.isChecksum(text) || isImage(text)) {
      return false;
    }
    int colon = text.indexOf(':');
    return text.contains("://")
        || text.contains("@sha256:")
        || text.contains(" ")
        || colon < 0
        || text.lastIndexOf('/', colon) >= 0
        || text.indexOf('/', colon) < 0;
  }

  /** Whether a header can only be a container image's; branches and remotes have any name, but no such scheme. */
  static boolean isImage(String text) {
    if (text.startsWith("registry:")) {
      return text.indexOf(':', "registry:".length()) > 0;
    }
    for (String scheme : IMAGE_SCHEMES) {
      if (text.startsWith(scheme)) {
        return true;
      }
    }
    return false;
  }

  private static Origin origin(String text, @Nullable String digest) {
    if (digest != null || isImage(text)) {
      return new Origin.ContainerImage(text, Optional.ofNullable(digest));
    } else if (text.startsWith("ostree://")) {
      return Origin.ofRefspec(text);
    } else if (text.equals(ERROR) || (text.contains("://") && !isRojig(text))) {
      return new Origin.Unknown(text);
    } else if (isRojig(text)) {
      return new Origin.Rojig(text);
    }
    return Origin.ofRefspec(text);
  }

  /** {@code REPO:NAME-EVR.ARCH}: no branch looks like that. */
  static boolean isRojig(String text) {
    if (text.startsWith("rojig://")) {
      return true;
    }
    int colon = text.indexOf(':');
    return colon > 0
        && text.indexOf('/') < 0
        && Nevra.find(text.substring(colon + 1)).isPresent();
  }
}
