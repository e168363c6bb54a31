// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.FleetSurvival;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code verify -o markdown} prints of a fleet for a ticket: the counts, and what they rest on, each with all nodes. */
public final class FleetSurvivalMarkdown {
  private static final int WIDEST = 80;

  private final StringBuilder out = new StringBuilder();

  private FleetSurvivalMarkdown() {}

  /** The whole report, with a line break at its end. */
  public static String write(FleetSurvival fleet) {
    FleetSurvivalMarkdown markdown = new FleetSurvivalMarkdown();
    markdown.line("**" + FleetDoubts.counts(fleet) + ".**");
    String items = FleetDoubts.items(fleet);
    if (!items.isEmpty()) {
      markdown.line("");
      markdown.line("Items: " + items + ".");
    }
    markdown.lost(fleet.lost());
    markdown.unknown(FleetDoubts.unknown(fleet));
    markdown.absent(fleet);
    return markdown.out.toString();
  }

  private void lost(List<FleetSurvival.Lost> lost) {
    table(lost, "Lost", "kind", "item", "nodes");
    lost.forEach(each -> row(each.kind().word(), code(each.item()), names(each.nodes())));
  }

  private void unknown(List<FleetDoubts.Told<FleetDoubts.Doubt>> unknown) {
    table(unknown, "Unknown", "kind", "item", "why", "nodes");
    unknown.forEach(each -> row(
        each.what().kind(),
        each.what().item().isEmpty() ? "" : code(each.what().item()),
        text(each.what().reason()),
        names(each.nodes())));
  }

  private void absent(FleetSurvival fleet) {
    List<FleetDoubts.Told<String>> noData = FleetDoubts.noData(fleet);
    boolean any = !noData.isEmpty() || !fleet.onlyBefore().isEmpty();
    table(any ? List.of(any) : List.of(), "Missing or without data", "nodes", "why");
    if (!fleet.onlyBefore().isEmpty()) {
      row(names(fleet.onlyBefore()), "no capture after");
    }
    noData.forEach(each -> row(names(each.nodes()), text(each.what())));
    if (!fleet.onlyAfter().isEmpty()) {
      line("");
      line("New, without a capture before: " + names(fleet.onlyAfter()));
    }
  }

  private void table(List<?> rows, String title, String... columns) {
    if (!rows.isEmpty()) {
      line("");
      line("### " + title);
      line("");
      row(columns);
      line("|" + "---|".repeat(columns.length));
    }
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String names(List<String> nodes) {
    return FoldedNames.of(nodes, WIDEST).stream()
        .map(FleetSurvivalMarkdown::code)
        .collect(Collectors.joining(" ", nodes.size() + ": ", ""));
  }

  /** A sentence of ours, which may quote an input. */
  private static String text(String sentence) {
    return Visible.of(sentence).replaceAll("([\\\\`*_\\[\\]<>|#&])", "\\\\$1");
  }

  /** Text from an input as code: nothing in it can end the cell or the code. */
  private static String code(String text) {
    return "`" + Visible.of(text).replace("`", "'").replace("|", "\\|") + "`";
  }
}
