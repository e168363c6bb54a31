// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.util.List;

/**
 * What one or two arguments name; with one, both are the same capture.
 *
 * @param first the first argument's
 * @param second the last argument's
 */
record CapturePair(OneCapture first, OneCapture second) {

  /**
   * Reads the arguments, and tells what was met on the way.
   *
   * @param command the command that compares them
   */
  static CapturePair read(
      String command,
      List<String> arguments,
      InputOptions options,
      Streams streams,
      ProblemCollector complaints) {
    String argument = arguments.get(0);
    OneCapture first = arguments.size() > 1
        ? OneCapture.read(argument, options, streams.in())
        : OneCapture.readAlone(command, argument, options, streams.in());
    tell(first, complaints);
    if (arguments.size() == 1) {
      return new CapturePair(first, first);
    }
    OneCapture second = OneCapture.read(arguments.get(1), options, streams.in());
    tell(second, complaints);
    return new CapturePair(first, second);
  }

  private static void tell(OneCapture capture, ProblemCollector complaints) {
    capture.problems().forEach(problem -> complaints.tell(capture.argument(), problem));
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
