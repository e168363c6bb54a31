// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Straightens {@code rpm-ostree status} in its key/value form: finds the end of a capture that begins at the next
 * line, and tells headers, titles, rows and the lines that go on with a row by signs that survive a paste.
 */
final class StatusLayout {
  private static final String DISABLED = "disabled";
  private static final String[] GLUED = {"Deployments:", "BootedDeployment:", "Transaction:"};

  private final StatusLines lines;
  private final Limits limits;
  private final Straightened out = new Straightened();

  private Part part;
  private @Nullable Row last;
  private int deployments;

  /** The column at which the lines of the host begin. */
  private int base;

  private boolean beyondLimit;
  private boolean blankBefore;
  private boolean titleAllowed;
  private boolean warnedOfBreaks;

  private enum Part {
    HOST,
    HEADER,
    ROWS,
    UPDATE
  }

  private StatusLayout(StatusLines lines, Limits limits, Part part) {
    this.lines = lines;
    this.limits = limits;
    this.part = part;
  }

  /** Reads the capture that begins at the next line; a fragment begins with the header of a deployment. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits, boolean fragment)
      throws IOException {
    Part part = fragment ? Part.HEADER : Part.HOST;
    StatusLayout layout = new StatusLayout(new StatusLines(lines, prefix), limits, part);
    layout.read();
    return layout.out;
  }

  private void read() throws IOException {
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      int from = lines.start(line);
      if (!take(line, from, line.trimmedEnd(from))) {
        break;
      }
      lines.skip();
      out.unterminated = !line.terminated;
    }
    Line rest = lines.peek(0);
    boolean headless = part == Part.HEADER && rest != null && !rest.terminated;
    out.unterminated |= headless || lines.endsInMidst();
  }

  /** Takes a line into the capture; false where the capture is over before it. */
  private boolean take(Line line, int from, int end) throws IOException {
    if (line.cut) {
      LimitProblems.lineLength(out, line);
      out.cut();
      return true;
    }
    if (from >= end) {
      blankBefore = true;
      return takeBlank();
    }
    boolean taken = takeText(line, from, end);
    blankBefore = false;
    return taken;
  }

  /** An empty line belongs to the capture if what follows does. */
  private boolean takeBlank() throws IOException {
    Line next = lines.text(1);
    if (next == null || part == Part.HEADER || part == Part.HOST) {
      return next != null;
    }
    if (lines.isHeader(next) || lines.isLastHeader(next)) {
      part = Part.HEADER;
      return true;
    }
    int from = lines.start(next);
    int end = next.trimmedEnd(from);
    Key key = next.keyAt(from);
    return key != null
        ? key.place != Key.Place.HOST && key.place != Key.Place.LIST
        : (last != null && last.goesOnWith(next, from, end, true))
            || Signs.isElision(next, from, end);
  }

  private boolean takeText(Line line, int from, int end) throws IOException {
    if (Signs.isElision(line, from, end)) {
      if (!blankBefore) {
        out.cut();
      }
      return true;
    }
    if (part != Part.ROWS && line.startsWith("<< Missing history", from)) {
      out.add(line, "", from, end);
      return true;
    }
    Key key = line.keyAt(from);
    return key != null ? takeKey(key, line, from, end) : takeKeyless(line, from, end);
  }

  private boolean takeKey(Key key, Line line, int from, int end) throws IOException {
    boolean fits = switch (key.place) {
      case HOST -> part == Part.HOST && (key != Key.STATE || out.lineCount() == 0);
      case LIST -> part == Part.HOST;
      case UPDATE -> true;
      case HISTORY -> part != Part.ROWS || blankBefore;
      default -> part == Part.ROWS || part == Part.UPDATE || deployments > 0;
    };
    if (!fits) {
      boolean notice = last != null && last.key() == Key.END_OF_LIFE && !blankBefore;
      return notice && key != Key.STATE && keep(line, from, end);
    }
    part = switch (key.place) {
      case LIST -> Part.HEADER;
      case UPDATE -> Part.UPDATE;
      case HISTORY -> key == Key.BOOT_TIMESTAMP || key == Key.BOOT_COUNT ? Part.HOST : Part.HEADER;
      default -> part;
    };
    addRow(key, line, from, end);
    return true;
  }

  private void addRow(@Nullable Key key, Line line, int from, int end) throws IOException {
    int colon = StatusLines.colonOf(line, from);
    int value = Math.min(line.skipBlanks(colon + 1), Math.max(end, colon + 1));
    int glued = gluedKey(key, line, value, end);
    int valueEnd = glued < 0 ? Math.max(end, value) : glued;
    int keyStart = key == Key.BOOT_COUNT ? Math.max(from, Signs.afterBranch(line, from)) : from;
    if (!beyondLimit) {
      out.addRow(line, keyStart, colon, value, valueEnd);
      if (part == Part.ROWS && value < valueEnd) {
        measure(line, from, value);
      }
    }
    if (key != null && (key.place == Key.Place.LIST || key == Key.STATE)) {
      base = lines.column(line, from);
    }
    last = new Row(key, from - line.start, valueEnd - value, end - line.start);
    titleAllowed &= key != null && key.place == Key.Place.FIRST_ROW && key != Key.VERSION;
    if (glued >= 0) {
      takeKey(Objects.requireNonNull(line.keyAt(glued)), line, glued, end);
    }
  }

  /** The column of the values tells the release, where rows still are aligned: all of them, and indented. */
  private void measure(Line line, int from, int value) {
    int column = lines.column(line, value) - base;
    boolean aligned = lines.column(line, from) - base > 1 && out.valueColumn >= 0;
    out.valueColumn = aligned && (out.valueColumn == 0 || out.valueColumn == column) ? column : -1;
  }

  /** Where another key stands in the same line: two releases forgot a line break. */
  private static int gluedKey(@Nullable Key key, Line line, int value, int end) {
    if (key == Key.GPG_SIGNATURE && value < end && line.keyAt(value) != null) {
      return value;
    }
    if (key == Key.AUTOMATIC_UPDATES && line.startsWith(DISABLED, value)) {
      for (String word : GLUED) {
        int glued = value + DISABLED.length();
        if (line.startsWith(word, glued) && line.keyAt(glued) != null) {
          return glued;
        }
      }
    }
    return -1;
  }

  private boolean takeKeyless(Line line, int from, int end) throws IOException {
    boolean marked = Signs.afterBullet(line, from) >= 0 && lines.isLoneHeader(line);
    if (last != null
        && last.lacksValue()
        && !blankBefore
        && !marked
        && !Signs.isPrompt(line, from, end)) {
      return takeBrokenValue(last, line, from, end);
    }
    boolean place = part == Part.HEADER || part == Part.ROWS;
    if (place && (lines.isHeader(line) || (part == Part.HEADER && lines.isLoneHeader(line)))) {
      return takeHeader(line, from, end);
    }
    int title = Signs.afterLastBranch(line, from);
    if (titleAllowed && title >= 0) {
      add(line, "  `- ", title, end);
      titleAllowed = false;
      return true;
    }
    if (last != null && last.goesOnWith(line, from, end, blankBefore)) {
      return takeContinuation(last, line, from, end);
    }
    if (blankBefore || part == Part.HEADER) {
      return false;
    }
    if (part == Part.ROWS && StatusLines.isUnknownRow(line, from, end)) {
      addRow(null, line, from, end);
      return true;
    }
    return keep(line, from, end);
  }

  /** A value that a mail broke onto a line of its own. */
  private boolean takeBrokenValue(Row row, Line line, int from, int end) {
    if (!warnedOfBreaks) {
      out.warn(line, from, "this value stands on a line of its own; it was joined with its key");
      warnedOfBreaks = true;
    }
    if (!beyondLimit) {
      out.extend(line, from, end);
    }
    last = row.with(line, from, end);
    return true;
  }

  private boolean takeHeader(Line line, int from, int end) {
    deployments++;
    if (deployments > limits.maxDeployments() && !beyondLimit) {
      LimitProblems.deployments(out, limits);
      beyondLimit = true;
    }
    int marked = Signs.afterBullet(line, from);
    add(line, marked >= 0 ? "* " : "  ", marked >= 0 ? marked : from, end);
    part = Part.ROWS;
    last = Row.ofLine(line, from, end);
    titleAllowed = true;
    return true;
  }

  private boolean takeContinuation(Row row, Line line, int from, int end) {
    int branch = Signs.afterBranch(line, from);
    if (branch < 0 && row.isBesideChanges() && Signs.isChange(line, from)) {
      add(line, "~ ", from, end);
    } else if (branch >= 0 && row.key() != null && row.key().shape != Key.Shape.NOTICE) {
      add(line, "\t`- ", branch, end);
    } else {
      add(line, "\t", from, end);
    }
    last = row.with(line, from, end);
    return true;
  }

  private void add(Line line, String lead, int from, int end) {
    if (!beyondLimit) {
      out.add(line, lead, from, end);
    }
  }

  /** A line that is not understood: kept where the capture goes on after it, otherwise the capture is over. */
  private boolean keep(Line line, int from, int end) throws IOException {
    if (Signs.isPrompt(line, from, end) || EvidenceBeginning.isSure(line, from)) {
      return false;
    }
    boolean indented = part == Part.ROWS && last != null && from - line.start > last.indent();
    boolean inside = indented || lines.goesOn();
    if (inside && !beyondLimit) {
      out.keep(line);
    }
    return inside;
  }
}
