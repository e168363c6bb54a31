// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.UnrecognizedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The problems of one capture, each with its place in the input, and the lines that nobody understood. */
public final class CaptureProblems {
  private final List<Problem> problems = new ArrayList<>();
  private final List<UnrecognizedLine> unrecognized = new ArrayList<>();

  /** The lines that were kept. */
  public List<UnrecognizedLine> unrecognized() {
    return unrecognized;
  }

  /** Whether there is an error among them. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** The problems in the order of the input. */
  public List<Problem> sorted() {
    return problems.size() < 2
        ? List.copyOf(problems)
        : problems.stream()
            .sorted(
                Comparator.comparingInt((Problem problem) -> problem.position().line())
                    .thenComparingInt(problem -> problem.position().column()))
            .toList();
  }

  public void add(Problem problem) {
    problems.add(problem);
  }

  /** A problem at a position of a line. */
  public void add(
      Severity severity,
      Line line,
      int position,
      String message,
      Optional<String> found,
      List<String> expected) {
    problems.add(new Problem(
        severity,
        new SourcePosition(line.number, line.column(Math.min(position, line.end))),
        message,
        found,
        expected,
        Optional.of(line.raw())));
  }

  public void warn(Line line, int position, String message) {
    add(Severity.WARNING, line, position, message, Optional.empty(), List.of());
  }

  public void error(Line line, int position, String message) {
    add(Severity.ERROR, line, position, message, Optional.empty(), List.of());
  }

  /** Says first of all that something stands before the lines, or before the first of them. */
  public void leftOut(Line first, Prefix prefix) {
    problems.add(
        0,
        new Problem(
            Severity.WARNING,
            new SourcePosition(first.number, 1),
            prefix.isNone()
                ? "text before the first line of this capture was left out"
                : "the lines begin with `" + prefix + "`; it was left out",
            Optional.empty(),
            List.of(),
            Optional.of(first.raw()),
            !prefix.isNone()));
  }

  /** A warning that quotes the token. */
  public void warn(LineToken token, String message) {
    add(
        Severity.WARNING,
        token.line(),
        token.getStartIndex(),
        message,
        Optional.of("`" + token.getText().strip() + "`"),
        List.of());
  }

  /** Keeps a line that is not understood, and says so. */
  public void keep(Line line) {
    keep(line, "this line is not understood; it is kept as it is");
  }

  /** The same in other words. */
  public void keep(Line line, String message) {
    unrecognized.add(new UnrecognizedLine(line.number, line.raw()));
    warn(line, line.skipBlanks(line.start), message);
  }

  /** Says it where the bytes of a line were no UTF-8. */
  public void checkDecoded(Line line) {
    int undecoded =
        line.mayHold(Line.SUSPECT) ? line.indexOf(String.valueOf(Line.UNDECODED), line.start) : -1;
    if (undecoded >= 0) {
      add(
          Severity.ERROR,
          line,
          undecoded,
          "this character is no valid UTF-8; save the file as UTF-8",
          Optional.of("bytes that are no UTF-8"),
          List.of("UTF-8"));
    }
  }
}
