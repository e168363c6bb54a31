// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code bootc status} as YAML into JSON, which one reader reads for both: a subset of YAML, which is what bootc
 * writes, by indentation, so that what is whole is found in damaged text too.
 */
public final class YamlReader {
  private static final Set<String> OUTERMOST =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final String API = "org.containers.bootc/";
  private static final String KIND = "BootcHost";
  private static final Set<String> SLOTS = Set.of("staged", "booted");

  private final CaptureLines lines;
  private final boolean isJson;
  private final Outline outline = new Outline();
  private final CaptureProblems problems = new CaptureProblems();
  private final List<Line> taken = new ArrayList<>();
  private boolean isOrphaned;

  private YamlReader(CaptureLines lines, boolean isJson) {
    this.lines = lines;
    this.isJson = isJson;
  }

  /**
   * The same as JSON.
   *
   * @param json each key in the line in which it stood
   * @param lines the lines that were read
   * @param problems what is wrong with them
   */
  public record Outlined(String json, List<Line> lines, CaptureProblems problems) {
    /** Copies the list. */
    public Outlined {
      lines = List.copyOf(lines);
    }

    /** The line with a number, as it stands in the input. */
    public Optional<String> raw(int number) {
      int index = number - lines.get(0).number;
      return index >= 0 && index < lines.size()
          ? Optional.of(lines.get(index).raw())
          : Optional.empty();
    }
  }

  /** Whether the output begins with a line. */
  public static boolean begins(CaptureLines lines, Line line, int from, int end)
      throws IOException {
    char first = line.text[from];
    if (first != 'a' && first != 'k' && first != 's') {
      return false;
    }
    String text = new String(line.text, from, end - from);
    if (first == 's') {
      return text.equals("status:") && isSlot(lines, line, from);
    }
    return text.matches("apiVersion:\\s+[\"']?" + API + "[\\w]*[\"']?")
        || text.matches("kind:\\s+[\"']?" + KIND + "[\"']?");
  }

  private static boolean isSlot(CaptureLines lines, Line line, int from) throws IOException {
    Line next = lines.text(1);
    int start = next == null ? 0 : lines.start(next);
    OutlineLine key =
        next == null ? null : OutlineLine.of(next, start, next.trimmedEnd(start), false);
    return next != null
        && key != null
        && Columns.of(lines, next, start) > Columns.of(lines, line, from)
        && SLOTS.contains(key.key());
  }

  /** Reads the YAML that begins at the next line; empty where none is there. */
  public static Optional<Outlined> read(CaptureLines lines) throws IOException {
    return new YamlReader(lines, false).read();
  }

  /** Reads JSON that is broken, if it was pretty: then its indentation tells what belongs together. */
  public static Optional<Outlined> readJson(String json, int line, Limits limits) {
    // The numbers of the lines are those of the input.
    LineReader lines = LineReader.of("\n".repeat(line - 1) + json, limits);
    try {
      for (int i = 1; i < line; i++) {
        lines.next();
      }
      return new YamlReader(new CaptureLines(lines, Prefix.NONE), true).read();
    } catch (IOException e) {
      throw new UncheckedIOException("a text can be read", e);
    }
  }

  private Optional<Outlined> read() throws IOException {
    Line line = lines.peek(0);
    while (line != null && !line.cut && scan(line)) {
      taken.add(lines.take());
      line = lines.peek(0);
    }
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    end(line);
    return Optional.of(new Outlined(outline.toJson(taken.get(0).number), taken, problems));
  }

  /** Takes a line; false where the output is over before it. */
  private boolean scan(Line line) throws IOException {
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    if (from >= end) {
      return !taken.isEmpty() && goesOn(1);
    }
    problems.checkDecoded(line);
    if (isJson && isBracket(line, from, end)) {
      return true;
    } else if (line.text[from] == '#' && !isJson && !taken.isEmpty() && goesOn(1)) {
      return true;
    }
    OutlineLine key = OutlineLine.of(line, from, end, isJson);
    int column = key == null ? Columns.of(lines, line, from) : Columns.of(lines, line, key.start());
    boolean isOutside = outline.column() >= 0 && column <= outline.column() && !isJson;
    if (key != null && isOutside && !isOutermost(key, column)) {
      key = null;
    }
    if (key == null || !add(line, key, column)) {
      return scanOther(line, from, end, isOutside);
    }
    return true;
  }

  private boolean isOutermost(OutlineLine key, int column) {
    return column == outline.column()
        && OUTERMOST.contains(key.key())
        && !outline.hasOutermost(key.key());
  }

  private boolean add(Line line, OutlineLine key, int column) {
    int dash = key.dash() < 0 ? -1 : Columns.of(lines, line, key.dash());
    if (!outline.add(line, column, dash, key.key(), key.value())) {
      return false;
    }
    isOrphaned = false;
    if (!isJson && key.isCut(line, line.trimmedEnd(key.start()))) {
      outline.cutAt(line.end - line.start);
    }
    if (key.isUnreadable()) {
      problems.warn(
          line, key.start(), "this value was left out or made unreadable, and is not shown");
    }
    return true;
  }

  /** Only brackets: the indentation tells the same. */
  private static boolean isBracket(Line line, int from, int end) {
    for (int i = from; i < end; i++) {
      if ("{}],".indexOf(line.text[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean scanOther(Line line, int from, int end, boolean isOutside) throws IOException {
    if (taken.isEmpty()) {
      return false;
    }
    boolean isLeftOut = LeftOut.isLine(line, from, end) || isJson;
    boolean isOther = LinePatterns.isPrompt(line, from, end)
        || BootcReader.isHeader(line, from, end)
        || (isOutside && !goesOn(1));
    if (!isLeftOut && isOther) {
      return false;
    }
    outline.damage();
    if (isLeftOut) {
      problems.warn(line, from, "lines were left out here: what they may have told is not shown");
    } else if (isOrphaned) {
      problems.keep(line);
    } else {
      problems.keep(line, "this line fits nowhere, so others may be missing; it is kept as it is");
    }
    isOrphaned = true;
    return true;
  }

  /** Whether a line of this output follows, over others. */
  private boolean goesOn(int distance) throws IOException {
    int at = lines.textAt(distance);
    Line next = at < 0 ? null : lines.peek(at);
    if (next == null) {
      return false;
    }
    int from = lines.start(next);
    OutlineLine key = OutlineLine.of(next, from, next.trimmedEnd(from), isJson);
    if (key == null) {
      return false;
    }
    int column = Columns.of(lines, next, key.start());
    return column > outline.column() || isOutermost(key, column);
  }

  /** What stands at the end may be cut. */
  private void end(@Nullable Line next) throws IOException {
    Line last = taken.get(taken.size() - 1);
    boolean isCut = next == null ? !last.terminated : !lines.isBlank(next) && !isPrompt(next);
    if (isCut) {
      outline.damageLast();
    }
    if (outline.end()) {
      problems.warn(
          last,
          last.trimmedEnd(last.start),
          "the output ends in the middle of a deployment: what would have come next is not shown");
    }
  }

  private boolean isPrompt(Line line) {
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    return LinePatterns.isPrompt(line, from, end) || LinePatterns.isMarkup(line, from, end);
  }
}
