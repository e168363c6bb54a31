// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import java.util.List;

/**
 * Whether every package, override and setting of one deployment is there in a later one.
 *
 * <pre>{@code
 * Survival survival = Survival.between(before, before.booted(), after, after.booted());
 * switch (survival.verdict()) {
 *   case SURVIVED -> System.out.println("everything is there");
 *   case LOST -> survival.lost().forEach(item -> System.out.println(item.item() + " is gone"));
 *   case UNKNOWN -> System.out.println("the captures do not show enough");
 * }
 * }</pre>
 *
 * @param before the side before
 * @param after the side after
 * @param upgrade whether the base changed, and which way
 * @param verdict unknown where there are objections, or an input has errors; else lost if any item is lost, else unknown
 *     if any is unknown or before does not show all there may be, else survived
 * @param items one for every request, local package, removal, replacement, module and initramfs setting of before
 * @param added what after has and before had not
 * @param objections why the captures can't be compared as given, in sentences; all items are unknown then
 * @param notShown facts of before that its capture does not show, though items might hide there; the verdict then
 *     can't be survived
 * @param notShownAfter facts of after that its capture does not show, for which items are unknown
 */
public record Survival(
    ComparedSide before,
    ComparedSide after,
    Upgrade upgrade,
    Verdict verdict,
    List<SurvivalItem> items,
    List<Added> added,
    List<String> objections,
    List<FactKey<Deployment, ?>> notShown,
    List<FactKey<Deployment, ?>> notShownAfter) {

  /** Copies the lists. */
  public Survival {
    items = List.copyOf(items);
    added = List.copyOf(added);
    objections = List.copyOf(objections);
    notShown = List.copyOf(notShown);
    notShownAfter = List.copyOf(notShownAfter);
  }

  /**
   * What after has and before had not.
   *
   * @param kind what it is
   * @param item as the capture after writes it
   */
  public record Added(SurvivalItem.Kind kind, String item) {}

  /** The survival of one deployment's items in another, each with the capture that lists it. */
  public static Survival between(Capture before, Deployment old, Capture after, Deployment now) {
    return between(before, old, after, now, SurvivalOptions.DEFAULT);
  }

  /**
   * The survival of one deployment's items in another, with what else is known.
   *
   * @param options listings of packages that show what is installed, and names that must be there
   */
  public static Survival between(
      Capture before, Deployment old, Capture after, Deployment now, SurvivalOptions options) {
    return between(
        ComparedSide.of("before", before, old), ComparedSide.of("after", after, now), options);
  }

  /**
   * The survival of one side's items on the other, as the command line judges it.
   *
   * @param before the side before, with what went wrong when it was read
   * @param after the side after
   * @param options what else is known or wanted
   */
  public static Survival between(ComparedSide before, ComparedSide after, SurvivalOptions options) {
    return new SurvivalComparison(before, after, options).compare();
  }

  /** Whether everything survived. */
  public boolean isProved() {
    return verdict == Verdict.SURVIVED;
  }

  /** The items that are lost. */
  public List<SurvivalItem> lost() {
    return items.stream()
        .filter(item -> item.outcome() == SurvivalItem.Outcome.LOST)
        .toList();
  }

  /** The items of which nobody can say that they are there: lost and unknown ones. */
  public List<SurvivalItem> unproved() {
    return items.stream()
        .filter(item -> item.outcome().compareTo(SurvivalItem.Outcome.UNKNOWN) >= 0)
        .toList();
  }

  /** Whether one deployment was held against itself: nothing was pending. */
  public boolean isOfOneDeployment() {
    return before.isSameDeployment(after);
  }

  /** Whether everything survived. */
  public enum Verdict {
    /** Every item is accounted for, and none is lost. */
    SURVIVED("survived"),
    /** At least one item is lost. */
    LOST("lost"),
    /** No item is lost as far as the captures show, but they do not show enough. */
    UNKNOWN("unknown");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** The word in the JSON. */
    public String word() {
      return word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
