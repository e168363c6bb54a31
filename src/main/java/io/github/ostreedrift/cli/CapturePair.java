// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import java.util.List;

/**
 * What one or two arguments name; with one, both are the same capture.
 *
 * @param first the first argument's
 * @param second the last argument's
 */
record CapturePair(OneCapture first, OneCapture second) {

  /** Reads the arguments, and tells what was met on the way. */
  static CapturePair read(
      List<String> arguments, InputOptions options, Streams streams, ProblemCollector complaints) {
    OneCapture first = read(arguments.get(0), options, streams, complaints);
    OneCapture second =
        arguments.size() > 1 ? read(arguments.get(1), options, streams, complaints) : first;
    return new CapturePair(first, second);
  }

  private static OneCapture read(
      String argument, InputOptions options, Streams streams, ProblemCollector complaints) {
    OneCapture capture = OneCapture.read(argument, options, streams.in());
    capture.problems().forEach(problem -> complaints.tell(argument, problem));
    return capture;
  }

  /** Whether both are there. */
  boolean isWhole() {
    return first.capture().isPresent() && second.capture().isPresent();
  }

  /** Whether something could not be read. */
  boolean isTrouble() {
    return first.isTrouble() || second.isTrouble();
  }
}
