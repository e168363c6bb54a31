// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the deployment after has and the one before had not. What before does not show, it may have had. */
final class SurvivalAdditions {
  private final Deployment before;
  private final Deployment after;
  private final List<Survival.Added> added = new ArrayList<>();

  SurvivalAdditions(Deployment before, Deployment after) {
    this.before = before;
    this.after = after;
  }

  /** All additions but what is another version of an item, or the same in another way. */
  List<Survival.Added> without(List<SurvivalItem> items) {
    packages();
    overrides();
    for (SurvivalItem item : items) {
      SurvivalItem.Kind kind = item.toKind().orElse(item.kind());
      item.to()
          .ifPresent(to ->
              added.removeIf(each -> each.kind() == kind && Equivalence.ofText(each.item(), to)));
    }
    return added;
  }

  /** A package whose row can't be read may have been there in another way. */
  private void packages() {
    boolean isUnread = Stream.of(
            DeploymentFacts.LAYERED,
            DeploymentFacts.INACTIVE,
            DeploymentFacts.LOCAL,
            DeploymentFacts.LOCAL_FILEOVERRIDE)
        .anyMatch(key -> before.get(key).findUnread().isPresent());
    if (isUnread) {
      return;
    }
    add(
        SurvivalItem.Kind.LAYERED,
        DeploymentFacts.LAYERED,
        same(),
        DeploymentFacts.INACTIVE,
        same());
    inactive();
    add(SurvivalItem.Kind.LOCAL, DeploymentFacts.LOCAL);
    add(SurvivalItem.Kind.LOCAL_FILEOVERRIDE, DeploymentFacts.LOCAL_FILEOVERRIDE);
  }

  private void overrides() {
    add(
        SurvivalItem.Kind.REMOVAL,
        DeploymentFacts.REMOVED,
        Removal::name,
        DeploymentFacts.INACTIVE_REMOVALS,
        same());
    add(
        SurvivalItem.Kind.REPLACEMENT,
        DeploymentFacts.REPLACED,
        Replacement::name,
        DeploymentFacts.INACTIVE_REPLACEMENTS,
        InactiveReplacement::name);
    add(
        SurvivalItem.Kind.MODULE,
        DeploymentFacts.MODULES,
        same(),
        DeploymentFacts.MODULES_INACTIVE,
        same());
  }

  /** Requests without effect are new only where the capture before would have shown them. */
  private void inactive() {
    Fact<List<String>> old = before.inactive();
    if (old.isShown() && before.layered().isShown()) {
      List<String> known = new ArrayList<>(before.layered().require());
      known.addAll(old.require());
      add(SurvivalItem.Kind.LAYERED, after.inactive().orElse(List.of()), known);
    }
  }

  private void add(SurvivalItem.Kind kind, FactKey<Deployment, List<String>> key) {
    add(kind, key, same(), key, same());
  }

  private <A, I> void add(
      SurvivalItem.Kind kind,
      FactKey<Deployment, List<A>> active,
      Function<A, String> name,
      FactKey<Deployment, List<I>> inactive,
      Function<I, String> inactiveName) {
    // What stands in a row that can't be read may have been there before, without effect.
    if (before.get(active).isShown() && before.get(inactive).findUnread().isEmpty()) {
      List<String> known = new ArrayList<>(names(before.get(active), name));
      known.addAll(names(before.get(inactive), inactiveName));
      add(kind, names(after.get(active), name), known);
    }
  }

  private void add(SurvivalItem.Kind kind, List<String> names, List<String> known) {
    Equivalence.withoutTexts(names, known)
        .forEach(item -> added.add(new Survival.Added(kind, item)));
  }

  private static <T> List<String> names(Fact<List<T>> list, Function<T, String> name) {
    return list.orElse(List.of()).stream().map(name).toList();
  }

  private static Function<String, String> same() {
    return Function.identity();
  }
}
