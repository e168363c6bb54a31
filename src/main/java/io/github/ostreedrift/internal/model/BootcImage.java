// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.model;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Images as bootc tells them, in the words of rpm-ostree; and what its answers say of rpm-ostree's part. */
public final class BootcImage {
  /** The signature that asks for nothing; to v0.1.4 it was written out. */
  public static final String INSECURE = "insecure";

  /** The signature that {@code /etc/containers/policy.json} asks for. */
  public static final String CONTAINER_POLICY = "containerPolicy";

  /** The transport that is meant where none is named. */
  public static final String REGISTRY = "registry";

  private static final String SHA256 = "sha256:";
  private static final int WHOLE_DIGEST = 71;
  private static final char DELETE = 0x7f;

  private static final Set<String> TRANSPORTS = Set.of(
      REGISTRY,
      "oci",
      "oci-archive",
      "docker-archive",
      "docker-daemon",
      "containers-storage",
      "dir");

  /** A whole digest, or what people shorten it to; nothing in between, for that was cut. */
  private static final Pattern DIGEST = Pattern.compile(
      "(?:sha256:)?(?:[0-9a-f]{64}|[0-9a-f]{6,16}(?:\\.{2,}|\u2026)?|[0-9a-f]{3,32}(?:\\.{2,}|\u2026)[0-9a-f]{3,32})"
          + "|sha512:[0-9a-f]{128}");

  private static final List<FactKey<Deployment, ? extends List<?>>> LISTS = List.of(
      DeploymentFacts.LAYERED,
      DeploymentFacts.REQUESTED,
      DeploymentFacts.INACTIVE,
      DeploymentFacts.LOCAL,
      DeploymentFacts.LOCAL_FILEOVERRIDE,
      DeploymentFacts.MODULES,
      DeploymentFacts.MODULES_ENABLED,
      DeploymentFacts.MODULES_INACTIVE,
      DeploymentFacts.REMOVED,
      DeploymentFacts.REPLACED,
      DeploymentFacts.INACTIVE_REMOVALS,
      DeploymentFacts.INACTIVE_REPLACEMENTS);

  private BootcImage() {}

  /** Whether a word is a transport that bootc knows. */
  public static boolean isTransport(String word) {
    return TRANSPORTS.contains(word);
  }

  /** Whether a text has hexadecimal digits alone from a position on. */
  public static boolean isHex(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is a digest, or short for one. */
  public static boolean isDigest(String text) {
    boolean isWhole =
        text.length() == WHOLE_DIGEST && text.startsWith(SHA256) && isHex(text, SHA256.length());
    return isWhole || DIGEST.matcher(text).matches();
  }

  /** Whether a text can name an image: no blank, and nothing that stands for something else. */
  public static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= DELETE || c == '<' || c == '>') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * A reference in rpm-ostree's words.
   *
   * @param signature what is asked of signatures: a remote of ostree's, {@link #CONTAINER_POLICY}, or {@link #INSECURE}
   * @param transport {@link #REGISTRY} or another one
   * @param name the name as stored
   */
  public static String reference(Signature signature, String transport, String name) {
    boolean isRegistry = transport.equals(REGISTRY);
    if (signature.isNone() && isRegistry) {
      return "ostree-unverified-registry:" + name;
    }
    String rest = (isRegistry ? "docker://" : transport + ":") + name;
    if (signature.isNone()) {
      return "ostree-unverified-image:" + rest;
    }
    return signature
        .remote()
        .map(remote -> "ostree-remote-image:" + remote + ":" + rest)
        .orElse("ostree-image-signed:" + rest);
  }

  /** Shows that the origin has nothing of rpm-ostree's: bootc says so by {@code incompatible: false}. */
  public static void showNoLayers(Facts.Builder<Deployment> facts) {
    LISTS.forEach(key -> showEmpty(key, facts));
    facts.showIfAbsent(DeploymentFacts.INITRAMFS, Optional.empty());
    facts.showIfAbsent(DeploymentFacts.CLIWRAP, false);
  }

  @SuppressWarnings("unchecked") // an empty list is one of anything
  private static void showEmpty(
      FactKey<Deployment, ? extends List<?>> key, Facts.Builder<Deployment> facts) {
    facts.showIfAbsent((FactKey<Deployment, List<?>>) key, List.of());
  }

  /**
   * What is asked of an image's signatures.
   *
   * @param word {@link #INSECURE}, {@link #CONTAINER_POLICY}; empty with a remote
   * @param remote the remote of ostree's whose keys count
   */
  public record Signature(String word, Optional<String> remote) {
    /** Nothing is asked. */
    public static final Signature NONE = new Signature(INSECURE, Optional.empty());

    /** What a policy file asks. */
    public static final Signature POLICY = new Signature(CONTAINER_POLICY, Optional.empty());

    /** What a remote of ostree's asks. */
    public static Signature of(String remote) {
      return new Signature("", Optional.of(remote));
    }

    boolean isNone() {
      return word.equals(INSECURE);
    }
  }
}
