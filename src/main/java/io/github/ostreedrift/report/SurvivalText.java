// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.diff.Outcome;
import io.github.ostreedrift.diff.Survival;
import io.github.ostreedrift.diff.SurvivalItem;
import io.github.ostreedrift.diff.SurvivalKind;
import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.diff.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code verify} prints for people: whether there was an upgrade, what became of each item, the most severe
 * first, and the verdict in one line at the end.
 */
public final class SurvivalText {
  private static final int OUTCOME = 12;
  private static final int KIND = 19;

  private final int width;
  private final Palette palette;

  private SurvivalText(int width, Palette palette) {
    this.width = width;
    this.palette = palette;
  }

  /** Texts of this width. */
  public static SurvivalText of(int width, Palette palette) {
    return new SurvivalText(width, palette);
  }

  /** The whole report, with a line break at its end. */
  public String write(Survival survival, ComparedSide before, ComparedSide after) {
    StringBuilder out = new StringBuilder();
    out.append(headline(survival.upgrade(), before, after)).append('\n');
    packages("before", before, out);
    packages("after", after, out);
    out.append('\n');
    List<SurvivalItem> items = new ArrayList<>(survival.items());
    items.sort(Comparator.comparing(SurvivalItem::outcome).reversed());
    items.stream().filter(item -> item.outcome() != Outcome.KEPT).forEach(item -> line(item, out));
    kept(items, out);
    added(survival, out);
    notShown(survival, out);
    if (out.charAt(out.length() - 2) != '\n') {
      out.append('\n');
    }
    return out.append(verdict(survival)).append('\n').toString();
  }

  private String headline(Upgrade upgrade, ComparedSide before, ComparedSide after) {
    String old = before.nameBeside(after);
    String now = after.nameBeside(before);
    String versions = old.equals(now)
        ? Visible.of(now)
        : Visible.of(old) + " → " + palette.strong(Visible.of(now));
    return switch (upgrade) {
      case UPGRADED -> "Upgraded: " + versions;
      case DOWNGRADED -> "Downgraded: " + versions;
      case SAME_BASE -> "No upgrade, the base is the same: " + versions;
      case REBASED -> "Rebased to another branch or image: " + versions;
      case UNKNOWN -> "The captures do not tell whether there was an upgrade: " + versions;
    };
  }

  private void packages(String word, ComparedSide side, StringBuilder out) {
    side.packages()
        .ifPresent(packages -> out.append("Packages ")
            .append(word)
            .append(": ")
            .append(Visible.of(packages.input()))
            .append(" (")
            .append(describe(packages))
            .append(")\n"));
  }

  /** What a listing is, and whether it proves that something is missing. */
  static String describe(ComparedSide.Packages packages) {
    String kind = packages.format().word() + ", " + packages.count();
    if (packages.isComplete()) {
      return kind;
    }
    return packages.evidence().installed().isShown()
        ? kind + "; not all there are, so what it lacks may be installed"
        : kind + "; not all there are";
  }

  private void line(SurvivalItem item, StringBuilder out) {
    String outcome = pad(item.outcome().word(), OUTCOME);
    out.append(
        switch (item.outcome()) {
          case LOST -> palette.error(outcome);
          case UNKNOWN, INACTIVE, DOWNGRADED -> palette.warning(outcome);
          default -> outcome;
        });
    out.append(pad(item.kind().word(), KIND)).append(Visible.of(item.item()));
    item.to()
        .filter(to -> !to.equals(item.item()))
        .ifPresent(to -> out.append(" → ").append(Visible.of(to)));
    out.append('\n');
    wrap(Visible.of(item.reason()), OUTCOME + KIND, out);
  }

  /** A reason below its item, in lines that fit. */
  private void wrap(String text, int indent, StringBuilder out) {
    int column = 0;
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (column > 0 && indent + column + 1 + Columns.of(word) > width) {
        out.append(" ".repeat(indent)).append(palette.faint(line.toString())).append('\n');
        line.setLength(0);
        column = 0;
      }
      line.append(column > 0 ? " " : "").append(word);
      column += Columns.of(word) + (column > 0 ? 1 : 0);
    }
    out.append(" ".repeat(indent)).append(palette.faint(line.toString())).append('\n');
  }

  /** What is as before takes one line a kind. */
  private void kept(List<SurvivalItem> items, StringBuilder out) {
    Map<SurvivalKind, List<String>> kinds = new LinkedHashMap<>();
    items.stream()
        .filter(item -> item.outcome() == Outcome.KEPT)
        .forEach(item ->
            kinds.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(kept(item)));
    kinds.forEach((kind, names) -> names(Outcome.KEPT.word(), kind, names, out));
  }

  /** What is kept, and the packages that are installed for it where their names do not tell by themselves. */
  private static String kept(SurvivalItem item) {
    List<String> installed = item.installed();
    boolean versioned = item.kind() == SurvivalKind.LAYERED || item.kind() == SurvivalKind.REQUIRED;
    if (installed.isEmpty() && versioned) {
      return item.item() + item.to().map(to -> " (" + to + ")").orElse("");
    } else if (installed.isEmpty() || installed.equals(List.of(item.item()))) {
      return item.item();
    } else if (installed.stream().allMatch(nevra -> nevra.startsWith(item.item() + "-"))) {
      return String.join(" ", installed);
    }
    return item.item() + " (" + String.join(" ", installed) + ")";
  }

  private void added(Survival survival, StringBuilder out) {
    Map<SurvivalKind, List<String>> kinds = new LinkedHashMap<>();
    survival
        .added()
        .forEach(added ->
            kinds.computeIfAbsent(added.kind(), kind -> new ArrayList<>()).add(added.item()));
    kinds.forEach((kind, names) -> names("added", kind, names, out));
  }

  private void notShown(Survival survival, StringBuilder out) {
    if (!survival.notShown().isEmpty()) {
      String names =
          survival.notShown().stream().map(key -> key.name()).collect(Collectors.joining(", "));
      out.append(palette.warning(pad("not shown", OUTCOME))).append("by the capture before:\n");
      wrap(Visible.of(names), OUTCOME, out);
    }
  }

  private void names(String word, SurvivalKind kind, List<String> names, StringBuilder out) {
    out.append(pad(word, OUTCOME)).append(pad(kind.word(), KIND));
    int column = OUTCOME + KIND;
    for (String name : names) {
      String shown = Visible.of(name);
      boolean first = column == OUTCOME + KIND;
      if (!first && column + 2 + Columns.of(shown) > width) {
        out.append('\n').append(" ".repeat(OUTCOME + KIND));
        column = OUTCOME + KIND;
        first = true;
      }
      out.append(first ? "" : "  ").append(shown);
      column += Columns.of(shown) + (first ? 0 : 2);
    }
    out.append('\n');
  }

  private String verdict(Survival survival) {
    String counts = counts(survival);
    return switch (survival.verdict()) {
      case SURVIVED -> palette.strong("Survived") + ": " + counts + ".";
      case LOST -> palette.error("Lost") + ": " + counts + ".";
      case UNKNOWN -> palette.warning("Unknown") + ": " + counts + ".";
    };
  }

  /** How many items have each outcome, the most severe first. */
  static String counts(Survival survival) {
    if (survival.items().isEmpty()) {
      return survival.verdict() == Verdict.SURVIVED
          ? "there was nothing layered or overridden before"
          : "the capture before does not show what was there";
    }
    Map<Outcome, Long> counts = survival.items().stream()
        .collect(Collectors.groupingBy(SurvivalItem::outcome, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Outcome, Long>comparingByKey().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey().word())
        .collect(Collectors.joining(", "));
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - Columns.of(text)));
  }
}
