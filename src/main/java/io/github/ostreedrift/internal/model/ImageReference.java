// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.model;

import java.util.List;
import java.util.Optional;

/**
 * A reference to a container image, taken apart: rpm-ostree prints it as somebody wrote it, bootc in its parts, and one
 * image can be written in several ways.
 *
 * <pre>{@code
 * ImageReference.of("ostree-unverified-image:docker://quay.io/a/b:c").canonical(); // ostree-unverified-registry:quay.io/a/b:c
 * }</pre>
 *
 * @param signature what its signature must be: {@code ""} nothing, {@code signed} what the host's policy says, {@code
 *     remote:NAME} that of an ostree remote; empty where the reference does not tell, as in what bootc prints for people
 * @param transport {@code registry}, {@code containers-storage}, {@code oci} ...
 * @param name the name of the image, as it was given
 */
public record ImageReference(Optional<String> signature, String transport, String name) {
  private static final String REGISTRY = "registry";
  private static final List<String> TRANSPORTS = List.of(
      REGISTRY,
      "oci",
      "oci-archive",
      "docker-archive",
      "docker-daemon",
      "containers-storage",
      "dir");
  private static final String UNVERIFIED_REGISTRY = "ostree-unverified-registry:";
  private static final String UNVERIFIED = "ostree-unverified-image:";
  private static final String SIGNED = "ostree-image-signed:";
  private static final String REMOTE_REGISTRY = "ostree-remote-registry:";
  private static final String REMOTE = "ostree-remote-image:";

  /** The parts of a reference as either tool prints it. */
  public static ImageReference of(String reference) {
    if (reference.startsWith(UNVERIFIED_REGISTRY)) {
      return new ImageReference(Optional.of(""), REGISTRY, behind(UNVERIFIED_REGISTRY, reference));
    } else if (reference.startsWith(UNVERIFIED)) {
      return located(Optional.of(""), behind(UNVERIFIED, reference));
    } else if (reference.startsWith(SIGNED)) {
      return located(Optional.of("signed"), behind(SIGNED, reference));
    } else if (reference.startsWith(REMOTE_REGISTRY)) {
      String rest = behind(REMOTE_REGISTRY, reference);
      return new ImageReference(remote(rest), REGISTRY, rest.substring(rest.indexOf(':') + 1));
    } else if (reference.startsWith(REMOTE)) {
      String rest = behind(REMOTE, reference);
      return located(remote(rest), rest.substring(rest.indexOf(':') + 1));
    }
    return located(Optional.empty(), reference);
  }

  private static String behind(String scheme, String reference) {
    return reference.substring(scheme.length());
  }

  private static Optional<String> remote(String rest) {
    return Optional.of("remote:" + rest.substring(0, Math.max(0, rest.indexOf(':'))));
  }

  private static ImageReference located(Optional<String> signature, String text) {
    if (text.startsWith("docker://")) {
      return new ImageReference(signature, REGISTRY, text.substring("docker://".length()));
    }
    for (String transport : TRANSPORTS) {
      if (text.startsWith(transport + ':')) {
        return new ImageReference(signature, transport, text.substring(transport.length() + 1));
      }
    }
    return new ImageReference(signature, REGISTRY, text);
  }

  /** The same image in the one way in which rpm-ostree itself would write it. */
  public String canonical() {
    boolean isRegistry = transport.equals(REGISTRY);
    String where = isRegistry ? "docker://" + name : transport + ':' + name;
    if (signature.isEmpty()) {
      return isRegistry ? name : where;
    } else if (signature.get().isEmpty()) {
      return isRegistry ? UNVERIFIED_REGISTRY + name : UNVERIFIED + where;
    }
    return signature.get().equals("signed")
        ? SIGNED + where
        : REMOTE + signature.get().substring("remote:".length()) + ':' + where;
  }

  /** Where the image is, however its signature is checked: its name, behind the transport where that is no registry. */
  public String place() {
    return transport.equals(REGISTRY) ? name : transport + ':' + name;
  }

  /** Whether both can be of one image by one policy, whatever its name: what is not told contradicts nothing. */
  public boolean fits(ImageReference other) {
    return transport.equals(other.transport)
        && (signature.isEmpty() || other.signature.isEmpty() || signature.equals(other.signature));
  }
}
