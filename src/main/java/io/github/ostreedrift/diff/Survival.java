// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether every package, override and setting of one deployment is there in a later one.
 *
 * <pre>{@code
 * Survival survival = Survival.between(before, before.requireBooted(), after, after.requireBooted());
 * switch (survival.verdict()) {
 *   case SURVIVED -> System.out.println("everything is there");
 *   case LOST -> survival.lost().forEach(item -> System.out.println(item.item() + " is gone"));
 *   case UNKNOWN -> System.out.println("the captures do not show enough");
 * }
 * }</pre>
 *
 * @param upgrade whether the base changed, and which way
 * @param verdict lost if any item is lost, else unknown if any is unknown, else survived
 * @param items one for every request, local package, removal, replacement, module and initramfs setting of before
 * @param added what after has and before had not
 * @param notShown facts of before that its capture does not show, though items might hide there; the verdict then
 *     can't be survived
 */
public record Survival(
    Upgrade upgrade,
    Verdict verdict,
    List<SurvivalItem> items,
    List<Added> added,
    List<FactKey<Deployment, ?>> notShown) {

  /** The facts that every status with packages shows: without one of them nothing can be proved. */
  private static final List<FactKey<Deployment, ?>> NEEDED = List.of(
      DeploymentFacts.LAYERED,
      DeploymentFacts.LOCAL,
      DeploymentFacts.LOCAL_FILEOVERRIDE,
      DeploymentFacts.REMOVED,
      DeploymentFacts.REPLACED,
      DeploymentFacts.MODULES,
      DeploymentFacts.INITRAMFS);

  /** Copies the lists. */
  public Survival {
    items = List.copyOf(items);
    added = List.copyOf(added);
    notShown = List.copyOf(notShown);
  }

  /**
   * What after has and before had not.
   *
   * @param kind what it is
   * @param item as the capture after writes it
   */
  public record Added(SurvivalKind kind, String item) {}

  /** The survival of one deployment's items in another, each with the capture that lists it. */
  public static Survival between(Capture before, Deployment old, Capture after, Deployment now) {
    return between(before, old, after, now, List.of());
  }

  /**
   * The survival of one deployment's items in another.
   *
   * @param required names that must be there after, whatever was before
   */
  public static Survival between(
      Capture before, Deployment old, Capture after, Deployment now, List<String> required) {
    return between(before, old, after, now, SurvivalOptions.DEFAULT.withRequired(required));
  }

  /**
   * The survival of one deployment's items in another, with what else is known.
   *
   * @param options listings of packages that show what is installed, and names that must be there; ask {@link
   *     SurvivalOptions#findObjection} before whether a listing is one of the deployment
   */
  public static Survival between(
      Capture before, Deployment old, Capture after, Deployment now, SurvivalOptions options) {
    Upgrade upgrade = Upgrade.between(before, old, after, now);
    SurvivalOverrides overrides = new SurvivalOverrides(old, now);
    boolean sameContent = upgrade == Upgrade.SAME_BASE && overrides.allInEffect();
    List<SurvivalItem> items = new ArrayList<>(new SurvivalPackages(old, now, sameContent).items());
    items.addAll(overrides.items());
    items.addAll(SurvivalSettings.items(old, now));
    options.required().forEach(name -> items.add(SurvivalRequired.item(name, now)));
    Confirmation confirmation = new Confirmation(old, now, new Presence(options, old));
    items.replaceAll(confirmation::confirm);
    List<FactKey<Deployment, ?>> notShown =
        NEEDED.stream().filter(key -> !old.facts().shows(key)).toList();
    return new Survival(upgrade, verdict(items, notShown), items, added(old, now), notShown);
  }

  private static Verdict verdict(List<SurvivalItem> items, List<FactKey<Deployment, ?>> notShown) {
    if (items.stream().anyMatch(item -> item.outcome() == Outcome.LOST)) {
      return Verdict.LOST;
    }
    boolean unknown = items.stream().anyMatch(item -> item.outcome() == Outcome.UNKNOWN);
    return unknown || !notShown.isEmpty() ? Verdict.UNKNOWN : Verdict.SURVIVED;
  }

  /** The items that are lost. */
  public List<SurvivalItem> lost() {
    return items.stream().filter(item -> item.outcome() == Outcome.LOST).toList();
  }

  private static List<Added> added(Deployment old, Deployment now) {
    List<Added> added = new ArrayList<>();
    add(SurvivalKind.LAYERED, requests(old), requests(now), added);
    add(SurvivalKind.LOCAL, old.local().orElse(List.of()), now.local().orElse(List.of()), added);
    add(
        SurvivalKind.LOCAL_FILEOVERRIDE,
        list(old, DeploymentFacts.LOCAL_FILEOVERRIDE),
        list(now, DeploymentFacts.LOCAL_FILEOVERRIDE),
        added);
    add(
        SurvivalKind.REMOVAL,
        names(old.removed().orElse(List.of()), Removal::name),
        names(now.removed().orElse(List.of()), Removal::name),
        added);
    add(
        SurvivalKind.REPLACEMENT,
        names(old.replaced().orElse(List.of()), Replacement::name),
        names(now.replaced().orElse(List.of()), Replacement::name),
        added);
    add(
        SurvivalKind.MODULE,
        list(old, DeploymentFacts.MODULES),
        list(now, DeploymentFacts.MODULES),
        added);
    return added;
  }

  private static void add(
      SurvivalKind kind, List<String> old, List<String> now, List<Added> added) {
    Sameness.without(now, old, Sameness::ofText).forEach(item -> added.add(new Added(kind, item)));
  }

  private static List<String> requests(Deployment deployment) {
    List<String> requests = new ArrayList<>(deployment.layered().orElse(List.of()));
    requests.addAll(deployment.inactive().orElse(List.of()));
    return requests;
  }

  private static List<String> list(Deployment deployment, FactKey<Deployment, List<String>> key) {
    return deployment.get(key).orElse(List.of());
  }

  private static <T> List<String> names(List<T> overrides, Function<T, String> name) {
    return overrides.stream().map(name).toList();
  }

  /**
   * Why two captures can't be those of one node before and after, in words; empty where nothing speaks against it.
   *
   * @param anyOrder whether captures that seem to be swapped are fine
   */
  public static Optional<String> findObjection(
      Capture before, Deployment old, Capture after, Deployment now, boolean anyOrder) {
    if (old.stateroot().isShown()
        && now.stateroot().isShown()
        && !Sameness.ofText(old.stateroot().require(), now.stateroot().require())) {
      return Optional.of("the stateroots differ (" + old.stateroot().require() + ", "
          + now.stateroot().require() + "): these captures are not of one node");
    }
    if (!anyOrder
        && !before.equals(after)
        && isPendingIn(after, old)
        && !isPendingIn(before, now)) {
      return Optional.of(
          "what is booted in the capture before is still pending in the one after: the captures seem to"
              + " be in the wrong order; swap them, or give --force-order");
    }
    return Optional.empty();
  }

  private static boolean isPendingIn(Capture capture, Deployment deployment) {
    return capture
        .findPending()
        .filter(pending ->
            isSame(pending.checksum().orElse(""), deployment.checksum().orElse("")))
        .isPresent();
  }

  private static boolean isSame(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && Sameness.ofChecksum(one, other);
  }
}
