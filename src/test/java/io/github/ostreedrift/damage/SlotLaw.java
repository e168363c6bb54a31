// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import io.github.ostreedrift.damage.Law.Outcome;
import io.github.ostreedrift.damage.Law.Told;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The law of damage for {@code bootc status}: each deployment names its slot, and which boots first is told at another
 * place. So a place in the order is a fact like others, by its index, and deployments without one are in no order.
 */
final class SlotLaw {
  private SlotLaw() {}

  static Told facts(List<Reading> readings) {
    Told told = Law.facts(readings);
    List<Deployment> deployments = readings.stream()
        .flatMap(reading -> reading.capture().stream())
        .flatMap(capture -> capture.deployments().stream())
        .toList();
    for (int i = 0; i < deployments.size(); i++) {
      if (deployments.get(i).index() != Deployment.NO_INDEX) {
        told.deployments().get(i).put("place", String.valueOf(deployments.get(i).index()));
      }
    }
    return told;
  }

  static Outcome hold(Told whole, Told damaged) {
    List<String> falsehoods = new ArrayList<>();
    if (damaged.captures() > whole.captures()) {
      falsehoods.add("captures: " + damaged.captures() + " instead of " + whole.captures());
    }
    int most = whole.deployments().size();
    if (damaged.deployments().size() > most) {
      falsehoods.add("deployments: " + damaged.deployments().size() + " instead of " + most);
      return new Outcome(falsehoods, 0);
    }
    Outcome deployments =
        inAnyOrder(whole.deployments(), damaged.deployments(), 0, new HashSet<>());
    Outcome host = Law.compare("", whole.host(), damaged.host(), SlotLaw::isSame);
    falsehoods.addAll(deployments.falsehoods());
    falsehoods.addAll(host.falsehoods());
    return new Outcome(falsehoods, deployments.kept() + host.kept());
  }

  /** The best way to see the deployments that are left as some of those that there were. */
  private static Outcome inAnyOrder(
      List<Map<String, String>> whole,
      List<Map<String, String>> damaged,
      int next,
      Set<Integer> taken) {
    if (next == damaged.size()) {
      return new Outcome(List.of(), 0);
    }
    @Nullable Outcome best = null;
    for (int i = 0; i < whole.size(); i++) {
      if (taken.add(i)) {
        Outcome here = Law.and(
            Law.compare(next + " ", whole.get(i), damaged.get(next), SlotLaw::isSame),
            inAnyOrder(whole, damaged, next + 1, taken));
        taken.remove(i);
        best = best == null || Law.isBetter(here, best) ? here : best;
      }
    }
    return best == null ? new Outcome(List.of(), 0) : best;
  }

  /** An abbreviation is what begins and ends so; and plain text tells of images their names alone, without the policy. */
  private static boolean isSame(String fact, String one, String other) {
    if (fact.endsWith("digest") && one.matches(".*(?:\\.{2,}|\u2026).*")) {
      String[] parts = one.split("\\.{2,}|\u2026", 2);
      return other.startsWith(parts[0]) && other.endsWith(parts[1]);
    }
    return fact.equals("origin.reference")
        && !one.startsWith("\"ostree-")
        && other.startsWith("\"ostree-")
        && one.equals(nameOf(other));
  }

  private static String nameOf(String reference) {
    return reference.replaceFirst(
        "^\"ostree-(?:unverified-registry:|(?:unverified-image|image-signed|remote-image:[^:]+):(?:docker://)?)",
        "\"");
  }
}
