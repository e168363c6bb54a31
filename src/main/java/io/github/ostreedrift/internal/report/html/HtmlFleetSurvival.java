// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem.Outcome;
import io.github.ostreedrift.internal.report.FleetDoubts;
import io.github.ostreedrift.internal.report.ReportHead;
import io.github.ostreedrift.internal.report.html.Page.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of a {@code verify} of a fleet. */
public final class HtmlFleetSurvival {
  /** So many ways are drawn. */
  static final int WAYS = 40;

  private HtmlFleetSurvival() {}

  /**
   * Writes the page.
   *
   * @param head how the result came about
   * @throws IOException if it can't be written
   */
  public static void write(FleetSurvival fleet, ReportHead head, Appendable out)
      throws IOException {
    Page page = new Page("verify", verdict(fleet), counts(fleet), head, all(fleet));
    String before = Commands.input(head.inputs(), 0, 2);
    String after = Commands.input(head.inputs(), 1, 2);
    PageOutput.write(
        out,
        template -> JtefleetGenerated.render(
            template,
            PageOutput.NOBODY,
            page,
            fleet,
            fleet.lost(),
            FleetDoubts.unknown(fleet),
            FleetDoubts.noData(fleet),
            ways(fleet),
            judged(fleet),
            before,
            after));
  }

  /**
   * A way that nodes went.
   *
   * @param before what they booted, by its version where it has one
   * @param step what kind of step it was
   * @param after what they boot now
   */
  record Way(String before, String step, String after) {
    static Way of(Survival survival) {
      ComparedSide before = survival.before();
      ComparedSide after = survival.after();
      return new Way(
          before.nameBeside(after), HtmlSurvival.step(survival), after.nameBeside(before));
    }
  }

  /** The ways, and how many nodes went each; the most trodden first. */
  private static List<Map.Entry<Way, Integer>> ways(FleetSurvival fleet) {
    Map<Way, Integer> ways = new LinkedHashMap<>();
    fleet.nodes().forEach(node -> ways.merge(Way.of(node.survival()), 1, Integer::sum));
    return ways.entrySet().stream()
        .sorted(Map.Entry.<Way, Integer>comparingByValue().reversed())
        .toList();
  }

  /**
   * Nodes of one pool with one verdict.
   *
   * @param pool their pool
   * @param verdict whether everything survived on them
   * @param nodes their names
   */
  record Judged(String pool, Verdict verdict, List<String> nodes) {}

  /** The worst first. */
  private static List<Judged> judged(FleetSurvival fleet) {
    List<Judged> judged = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.LOST, Verdict.UNKNOWN, Verdict.SURVIVED)) {
      Map<String, List<String>> pools = new LinkedHashMap<>();
      for (FleetSurvival.Node node : fleet.nodes()) {
        if (node.verdict() == verdict) {
          pools.computeIfAbsent(node.pool(), any -> new ArrayList<>()).add(node.name());
        }
      }
      pools.forEach((pool, nodes) -> judged.add(new Judged(pool, verdict, nodes)));
    }
    return judged;
  }

  private static int all(FleetSurvival fleet) {
    return fleet.nodes().size()
        + fleet.onlyBefore().size()
        + fleet.onlyAfter().size()
        + fleet.noData().size();
  }

  private static List<Count> counts(FleetSurvival fleet) {
    Map<Verdict, Integer> verdicts = fleet.verdicts();
    List<Count> counts = new ArrayList<>();
    counts.add(Count.of("nodes", "nodes", all(fleet), "plain"));
    counts.add(Count.of(
        "nodes-survived", "survived", verdicts.getOrDefault(Verdict.SURVIVED, 0), "plain"));
    counts.add(
        Count.of("nodes-lost", "lost something", verdicts.getOrDefault(Verdict.LOST, 0), "bad"));
    counts.add(
        Count.of("nodes-unknown", "unknown", verdicts.getOrDefault(Verdict.UNKNOWN, 0), "unknown"));
    counts.add(Count.of("missing", "missing after", fleet.onlyBefore().size(), "unknown"));
    counts.add(Count.of("no-data", "without data", fleet.noData().size(), "unknown"));
    counts.add(Count.of("new", "new", fleet.onlyAfter().size(), "plain"));
    return counts;
  }

  /** How many items have each outcome, the most severe first. */
  static List<Count> items(FleetSurvival fleet) {
    Map<Outcome, Integer> outcomes = fleet.outcomes();
    return HtmlSurvival.outcomes().stream()
        .map(outcome -> HtmlSurvival.count(outcome, outcomes.getOrDefault(outcome, 0)))
        .toList();
  }

  private static Page.Verdict verdict(FleetSurvival fleet) {
    int all = all(fleet);
    if (fleet.isProved()) {
      String nodes =
          fleet.nodes().size() == 1 ? "the one node" : "all " + fleet.nodes().size() + " nodes";
      return new Page.Verdict("good", "Survived", "everything is there on " + nodes + ".");
    } else if (all == 0) {
      return new Page.Verdict("unknown", "Unknown", "no node was found.");
    }
    Map<Verdict, Integer> verdicts = fleet.verdicts();
    int lost = verdicts.getOrDefault(Verdict.LOST, 0);
    int open = verdicts.getOrDefault(Verdict.UNKNOWN, 0)
        + fleet.onlyBefore().size()
        + fleet.noData().size();
    List<String> parts = new ArrayList<>();
    if (lost > 0) {
      parts.add(lost + " of " + Words.count(all, "node") + " lost something");
    }
    if (open > 0) {
      parts.add("of " + open + " nobody knows");
    }
    if (parts.isEmpty()) {
      parts.add("there is no node to be judged");
    }
    return lost > 0
        ? new Page.Verdict("bad", "Lost", Words.sentence(parts))
        : new Page.Verdict("unknown", "Unknown", Words.sentence(parts));
  }
}
