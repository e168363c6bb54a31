// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.Change.Severity;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.NotShown.Side;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.internal.report.DiffWords;
import io.github.ostreedrift.internal.report.ReportHead;
import io.github.ostreedrift.internal.report.html.Page.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a {@code diff}. */
public final class HtmlDiff {
  private HtmlDiff() {}

  /**
   * Writes the page.
   *
   * @param head how the result came about
   * @throws IOException if it can't be written
   */
  public static void write(
      StatusDiff diff, ComparedSide left, ComparedSide right, ReportHead head, Appendable out)
      throws IOException {
    Page page = new Page("diff", verdict(diff, left, right), counts(diff), head, 0);
    PageOutput.write(
        out,
        template -> JtediffGenerated.render(
            template,
            PageOutput.NOBODY,
            page,
            left,
            right,
            changes(diff),
            DiffWords.notShown(diff, Side.LEFT),
            DiffWords.notShown(diff, Side.RIGHT)));
  }

  /**
   * What differs, of one severity.
   *
   * @param severity how much that matters
   */
  record Changes(Severity severity, List<Row> rows) {}

  /**
   * One thing that differs.
   *
   * @param kind what happened
   * @param name to what; empty where the kind tells
   * @param difference the values
   */
  record Row(String kind, String name, Difference difference) {}

  private static List<Changes> changes(StatusDiff diff) {
    return Stream.of(Severity.values())
        .map(severity -> new Changes(
            severity,
            diff.changes().stream()
                .filter(change -> change.severity() == severity)
                .map(HtmlDiff::row)
                .toList()))
        .filter(changes -> !changes.rows().isEmpty())
        .toList();
  }

  private static Row row(Change change) {
    DiffWords.Values values = values(change);
    String fact = change instanceof Change.BaseChange ? change.subject() : "";
    return new Row(
        DiffWords.kind(change),
        DiffWords.name(change).orElse(""),
        Difference.ofLines(fact, values.from(), values.to()));
  }

  /** What is there on one side alone stands on that side, by its name where it has no other value. */
  private static DiffWords.Values values(Change change) {
    DiffWords.Values values = DiffWords.values(change);
    Optional<String> name = DiffWords.name(change);
    if (values.from().isPresent() || values.to().isPresent()) {
      return values;
    } else if (change.kind().word().endsWith("removed")) {
      return new DiffWords.Values(name, values.to());
    } else if (change.kind().word().endsWith("added")) {
      return new DiffWords.Values(values.from(), name);
    }
    return values;
  }

  private static List<Count> counts(StatusDiff diff) {
    List<Count> counts = new ArrayList<>();
    counts.add(Count.of("differences", "differences", diff.changes().size(), "plain"));
    for (Severity severity : Severity.values()) {
      String level = switch (severity) {
        case ALERT -> "bad";
        case WARNING -> "unknown";
        default -> "plain";
      };
      long number = diff.changes().stream()
          .filter(change -> change.severity() == severity)
          .count();
      counts.add(Count.of(severity.word(), severity.word(), number, level));
    }
    counts.add(Count.of("not-shown", "not compared", diff.notShown().size(), "unknown"));
    return counts;
  }

  private static Page.Verdict verdict(StatusDiff diff, ComparedSide left, ComparedSide right) {
    String sentence = DiffWords.verdict(diff, left, right);
    sentence = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    boolean isOpen =
        !diff.notShown().isEmpty() || !DiffWords.unread(left, right).isEmpty();
    if (!diff.isEmpty()) {
      return new Page.Verdict("bad", "Different", sentence);
    }
    return isOpen
        ? new Page.Verdict("unknown", "Equal as far as shown", sentence)
        : new Page.Verdict("good", "Equal", sentence);
  }
}
