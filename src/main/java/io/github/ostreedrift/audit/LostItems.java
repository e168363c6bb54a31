// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.diff.survival.SurvivalItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What nodes lost, by item. */
final class LostItems {
  private static final Comparator<Name> BY_NAME =
      Comparator.comparing(Name::kind).thenComparing(Name::item);

  private LostItems() {}

  private record Name(SurvivalItem.Kind kind, String item) {}

  /** Each item with its nodes; what most of them lost comes first. */
  static List<FleetSurvival.Lost> of(List<FleetSurvival.Node> nodes) {
    Map<Name, List<String>> items = new TreeMap<>(BY_NAME);
    for (FleetSurvival.Node node : nodes) {
      node.items().stream()
          .filter(item -> item.outcome() == SurvivalItem.Outcome.LOST)
          .map(item -> new Name(item.kind(), item.item()))
          .distinct()
          .forEach(name -> items.computeIfAbsent(name, any -> new ArrayList<>()).add(node.name()));
    }
    return items.entrySet().stream()
        .map(entry ->
            new FleetSurvival.Lost(entry.getKey().kind(), entry.getKey().item(), entry.getValue()))
        .sorted(Comparator.comparing(lost -> -lost.nodes().size()))
        .toList();
  }
}
