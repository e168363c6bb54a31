// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image of a reference as rpm-ostree prints it, taken out of what is said about its signature.
 *
 * @param transport {@code registry}, {@code containers-storage}, {@code oci}, {@code oci-archive} ...
 * @param name what stands behind the transport
 */
record ImageName(String transport, String name) {
  private static final String REGISTRY = "registry";
  private static final String STORAGE = "containers-storage";
  private static final Pattern SIGNATURE = Pattern.compile(
      "ostree-(?:unverified-(?:(registry):|image:)|image-signed:|remote-(?:(registry):|image:)[^:]*:)");
  private static final List<String> TRANSPORTS =
      List.of(REGISTRY, STORAGE, "oci", "oci-archive", "docker-archive", "docker-daemon", "dir");

  /** What a builder takes as a name, and looks into for nothing else. */
  private static final Pattern SAFE = Pattern.compile("/?[A-Za-z0-9][A-Za-z0-9._:/@+-]*");

  /** Takes a reference apart; empty where a builder could not be told its image. */
  static Optional<ImageName> parse(String reference) {
    Matcher signature = SIGNATURE.matcher(reference);
    String rest = reference;
    boolean isRegistry = false;
    if (signature.lookingAt()) {
      rest = reference.substring(signature.end());
      isRegistry = signature.group(1) != null || signature.group(2) != null;
    }
    return Optional.of(isRegistry ? new ImageName(REGISTRY, rest) : ofTransport(rest))
        .filter(image -> SAFE.matcher(image.name).matches());
  }

  private static ImageName ofTransport(String rest) {
    if (rest.startsWith("docker://")) {
      return new ImageName(REGISTRY, rest.substring("docker://".length()));
    }
    int colon = rest.indexOf(':');
    String transport = colon < 0 ? "" : rest.substring(0, colon);
    if (!TRANSPORTS.contains(transport)) {
      return new ImageName(REGISTRY, rest);
    }
    String name = rest.substring(colon + 1);
    // "[overlay@/var/lib/containers/storage]localhost/name": where that host's storage is.
    return new ImageName(
        transport, transport.equals(STORAGE) ? name.replaceFirst("^\\[[^\\]]*\\]", "") : name);
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
