// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Compares what is removed from the base, and what is replaced in it. */
final class OverrideComparison {
  private static final String INACTIVE = "inactive";

  private static final Effects<Removal, String> REMOVALS = new Effects<>(
      Change.OverrideChange::new,
      new Effects.Kinds(
          ChangeKind.BASE_REMOVAL_ADDED,
          ChangeKind.BASE_REMOVAL_REMOVED,
          ChangeKind.BASE_REMOVAL_BECAME_ACTIVE,
          ChangeKind.BASE_REMOVAL_BECAME_INACTIVE,
          ChangeKind.INACTIVE_REMOVAL_ADDED,
          ChangeKind.INACTIVE_REMOVAL_REMOVED,
          ChangeKind.BASE_REMOVAL_ADDED_OR_ACTIVE,
          ChangeKind.BASE_REMOVAL_REMOVED_OR_INACTIVE),
      new Effects.Listed<>(
          DeploymentFacts.REMOVED,
          Removal::name,
          Removal::evr,
          OverrideComparison::same,
          Comparator.comparing(Removal::name).thenComparing(Removal::evr)),
      new Effects.Listed<>(
          DeploymentFacts.INACTIVE_REMOVALS,
          Function.identity(),
          name -> INACTIVE,
          Equivalence::ofText,
          Comparator.naturalOrder()),
      (one, other) -> new Effects.Changed(ChangeKind.BASE_REMOVAL_CHANGED, one.evr(), other.evr()));

  private static final Effects<Replacement, InactiveReplacement> REPLACEMENTS = new Effects<>(
      Change.OverrideChange::new,
      new Effects.Kinds(
          ChangeKind.BASE_REPLACEMENT_ADDED,
          ChangeKind.BASE_REPLACEMENT_REMOVED,
          ChangeKind.BASE_REPLACEMENT_BECAME_ACTIVE,
          ChangeKind.BASE_REPLACEMENT_BECAME_INACTIVE,
          ChangeKind.INACTIVE_REPLACEMENT_ADDED,
          ChangeKind.INACTIVE_REPLACEMENT_REMOVED,
          ChangeKind.BASE_REPLACEMENT_ADDED_OR_ACTIVE,
          ChangeKind.BASE_REPLACEMENT_REMOVED_OR_INACTIVE),
      new Effects.Listed<>(
          DeploymentFacts.REPLACED,
          Replacement::name,
          one -> words(one, true, true),
          OverrideComparison::same,
          Comparator.comparing(Replacement::name)
              .thenComparing(Replacement::source)
              .thenComparing(Replacement::to)
              .thenComparing(Replacement::from)),
      new Effects.Listed<>(
          DeploymentFacts.INACTIVE_REPLACEMENTS,
          InactiveReplacement::name,
          one -> INACTIVE + " (" + one.packageName() + ", " + one.source() + ")",
          OverrideComparison::same,
          Comparator.comparing(InactiveReplacement::packageName)
              .thenComparing(InactiveReplacement::source)),
      OverrideComparison::replaced);

  private OverrideComparison() {}

  static void compare(Deployment left, Deployment right, ChangeCollector findings) {
    REMOVALS.compare(left, right, findings);
    REPLACEMENTS.compare(left, right, findings);
  }

  static boolean same(Removal one, Removal other) {
    return Equivalence.ofText(one.name(), other.name())
        && Equivalence.ofText(one.evr(), other.evr());
  }

  static boolean same(Replacement one, Replacement other) {
    return Equivalence.ofText(one.name(), other.name())
        && Equivalence.ofText(one.from(), other.from())
        && Equivalence.ofText(one.to(), other.to())
        && Equivalence.ofText(one.source(), other.source());
  }

  static boolean same(InactiveReplacement one, InactiveReplacement other) {
    return Equivalence.ofText(one.packageName(), other.packageName())
        && Equivalence.ofText(one.source(), other.source());
  }

  /** What became of a replacement: the version that replaces tells the direction. */
  private static Effects.Changed replaced(Replacement one, Replacement other) {
    boolean based = !Equivalence.ofText(one.from(), other.from());
    boolean sourced = !Equivalence.ofText(one.source(), other.source());
    return new Effects.Changed(
        kind(one.to(), other.to()), words(one, based, sourced), words(other, based, sourced));
  }

  private static ChangeKind kind(String one, String other) {
    int order = Evr.direction(one, other);
    if (order == 0) {
      return ChangeKind.BASE_REPLACEMENT_CHANGED;
    }
    return order < 0
        ? ChangeKind.BASE_REPLACEMENT_UPGRADED
        : ChangeKind.BASE_REPLACEMENT_DOWNGRADED;
  }

  private static String words(Replacement replacement, boolean based, boolean sourced) {
    List<String> details = new ArrayList<>();
    if (based) {
      details.add("replaces " + replacement.from());
    }
    if (sourced) {
      details.add(replacement.source());
    }
    return details.isEmpty()
        ? replacement.to()
        : replacement.to() + " (" + String.join(", ", details) + ")";
  }
}
