// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;

/**
 * What is wrong with an input as a whole, and not with one node's capture: an archive that breaks off, a member that is
 * not read, a folder that can't be listed.
 *
 * @param source where
 * @param problem what
 */
public record InputProblem(CaptureSource source, Problem problem) {

  public static InputProblem error(CaptureSource source, String message) {
    return new InputProblem(source, Problem.of(Severity.ERROR, source.line(), 1, message));
  }

  public static InputProblem warning(CaptureSource source, String message) {
    return new InputProblem(source, Problem.of(Severity.WARNING, source.line(), 1, message));
  }
}
