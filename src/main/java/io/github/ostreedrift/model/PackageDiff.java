// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
    Map<PackageChange.Kind, Long> counts = new EnumMap<>(PackageChange.Kind.class);
    for (PackageChange change : changes) {
      counts.merge(change.kind(), 1L, Long::sum);
    }
    return of(counts, Fact.of(List.copyOf(changes)));
  }

  /** The diff with these counts and no packages. */
  public static PackageDiff ofCounts(Map<PackageChange.Kind, Long> counts) {
    return of(counts, Fact.notShown());
  }

  private static PackageDiff of(
      Map<PackageChange.Kind, Long> counts, Fact<List<PackageChange>> changes) {
    return new PackageDiff(
        count(counts, PackageChange.Kind.UPGRADED),
        count(counts, PackageChange.Kind.DOWNGRADED),
        count(counts, PackageChange.Kind.REMOVED),
        count(counts, PackageChange.Kind.ADDED),
        changes);
  }

  private static int count(Map<PackageChange.Kind, Long> counts, PackageChange.Kind kind) {
    return Math.toIntExact(counts.getOrDefault(kind, 0L));
  }
}
