// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.NotShown.Side;
import io.github.ostreedrift.diff.StatusDiff;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code diff} prints for a ticket: the result, both sides, a table of the changes, and what could not be compared.
 *
 * <pre>{@code
 * ticket.comment(DiffMarkdown.write(diff, left, right));
 * }</pre>
 */
public final class DiffMarkdown {
  private DiffMarkdown() {}

  /** The whole report, with a line break at its end. */
  public static String write(StatusDiff diff, ComparedSide left, ComparedSide right) {
    StringBuilder out = new StringBuilder();
    out.append("**").append(Visible.of(DiffWords.verdict(diff, left, right))).append("**\n\n");
    out.append("- left: ").append(code(DiffWords.side(left))).append('\n');
    out.append("- right: ").append(code(DiffWords.side(right))).append('\n');
    if (!diff.isEmpty()) {
      out.append("\n| severity | change | what | left | right |\n|---|---|---|---|---|\n");
      diff.changes().forEach(change -> row(change, out));
    }
    notShown("left", DiffWords.notShown(diff, Side.LEFT), out);
    notShown("right", DiffWords.notShown(diff, Side.RIGHT), out);
    return out.toString();
  }

  private static void row(Change change, StringBuilder out) {
    out.append("| ").append(change.severity()).append(" | ").append(DiffWords.kind(change));
    cell(DiffWords.name(change).map(DiffMarkdown::code), out);
    DiffWords.Values values = DiffWords.values(change);
    boolean hasLines = change.kind() == ChangeKind.WARNINGS_CHANGED;
    cell(values.from().map(text -> hasLines ? lines(text) : code(text)), out);
    cell(values.to().map(text -> hasLines ? lines(text) : code(text)), out);
    out.append(" |\n");
  }

  private static void cell(Optional<String> text, StringBuilder out) {
    out.append(" | ").append(text.orElse(""));
  }

  private static void notShown(String side, List<String> facts, StringBuilder out) {
    if (!facts.isEmpty()) {
      out.append("\nNot shown by the ").append(side).append(": ");
      out.append(String.join(", ", facts.stream().map(DiffMarkdown::code).toList()));
      out.append('\n');
    }
  }

  /** A warning of several lines, each on one of its own. */
  private static String lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(DiffMarkdown::code)
        .collect(Collectors.joining("<br>"));
  }

  /** Text from an input as code: nothing in it can end the cell or the code. */
  private static String code(String text) {
    return "`" + Visible.of(text).replace("`", "'").replace("|", "\\|") + "`";
  }
}
