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
 * What {@code diff} prints for people: both sides, the changes by severity, the gravest first, what could not be
 * compared, and the result in one line at the end.
 *
 * <pre>{@code
 * System.out.print(DiffText.of(80, Palette.PLAIN).write(diff, left, right));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class DiffText {
  private static final int INDENT = 2;
  private static final String ARROW = " → ";
  private static final String GAP = "  ";

  /** The indent of values that have no room beside what they belong to. */
  private static final String BELOW = "    ";

  private final int width;
  private final Palette palette;

  private DiffText(int width, Palette palette) {
    this.width = width;
    this.palette = palette;
  }

  /** Texts of this width. */
  public static DiffText of(int width, Palette palette) {
    return new DiffText(width, palette);
  }

  /** The whole report, with a line break at its end. */
  public String write(StatusDiff diff, ComparedSide left, ComparedSide right) {
    StringBuilder out = new StringBuilder();
    out.append(palette.faint("left   "))
        .append(Visible.of(DiffWords.side(left)))
        .append('\n');
    out.append(palette.faint("right  "))
        .append(Visible.of(DiffWords.side(right)))
        .append("\n\n");
    for (Change.Severity severity : Change.Severity.values()) {
      List<Change> changes = diff.changes().stream()
          .filter(change -> change.severity() == severity)
          .toList();
      if (!changes.isEmpty()) {
        out.append(paint(severity, severity.word())).append('\n');
        group(changes, out);
        out.append('\n');
      }
    }
    if (!diff.notShown().isEmpty()) {
      out.append(palette.faint("not shown")).append('\n');
      Rows rows = new Rows(out, palette, width, INDENT);
      rows.addList("by the left", DiffWords.notShown(diff, Side.LEFT), palette::faint);
      rows.addList("by the right", DiffWords.notShown(diff, Side.RIGHT), palette::faint);
      out.append('\n');
    }
    return out.append(palette.strong(Visible.of(DiffWords.verdict(diff, left, right))))
        .append('\n')
        .toString();
  }

  /** Changes of one severity, in three columns: the kind, the name and the values. */
  private void group(List<Change> changes, StringBuilder out) {
    int kinds = widest(changes.stream().map(DiffWords::kind).toList());
    int room = Math.max(0, (width - INDENT - kinds) / 2);
    int names = widest(changes.stream()
        .map(change -> Visible.of(DiffWords.name(change).orElse("")))
        .filter(name -> Columns.of(name) <= room)
        .toList());
    changes.forEach(change -> line(change, kinds, names, out));
  }

  private void line(Change change, int kinds, int names, StringBuilder out) {
    DiffWords.Values values = DiffWords.values(change);
    boolean hasLines = change.kind() == ChangeKind.WARNINGS_CHANGED;
    Optional<String> from = values.from().map(text -> visible(text, hasLines));
    Optional<String> to = values.to().map(text -> visible(text, hasLines));
    String both = from.isPresent() && to.isPresent()
        ? from.get() + ARROW + to.get()
        : from.or(() -> to).orElse("");
    StringBuilder line = new StringBuilder(" ".repeat(INDENT));
    line.append(pad(DiffWords.kind(change), kinds));
    DiffWords.name(change).ifPresent(name -> line.append(GAP).append(pad(Visible.of(name), names)));
    if (both.indexOf('\n') < 0
        && Columns.of(line.toString()) + GAP.length() + Columns.of(both) <= width) {
      out.append((line + GAP + both).stripTrailing()).append('\n');
    } else {
      out.append(line.toString().stripTrailing()).append('\n');
      from.ifPresent(text -> below(GAP, text, out));
      to.ifPresent(text -> below("→ ", text, out));
    }
  }

  /** A value below its change; a warning of several lines keeps them. */
  private static void below(String sign, String text, StringBuilder out) {
    String lead = sign;
    for (String each : text.split("\n", -1)) {
      out.append(BELOW).append(lead).append(each).append('\n');
      lead = GAP;
    }
  }

  private static String visible(String text, boolean hasLines) {
    return hasLines
        ? text.lines().map(Visible::of).collect(Collectors.joining("\n"))
        : Visible.of(text);
  }

  private String paint(Change.Severity severity, String text) {
    return switch (severity) {
      case ALERT -> palette.error(text);
      case WARNING -> palette.warning(text);
      case NOTICE -> palette.strong(text);
      case INFO -> palette.faint(text);
    };
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(Columns::of).max().orElse(0);
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - Columns.of(text)));
  }
}
