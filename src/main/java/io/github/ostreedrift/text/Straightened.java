// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.model.SourcePosition;
import io.github.ostreedrift.model.UnrecognizedLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A capture in the one form that its grammar describes, and where each line of it comes from.
 *
 * <p>A layout writes it; the lexer reads it; the builder asks it for places in the input.
 */
final class Straightened {
  private static final String CONTINUATION = "\t";

  private char[] text = new char[1024];
  private int length;
  private final List<Line> sources = new ArrayList<>();

  // for each line: where it begins here, where the same text begins in the source, and how much was
  // put before it
  private int[] starts = new int[32];
  private int[] origins = new int[32];

  final List<Problem> problems = new ArrayList<>();
  final List<UnrecognizedLine> unrecognized = new ArrayList<>();

  /** Offsets here at which the input leaves something out: silence after them shows nothing. */
  final List<Integer> cuts = new ArrayList<>();

  /** Whether the input ends without a line break, so that its last line may be cut. */
  boolean unterminated;

  /** The column at which values begin; 0 while unknown, -1 where rows are not aligned. */
  int valueColumn;

  char[] text() {
    return text;
  }

  int length() {
    return length;
  }

  int lineCount() {
    return sources.size();
  }

  Line source(int index) {
    return sources.get(index);
  }

  /** A line: some lead of the layout's, and a slice of the source. */
  void add(Line source, String lead, int from, int to) {
    begin(source, from - lead.length());
    append(lead);
    append(source, from, to);
    put('\n');
  }

  /** A row: its key with a colon and one blank, and its value. */
  void addRow(Line source, int keyStart, int keyEnd, int valueStart, int valueEnd) {
    begin(source, valueStart - (keyEnd - keyStart) - 2);
    append(source, keyStart, keyEnd);
    put(':');
    put(' ');
    append(source, valueStart, valueEnd);
    put('\n');
  }

  /** A line that goes on with the row above. */
  void addContinuation(Line source, int from, int to) {
    add(source, CONTINUATION, from, to);
  }

  /** More text for the last line: a value that stands on a line of its own. */
  void extend(Line source, int from, int to) {
    length--;
    begin(source, from);
    append(source, from, to);
    put('\n');
  }

  void cut() {
    cuts.add(length);
  }

  private void begin(Line source, int origin) {
    int index = sources.size();
    if (index == starts.length) {
      starts = Arrays.copyOf(starts, index * 2);
      origins = Arrays.copyOf(origins, index * 2);
    }
    starts[index] = length;
    origins[index] = origin;
    sources.add(source);
  }

  private void append(String lead) {
    for (int i = 0; i < lead.length(); i++) {
      put(lead.charAt(i));
    }
  }

  private void append(Line source, int from, int to) {
    int count = to - from;
    ensure(count);
    System.arraycopy(source.text, from, text, length, count);
    length += count;
    if (source.mayHold(Line.SUSPECT)) {
      checkDecoded(source, from, to);
    }
  }

  private void checkDecoded(Line source, int from, int to) {
    for (int i = from; i < to; i++) {
      if (source.text[i] == Line.UNDECODED) {
        undecoded(source, i);
        return;
      }
    }
  }

  private void undecoded(Line source, int position) {
    problems.add(new Problem(
        Severity.ERROR,
        new SourcePosition(source.number, source.column(position)),
        "this character is no valid UTF-8; save the file as UTF-8",
        Optional.of("bytes that are no UTF-8"),
        List.of("UTF-8"),
        Optional.of(source.raw())));
  }

  private void put(char c) {
    ensure(1);
    text[length++] = c;
  }

  private void ensure(int more) {
    if (length + more > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
    }
  }

  /** The line of the input that an offset here comes from. */
  Line sourceAt(int offset) {
    return sources.get(indexAt(offset));
  }

  /** The index of the line that an offset here stands in. */
  int indexAt(int offset) {
    int index = Arrays.binarySearch(starts, 0, sources.size(), offset);
    return index >= 0 ? index : Math.max(0, -index - 2);
  }

  SourcePosition positionAt(int offset) {
    int index = indexAt(offset);
    Line source = sources.get(index);
    int position =
        Math.max(source.start, Math.min(origins[index] + offset - starts[index], source.end));
    return new SourcePosition(source.number, source.column(position));
  }

  /** A problem at an offset here. */
  void problem(
      Severity severity,
      int offset,
      String message,
      Optional<String> found,
      List<String> expected) {
    problems.add(new Problem(
        severity,
        positionAt(offset),
        message,
        found,
        expected,
        Optional.of(sourceAt(offset).raw())));
  }

  void warn(Line line, int position, String message) {
    problems.add(new Problem(
        Severity.WARNING,
        new SourcePosition(line.number, line.column(position)),
        message,
        Optional.empty(),
        List.of(),
        Optional.of(line.raw())));
  }

  /** Keeps a line that is not understood, and says so. */
  void keep(Line line) {
    unrecognized.add(new UnrecognizedLine(line.number, line.raw()));
    warn(line, line.skipBlanks(line.start), "this line is not understood; it is kept as it is");
  }

  @Override
  public String toString() {
    return new String(text, 0, length);
  }
}
