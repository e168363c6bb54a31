// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.internal.model.ImageReference;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image as builders name it, without what is said about its signature.
 *
 * @param transport {@code registry}, {@code containers-storage}, {@code oci}, {@code oci-archive} ...
 * @param name what stands behind the transport
 */
record ImageName(String transport, String name) {
  private static final String REGISTRY = "registry";
  private static final String STORAGE = "containers-storage";

  /** What a builder takes as a name, and looks into for nothing else. */
  private static final Pattern SAFE = Pattern.compile("/?[A-Za-z0-9][A-Za-z0-9._:/@+-]*");

  /** The image of a reference; empty where a builder could not be told it. */
  static Optional<ImageName> of(ImageReference reference) {
    String name = reference.name();
    // "[overlay@/var/lib/containers/storage]localhost/name": where that host's storage is.
    return Optional.of(new ImageName(
            reference.transport(),
            reference.transport().equals(STORAGE) ? name.replaceFirst("^\\[[^\\]]*\\]", "") : name))
        .filter(image -> SAFE.matcher(image.name).matches());
  }

  /** Whether anybody can pull it, and not that host alone. */
  boolean isRemote() {
    return transport.equals(REGISTRY) && !name.startsWith("localhost/");
  }

  /** The name as podman and buildah take it. */
  String from() {
    return transport.equals(REGISTRY) || transport.equals(STORAGE) ? name : transport + ":" + name;
  }

  /** The same image at a digest. */
  String at(String digest) {
    int at = name.indexOf('@');
    String repository = at < 0 ? name : name.substring(0, at);
    int colon = repository.lastIndexOf(':');
    return (colon > repository.lastIndexOf('/') ? repository.substring(0, colon) : repository) + "@"
        + digest;
  }

  /** Whether the name has a digest of its own. */
  boolean isPinned() {
    return name.contains("@");
  }
}
