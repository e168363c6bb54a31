// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.diff.survival.SurvivalItem.Outcome;
import io.github.ostreedrift.internal.report.DiffWords;
import io.github.ostreedrift.internal.report.ReportHead;
import io.github.ostreedrift.internal.report.SurvivalText;
import io.github.ostreedrift.internal.report.html.Page.Count;
import io.github.ostreedrift.model.FactKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of a {@code verify} of one node. */
public final class HtmlSurvival {
  /** So many names stand in the verdict. */
  private static final int FEW = 3;

  private HtmlSurvival() {}

  /**
   * Writes the page.
   *
   * @param head how the result came about
   * @throws IOException if it can't be written
   */
  public static void write(Survival survival, ReportHead head, Appendable out) throws IOException {
    Page page = new Page("verify", verdict(survival), counts(survival), head, 1);
    PageOutput.write(
        out,
        template -> JtesurvivalGenerated.render(
            template, PageOutput.NOBODY, page, survival, items(survival)));
  }

  /**
   * What became of items in the same way.
   *
   * @param outcome what
   */
  record Items(Outcome outcome, List<SurvivalItem> items) {}

  /** The outcomes, the most severe first. */
  static List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>(List.of(Outcome.values()));
    Collections.reverse(outcomes);
    return outcomes;
  }

  private static List<Items> items(Survival survival) {
    return outcomes().stream()
        .map(outcome -> new Items(
            outcome,
            survival.items().stream().filter(item -> item.outcome() == outcome).toList()))
        .filter(items -> !items.items().isEmpty())
        .toList();
  }

  /** What an item is after, where that is not what it was. */
  static String now(SurvivalItem item) {
    String to = item.to().filter(each -> !each.equals(item.item())).orElse("");
    String installed = item.installed().stream()
        .filter(each -> !each.equals(item.item()))
        .collect(Collectors.joining(", "));
    return installed.isEmpty() ? to : installed;
  }

  /** What a side is, in words: which input, which deployment, what else shows its packages. */
  static List<String> side(ComparedSide side) {
    return Stream.concat(
            Stream.of(side.input() + ", " + side.place()
                + (side.deployment().isBooted() ? " (booted)" : "")),
            side.packages().stream()
                .map(packages ->
                    "packages: " + packages.input() + " (" + SurvivalText.describe(packages) + ")"))
        .toList();
  }

  /** The upgrade in words. */
  static String step(Survival survival) {
    return switch (survival.upgrade()) {
      case UPGRADED -> "upgraded";
      case DOWNGRADED -> "downgraded";
      case SAME_BASE -> survival.isOfOneDeployment() ? "nothing is pending" : "the same base";
      case REBASED -> "rebased to another branch or image";
      case UNKNOWN -> "nobody knows whether it was an upgrade";
    };
  }

  /** The names of facts. */
  static List<String> names(List<? extends FactKey<?, ?>> facts) {
    return facts.stream().map(FactKey::name).toList();
  }

  private static List<Count> counts(Survival survival) {
    Map<Outcome, Long> counts = survival.items().stream()
        .collect(Collectors.groupingBy(SurvivalItem::outcome, Collectors.counting()));
    List<Count> all = new ArrayList<>();
    all.add(Count.of("items", "items", survival.items().size(), "plain"));
    for (Outcome outcome : outcomes()) {
      all.add(count(outcome, counts.getOrDefault(outcome, 0L)));
    }
    all.add(Count.of("added", "added", survival.added().size(), "plain"));
    return all;
  }

  /** How many items have an outcome. */
  static Count count(Outcome outcome, long number) {
    String level = switch (outcome) {
      case LOST -> "bad";
      case UNKNOWN, INACTIVE, DOWNGRADED -> "unknown";
      default -> "plain";
    };
    return Count.of(outcome.word(), outcome.word(), number, level);
  }

  private static String lost(Survival survival) {
    List<String> lost =
        survival.lost().stream().map(SurvivalItem::item).distinct().toList();
    int all = survival.items().size();
    String what = lost.size() > FEW ? "" : ": " + String.join(", ", lost);
    List<String> parts = new ArrayList<>();
    parts.add(survival.lost().size() + " of " + Words.count(all, "item")
        + (survival.lost().size() == 1 ? " is gone" : " are gone") + what);
    int open = survival.unproved().size() - survival.lost().size();
    if (open > 0) {
      parts.add("of " + open + " nobody knows");
    }
    parts.addAll(DiffWords.unread(survival.before(), survival.after()));
    return Words.sentence(parts);
  }

  private static Page.Verdict verdict(Survival survival) {
    String sentence = SurvivalText.counts(survival) + ".";
    return switch (survival.verdict()) {
      case SURVIVED -> new Page.Verdict("good", "Survived", sentence);
      case LOST -> new Page.Verdict("bad", "Lost", lost(survival));
      case UNKNOWN -> new Page.Verdict("unknown", "Unknown", sentence);
    };
  }
}
