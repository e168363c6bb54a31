// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.OneMoment;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.fleet.NodeLookup;
import io.github.ostreedrift.internal.fleet.NodeReference;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one capture that an argument names: a file that holds one, {@code FILE#N} for the N-th of several, {@code
 * PATH#NODE} for a node in a folder, an archive or a transcript, {@code -} for standard input.
 *
 * @param argument as given
 * @param line at which it begins
 * @param capture the capture; empty where there is none, and a problem says why
 * @param problems what was met on the way
 */
record OneCapture(String argument, int line, Optional<Capture> capture, List<Problem> problems) {
  private static final String STANDARD = "-";
  private static final int FEW_NAMES = 5;

  /** Reads an argument that names a status. */
  static OneCapture read(String argument, InputOptions options, InputStream standardInput) {
    return status(argument, readAny(argument, options, standardInput));
  }

  /** Reads the one argument of a command that could compare two captures, if its input holds two. */
  static OneCapture readAlone(
      String command, String argument, InputOptions options, InputStream standardInput) {
    Optional<String> proposal = Optional.of("ostree-drift " + command);
    return status(argument, readAny(argument, options, standardInput, proposal));
  }

  private static OneCapture status(String argument, OneCapture status) {
    return status
        .capture()
        .map(Capture::format)
        .filter(CaptureFormat::isPackageEvidence)
        .map(format -> failed(
            argument,
            "is no status, but lists packages (" + format
                + "); `verify` takes it as --packages-before or --packages-after"))
        .orElse(status);
  }

  /** Reads an argument that names a capture of any kind. */
  static OneCapture readAny(String argument, InputOptions options, InputStream standardInput) {
    return readAny(argument, options, standardInput, Optional.empty());
  }

  private static OneCapture readAny(
      String argument, InputOptions options, InputStream standardInput, Optional<String> proposal) {
    try {
      Optional<NodeReference> reference =
          exists(argument) ? Optional.empty() : NodeReference.parse(argument);
      if (reference.isEmpty()) {
        return only(argument, options, standardInput, proposal);
      } else if (reference.get().index().isPresent() && isText(reference.get().path())) {
        return numbered(argument, reference.get(), options, standardInput);
      }
      return named(argument, reference.get(), options, standardInput);
    } catch (IOException | InvalidPathException e) {
      return failed(argument, FileAccess.sentence(e));
    }
  }

  static boolean exists(String argument) {
    return argument.equals(STANDARD) || Files.exists(Path.of(argument));
  }

  private static boolean isText(String path) {
    return path.equals(STANDARD) || Files.isRegularFile(Path.of(path));
  }

  /** All that a reader finds in a file, or in standard input. */
  static List<Reading> readings(String name, CaptureReader reader, InputStream standardInput)
      throws IOException {
    List<Reading> readings = new ArrayList<>();
    if (name.equals(STANDARD)) {
      reader.read(name, standardInput, readings::add);
    } else {
      try (InputStream bytes = Files.newInputStream(Path.of(name))) {
        reader.read(name, bytes, readings::add);
      }
    }
    return readings;
  }

  /** The readings that found something. */
  static List<Reading> captures(List<Reading> readings) {
    return readings.stream().filter(reading -> reading.capture().isPresent()).toList();
  }

  /** The capture of an input that holds one. */
  private static OneCapture only(
      String argument, InputOptions options, InputStream standardInput, Optional<String> proposal)
      throws IOException {
    boolean isFolder = !argument.equals(STANDARD) && Files.isDirectory(Path.of(argument));
    List<Reading> readings =
        isFolder ? List.of() : readings(argument, options.reader(), standardInput);
    return captures(readings).isEmpty() && !argument.equals(STANDARD)
        ? onlyNode(argument, options, readings)
        : only(argument, readings, "captures", proposal);
  }

  /**
   * The only capture among readings.
   *
   * @param what they are, in words
   * @param proposal the command that compares two of them
   */
  static OneCapture only(
      String argument, List<Reading> readings, String what, Optional<String> proposal) {
    List<Reading> captures = captures(readings);
    if (captures.size() < 2) {
      return captures.isEmpty()
          ? new OneCapture(argument, 1, Optional.empty(), problems(readings))
          : of(argument, captures.get(0));
    }
    if (isOfSeveralTools(captures)) {
      return of(argument, OneMoment.merge(readings));
    }
    String lines = captures.stream()
        .map(reading -> "line " + reading.line())
        .collect(Collectors.joining(", "));
    String first = argument + "#1";
    String compare = proposal
        .filter(command -> captures.size() == 2 && !argument.equals(STANDARD))
        .map(command -> ", or compare them: `" + command + " " + Shell.quoted(first) + " "
            + Shell.quoted(argument + "#2") + "`")
        .orElse("");
    return failed(
        argument,
        "holds " + captures.size() + " " + what + " (" + lines + "); choose one with " + first
            + " to #" + captures.size() + compare);
  }

  /** Whether no two are of one tool: then they can be one node's, and complete each other. */
  private static boolean isOfSeveralTools(List<Reading> captures) {
    List<String> tools = captures.stream()
        .flatMap(reading -> reading.capture().stream())
        .map(capture -> tool(capture.format()))
        .toList();
    return tools.size() > 1
        && tools.stream().distinct().count() == tools.size()
        && !tools.contains("");
  }

  private static String tool(CaptureFormat format) {
    return format.isPackageEvidence()
        ? ""
        : format.isBootc() ? "bootc" : format.isOstreeAdmin() ? "ostree" : "rpm-ostree";
  }

  /** The capture of a folder or an archive that holds one node. */
  private static OneCapture onlyNode(
      String argument, InputOptions options, List<Reading> readings) {
    List<NodeCapture> nodes = new ArrayList<>();
    List<InputProblem> problems = new ArrayList<>();
    FleetReader.of(options.fleet())
        .read(
            Path.of(argument),
            node -> {
              if (node.capture().isPresent()) {
                nodes.add(node);
              }
            },
            problems::add);
    List<Reading> found = nodes.stream().map(NodeCapture::reading).toList();
    boolean isOneNode = nodes.stream().map(NodeCapture::node).distinct().count() == 1;
    if (found.size() == 1) {
      return of(argument, found.get(0));
    } else if (isOneNode && isOfSeveralTools(found)) {
      return of(argument, OneMoment.merge(found));
    } else if (nodes.isEmpty()) {
      List<Problem> all = new ArrayList<>(problems(readings));
      problems.forEach(problem -> all.add(problem.problem()));
      return all.stream().anyMatch(Problem::isError)
          ? new OneCapture(argument, 1, Optional.empty(), all)
          : failed(argument, "there is no capture in it");
    }
    String names = nodes.stream()
        .flatMap(node -> node.node().stream())
        .distinct()
        .limit(FEW_NAMES)
        .collect(Collectors.joining(", "));
    return failed(
        argument,
        "holds " + nodes.size() + " captures (of " + names + " ...); choose a node with " + argument
            + "#NODE");
  }

  /** The N-th capture of a text. */
  private static OneCapture numbered(
      String argument, NodeReference reference, InputOptions options, InputStream standardInput)
      throws IOException {
    List<Reading> captures = captures(readings(reference.path(), options.reader(), standardInput));
    int number = reference.index().orElseThrow();
    if (number >= 1 && number <= captures.size()) {
      return of(argument, captures.get(number - 1));
    } else if (captures.isEmpty() && !reference.path().equals(STANDARD)) {
      return named(argument, reference, options, standardInput);
    }
    return failed(
        argument,
        captures.size() == 1
            ? "there is only one capture"
            : "there are only " + captures.size() + " captures");
  }

  /** The capture of a node. */
  private static OneCapture named(
      String argument, NodeReference reference, InputOptions options, InputStream standardInput) {
    NodeLookup.Result found = reference.path().equals(STANDARD)
        ? NodeLookup.find(reference, standardInput, options.fleet())
        : NodeLookup.find(reference, options.fleet());
    if (found.capture().isPresent()) {
      List<Reading> readings = Stream.concat(found.capture().stream(), found.beside().stream())
          .map(NodeCapture::reading)
          .toList();
      return captures(readings).size() == readings.size() && isOfSeveralTools(readings)
          ? of(argument, OneMoment.merge(readings))
          : of(argument, readings.get(0));
    }
    List<Problem> problems = new ArrayList<>();
    found.problems().forEach(problem -> problems.add(problem.problem()));
    String near = found.near().isEmpty() ? "" : "; there is " + String.join(", ", found.near());
    problems.add(
        problem("there is no node '" + reference.node() + "' in " + reference.path() + near));
    return new OneCapture(argument, 1, Optional.empty(), problems);
  }

  static OneCapture of(String argument, Reading reading) {
    return new OneCapture(argument, reading.line(), reading.capture(), reading.problems());
  }

  private static List<Problem> problems(List<Reading> readings) {
    return readings.stream().flatMap(reading -> reading.problems().stream()).toList();
  }

  static OneCapture failed(String argument, String message) {
    return new OneCapture(argument, 1, Optional.empty(), List.of(problem(message)));
  }

  private static Problem problem(String message) {
    return Problem.of(Severity.ERROR, 0, 0, message);
  }

  /** The capture as a reading of the argument. */
  Reading reading() {
    return new Reading(argument, line, capture, problems);
  }

  /** Whether something could not be read. */
  boolean isTrouble() {
    return capture.isEmpty() || problems.stream().anyMatch(Problem::isError);
  }
}
