// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package difference as a status prints it: counts, and with {@code -v} the packages.
 *
 * @param upgraded how many are newer
 * @param downgraded how many are older
 * @param removed how many are gone
 * @param added how many are new
 * @param changes the packages, where shown
 */
public record PackageDiff(
    int upgraded, int downgraded, int removed, int added, Fact<List<PackageChange>> changes) {

  /** The diff with these changes, counted. */
  public static PackageDiff of(List<PackageChange> changes) {
    return new PackageDiff(
        count(changes, PackageChange.Kind.UPGRADED),
        count(changes, PackageChange.Kind.DOWNGRADED),
        count(changes, PackageChange.Kind.REMOVED),
        count(changes, PackageChange.Kind.ADDED),
        Fact.of(List.copyOf(changes)));
  }

  private static int count(List<PackageChange> changes, PackageChange.Kind kind) {
    int count = 0;
    for (PackageChange change : changes) {
      count += change.kind() == kind ? 1 : 0;
    }
    return count;
  }

  /** The diff with these counts and no packages. */
  public static PackageDiff ofCounts(Map<PackageChange.Kind, Long> counts) {
    return new PackageDiff(
        count(counts, PackageChange.Kind.UPGRADED),
        count(counts, PackageChange.Kind.DOWNGRADED),
        count(counts, PackageChange.Kind.REMOVED),
        count(counts, PackageChange.Kind.ADDED),
        Fact.notShown());
  }

  private static int count(Map<PackageChange.Kind, Long> counts, PackageChange.Kind kind) {
    return Math.toIntExact(counts.getOrDefault(kind, 0L));
  }

  /**
   * One package that a diff names.
   *
   * @param kind what happens to it
   * @param name the package
   * @param from EVR before; empty for an added package, and where only the new one is printed (2014 to 2016)
   * @param to EVR after; empty for a removed package
   * @param arch the architecture, where shown
   */
  public record PackageChange(
      Kind kind, String name, Optional<String> from, Optional<String> to, Optional<String> arch) {

    /** What happens to a package. */
    public enum Kind {
      /** A newer version. */
      UPGRADED,
      /** An older version. */
      DOWNGRADED,
      /** Gone. */
      REMOVED,
      /** New. */
      ADDED,
      /** Another version; whether a newer or an older one is not shown (transcripts of 2014 and 2015). */
      CHANGED;

      /**
       * Upgraded or downgraded, as two versions tell.
       *
       * @param given the kind where they do not: they are the same, then the architecture changed, or one of them is no
       *     version
       */
      public static Kind between(String from, String to, Kind given) {
        int direction = Evr.direction(from, to);
        return direction == 0 ? given : direction < 0 ? UPGRADED : DOWNGRADED;
      }
    }
  }
}
