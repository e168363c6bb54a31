// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;
import java.util.Optional;

/**
 * What was read at one place of an input: a capture, or the reason why there is none, and the problems met.
 *
 * @param input the path as given, {@code -} for standard input, or any name that the caller chose
 * @param line the line of the input at which the capture begins, 1-based
 * @param capture what was read; empty where nothing could be read
 * @param problems what could not be read, or was repaired, in the order of the input
 */
public record Reading(String input, int line, Optional<Capture> capture, List<Problem> problems) {
  /** Copies the list. */
  public Reading {
    problems = List.copyOf(problems);
  }

  /** Whether some problem is an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
