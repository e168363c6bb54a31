// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is unknown of a fleet, by item and reason, and what is not there at all. */
public final class FleetDoubts {
  private FleetDoubts() {}

  /**
   * What is unknown of several nodes.
   *
   * @param kind what the item is; empty where the whole node is unknown
   * @param item the item; empty where the whole node is unknown
   * @param reason why
   */
  public record Doubt(String kind, String item, String reason) {}

  /**
   * Nodes of which one thing is to be told.
   *
   * @param what that
   * @param nodes their names
   */
  public record Told<T>(T what, List<String> nodes) {}

  /** What is unknown, that of most nodes first. Of nodes that are not judged at all, the items are not told. */
  public static List<Told<Doubt>> unknown(FleetSurvival fleet) {
    Map<Doubt, List<String>> doubts = new LinkedHashMap<>();
    for (FleetSurvival.Node node : fleet.nodes()) {
      Set<Doubt> own = new LinkedHashSet<>();
      node.doubts().forEach(doubt -> own.add(new Doubt("", "", doubt)));
      for (SurvivalItem item : node.items()) {
        if (item.outcome() == SurvivalItem.Outcome.UNKNOWN && !isNotJudged(node)) {
          own.add(new Doubt(item.kind().word(), item.item(), item.reason()));
        }
      }
      own.forEach(
          doubt -> doubts.computeIfAbsent(doubt, any -> new ArrayList<>()).add(node.name()));
    }
    return sorted(doubts);
  }

  private static boolean isNotJudged(FleetSurvival.Node node) {
    return !node.doubts().isEmpty()
        && node.items().stream().allMatch(item -> item.reason().startsWith("not judged: "));
  }

  /** Why nodes have no data, that of most nodes first. */
  public static List<Told<String>> noData(FleetSurvival fleet) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    fleet
        .noData()
        .forEach(node ->
            reasons.computeIfAbsent(node.reason(), any -> new ArrayList<>()).add(node.node()));
    return sorted(reasons);
  }

  private static <T> List<Told<T>> sorted(Map<T, List<String>> nodes) {
    List<Told<T>> told = new ArrayList<>();
    nodes.forEach((what, names) -> told.add(new Told<>(what, names)));
    told.sort(Comparator.comparing(each -> -each.nodes().size()));
    return told;
  }

  /** The counts in one line. */
  public static String counts(FleetSurvival fleet) {
    List<String> parts = new ArrayList<>();
    fleet.verdicts().forEach((verdict, count) -> {
      if (count > 0) {
        parts.add(count + " " + verdict.word());
      }
    });
    add(parts, fleet.onlyBefore().size(), "missing after");
    add(parts, fleet.noData().size(), "without data");
    add(parts, fleet.onlyAfter().size(), "new");
    int all = fleet.nodes().size()
        + fleet.onlyBefore().size()
        + fleet.onlyAfter().size()
        + fleet.noData().size();
    return all == 0
        ? "no node was found"
        : Phrases.count(all, "node") + ": " + String.join(", ", parts);
  }

  /** The counts of items in one line; empty where there is none. */
  public static String items(FleetSurvival fleet) {
    List<String> parts = new ArrayList<>();
    Map<SurvivalItem.Outcome, Integer> counts = fleet.outcomes();
    SurvivalItem.Outcome[] outcomes = SurvivalItem.Outcome.values();
    for (int i = outcomes.length - 1; i >= 0; i--) {
      add(parts, counts.getOrDefault(outcomes[i], 0), outcomes[i].word());
    }
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String words) {
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }
}
