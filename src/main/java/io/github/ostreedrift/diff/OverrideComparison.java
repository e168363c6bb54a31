// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.InactiveReplacement;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
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
          ChangeKind.INACTIVE_REMOVAL_REMOVED),
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
          Sameness::ofText,
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
          ChangeKind.INACTIVE_REPLACEMENT_REMOVED),
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
          OverrideComparison::name,
          one -> INACTIVE + " (" + one.packageName() + ", " + one.source() + ")",
          OverrideComparison::same,
          Comparator.comparing(InactiveReplacement::packageName)
              .thenComparing(InactiveReplacement::source)),
      OverrideComparison::replaced);

  private OverrideComparison() {}

  static void compare(Deployment left, Deployment right, Findings findings) {
    REMOVALS.compare(left, right, findings);
    REPLACEMENTS.compare(left, right, findings);
  }

  static boolean same(Removal one, Removal other) {
    return Sameness.ofText(one.name(), other.name()) && Sameness.ofText(one.evr(), other.evr());
  }

  static boolean same(Replacement one, Replacement other) {
    return Sameness.ofText(one.name(), other.name())
        && Sameness.ofText(one.from(), other.from())
        && Sameness.ofText(one.to(), other.to())
        && Sameness.ofText(one.source(), other.source());
  }

  static boolean same(InactiveReplacement one, InactiveReplacement other) {
    return Sameness.ofText(one.packageName(), other.packageName())
        && Sameness.ofText(one.source(), other.source());
  }

  /** What became of a replacement: the version that replaces tells the direction. */
  private static Effects.Changed replaced(Replacement one, Replacement other) {
    boolean based = !Sameness.ofText(one.from(), other.from());
    boolean sourced = !Sameness.ofText(one.source(), other.source());
    return new Effects.Changed(
        kind(one.to(), other.to()), words(one, based, sourced), words(other, based, sourced));
  }

  private static ChangeKind kind(String one, String other) {
    try {
      int order = Evr.parse(one).compareTo(Evr.parse(other));
      if (order != 0) {
        return order < 0
            ? ChangeKind.BASE_REPLACEMENT_UPGRADED
            : ChangeKind.BASE_REPLACEMENT_DOWNGRADED;
      }
    } catch (IllegalArgumentException e) {
      // What is no version has no direction.
    }
    return ChangeKind.BASE_REPLACEMENT_CHANGED;
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

  /** The name of the package; a local replacement is recorded by its NEVRA. */
  private static String name(InactiveReplacement inactive) {
    if (!inactive.source().equals(Replacement.LOCAL)) {
      return inactive.packageName();
    }
    try {
      return Nevra.parse(inactive.packageName()).name();
    } catch (IllegalArgumentException e) {
      return inactive.packageName();
    }
  }
}
