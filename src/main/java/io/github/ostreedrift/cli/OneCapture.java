// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.model.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one capture that an argument names: a file that holds one, {@code FILE#N} for the N-th of several, {@code -} for
 * standard input.
 *
 * @param argument as given
 * @param capture the capture; empty where there is none, and a problem says why
 * @param problems what was met on the way
 */
record OneCapture(String argument, Optional<Capture> capture, List<Problem> problems) {

  /** Reads an argument. */
  static OneCapture read(String argument, CaptureReader reader, InputStream standardInput) {
    int hash = argument.lastIndexOf('#');
    boolean numbered = hash > 0 && argument.substring(hash + 1).matches("[1-9]\\d{0,8}");
    boolean asIs = !numbered || Files.exists(Path.of(argument));
    String name = asIs ? argument : argument.substring(0, hash);
    int number = asIs ? 0 : Integer.parseInt(argument.substring(hash + 1));
    List<Reading> readings = new ArrayList<>();
    try {
      if (name.equals("-")) {
        reader.read(name, standardInput, readings::add);
      } else {
        try (InputStream bytes = Files.newInputStream(Path.of(name))) {
          reader.read(name, bytes, readings::add);
        }
      }
    } catch (NoSuchFileException e) {
      return failed(argument, "no such file");
    } catch (IOException | InvalidPathException e) {
      return failed(
          argument,
          Files.isDirectory(Path.of(name))
              ? "is a directory; name one file"
              : "can't be read: " + e.getMessage());
    }
    return choose(argument, number, readings);
  }

  private static OneCapture choose(String argument, int number, List<Reading> readings) {
    List<Problem> problems = new ArrayList<>();
    List<Reading> captures =
        readings.stream().filter(reading -> reading.capture().isPresent()).toList();
    if (number > captures.size() && number > 0) {
      return failed(argument, "there are only " + captures.size() + " captures");
    }
    if (number == 0 && captures.size() > 1) {
      String lines = captures.stream()
          .map(reading -> "line " + reading.line())
          .collect(Collectors.joining(", "));
      return failed(
          argument,
          "holds " + captures.size() + " captures (" + lines + "); choose one with " + argument
              + "#1 to #" + captures.size());
    }
    if (captures.isEmpty()) {
      readings.forEach(reading -> problems.addAll(reading.problems()));
      return new OneCapture(argument, Optional.empty(), problems);
    }
    Reading chosen = captures.get(Math.max(0, number - 1));
    problems.addAll(chosen.problems());
    return new OneCapture(argument, chosen.capture(), problems);
  }

  private static OneCapture failed(String argument, String message) {
    Problem problem = new Problem(
        Severity.ERROR,
        new SourcePosition(0, 0),
        message,
        Optional.empty(),
        List.of(),
        Optional.empty());
    return new OneCapture(argument, Optional.empty(), List.of(problem));
  }

  /** Whether something could not be read. */
  boolean isTrouble() {
    return capture.isEmpty() || problems.stream().anyMatch(Problem::isError);
  }
}
