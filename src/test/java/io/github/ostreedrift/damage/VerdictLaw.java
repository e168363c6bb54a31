// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import io.github.ostreedrift.diff.Edits;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The law of damage, on verdicts: between another state and a damaged capture, either way round, nothing is said to have
 * survived or to be lost that the undamaged capture does not prove.
 */
final class VerdictLaw {
  private VerdictLaw() {}

  /** Another state of the host whose JSON this is: a few edits, on another base. */
  static Optional<String> otherState(String json, Random random) {
    return Edits.of(json, random).map(edits -> {
      edits.make(random.nextInt(4));
      // All checksums and times of the document at once: those that were equal stay so. A commit
      // with other packages than
      // the same commit, or that of the same time, would be a contradiction that no damage makes.
      return edits
          .json()
          .replaceAll("(\"(?:base-)?checksum\":\")....", "$1abcd")
          .replaceAll("(\"(?:base-)?timestamp\":\\d+)\\d{3}", "$1777");
    });
  }

  /** What the damaged capture proves and the undamaged one does not, with the other state before it and behind it. */
  static List<String> falsehoods(Capture other, Capture whole, Capture damaged) {
    Optional<Deployment> of = other.findBooted();
    Optional<Deployment> booted = whole.findBooted();
    Optional<Deployment> still = damaged.findBooted();
    if (of.isEmpty() || booted.isEmpty() || still.isEmpty()) {
      return List.of();
    }
    List<String> falsehoods = new ArrayList<>();
    compare(
        "after",
        Survival.between(other, of.get(), whole, booted.get()),
        Survival.between(other, of.get(), damaged, still.get()),
        falsehoods);
    compare(
        "before",
        Survival.between(whole, booted.get(), other, of.get()),
        Survival.between(damaged, still.get(), other, of.get()),
        falsehoods);
    return falsehoods;
  }

  private static void compare(
      String place, Survival whole, Survival damaged, List<String> falsehoods) {
    Set<String> proved = words(whole);
    words(damaged).stream()
        .filter(word -> !proved.contains(word))
        .forEach(word -> falsehoods.add("damaged " + place + ": " + word + " is not proved"));
    Verdict verdict = damaged.verdict();
    if (verdict != Verdict.UNKNOWN && verdict != whole.verdict()) {
      falsehoods.add("damaged " + place + ": " + verdict + " instead of " + whole.verdict());
    }
    if (verdict == Verdict.SURVIVED && damaged.items().size() < whole.items().size()) {
      falsehoods.add("damaged %s: survived, but %d items instead of %d"
          .formatted(place, damaged.items().size(), whole.items().size()));
    }
  }

  /** All that is said for sure. */
  private static Set<String> words(Survival survival) {
    Set<String> words = survival.items().stream()
        .filter(item -> item.outcome() != SurvivalItem.Outcome.UNKNOWN)
        .map(VerdictLaw::word)
        .collect(Collectors.toSet());
    survival.added().forEach(added -> words.add(added.kind() + " " + added.item() + " added"));
    return words;
  }

  private static String word(SurvivalItem item) {
    return item.kind() + " " + item.item() + " " + item.outcome();
  }
}
