// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which packages are there before and after, as far as listings and transcripts show it. A list tells of every package,
 * changes of their own alone; changes that lead from the list before give the list after.
 */
final class InstalledPackages {
  private static final PackageEvidence NOTHING = PackageEvidence.builder().build(false);

  /** The main architecture of a host last. */
  private static final Comparator<Nevra> MAIN =
      Comparator.comparing((Nevra nevra) -> !nevra.arch().endsWith("86")).thenComparing(Nevra::evr);

  private final PackageEvidence before;
  private final PackageEvidence after;
  private final boolean isFromBefore;

  InstalledPackages(SurvivalOptions options, Deployment old) {
    this.before = options.packagesBefore().orElse(NOTHING);
    PackageEvidence given = options.packagesAfter().orElse(NOTHING);
    this.isFromBefore = startsAt(given, old);
    PackageEvidence derived = isFromBefore ? before.followedBy(given) : given;
    this.after = derived.isWhole() ? derived : given;
  }

  private static boolean startsAt(PackageEvidence changes, Deployment old) {
    Optional<CommitName> from = changes.from().map(Optional::of).orElse(Optional.empty());
    return from.isEmpty() || SurvivalOptions.isOf(from.get(), old);
  }

  /** How it shows that a package is not there after, in words. */
  String absence() {
    return after.installed().isShown()
        ? "it is not among the packages that are listed after"
        : "it is among the packages that were removed";
  }

  /** Whether the package that a request asks for is there before. */
  Fact<Boolean> isBefore(String request) {
    return before.isInstalled(request);
  }

  /** Whether the package that a request asks for is there after. */
  Fact<Boolean> isAfter(String request) {
    return after.isInstalled(request);
  }

  /** What the package is before: its NEVRA, or its EVR where no architecture is shown. */
  Optional<String> findBefore(String request) {
    return main(before.findRequested(request))
        .map(Nevra::toString)
        .or(() -> findChange(request).flatMap(change -> written(change, change.from())));
  }

  /** What the package is after: its NEVRA, or its EVR where no architecture is shown. */
  Optional<String> findAfter(String request) {
    return main(after.findRequested(request))
        .map(Nevra::toString)
        .or(() -> findChange(request).flatMap(change -> written(change, change.to())));
  }

  /** All packages after that a request asks for, for several architectures perhaps. */
  List<String> listAfter(String request) {
    return after.findRequested(request).stream().map(Nevra::toString).distinct().toList();
  }

  /** The versions after of the packages of a name. */
  List<Evr> versionsAfter(String name) {
    List<Evr> versions = new ArrayList<>();
    after.findRequested(name).forEach(nevra -> versions.add(nevra.evr()));
    if (versions.isEmpty()) {
      findChange(name).flatMap(PackageChange::to).flatMap(Evr::findKnown).ifPresent(versions::add);
    }
    return versions;
  }

  /** Which way the version of a package goes: negative for a newer one; 0 where it stays, or is not shown. */
  int order(String request) {
    Optional<Evr> from = main(before.findRequested(request))
        .map(Nevra::evr)
        .or(() -> findChange(request).flatMap(PackageChange::from).flatMap(Evr::findKnown));
    Optional<Evr> to = main(after.findRequested(request))
        .map(Nevra::evr)
        .or(() -> findChange(request).flatMap(PackageChange::to).flatMap(Evr::findKnown));
    return from.isPresent() && to.isPresent() ? from.get().compareShown(to.get()) : 0;
  }

  /** The package of the base that makes a request needless, as the transaction said. */
  Optional<String> findProvider(String request) {
    return after.inactiveRequests().orElse(List.of()).stream()
        .filter(inactive -> Equivalence.ofText(inactive.request(), request))
        .map(inactive -> inactive.providedBy())
        .findFirst();
  }

  /**
   * A package that may be meant by a request for something else than a package: {@code vim} is what {@code
   * vim-enhanced} provides. Where the list before shows that there was a package of that name, none is.
   */
  Optional<String> findLikeProvider(String request) {
    return before.isInstalled(request).is(true)
        ? Optional.empty()
        : after.installed().orElse(List.of()).stream()
            .map(Nevra::name)
            .filter(name -> name.startsWith(request + "-"))
            .findFirst();
  }

  /** Whether the transaction said that a removal of a base package is recorded without effect. */
  boolean isInactiveRemoval(String name) {
    return Equivalence.holds(after.inactiveRemovals().orElse(List.of()), name);
  }

  /** Whether the transaction said that a replacement of a base package is recorded without effect. */
  boolean isInactiveReplacement(String name) {
    return after.inactiveReplacements().orElse(List.of()).stream()
        .anyMatch(each -> Nevra.nameOf(each).equals(name));
  }

  /** The one change of a package by its name; of several, for several architectures, none. */
  private Optional<PackageChange> findChange(String name) {
    List<PackageChange> changes =
        isFromBefore && after.isEffective() ? after.findChanges(name) : List.of();
    return changes.size() == 1 ? Optional.of(changes.get(0)) : Optional.empty();
  }

  private static Optional<String> written(PackageChange change, Optional<String> version) {
    return version.map(
        evr -> change.arch().map(arch -> change.name() + "-" + evr + "." + arch).orElse(evr));
  }

  private static Optional<Nevra> main(List<Nevra> packages) {
    return packages.stream().max(MAIN);
  }
}
