// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import io.github.ostreedrift.model.PackageDiff.PackageChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A list of packages with changes applied to it. */
final class ChangedList {
  private final PackageEvidence list;
  private final PackageEvidence later;
  private final List<Nevra> installed;
  private boolean fits = true;

  ChangedList(PackageEvidence list, PackageEvidence later) {
    this.list = list;
    this.later = later;
    this.installed = new ArrayList<>(list.installed().orElse(List.of()));
  }

  /** The list in the end; incomplete where a change is about a package that the list has not. */
  PackageEvidence evidence() {
    later.changes().orElse(List.of()).forEach(this::apply);
    return new PackageEvidence(
        later.commit(),
        list.commit(),
        Fact.of(installed),
        Fact.notShown(),
        later.advisories(),
        later.inactiveRequests(),
        later.inactiveRemovals(),
        later.inactiveReplacements(),
        later.outcome(),
        fits && list.isWhole() && later.complete());
  }

  private void apply(PackageChange change) {
    Optional<Nevra> old = Optional.empty();
    if (change.kind() != PackageChange.Kind.ADDED) {
      old = findOld(change);
      old.ifPresent(installed::remove);
      fits &= old.isPresent();
    }
    if (change.kind() != PackageChange.Kind.REMOVED) {
      String arch = change.arch().orElse(old.map(Nevra::arch).orElse(""));
      Optional<Nevra> now = nevra(change.name(), change.to(), arch);
      now.ifPresent(installed::add);
      fits &= now.isPresent();
    }
  }

  /** The package that changes: of the same architecture, if there is one. */
  private Optional<Nevra> findOld(PackageChange change) {
    String arch = change.arch().orElse("");
    return installed.stream()
        .filter(nevra -> isOld(nevra, change))
        .max(Comparator.comparing(nevra -> nevra.arch().equals(arch)));
  }

  /** Whether this is the package that changes; where an update also changes the architecture, the old one is not shown. */
  private static boolean isOld(Nevra nevra, PackageChange change) {
    boolean gone = change.kind() == PackageChange.Kind.REMOVED;
    return nevra.name().equals(change.name())
        && (!gone || change.arch().filter(arch -> !arch.equals(nevra.arch())).isEmpty())
        && change
            .from()
            .flatMap(Evr::find)
            .filter(from -> from.compareShown(nevra.evr()) != 0)
            .isEmpty();
  }

  private static Optional<Nevra> nevra(String name, Optional<String> version, String arch) {
    try {
      return version.map(Evr::parse).map(evr -> new Nevra(name, evr, arch));
    } catch (IllegalArgumentException noNevra) {
      return Optional.empty();
    }
  }
}
