// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.model.SourcePosition;
import java.util.List;
import java.util.Optional;

/** The problems of limits that a capture meets. */
final class LimitProblems {
  private LimitProblems() {}

  /** More packages than {@link Limits#maxPackages}: said once, at the last one that is read. */
  static void packages(Straightened capture, Limits limits) {
    capture.problem(
        Severity.ERROR,
        Math.max(0, capture.length() - 1),
        "more than " + limits.maxPackages()
            + " packages in one listing: the rest is not read; raise the limit with --max-packages"
            + " if this is a real host",
        Optional.empty(),
        List.of());
  }

  /** More deployments than {@link Limits#maxDeployments}: said once, at the last one that is read. */
  static void deployments(Straightened capture, Limits limits) {
    capture.problem(
        Severity.ERROR,
        Math.max(0, capture.length() - 1),
        "more than " + limits.maxDeployments()
            + " deployments in one capture: the rest is not read; raise the limit"
            + " with --max-deployments if this is a real host",
        Optional.empty(),
        List.of());
  }

  /** A line longer than {@link Limits#maxLineLength}. */
  static Problem lineLength(Line line) {
    return new Problem(
        Severity.ERROR,
        new SourcePosition(line.number, 1),
        "this line is longer than the limit and is not read; raise it with --max-line-length",
        Optional.empty(),
        List.of(),
        Optional.of(line.from(line.start)));
  }

  /** The same inside of a capture. */
  static void lineLength(Straightened capture, Line line) {
    capture.problems.add(lineLength(line));
  }
}
