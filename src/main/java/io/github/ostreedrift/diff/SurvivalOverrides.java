// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.InactiveReplacement;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removals and replacements of the base: what became of each. */
final class SurvivalOverrides {
  private final Deployment before;
  private final Deployment after;

  SurvivalOverrides(Deployment before, Deployment after) {
    this.before = before;
    this.after = after;
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
    SurvivalKind kind = SurvivalKind.REMOVAL;
    if (isRemoved(name)) {
      return SurvivalItem.of(name, kind, Outcome.KEPT, "still removed from the base");
    }
    Fact<List<String>> inactive = after.get(DeploymentFacts.INACTIVE_REMOVALS);
    if (!after.removed().isShown() || !inactive.isShown()) {
      return SurvivalItem.of(name, kind, Outcome.UNKNOWN, Hints.silent("inactive base removals"));
    }
    return Sameness.holds(inactive.require(), name)
        ? SurvivalItem.of(
            name, kind, Outcome.INACTIVE, "the removal is recorded, but without effect")
        : SurvivalItem.of(name, kind, Outcome.LOST, "the removal is not recorded any more");
  }

  private SurvivalItem inactiveRemoval(String name) {
    SurvivalKind kind = SurvivalKind.REMOVAL;
    Fact<List<String>> inactive = after.get(DeploymentFacts.INACTIVE_REMOVALS);
    if (isRemoved(name)) {
      return SurvivalItem.of(name, kind, Outcome.KEPT, "without effect before, in effect now");
    } else if (!inactive.isShown() || !after.removed().isShown()) {
      return SurvivalItem.of(name, kind, Outcome.UNKNOWN, Hints.silent("inactive base removals"));
    }
    return Sameness.holds(inactive.require(), name)
        ? SurvivalItem.of(name, kind, Outcome.KEPT, "recorded without effect, as before")
        : SurvivalItem.of(name, kind, Outcome.LOST, "the removal is not recorded any more");
  }

  private boolean isRemoved(String name) {
    return after.removed().orElse(List.of()).stream()
        .anyMatch(other -> Sameness.ofText(other.name(), name));
  }

  private SurvivalItem replacement(Replacement replacement) {
    String name = replacement.name();
    SurvivalKind kind = SurvivalKind.REPLACEMENT;
    Optional<Replacement> now = findReplacement(replacement);
    if (now.isPresent()) {
      return stillReplaced(replacement, now.get());
    }
    Fact<List<InactiveReplacement>> inactive = after.get(DeploymentFacts.INACTIVE_REPLACEMENTS);
    if (!after.replaced().isShown() || !inactive.isShown()) {
      return SurvivalItem.of(name, kind, Outcome.UNKNOWN, Hints.silent("inactive overrides"));
    }
    return inactive.require().stream().anyMatch(other -> isOf(other, name))
        ? SurvivalItem.of(
            name, kind, Outcome.INACTIVE, "the replacement is recorded, but without effect")
        : SurvivalItem.of(name, kind, Outcome.LOST, "the replacement is not recorded any more");
  }

  private static SurvivalItem stillReplaced(Replacement replacement, Replacement now) {
    String name = replacement.name();
    SurvivalKind kind = SurvivalKind.REPLACEMENT;
    int order = order(replacement.to(), now.to());
    SurvivalItem item = order == 0
        ? SurvivalItem.of(name, kind, Outcome.KEPT, "still replaced")
        : order < 0
            ? SurvivalItem.of(name, kind, Outcome.UPGRADED, "replaced by a newer build than before")
            : SurvivalItem.of(
                name, kind, Outcome.DOWNGRADED, "replaced by an older build than before");
    return item.between(replacement.to(), now.to());
  }

  private SurvivalItem inactiveReplacement(InactiveReplacement replacement) {
    String written = replacement.packageName();
    String name = nameOf(replacement);
    SurvivalKind kind = SurvivalKind.REPLACEMENT;
    Fact<List<InactiveReplacement>> inactive = after.get(DeploymentFacts.INACTIVE_REPLACEMENTS);
    if (findReplacement(name).isPresent()) {
      return SurvivalItem.of(written, kind, Outcome.KEPT, "without effect before, in effect now");
    } else if (!inactive.isShown() || !after.replaced().isShown()) {
      return SurvivalItem.of(written, kind, Outcome.UNKNOWN, Hints.silent("inactive overrides"));
    }
    return inactive.require().stream().anyMatch(other -> isOf(other, name))
        ? SurvivalItem.of(written, kind, Outcome.KEPT, "recorded without effect, as before")
        : SurvivalItem.of(written, kind, Outcome.LOST, "the replacement is not recorded any more");
  }

  /** One package can be replaced from two sources: the same build stands for itself. */
  private Optional<Replacement> findReplacement(Replacement replacement) {
    return after.replaced().orElse(List.of()).stream()
        .filter(other -> Sameness.ofText(other.name(), replacement.name())
            && Sameness.ofText(other.to(), replacement.to()))
        .findFirst()
        .or(() -> findReplacement(replacement.name()));
  }

  private Optional<Replacement> findReplacement(String name) {
    return after.replaced().orElse(List.of()).stream()
        .filter(other -> Sameness.ofText(other.name(), name))
        .findFirst();
  }

  private static boolean isOf(InactiveReplacement replacement, String name) {
    return Sameness.ofText(nameOf(replacement), name);
  }

  private static String nameOf(InactiveReplacement replacement) {
    return Nevra.find(replacement.packageName()).map(Nevra::name).orElse(replacement.packageName());
  }

  private static int order(String from, String to) {
    if (Sameness.ofText(from, to)) {
      return 0;
    }
    Optional<Evr> old = Evr.find(from);
    Optional<Evr> now = Evr.find(to);
    return old.isPresent() && now.isPresent() ? old.get().compareTo(now.get()) : from.compareTo(to);
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
