// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import java.util.List;

/** From places in a part of an input to places in the input. */
@FunctionalInterface
public interface PositionOffset {
  /** The part is counted by itself. */
  PositionOffset NONE = position -> position;

  SourcePosition map(SourcePosition position);

  /** The part begins at a line and column of the input, and goes on as it stands there. */
  static PositionOffset from(int line, int column) {
    return position -> new SourcePosition(
        position.line() + line - 1,
        position.line() == 1 ? position.column() + column - 1 : position.column());
  }

  /** Every line of the part has its own place in the input, behind a prefix. */
  static PositionOffset lines(int[] numbers, int prefix) {
    return position -> new SourcePosition(
        numbers[Math.max(0, Math.min(position.line(), numbers.length) - 1)],
        position.column() + prefix);
  }

  /** A reading with its places in the input. */
  default Reading map(Reading reading) {
    List<Problem> problems = reading.problems().stream()
        .map(problem -> problem.at(map(problem.position())))
        .toList();
    int line = map(new SourcePosition(reading.line(), 1)).line();
    return new Reading(reading.input(), line, reading.capture(), problems);
  }
}
