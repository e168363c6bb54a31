// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bootc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A made-up state of a host, as bootc knows it.
 *
 * @param release the release that prints it
 * @param entries staged, booted, rollback, then the others
 * @param queued whether the rollback boots next
 * @param overlay what is mounted over {@code /usr}: access mode and persistence
 */
public record BootcState(
    Release release, List<Entry> entries, boolean queued, Optional<List<String>> overlay) {
  private static final List<String> TRANSPORTS =
      List.of("oci", "oci-archive", "docker-archive", "containers-storage", "dir");
  private static final List<String> VERSIONS =
      List.of("9", "41.20250101.0", "stream9.20240807.0", "nightly", "2026.10.1", "10.1", "null");
  private static final int MOST_OTHERS = 3;

  /** Releases that print unlike each other. */
  public enum Release {
    /** v0.1.14. */
    V0_1_14,
    /** v1.1.0: the first text. */
    V1_1_0,
    /** v1.1.3: another text. */
    V1_1_3,
    /** v1.5: alphabetical JSON, {@code -v}, other deployments. */
    V1_5,
    /** v1.16. */
    V1_16;

    /** Whether it is another release or a newer one. */
    public boolean isSince(Release other) {
      return compareTo(other) >= 0;
    }
  }

  /** Where a deployment stands. */
  public enum Slot {
    /** Staged. */
    STAGED,
    /** Booted. */
    BOOTED,
    /** Rollback. */
    ROLLBACK,
    /** Any other place. */
    OTHER;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An image.
   *
   * @param signature empty, {@code containerPolicy} or {@code ostreeRemote:NAME}
   */
  public record Image(
      String name,
      String transport,
      String signature,
      Optional<String> version,
      Optional<String> time,
      String digest,
      String architecture) {}

  /**
   * A deployment.
   *
   * @param verity of the composefs backend; else empty
   */
  public record Entry(
      Slot slot,
      Optional<Image> image,
      Optional<Image> cached,
      boolean incompatible,
      boolean pinned,
      boolean softReboot,
      boolean downloadOnly,
      String stateroot,
      String checksum,
      int serial,
      Optional<String> verity) {}

  /** Whether a slot is taken. */
  public Optional<Entry> find(Slot slot) {
    return entries.stream().filter(entry -> entry.slot() == slot).findFirst();
  }

  /** Whether the deployments are kept in composefs. */
  public boolean isComposefs() {
    return entries.stream().anyMatch(entry -> entry.verity().isPresent());
  }

  /** Any state that a release can print. */
  public static BootcState any(Release release, Random random) {
    boolean composefs = release == Release.V1_16 && random.nextInt(4) == 0;
    List<Entry> entries = new ArrayList<>();
    if (random.nextBoolean()) {
      entries.add(entry(Slot.STAGED, composefs, random));
    }
    entries.add(entry(Slot.BOOTED, composefs, random));
    boolean hasRollback = random.nextInt(3) > 0;
    if (hasRollback) {
      entries.add(entry(Slot.ROLLBACK, composefs, random));
    }
    if (release.isSince(Release.V1_5) && random.nextInt(3) == 0) {
      for (int i = random.nextInt(MOST_OTHERS); i >= 0; i--) {
        entries.add(entry(Slot.OTHER, composefs, random));
      }
    }
    Optional<List<String>> overlay = release == Release.V1_16 && random.nextInt(4) == 0
        ? Optional.of(List.of(
            random.nextBoolean() ? "readOnly" : "readWrite",
            random.nextBoolean() ? "transient" : "persistent"))
        : Optional.empty();
    return new BootcState(release, entries, hasRollback && random.nextInt(4) == 0, overlay);
  }

  private static Entry entry(Slot slot, boolean composefs, Random random) {
    boolean incompatible = !composefs && random.nextInt(4) == 0;
    boolean hasImage = composefs || (!incompatible && random.nextInt(6) > 0);
    Optional<Image> image = hasImage ? Optional.of(image(random)) : Optional.empty();
    Optional<Image> cached = image.isPresent() && !composefs && random.nextInt(3) == 0
        ? Optional.of(random.nextInt(3) == 0 ? image.get() : newer(image.get(), random))
        : Optional.empty();
    return new Entry(
        slot,
        image,
        cached,
        incompatible,
        !composefs && slot != Slot.STAGED && random.nextInt(4) == 0,
        random.nextBoolean(),
        slot == Slot.STAGED && random.nextInt(4) == 0,
        random.nextInt(5) == 0 ? "other" : "default",
        hex(64, random),
        random.nextInt(3),
        composefs ? Optional.of(hex(128, random)) : Optional.empty());
  }

  private static Image image(Random random) {
    boolean isRegistry = random.nextInt(4) > 0;
    String transport = isRegistry ? "registry" : TRANSPORTS.get(random.nextInt(TRANSPORTS.size()));
    String name = isRegistry
        ? "quay.io/example/os-" + random.nextInt(9) + (random.nextBoolean() ? ":latest" : "")
        : "/var/lib/os-" + random.nextInt(9);
    String signature = switch (random.nextInt(4)) {
      case 0 -> "containerPolicy";
      case 1 -> "ostreeRemote:fedora";
      default -> "";
    };
    return new Image(
        name,
        transport,
        signature,
        random.nextInt(5) == 0
            ? Optional.empty()
            : Optional.of(VERSIONS.get(random.nextInt(VERSIONS.size()))),
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(time(random)),
        "sha256:" + hex(64, random),
        random.nextBoolean() ? "amd64" : "arm64");
  }

  private static Image newer(Image image, Random random) {
    return new Image(
        image.name(),
        image.transport(),
        image.signature(),
        random.nextBoolean() ? Optional.empty() : Optional.of("44." + random.nextInt(99)),
        random.nextBoolean() ? Optional.empty() : Optional.of(time(random)),
        "sha256:" + hex(64, random),
        image.architecture());
  }

  private static String time(Random random) {
    String fraction = List.of("", ".141", ".976083", ".976083568").get(random.nextInt(4));
    return String.format(
        Locale.ROOT,
        "202%d-%02d-%02dT%02d:%02d:%02d%sZ",
        random.nextInt(10),
        1 + random.nextInt(12),
        1 + random.nextInt(28),
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60),
        fraction);
  }

  private static String hex(int length, Random random) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }
}
