// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.UnrecognizedLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects what is wrong with a document, by offset. Lines and columns are counted at the end, in one walk over the
 * text, so that a document that is wrong everywhere costs no more than one that is not. Not thread-safe.
 */
final class ProblemCollector {
  private final String text;
  private final int offset;
  private final SourcePosition start;
  private final Set<Complaint> complaints = new LinkedHashSet<>();
  private final List<Kept> kept = new ArrayList<>();

  /** ProblemCollector of a document that begins at an offset of a text, which is a known line and column. */
  ProblemCollector(String text, int offset, SourcePosition start) {
    this.text = text;
    this.offset = offset;
    this.start = start;
  }

  /** The text that the offsets refer to. */
  String text() {
    return text;
  }

  /** Something that can't be read. */
  void error(int at, String message, Optional<String> found, List<String> expected) {
    complaints.add(new Complaint(at, Severity.ERROR, message, found, expected));
  }

  /** Something that is kept, but not understood. */
  void warning(int at, String message) {
    complaints.add(new Complaint(at, Severity.WARNING, message, Optional.empty(), List.of()));
  }

  /** A part of the document to be kept as an unrecognized line. */
  void keep(int at, String line) {
    kept.add(new Kept(at, line));
  }

  /** The complaints, each made once, in the order of the document. */
  List<Problem> problems() {
    Positions positions = new Positions(text, offset, start);
    return sorted(complaints).stream()
        .map(complaint -> complaint.toProblem(positions))
        .collect(Collectors.toList());
  }

  /** What is to be kept, in the order of the document. */
  List<UnrecognizedLine> unrecognized() {
    Positions positions = new Positions(text, offset, start);
    return sorted(kept).stream()
        .map(part -> new UnrecognizedLine(positions.at(part.at()).line(), part.line()))
        .collect(Collectors.toList());
  }

  private static <T extends Placed> List<T> sorted(Collection<T> placed) {
    return placed.stream().sorted(Comparator.comparingInt(Placed::at)).collect(Collectors.toList());
  }

  private interface Placed {
    int at();
  }

  private record Kept(int at, String line) implements Placed {}

  private record Complaint(
      int at, Severity severity, String message, Optional<String> found, List<String> expected)
      implements Placed {

    Problem toProblem(Positions positions) {
      return new Problem(severity, positions.at(at), message, found, expected, positions.line());
    }
  }
}
