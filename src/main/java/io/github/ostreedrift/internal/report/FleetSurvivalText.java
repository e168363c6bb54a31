// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.internal.report.FleetDoubts.Doubt;
import io.github.ostreedrift.internal.report.FleetDoubts.Told;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code verify} prints of a fleet for people, on one screen for any size: each lost item with all its nodes, then
 * what is unknown, by item and reason, then the nodes that are missing or have no data, and the counts.
 */
public final class FleetSurvivalText {
  private static final int OUTCOME = 12;
  private static final int KIND = 19;
  private static final int ALL = Integer.MAX_VALUE;

  /** How many rows, or lines of names, stand for the rest where it is not about a loss. */
  private static final int FEW = 12;

  private static final int FEW_LINES = 3;
  private static final int MIN_ROOM = 24;

  private final int width;
  private final Palette palette;
  private final StringBuilder out = new StringBuilder();

  private FleetSurvivalText(int width, Palette palette) {
    this.width = width;
    this.palette = palette;
  }

  /** The whole report in this width, with a line break at its end. */
  public static String write(FleetSurvival fleet, int width, Palette palette) {
    FleetSurvivalText text = new FleetSurvivalText(width, palette);
    text.lost(fleet.lost());
    text.some(FleetDoubts.unknown(fleet), "unknown items", text::unknown);
    text.absent(fleet);
    return text.counts(fleet);
  }

  private void lost(List<FleetSurvival.Lost> lost) {
    for (FleetSurvival.Lost each : lost) {
      out.append(palette.error(pad("lost", OUTCOME))).append(pad(each.kind().word(), KIND));
      out.append(Visible.of(each.item())).append(many(each.nodes())).append('\n');
      names(each.nodes(), OUTCOME + KIND, ALL);
    }
    end(lost);
  }

  private void unknown(Told<Doubt> told) {
    Doubt doubt = told.what();
    out.append(palette.warning(pad("unknown", OUTCOME)));
    if (doubt.item().isEmpty()) {
      wrap(words(doubt.reason() + many(told.nodes())), OUTCOME, OUTCOME, ALL);
      names(told.nodes(), OUTCOME, FEW_LINES);
      return;
    }
    out.append(pad(doubt.kind(), KIND)).append(Visible.of(doubt.item()));
    out.append(many(told.nodes())).append('\n');
    wrap(words(doubt.reason()), 0, OUTCOME + KIND, ALL);
    names(told.nodes(), OUTCOME + KIND, FEW_LINES);
  }

  private void absent(FleetSurvival fleet) {
    if (!fleet.onlyBefore().isEmpty()) {
      out.append(palette.warning(pad("missing", OUTCOME)));
      out.append("no capture after").append(many(fleet.onlyBefore())).append('\n');
      names(fleet.onlyBefore(), OUTCOME, FEW_LINES);
    }
    end(fleet.onlyBefore());
    some(FleetDoubts.noData(fleet), "reasons for no data", told -> {
      out.append(palette.warning(pad("no data", OUTCOME)));
      wrap(words(told.what() + many(told.nodes())), OUTCOME, OUTCOME, ALL);
      names(told.nodes(), OUTCOME, FEW_LINES);
    });
    if (!fleet.onlyAfter().isEmpty()) {
      out.append(pad("new", OUTCOME)).append("no capture before");
      out.append(many(fleet.onlyAfter())).append('\n');
      names(fleet.onlyAfter(), OUTCOME, FEW_LINES);
    }
    end(fleet.onlyAfter());
  }

  private <T> void some(List<Told<T>> rows, String what, Consumer<Told<T>> write) {
    rows.stream().limit(FEW).forEach(write);
    if (rows.size() > FEW) {
      out.append("... and ").append(rows.size() - FEW).append(" more ").append(what);
      out.append(" (-o json lists all)\n");
    }
    end(rows);
  }

  private void end(List<?> rows) {
    if (!rows.isEmpty()) {
      out.append('\n');
    }
  }

  private String counts(FleetSurvival fleet) {
    String counts = FleetDoubts.counts(fleet) + ".";
    String items = FleetDoubts.items(fleet);
    boolean lost = fleet.verdicts().getOrDefault(Verdict.LOST, 0) > 0;
    out.append(
        fleet.isProved()
            ? palette.strong(counts)
            : lost ? palette.error(counts) : palette.warning(counts));
    out.append('\n');
    return items.isEmpty() ? out.toString() : out + "Items: " + items + ".\n";
  }

  private static String many(List<String> nodes) {
    return " (" + Phrases.count(nodes.size(), "node") + ")";
  }

  /** The names of nodes, folded, in so many lines at most. */
  private void names(List<String> nodes, int indent, int lines) {
    int room = Math.max(MIN_ROOM, width - indent);
    wrap(FoldedNames.of(nodes, room).stream().map(Visible::of).toList(), 0, indent, lines);
  }

  private static List<String> words(String sentence) {
    return Arrays.asList(Visible.of(sentence).split(" ", -1));
  }

  /**
   * Words in lines that fit.
   *
   * @param start the column at which the first line begins
   * @param indent that of the others
   * @param lines how many there may be
   */
  private void wrap(List<String> words, int start, int indent, int lines) {
    StringBuilder line = new StringBuilder(" ".repeat(indent - start));
    int column = indent;
    int count = 1;
    for (String word : words) {
      boolean isFirst = column == indent;
      if (!isFirst && column + 1 + Columns.of(word) > width) {
        if (count == lines) {
          line.append(" ...");
          break;
        }
        out.append(line).append('\n');
        line = new StringBuilder(" ".repeat(indent));
        column = indent;
        isFirst = true;
        count++;
      }
      line.append(isFirst ? "" : " ").append(word);
      column += Columns.of(word) + (isFirst ? 0 : 1);
    }
    out.append(line).append('\n');
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - Columns.of(text)));
  }
}
