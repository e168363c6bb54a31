// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Judges what became of each item of a side, and what that comes to. */
final class SurvivalComparison {
  /** The facts that every status with packages shows: without one of them nothing can be proved. */
  private static final List<FactKey<Deployment, ?>> NEEDED = List.of(
      DeploymentFacts.LAYERED,
      DeploymentFacts.LOCAL,
      DeploymentFacts.LOCAL_FILEOVERRIDE,
      DeploymentFacts.REMOVED,
      DeploymentFacts.REPLACED,
      DeploymentFacts.MODULES,
      DeploymentFacts.MODULES_ENABLED,
      DeploymentFacts.INITRAMFS);

  /** Facts of what has no effect, which a plain status does not show; one that would show them must be whole. */
  private static final List<FactKey<Deployment, ?>> WITHOUT_EFFECT = List.of(
      DeploymentFacts.INACTIVE,
      DeploymentFacts.MODULES_INACTIVE,
      DeploymentFacts.INACTIVE_REMOVALS,
      DeploymentFacts.INACTIVE_REPLACEMENTS);

  private final ComparedSide before;
  private final ComparedSide after;
  private final SurvivalOptions options;
  private final Silences silences;

  SurvivalComparison(ComparedSide before, ComparedSide after, SurvivalOptions options) {
    this.before = before;
    this.after = after;
    this.options = options.withEvidenceOf(before, after);
    this.silences = new Silences(after);
  }

  Survival compare() {
    Upgrade upgrade =
        Upgrade.between(before.capture(), before.deployment(), after.capture(), after.deployment());
    List<SurvivalItem> items = items(upgrade);
    List<String> objections = Objections.find(before, after, options, items.isEmpty());
    List<Survival.Added> added = objections.isEmpty()
        ? new SurvivalAdditions(before.deployment(), after.deployment()).without(items)
        : List.of();
    options.required().forEach(name -> items.add(SurvivalRequired.item(name, after.deployment())));
    items.replaceAll(objections.isEmpty() ? evidence(upgrade) : notJudged(objections));
    List<FactKey<Deployment, ?>> notShown = notShown();
    return new Survival(
        before,
        after,
        upgrade,
        verdict(items, objections, notShown),
        items,
        added,
        objections,
        notShown,
        silences.factsOf(items));
  }

  private UnaryOperator<SurvivalItem> evidence(Upgrade upgrade) {
    Deployment old = before.deployment();
    Deployment now = after.deployment();
    InstalledPackages packages = new InstalledPackages(options, old);
    EvidenceCheck check = new EvidenceCheck(old, now, packages);
    ImageMove move = new ImageMove(old, now, upgrade, packages);
    return item -> {
      SurvivalItem asked = move.ask(item);
      return asked.equals(item) ? check.confirm(item) : asked;
    };
  }

  private static UnaryOperator<SurvivalItem> notJudged(List<String> objections) {
    String reason = "not judged: " + String.join("; ", objections);
    return item -> SurvivalItem.of(item.item(), item.kind(), SurvivalItem.Outcome.UNKNOWN, reason);
  }

  private List<SurvivalItem> items(Upgrade upgrade) {
    Deployment old = before.deployment();
    Deployment now = after.deployment();
    SurvivalOverrides overrides = new SurvivalOverrides(old, now, silences);
    boolean sameContent = upgrade == Upgrade.SAME_BASE && overrides.allInEffect();
    List<SurvivalItem> items =
        new ArrayList<>(new SurvivalPackages(old, now, sameContent, silences).items());
    items.addAll(overrides.items());
    items.addAll(SurvivalSettings.items(old, now, silences));
    return items;
  }

  /** What before might have had and does not show. What is there in the same deployment is there as before. */
  private List<FactKey<Deployment, ?>> notShown() {
    if (before.isSameDeployment(after)) {
      return List.of();
    }
    Deployment old = before.deployment();
    return Stream.concat(
            NEEDED.stream().filter(key -> !old.facts().shows(key)),
            WITHOUT_EFFECT.stream().filter(key -> old.get(key).findUnread().isPresent()))
        .toList();
  }

  private Verdict verdict(
      List<SurvivalItem> items, List<String> objections, List<FactKey<Deployment, ?>> notShown) {
    if (!objections.isEmpty() || before.hasErrors() || after.hasErrors()) {
      return Verdict.UNKNOWN;
    } else if (items.stream().anyMatch(item -> item.outcome() == SurvivalItem.Outcome.LOST)) {
      return Verdict.LOST;
    }
    boolean unknown =
        items.stream().anyMatch(item -> item.outcome() == SurvivalItem.Outcome.UNKNOWN);
    return unknown || !notShown.isEmpty() ? Verdict.UNKNOWN : Verdict.SURVIVED;
  }
}
