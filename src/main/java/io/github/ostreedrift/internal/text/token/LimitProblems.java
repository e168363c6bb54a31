// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import java.util.List;
import java.util.Optional;

/** The problems of limits that a capture meets. */
public final class LimitProblems {
  private LimitProblems() {}

  /** More packages than {@link Limits#maxPackages}: said once, at the first one that is not read. */
  public static Problem packages(Line line, Limits limits) {
    return problem(
        line,
        "more than " + limits.maxPackages() + " packages in one listing: the rest is not read "
            + Limit.MAX_PACKAGES.mark());
  }

  /** More deployments than {@link Limits#maxDeployments}: said once, at the first one that is not read. */
  public static Problem deployments(Line line, Limits limits) {
    return problem(
        line,
        "more than " + limits.maxDeployments()
            + " deployments in one capture: the rest is not read " + Limit.MAX_DEPLOYMENTS.mark());
  }

  /** A line longer than {@link Limits#maxLineLength}. */
  public static Problem lineLength(Line line) {
    return problem(
        line, "this line is longer than the limit and is not read " + Limit.MAX_LINE_LENGTH.mark());
  }

  private static Problem problem(Line line, String message) {
    return new Problem(
        Severity.ERROR,
        new SourcePosition(line.number, 1),
        message,
        Optional.empty(),
        List.of(),
        Optional.of(line.from(line.start)));
  }
}
