// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Straightens {@code rpm-ostree status} in its key/value form: finds the end of a capture that begins at the next
 * line, and tells headers, titles, rows and the lines that go on with a row by signs that survive a paste. Columns
 * count only where they still stand in steps.
 */
final class StatusLayout {
  /** Lists wrap at the terminal's width, and never at less than this many bytes of value. */
  private static final int NARROWEST_WRAP = 64;

  private static final int NARROWEST_LINE = 66;
  private static final int LOOK_AHEAD = 6;

  private final LineReader lines;
  private final Prefix prefix;
  private final Limits limits;
  private final Straightened out = new Straightened();

  private Part part = Part.HOST;
  private @Nullable Row last;
  private int deployments;
  private boolean beyondLimit;
  private boolean blankBefore;
  private boolean titleAllowed;
  private boolean repairedBreaks;

  private enum Part {
    HOST,
    HEADER,
    ROWS,
    UPDATE,
    END
  }

  /** The row above: what it can go on with. */
  private record Row(@Nullable Key key, Line line, int keyStart, int valueStart, int valueEnd) {
    boolean isEmpty() {
      return valueStart >= valueEnd;
    }
  }

  private StatusLayout(LineReader lines, Prefix prefix, Limits limits) {
    this.lines = lines;
    this.prefix = prefix;
    this.limits = limits;
  }

  /** Reads the capture that begins at the next line. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits, boolean fragment)
      throws IOException {
    StatusLayout layout = new StatusLayout(lines, prefix, limits);
    layout.part = fragment ? Part.HEADER : Part.HOST;
    layout.read();
    return layout.out;
  }

  private void read() throws IOException {
    Line line = lines.peek(0);
    while (line != null && part != Part.END) {
      int from = contentStart(line);
      if (from < 0 || !take(line, from, line.trimmedEnd(from))) {
        break;
      }
      lines.next();
      out.unterminated = !line.terminated;
      line = lines.peek(0);
    }
  }

  private int contentStart(Line line) {
    int at = prefix.strip(line);
    return at < 0 ? -1 : line.skipBlanks(at);
  }

  /** Takes a line into the capture; false where the capture is over before it. */
  private boolean take(Line line, int from, int end) throws IOException {
    if (line.cut) {
      out.cut();
      return true;
    }
    if (from >= end) {
      return takeBlank();
    }
    boolean taken = takeText(line, from, end);
    blankBefore = false;
    return taken;
  }

  private boolean takeBlank() throws IOException {
    blankBefore = true;
    if (part == Part.HEADER || part == Part.HOST) {
      return nextText(1) != null;
    }
    Line next = nextText(1);
    if (next == null) {
      return false;
    }
    int from = contentStart(next);
    int end = next.trimmedEnd(from);
    if (isHeader(next, from, end)) {
      part = Part.HEADER;
      return true;
    }
    Key key = keyOf(next, from, end);
    return (key != null
            && (key.isRow()
                || key.place == Key.Place.UPDATE
                || key.place == Key.Place.HISTORY
                || key.place == Key.Place.LAYERS))
        || (last != null && isContinuationOf(last, next, from, end))
        || Signs.isElision(next, from, end);
  }

  private boolean takeText(Line line, int from, int end) throws IOException {
    if (Signs.isElision(line, from, end)) {
      if (!blankBefore) {
        out.cut();
      }
      return true;
    }
    if (part != Part.ROWS && isMissingHistory(line, from)) {
      out.add(line, "", from, end);
      return true;
    }
    Key key = keyOf(line, from, end);
    if (key != null) {
      return takeKey(key, line, from, end);
    }
    return takeKeyless(line, from, end);
  }

  private static boolean isMissingHistory(Line line, int from) {
    return line.startsWith("<< Missing history", from);
  }

  private boolean takeKey(Key key, Line line, int from, int end) throws IOException {
    boolean free = last != null && last.key() == Key.END_OF_LIFE && !blankBefore;
    switch (key.place) {
      case HOST -> {
        if (part != Part.HOST) {
          return key != Key.STATE && free && keepGoing(line, from, end);
        }
        if (key == Key.STATE && out.lineCount() > 0) {
          return false;
        }
      }
      case LIST -> {
        if (part != Part.HOST) {
          return false;
        }
        part = Part.HEADER;
      }
      case UPDATE -> part = Part.UPDATE;
      case HISTORY -> {
        if (part == Part.ROWS && !blankBefore) {
          return false;
        }
        part = key == Key.CREATE_COMMAND || part == Part.HEADER ? Part.HEADER : Part.HOST;
        if (key == Key.CREATE_TIMESTAMP) {
          part = Part.HEADER;
        }
      }
      default -> {
        if (part == Part.HOST || (part == Part.HEADER && deployments == 0)) {
          return false;
        }
      }
    }
    addKey(key, line, from, end);
    return true;
  }

  private void addKey(@Nullable Key key, Line line, int from, int end) throws IOException {
    int colon = colonOf(line, from);
    int value = line.skipBlanks(colon + 1);
    int glued = gluedKey(key, line, value, end);
    int valueEnd = glued >= 0 ? trim(line, value, glued) : Math.max(end, value);
    int keyStart = key == Key.BOOT_COUNT ? Math.max(from, Signs.afterBranch(line, from)) : from;
    if (!beyondLimit) {
      out.addRow(line, keyStart, colon, value, valueEnd);
      if (part == Part.ROWS && value < valueEnd) {
        out.valueColumn = value - line.start;
      }
    }
    last = new Row(key, line, from, value, valueEnd);
    titleAllowed &= key != null && key.place == Key.Place.FIRST_ROW && key != Key.VERSION;
    if (glued >= 0) {
      takeKey(java.util.Objects.requireNonNull(keyOf(line, glued, end)), line, glued, end);
    }
  }

  /** Where another key stands in the same line: two releases forgot a line break. */
  private static int gluedKey(@Nullable Key key, Line line, int value, int end) {
    if (key == Key.GPG_SIGNATURE && keyOf(line, value, end) != null) {
      return value;
    }
    if (key == Key.AUTOMATIC_UPDATES) {
      for (String word : new String[] {"Deployments:", "BootedDeployment:", "Transaction:"}) {
        int at = line.indexOf("disabled" + word, value);
        if (at >= 0) {
          return at + "disabled".length();
        }
      }
    }
    return -1;
  }

  private static int trim(Line line, int from, int to) {
    int end = to;
    while (end > from && Line.isBlank(line.text[end - 1])) {
      end--;
    }
    return end;
  }

  private boolean takeKeyless(Line line, int from, int end) throws IOException {
    if (last != null
        && last.isEmpty()
        && last.key() != null
        && last.key().shape != Key.Shape.HEAD
        && last.key() != Key.DIFF
        && last.key() != Key.GPG_SIGNATURE
        && !blankBefore
        && !isPromptHere(line, from, end)) {
      return takeBrokenValue(line, from, end);
    }
    if (part == Part.HEADER || part == Part.ROWS) {
      if (isHeader(line, from, end) || (part == Part.HEADER && isLoneHeader(line, from, end))) {
        return takeHeader(line, from, end);
      }
    }
    int title = Signs.afterLastBranch(line, from);
    if (titleAllowed && title >= 0) {
      addLine(line, "  `- ", title, end);
      titleAllowed = false;
      return true;
    }
    if (part == Part.HOST
        || (last != null && !blankBefore)
        || (last != null && isContinuationOf(last, line, from, end))) {
      return takeContinuation(line, from, end);
    }
    return false;
  }

  /** A value that a mail broke onto a line of its own. */
  private boolean takeBrokenValue(Line line, int from, int end) {
    if (!repairedBreaks) {
      out.warn(line, from, "this value stands on a line of its own; it was joined with its key");
      repairedBreaks = true;
    }
    Row row = java.util.Objects.requireNonNull(last);
    if (!beyondLimit) {
      out.extend(line, from, end);
    }
    last = new Row(row.key(), line, row.keyStart(), from, end);
    return true;
  }

  private boolean takeHeader(Line line, int from, int end) {
    deployments++;
    if (deployments > limits.maxDeployments()) {
      if (!beyondLimit) {
        out.problem(
            io.github.ostreedrift.model.Severity.ERROR,
            Math.max(0, out.length() - 1),
            "more than " + limits.maxDeployments()
                + " deployments in one capture: the rest is not read;"
                + " raise the limit with --max-deployments if this is a real host",
            java.util.Optional.empty(),
            java.util.List.of());
      }
      beyondLimit = true;
    }
    int marked = Signs.afterBullet(line, from);
    addLine(line, marked >= 0 ? "* " : "  ", marked >= 0 ? marked : from, end);
    part = Part.ROWS;
    last = new Row(null, line, from, from, end);
    titleAllowed = true;
    return true;
  }

  private void addLine(Line line, String lead, int from, int end) {
    if (!beyondLimit) {
      out.add(line, lead, from, end);
    }
  }

  private boolean takeContinuation(Line line, int from, int end) throws IOException {
    Row row =
        java.util.Objects.requireNonNullElseGet(last, () -> new Row(null, line, from, from, end));
    if (isContinuationOf(row, line, from, end)) {
      int branch = Signs.afterBranch(line, from);
      int start = branch >= 0 ? branch : from;
      if (!beyondLimit) {
        if (Signs.isChange(line, from) && branch < 0 && row.key() != null && isStray(row.key())) {
          out.add(line, "~ ", from, end);
        } else if (branch >= 0 && row.key() != null && row.key().shape != Key.Shape.NOTICE) {
          out.add(line, "\t`- ", start, end);
        } else {
          out.addContinuation(line, from, end);
        }
      }
      last = new Row(row.key(), row.line(), row.keyStart(), from, end);
      return true;
    }
    if (unknownColon(line, from, end) && part == Part.ROWS) {
      addKey(null, line, from, end);
      return true;
    }
    return keepGoing(line, from, end);
  }

  /** A line that is not understood: kept where the capture goes on after it, otherwise the capture is over. */
  private boolean keepGoing(Line line, int from, int end) throws IOException {
    if (isPromptHere(line, from, end) || part == Part.HEADER) {
      return false;
    }
    boolean inside = part == Part.ROWS
        && last != null
        && from - line.start > last.keyStart() - last.line().start;
    for (int i = 1; !inside && i < LOOK_AHEAD; i++) {
      Line next = lines.peek(i);
      int start = next == null ? -1 : contentStart(next);
      if (next == null
          || start < 0
          || start >= next.trimmedEnd(start)
          || isPromptHere(next, start, next.trimmedEnd(start))) {
        break;
      }
      Key key = keyOf(next, start, next.trimmedEnd(start));
      if (key == Key.STATE) {
        break;
      }
      inside = key != null;
    }
    if (inside && !beyondLimit) {
      out.keep(line);
    }
    return inside;
  }

  /** Whether a change below this key is one that lost its own key. */
  private static boolean isStray(Key key) {
    return key.shape != Key.Shape.CHANGES && key.shape != Key.Shape.OVERRIDES;
  }

  private boolean isPromptHere(Line line, int from, int end) {
    return Signs.isPrompt(line, from, end);
  }

  /** Whether a line can go on with a row, by its column where the capture still has columns, else by its shape. */
  private boolean isContinuationOf(Row row, Line line, int from, int end) {
    Key key = row.key();
    if (key == null || isPromptHere(line, from, end)) {
      return false;
    }
    boolean deeper = row.valueStart() > row.keyStart()
        && row.line() != line
        && from - line.start > row.keyStart() - row.line().start
        && from - line.start >= key.word.length();
    if (Signs.isChange(line, from)
        && key.shape != Key.Shape.NOTICE
        && key.shape != Key.Shape.OVERRIDES) {
      return true;
    }
    return switch (key.shape) {
      case HEAD -> false;
      case NOTICE -> !blankBefore;
      case LIST, OVERRIDES -> deeper || wrapped(row, line, from, end);
      case CHANGES -> deeper || isPackage(line, from, end);
      case TREE -> Signs.afterBranch(line, from) >= 0 || line.startsWith("repo=", from);
      case SOURCES ->
        deeper || Signs.afterBranch(line, from) >= 0 || line.startsWith("repo=", from);
      case SIGNATURES -> deeper || Signs.isSignatureText(line, from);
      case ADVISORIES -> deeper || isAdvisory(line, from, end);
      case TEXT -> key == Key.INITRAMFS && deeper;
    };
  }

  /** Whether a line stands where the printer, or a mail, would have wrapped the row above. */
  private static boolean wrapped(Row row, Line line, int from, int end) {
    int word = from;
    while (word < end && !Line.isBlank(line.text[word])) {
      word++;
    }
    int more = 1 + word - from;
    return row.valueEnd() - row.valueStart() + more > NARROWEST_WRAP
        || row.valueEnd() - row.line().start + more > NARROWEST_LINE;
  }

  private static boolean isPackage(Line line, int from, int end) {
    int dashes = 0;
    for (int i = from; i < end; i++) {
      if (Line.isBlank(line.text[i])) {
        return false;
      }
      dashes += line.text[i] == '-' ? 1 : 0;
    }
    return dashes >= 2;
  }

  private static boolean isAdvisory(Line line, int from, int end) {
    String text = new String(line.text, from, end - from);
    return text.matches("\\S+ +(?:Unknown|Low|Moderate|Important|Critical) +\\S+")
        || text.startsWith("CVE-")
        || text.startsWith("http");
  }

  /** Whether a line is the header of a deployment: marked, or before a row that always stands first. */
  private boolean isHeader(Line line, int from, int end) throws IOException {
    int marked = Signs.afterBullet(line, from);
    int text = marked >= 0 ? marked : from;
    if (text >= end || (isPromptHere(line, text, end) && marked < 0)) {
      return false;
    }
    if (marked >= 0 && Signs.isRefLike(line, marked, end)) {
      return true;
    }
    if (keyOf(line, from, end) != null || Signs.afterLastBranch(line, from) >= 0) {
      return false;
    }
    int position = ahead(line);
    Line next = position < 0 ? null : textAfter(position);
    if (next == null) {
      return false;
    }
    int start = contentStart(next);
    if (Signs.afterLastBranch(next, start) >= 0) {
      next = textAfter(ahead(next));
      start = next == null ? 0 : contentStart(next);
    }
    if (next == null) {
      return false;
    }
    Key key = keyOf(next, start, next.trimmedEnd(start));
    return key != null && key.place == Key.Place.FIRST_ROW;
  }

  /** A header at the place of one, though nothing follows that would prove it. */
  private boolean isLoneHeader(Line line, int from, int end) throws IOException {
    int marked = Signs.afterBullet(line, from);
    if (marked >= 0 || Signs.isRefLike(line, from, end)) {
      return !isPromptHere(line, from, end);
    }
    return false;
  }

  private int ahead(Line line) throws IOException {
    for (int i = 0; i < LOOK_AHEAD; i++) {
      if (lines.peek(i) == line) {
        return i;
      }
    }
    return -1;
  }

  /** The next line with text behind a distance, reading over at most two empty ones; null where there is none. */
  private @Nullable Line textAfter(int distance) throws IOException {
    return nextText(distance + 1);
  }

  private @Nullable Line nextText(int distance) throws IOException {
    for (int i = distance; i < distance + 3; i++) {
      Line next = lines.peek(i);
      if (next == null) {
        return null;
      }
      int from = contentStart(next);
      if (from < 0) {
        return null;
      }
      if (from < next.trimmedEnd(from)) {
        return next;
      }
    }
    return null;
  }

  /** The known key that a line begins with, or null. */
  static @Nullable Key keyOf(Line line, int from, int end) {
    int colon = colonOf(line, from);
    if (colon < 0
        || colon >= end
        || (colon + 1 < line.end && !Line.isBlank(line.text[colon + 1]))) {
      return null;
    }
    int branch = line.text[from] == '\u2514' || line.text[from] == '`'
        ? Signs.afterBranch(line, from)
        : from;
    return Key.find(line.text, Math.max(branch, from), colon);
  }

  private static int colonOf(Line line, int from) {
    int limit = Math.min(line.end, from + Key.LONGEST + 4);
    for (int i = from; i < limit; i++) {
      if (line.text[i] == ':') {
        return i;
      }
    }
    return -1;
  }

  /** Whether a line has the form of a row whose key we don't know: one capitalised word before the colon. */
  private static boolean unknownColon(Line line, int from, int end) {
    int colon = colonOf(line, from);
    if (colon <= from
        || colon >= end
        || (colon + 1 < end && !Line.isBlank(line.text[colon + 1]))
        || line.text[from] < 'A'
        || line.text[from] > 'Z') {
      return false;
    }
    for (int i = from; i < colon; i++) {
      if (!Character.isLetterOrDigit(line.text[i]) && line.text[i] != '-') {
        return false;
      }
    }
    return true;
  }
}
