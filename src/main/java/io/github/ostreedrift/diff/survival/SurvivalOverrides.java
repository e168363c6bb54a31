// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removals and replacements of the base: what became of each. */
final class SurvivalOverrides {
  /** Where a removal can be, and a replacement. */
  private static final List<FactKey<Deployment, ?>> REMOVALS =
      List.of(DeploymentFacts.REMOVED, DeploymentFacts.INACTIVE_REMOVALS);

  private static final List<FactKey<Deployment, ?>> REPLACEMENTS =
      List.of(DeploymentFacts.REPLACED, DeploymentFacts.INACTIVE_REPLACEMENTS);

  private static final String ENDED = "no longer in effect, or not recorded any more: ";

  private final Deployment before;
  private final Deployment after;
  private final Silences silences;

  SurvivalOverrides(Deployment before, Deployment after, Silences silences) {
    this.before = before;
    this.after = after;
    this.silences = silences;
  }

  List<SurvivalItem> items() {
    List<SurvivalItem> items = new ArrayList<>();
    before.removed().orElse(List.of()).forEach(removal -> items.add(removal(removal)));
    before
        .get(DeploymentFacts.INACTIVE_REMOVALS)
        .orElse(List.of())
        .forEach(name -> items.add(inactiveRemoval(name)));
    before.replaced().orElse(List.of()).forEach(replacement -> items.add(replacement(replacement)));
    before
        .get(DeploymentFacts.INACTIVE_REPLACEMENTS)
        .orElse(List.of())
        .forEach(replacement -> items.add(inactiveReplacement(replacement)));
    return items;
  }

  private SurvivalItem removal(Removal removal) {
    String name = removal.name();
    return isRemoved(name)
        ? SurvivalItem.of(
            name,
            SurvivalItem.Kind.REMOVAL,
            SurvivalItem.Outcome.KEPT,
            "still removed from the base")
        : withoutEffect(name, SurvivalItem.Outcome.INACTIVE, ENDED);
  }

  private SurvivalItem inactiveRemoval(String name) {
    return isRemoved(name)
        ? SurvivalItem.of(
            name,
            SurvivalItem.Kind.REMOVAL,
            SurvivalItem.Outcome.KEPT,
            "without effect before, in effect now")
        : withoutEffect(name, SurvivalItem.Outcome.KEPT, "");
  }

  /** A removal that is not in effect. */
  private SurvivalItem withoutEffect(
      String name, SurvivalItem.Outcome whenRecorded, String prefix) {
    SurvivalItem.Kind kind = SurvivalItem.Kind.REMOVAL;
    if (!silences.shows(REMOVALS)) {
      String why = after.removed().isShown() ? prefix : "";
      return silences.unknown(name, kind, why, "inactive base removals", REMOVALS);
    }
    return Equivalence.holds(after.get(DeploymentFacts.INACTIVE_REMOVALS).require(), name)
        ? SurvivalItem.of(name, kind, whenRecorded, "the removal is recorded, but without effect")
        : SurvivalItem.of(
            name, kind, SurvivalItem.Outcome.LOST, "the removal is not recorded any more");
  }

  private boolean isRemoved(String name) {
    return after.removed().orElse(List.of()).stream()
        .anyMatch(other -> Equivalence.ofText(other.name(), name));
  }

  private SurvivalItem replacement(Replacement replacement) {
    String name = replacement.name();
    return findReplacement(replacement)
        .map(now -> stillReplaced(replacement, now))
        .orElseGet(() -> withoutEffect(name, name, SurvivalItem.Outcome.INACTIVE, ENDED));
  }

  /**
   * A replacement that is not in effect.
   *
   * @param written the item
   * @param name the package
   */
  private SurvivalItem withoutEffect(
      String written, String name, SurvivalItem.Outcome whenRecorded, String prefix) {
    SurvivalItem.Kind kind = SurvivalItem.Kind.REPLACEMENT;
    if (!silences.shows(REPLACEMENTS)) {
      String why = after.replaced().isShown() ? prefix : "";
      return silences.unknown(written, kind, why, "inactive overrides", REPLACEMENTS);
    }
    return after.get(DeploymentFacts.INACTIVE_REPLACEMENTS).require().stream()
            .anyMatch(other -> Equivalence.ofText(other.name(), name))
        ? SurvivalItem.of(
            written, kind, whenRecorded, "the replacement is recorded, but without effect")
        : SurvivalItem.of(
            written, kind, SurvivalItem.Outcome.LOST, "the replacement is not recorded any more");
  }

  private static SurvivalItem stillReplaced(Replacement replacement, Replacement now) {
    String name = replacement.name();
    SurvivalItem.Kind kind = SurvivalItem.Kind.REPLACEMENT;
    int order = Evr.direction(replacement.to(), now.to());
    SurvivalItem item = order == 0
        ? SurvivalItem.of(name, kind, SurvivalItem.Outcome.KEPT, "still replaced")
        : order < 0
            ? SurvivalItem.of(
                name, kind, SurvivalItem.Outcome.UPGRADED, "replaced by a newer build than before")
            : SurvivalItem.of(
                name,
                kind,
                SurvivalItem.Outcome.DOWNGRADED,
                "replaced by an older build than before");
    return item.between(replacement.to(), now.to());
  }

  private SurvivalItem inactiveReplacement(InactiveReplacement replacement) {
    String written = replacement.packageName();
    return findReplacement(replacement.name()).isPresent()
        ? SurvivalItem.of(
            written,
            SurvivalItem.Kind.REPLACEMENT,
            SurvivalItem.Outcome.KEPT,
            "without effect before, in effect now")
        : withoutEffect(written, replacement.name(), SurvivalItem.Outcome.KEPT, "");
  }

  /** One package can be replaced from two sources: the same build stands for itself. */
  private Optional<Replacement> findReplacement(Replacement replacement) {
    return after.replaced().orElse(List.of()).stream()
        .filter(other -> Equivalence.ofText(other.name(), replacement.name())
            && Equivalence.ofText(other.to(), replacement.to()))
        .findFirst()
        .or(() -> findReplacement(replacement.name()));
  }

  private Optional<Replacement> findReplacement(String name) {
    return after.replaced().orElse(List.of()).stream()
        .filter(other -> Equivalence.ofText(other.name(), name))
        .findFirst();
  }

  /** Whether every override that was in effect before is so still: then the base can provide nothing new. */
  boolean allInEffect() {
    return before.removed().isShown()
        && before.replaced().isShown()
        && before.removed().require().stream().allMatch(removal -> isRemoved(removal.name()))
        && before.replaced().require().stream()
            .allMatch(each -> findReplacement(each.name()).isPresent());
  }
}
