// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.PackageEvidence;
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
  public String write(Survival survival) {
    StringBuilder out = new StringBuilder();
    out.append(headline(survival)).append('\n');
    packages("before", survival.before(), out);
    packages("after", survival.after(), out);
    out.append('\n');
    List<SurvivalItem> items = new ArrayList<>(survival.items());
    items.sort(Comparator.comparing(SurvivalItem::outcome).reversed());
    groups(items).values().forEach(group -> group(group, out));
    kept(items, out);
    added(survival, out);
    notShown(survival, out);
    if (out.charAt(out.length() - 2) != '\n') {
      out.append('\n');
    }
    return out.append(verdict(survival)).append('\n').toString();
  }

  private String headline(Survival survival) {
    String old = survival.before().nameBeside(survival.after());
    String now = survival.after().nameBeside(survival.before());
    if (survival.isOfOneDeployment()) {
      return "Nothing is pending, the booted deployment boots next: " + Visible.of(now);
    }
    String versions = old.equals(now)
        ? Visible.of(now)
        : Visible.of(old) + " → " + palette.strong(Visible.of(now));
    return switch (survival.upgrade()) {
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
  public static String describe(ComparedSide.Packages packages) {
    String kind = packages.format().word() + ", " + count(packages.evidence());
    if (packages.isComplete()) {
      return kind;
    }
    return packages.evidence().installed().isShown()
        ? kind + "; not all there are, so what it lacks may be installed"
        : kind + "; not all there are";
  }

  /** How many packages or changes a listing has, in words. */
  private static String count(PackageEvidence evidence) {
    return evidence.installed().isShown()
        ? Phrases.count(evidence.installed().require().size(), "package")
        : Phrases.count(evidence.changes().orElse(List.of()).size(), "change");
  }

  /** What is not as before, by what became of it and why. */
  private static Map<List<Object>, List<SurvivalItem>> groups(List<SurvivalItem> items) {
    return items.stream()
        .filter(item -> item.outcome() != SurvivalItem.Outcome.KEPT)
        .collect(Collectors.groupingBy(
            item -> List.of(item.outcome(), item.reason()),
            LinkedHashMap::new,
            Collectors.toList()));
  }

  /** Items with one reason: it stands below all of them. */
  private void group(List<SurvivalItem> items, StringBuilder out) {
    SurvivalItem.Outcome outcome = items.get(0).outcome();
    Map<SurvivalItem.Kind, List<String>> kinds = new LinkedHashMap<>();
    items.forEach(
        item -> kinds.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(changed(item)));
    String word = pad(outcome.word(), OUTCOME);
    String shown = switch (outcome) {
      case LOST -> palette.error(word);
      case UNKNOWN, INACTIVE, DOWNGRADED -> palette.warning(word);
      default -> word;
    };
    for (Map.Entry<SurvivalItem.Kind, List<String>> kind : kinds.entrySet()) {
      out.append(shown);
      names(kind.getKey(), kind.getValue(), out);
      shown = " ".repeat(OUTCOME);
    }
    wrap(Visible.of(items.get(0).reason()), OUTCOME + KIND, out);
  }

  private static String changed(SurvivalItem item) {
    return item.to()
        .filter(to -> !to.equals(item.item()))
        .map(to -> item.item() + " → " + to)
        .orElse(item.item());
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
    Map<SurvivalItem.Kind, List<String>> kinds = new LinkedHashMap<>();
    items.stream()
        .filter(item -> item.outcome() == SurvivalItem.Outcome.KEPT)
        .forEach(item ->
            kinds.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(kept(item)));
    kinds.forEach((kind, names) -> {
      out.append(pad(SurvivalItem.Outcome.KEPT.word(), OUTCOME));
      names(kind, names, out);
    });
  }

  /** What is kept, and the packages that are installed for it where their names do not tell by themselves. */
  private static String kept(SurvivalItem item) {
    List<String> installed = item.installed();
    boolean versioned =
        item.kind() == SurvivalItem.Kind.LAYERED || item.kind() == SurvivalItem.Kind.REQUIRED;
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
    Map<SurvivalItem.Kind, List<String>> kinds = new LinkedHashMap<>();
    survival
        .added()
        .forEach(added ->
            kinds.computeIfAbsent(added.kind(), kind -> new ArrayList<>()).add(added.item()));
    kinds.forEach((kind, names) -> {
      out.append(pad("added", OUTCOME));
      names(kind, names, out);
    });
  }

  /** What before does not show; a damaged place is named with its line. */
  private void notShown(Survival survival, StringBuilder out) {
    if (!survival.notShown().isEmpty()) {
      out.append(palette.warning(pad("not shown", OUTCOME))).append("by the capture before:\n");
      wrap(Visible.of(String.join(", ", notShown(survival))), OUTCOME, out);
    }
  }

  private static List<String> notShown(Survival survival) {
    ComparedSide before = survival.before();
    return survival.notShown().stream()
        .map(key -> key.name()
            + before
                .deployment()
                .get(key)
                .findUnread()
                .map(unread -> " (" + before.input()
                    + (unread.line() > 0 ? ":" + unread.line() : "") + ": " + unread.reason() + ")")
                .orElse(""))
        .toList();
  }

  private void names(SurvivalItem.Kind kind, List<String> names, StringBuilder out) {
    out.append(pad(kind.word(), KIND));
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
    String counts = Visible.of(counts(survival));
    return switch (survival.verdict()) {
      case SURVIVED -> palette.strong("Survived") + ": " + counts + ".";
      case LOST -> palette.error("Lost") + ": " + counts + ".";
      case UNKNOWN -> palette.warning("Unknown") + ": " + counts + ".";
    };
  }

  /** How many items have each outcome, the most severe first; and what the verdict lacks. */
  public static String counts(Survival survival) {
    Map<SurvivalItem.Outcome, Long> counts = survival.items().stream()
        .collect(Collectors.groupingBy(SurvivalItem::outcome, Collectors.counting()));
    String items = counts.entrySet().stream()
        .sorted(Map.Entry.<SurvivalItem.Outcome, Long>comparingByKey().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey().word())
        .collect(Collectors.joining(", "));
    List<String> parts = new ArrayList<>();
    if (!items.isEmpty()) {
      parts.add(items);
    } else if (survival.objections().isEmpty()) {
      parts.add(
          survival.notShown().isEmpty()
              ? "there was nothing layered or overridden before"
              : "the capture before does not show what was there");
    } else {
      parts.addAll(survival.objections());
    }
    lacks(survival, parts);
    return String.join("; ", parts);
  }

  private static void lacks(Survival survival, List<String> parts) {
    if (!survival.items().isEmpty() && !survival.notShown().isEmpty()) {
      parts.add("not shown before: " + names(survival.notShown()));
    }
    if (!survival.notShownAfter().isEmpty()) {
      parts.add("not shown after: " + names(survival.notShownAfter()));
    }
    parts.addAll(DiffWords.unread(survival.before(), survival.after()));
  }

  private static String names(List<FactKey<Deployment, ?>> keys) {
    return keys.stream().map(FactKey::name).collect(Collectors.joining(", "));
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - Columns.of(text)));
  }
}
