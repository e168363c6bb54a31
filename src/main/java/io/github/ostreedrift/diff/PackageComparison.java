// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.model.DeploymentFacts.INACTIVE;
import static io.github.ostreedrift.model.DeploymentFacts.LAYERED;
import static io.github.ostreedrift.model.DeploymentFacts.LOCAL;
import static io.github.ostreedrift.model.DeploymentFacts.LOCAL_FILEOVERRIDE;
import static io.github.ostreedrift.model.DeploymentFacts.MODULES;
import static io.github.ostreedrift.model.DeploymentFacts.MODULES_ENABLED;
import static io.github.ostreedrift.model.DeploymentFacts.MODULES_INACTIVE;
import static io.github.ostreedrift.model.DeploymentFacts.REQUESTED;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares the packages and modules that a user asked for. */
final class PackageComparison {
  private static final String LAYERED_WORD = "layered";
  private static final String INACTIVE_WORD = "inactive";

  private static final Effects<String, String> REQUESTS = new Effects<>(
      Change.RequestChange::new,
      new Effects.Kinds(
          ChangeKind.LAYERED_PACKAGE_ADDED,
          ChangeKind.LAYERED_PACKAGE_REMOVED,
          ChangeKind.REQUEST_BECAME_ACTIVE,
          ChangeKind.REQUEST_BECAME_INACTIVE,
          ChangeKind.INACTIVE_REQUEST_ADDED,
          ChangeKind.INACTIVE_REQUEST_REMOVED,
          ChangeKind.LAYERED_PACKAGE_ADDED,
          ChangeKind.LAYERED_PACKAGE_REMOVED),
      names(LAYERED, LAYERED_WORD),
      names(INACTIVE, INACTIVE_WORD),
      PackageComparison::neverPaired);

  private static final Effects<String, String> LAYERED_MODULES = new Effects<>(
      Change.ModuleChange::new,
      new Effects.Kinds(
          ChangeKind.MODULE_ADDED,
          ChangeKind.MODULE_REMOVED,
          ChangeKind.MODULE_BECAME_ACTIVE,
          ChangeKind.MODULE_BECAME_INACTIVE,
          ChangeKind.INACTIVE_MODULE_ADDED,
          ChangeKind.INACTIVE_MODULE_REMOVED,
          ChangeKind.MODULE_ADDED,
          ChangeKind.MODULE_REMOVED),
      names(MODULES, LAYERED_WORD),
      names(MODULES_INACTIVE, INACTIVE_WORD),
      PackageComparison::neverPaired);

  private final Deployment left;
  private final Deployment right;
  private final ChangeCollector findings;

  PackageComparison(Deployment left, Deployment right, ChangeCollector findings) {
    this.left = left;
    this.right = right;
    this.findings = findings;
  }

  void compare() {
    REQUESTS.compare(left, right, findings);
    compareRequested();
    compare(LOCAL, LocalPackages.LOCAL::compare);
    compare(LOCAL_FILEOVERRIDE, LocalPackages.FORCED::compare);
    LAYERED_MODULES.compare(left, right, findings);
    compare(MODULES_ENABLED, PackageComparison::compareEnabled);
  }

  /** How the lists of both sides are compared. */
  @FunctionalInterface
  private interface ListsComparison {
    void compare(List<String> gone, List<String> come, ChangeCollector findings);
  }

  private void compare(FactKey<Deployment, List<String>> key, ListsComparison comparison) {
    findings.compare(
        key.name(),
        left.get(key),
        right.get(key),
        (one, other) -> comparison.compare(
            Equivalence.withoutTexts(one, other), Equivalence.withoutTexts(other, one), findings));
  }

  private void compareRequested() {
    compare(REQUESTED, (gone, come, all) -> {
      if (!gone.isEmpty() || !come.isEmpty()) {
        removeTold(gone);
        removeTold(come);
      }
      Optional<String> word = Optional.of("requested");
      gone.forEach(request -> all.add(
          new Change.RequestChange(ChangeKind.REQUEST_REMOVED, request, word, Optional.empty())));
      come.forEach(request -> all.add(
          new Change.RequestChange(ChangeKind.REQUEST_ADDED, request, Optional.empty(), word)));
    });
  }

  /** A request that came or went with its package is told already. */
  private void removeTold(List<String> requests) {
    Set<String> told = new HashSet<>();
    for (Change change : findings.changes()) {
      if (change instanceof Change.RequestChange) {
        told.add(Equivalence.key(change.subject()));
      }
    }
    requests.removeIf(request -> told.contains(Equivalence.key(request)));
  }

  private static void compareEnabled(
      List<String> gone, List<String> come, ChangeCollector findings) {
    Optional<String> word = Optional.of("enabled");
    gone.forEach(module -> findings.add(new Change.ModuleChange(
        ChangeKind.ENABLED_MODULE_REMOVED, module, word, Optional.empty())));
    come.forEach(module -> findings.add(
        new Change.ModuleChange(ChangeKind.ENABLED_MODULE_ADDED, module, Optional.empty(), word)));
  }

  private static Effects.Listed<String> names(FactKey<Deployment, List<String>> key, String word) {
    return new Effects.Listed<>(
        key, Function.identity(), name -> word, Equivalence::ofText, Comparator.naturalOrder());
  }

  /** Two requests of one name are the same. */
  private static Effects.Changed neverPaired(String one, String other) {
    throw new IllegalStateException(one + " and " + other + " are the same");
  }
}
