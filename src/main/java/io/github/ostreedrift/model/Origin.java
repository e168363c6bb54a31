// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/** Where the content of a deployment comes from. */
public sealed interface Origin {

  /** An ostree branch, {@code [remote:]ref}. */
  record Refspec(String refspec) implements Origin {

    /** The remote before the colon; empty for a local branch. */
    public Optional<String> remote() {
      int colon = refspec.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(refspec.substring(0, colon));
    }

    /** The branch behind the colon. */
    public String ref() {
      return refspec.substring(refspec.indexOf(':') + 1);
    }
  }

  /**
   * A container image.
   *
   * @param reference the reference as printed, {@code ostree-unverified-registry:quay.io/fedora/fedora-coreos:stable};
   *     without what stands before the name where the capture does not tell how it is verified (the text of {@code bootc
   *     status}); empty where the capture does not tell it at all
   * @param digest {@code sha256:...}; empty where the capture does not tell it
   */
  record ContainerImage(String reference, Optional<String> digest) implements Origin {}

  /** A pinned commit: 64 hexadecimal digits. */
  record Checksum(String checksum) implements Origin {}

  /** A rojig package, {@code REPO:NAME-EVR.ARCH} or {@code rojig://REPO:NAME} (v2018.2 to v2021.5). */
  record Rojig(String text) implements Origin {}

  /** The deployment has no origin. */
  record None() implements Origin {}

  /**
   * The tool itself could not tell ({@code <unknown origin type>}, {@code (error fetching image metadata)}):
   * in comparisons the same as an origin that is not shown.
   */
  record Unknown(String text) implements Origin {}

  /** Whether a text is a checksum: 64 lower-case hexadecimal digits. */
  static boolean isChecksum(String text) {
    if (text.length() != 64) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * A refspec or a pinned commit, as both tools print them. The {@code ostree://} that v2018.1 to v2021.6 printed
   * before it is no part of it.
   */
  static Origin ofRefspec(String printed) {
    String refspec =
        printed.startsWith("ostree://") ? printed.substring("ostree://".length()) : printed;
    return isChecksum(refspec) ? new Checksum(refspec) : new Refspec(refspec);
  }

  /** The word for the kind of origin in the JSON. */
  default String kind() {
    if (this instanceof Refspec) {
      return "refspec";
    } else if (this instanceof ContainerImage) {
      return "container-image";
    } else if (this instanceof Checksum) {
      return "checksum";
    } else if (this instanceof Rojig) {
      return "rojig";
    }
    return this instanceof None ? "none" : "unknown";
  }

  /**
   * An origin that a manager wrote over the real one.
   *
   * @param url any text, {@code pivot://quay.io/...@sha256:...}; {@code ""} where the manager gave none; empty where the
   *     capture does not tell which of the two it shows
   * @param description {@code Managed by machine-config-operator}
   */
  record CustomOrigin(Optional<String> url, String description) {}
}
