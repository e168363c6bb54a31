// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a deployment: its origin, or the custom URL that stands in the origin's place.
 *
 * <p>Which of the two, the rows below tell: {@code CustomOrigin} is there for a custom URL only, and {@code Digest}
 * only for a container image that is shown by its own reference.
 */
final class OriginParser {
  private static final List<String> IMAGE_SCHEMES = List.of(
      "ostree-unverified-registry:",
      "ostree-unverified-image:",
      "ostree-image-signed:",
      "ostree-remote-registry:",
      "ostree-remote-image:",
      "ostree-unverified:",
      "docker://",
      "containers-storage:");
  private static final Pattern MASKED = Pattern.compile(
      "[<>\\[\\]{}\"`*$%\u2588]|[xX]{3,}|YOUR|your-|(?i:redacted|masked|removed|hidden|censored)");
  /** A sign in the place of the mark, before what is a header without it. */
  private static final Pattern SIGNED = Pattern.compile("\\S{1,3} +\\S*[:/].*");

  private static final String SCHEME = "ostree://";
  private static final String ERROR = "(error fetching image metadata)";

  private OriginParser() {}

  /** Shows what the header says, with the custom origin's description and the digest of the rows below. */
  static void show(String text, DeploymentRows rows) {
    Facts.Builder<Deployment> facts = rows.facts;
    if (rows.showsCustomOrigin()) {
      showCustom(text, rows.customDescription, facts);
    } else {
      facts.show(DeploymentFacts.ORIGIN, origin(text, rows.digest, rows.showsDigest()));
      if (!rows.showsDigest() && !text.equals(ERROR)) {
        facts.show(DeploymentFacts.CUSTOM_ORIGIN, Optional.empty());
      }
    }
  }

  /**
   * Only commits and images that are pinned have custom origins. A header that is neither is the custom URL; a commit is
   * the origin itself, under an empty URL; an image may be either, so neither is claimed.
   */
  private static void showCustom(
      String text, @Nullable String description, Facts.Builder<Deployment> facts) {
    boolean isCommit = Origin.isChecksum(text)
        || (text.startsWith(SCHEME) && Origin.isChecksum(text.substring(SCHEME.length())));
    if (isCommit) {
      facts.show(DeploymentFacts.ORIGIN, Origin.ofRefspec(text));
    }
    Optional<String> url =
        isCommit ? Optional.of("") : isImage(text) ? Optional.empty() : Optional.of(text);
    if (description != null) {
      facts.show(DeploymentFacts.CUSTOM_ORIGIN, Optional.of(new CustomOrigin(url, description)));
    }
  }

  /** Whether a header can be what the printers put there; any text can be a custom URL, but for what masks one. */
  static boolean mayBe(String text, DeploymentRows rows) {
    if (text.isEmpty() || text.startsWith("/") || LeftOut.isValue(text)) {
      return isError(text);
    }
    return !(mayBeMasked(text) && MASKED.matcher(text).find())
        && !(text.indexOf(' ') > 0 && SIGNED.matcher(text).matches())
        && !LeftOut.isTypeset(text)
        && (rows.showsCustomOrigin() || text.indexOf(' ') < 0 || isError(text));
  }

  /** Most refs and images have none of the signs and letters of a mask. */
  private static boolean mayBeMasked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ":/.-_@".indexOf(c) >= 0;
      if (!isPlain || (c == 'x' && text.startsWith("xx", i))) {
        return true;
      }
    }
    return text.contains("redacted")
        || text.contains("masked")
        || text.contains("removed")
        || text.contains("hidden")
        || text.contains("censored")
        || text.contains("your-");
  }

  /** Whether a header is what v2022.17 and later print where an image has no metadata. */
  static boolean isError(String text) {
    return text.equals(ERROR);
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

  private static Origin origin(String text, @Nullable String digest, boolean isImage) {
    if (isImage || isImage(text)) {
      return new Origin.ContainerImage(text, Optional.ofNullable(digest));
    } else if (text.startsWith(SCHEME)) {
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
