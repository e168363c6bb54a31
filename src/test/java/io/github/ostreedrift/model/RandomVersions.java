// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.SplittableRandom;

/**
 * Makes versions on which comparators come apart: nearly equal ones, of odd digits and signs.
 *
 * <p>A run is repeated with {@code -Dseed=N}, N being the seed that the failed test prints.
 */
final class RandomVersions {
  // They lean towards what the order gives a meaning to. The last four are no ASCII.
  private static final String[] PIECES = """
      0 1 2 9 00 01 10 007 20230101 99999999999999999999 18446744073709551616
      a b z A Z rc git fc38 el9_2 alpha
      . _ + .. % ? { } ~ ^ ~~ ^^ ~^ ^~ ~rc1 ^git1
      é α １ 📦""".split("\\s+");

  private static final String[] EPOCHS = "0 00 1 01 2 10 999999999 99999999999999999999".split(" ");

  private final SplittableRandom random;

  RandomVersions(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The seed of this run. */
  static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  /** A version, or a release: one to five pieces. */
  String version() {
    StringBuilder made = new StringBuilder();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      made.append(piece());
    }
    return made.toString();
  }

  /** Mostly a small change of another version: strangers would part at their first character. */
  String versionNear(String other) {
    if (random.nextInt(8) == 0) {
      return version();
    }
    StringBuilder made = new StringBuilder(other);
    for (int i = random.nextInt(3); i > 0; i--) {
      change(made);
    }
    return made.length() == 0 ? piece() : made.toString();
  }

  /** An EVR of which a quarter has an epoch and most have a release. */
  Evr evr() {
    return new Evr(epoch(), version(), oneIn(8) ? "" : version());
  }

  /** An EVR that shares most of its parts with another. */
  Evr evrNear(Evr other) {
    String epoch = oneIn(4) ? epoch() : other.epoch();
    String version = oneIn(2) ? versionNear(other.version()) : other.version();
    String release = other.release().isEmpty() ? version() : versionNear(other.release());
    return new Evr(epoch, version, oneIn(8) ? "" : release);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private String epoch() {
    return oneIn(4) ? EPOCHS[random.nextInt(EPOCHS.length)] : "";
  }

  private String piece() {
    return PIECES[random.nextInt(PIECES.length)];
  }

  private void change(StringBuilder made) {
    int at = random.nextInt(made.length() + 1);
    int end = Math.min(made.length(), at + random.nextInt(3));
    made.replace(at, end, oneIn(3) ? "" : piece());
  }
}
