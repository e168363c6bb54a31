// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What {@code verify -o markdown} prints for a ticket: the verdict, and a table of the items. */
public final class SurvivalMarkdown {
  private SurvivalMarkdown() {}

  /** The whole report, with a line break at its end. */
  public static String write(Survival survival) {
    ComparedSide before = survival.before();
    ComparedSide after = survival.after();
    StringBuilder out = new StringBuilder();
    String verdict = survival.verdict().word();
    out.append("**")
        .append(verdict.substring(0, 1).toUpperCase(Locale.ROOT))
        .append(verdict.substring(1));
    out.append("**: ").append(text(SurvivalText.counts(survival))).append(".\n\n");
    out.append("Base: ")
        .append(code(before.nameBeside(after)))
        .append(" → ")
        .append(code(after.nameBeside(before)));
    out.append(" (").append(survival.upgrade().word()).append(")\n\n");
    packages("before", before, out);
    packages("after", after, out);
    List<SurvivalItem> items = new ArrayList<>(survival.items());
    items.sort(Comparator.comparing(SurvivalItem::outcome).reversed());
    if (!items.isEmpty()) {
      out.append("| outcome | kind | item | now | why |\n|---|---|---|---|---|\n");
      items.forEach(item -> row(item, out));
    }
    survival
        .added()
        .forEach(added -> out.append("\nAdded: ")
            .append(code(added.item()))
            .append(" (")
            .append(added.kind())
            .append(")\n"));
    return out.toString();
  }

  private static void packages(String word, ComparedSide side, StringBuilder out) {
    side.packages()
        .ifPresent(packages -> out.append("Packages ")
            .append(word)
            .append(": ")
            .append(code(packages.input()))
            .append(" (")
            .append(SurvivalText.describe(packages))
            .append(")\n\n"));
  }

  private static void row(SurvivalItem item, StringBuilder out) {
    String now = item.to()
        .filter(to -> !to.equals(item.item()))
        .map(SurvivalMarkdown::code)
        .orElse("");
    out.append("| ").append(item.outcome()).append(" | ").append(item.kind()).append(" | ");
    out.append(code(item.item())).append(" | ").append(now).append(" | ");
    out.append(text(item.reason())).append(" |\n");
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
