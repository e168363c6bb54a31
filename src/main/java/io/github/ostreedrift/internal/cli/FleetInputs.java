// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.audit.FleetSurvival.Pairs;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.model.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a command that takes captures of one node, or fleets: those are folders, archives, and whatever holds
 * more than one node. A status as a tool prints it is not looked at any further.
 */
final class FleetInputs {
  private static final String STANDARD = "-";

  /** How much of a file tells that it is a mere status. */
  private static final int HEAD = 4096;

  /** How much of standard input is held, to be read once more: no capture of one node has as much. */
  private static final int HELD = 64 << 20;

  private static final Pattern STATUS = Pattern.compile(
      "\\uFEFF?\\s*(?:State: |(?:\\S*: )?Deployments:|\\{\\s*\"(?:deployments|transaction|cached-update)\")[\\s\\S]*");

  private final Pairs pairs = new Pairs();
  private final List<Told> problems = new ArrayList<>();
  private Streams streams;
  private boolean isFleet;

  /**
   * What is wrong with an input.
   *
   * @param input which
   * @param problem what
   */
  record Told(String input, Problem problem) {}

  /** What an argument is. */
  private enum Kind {
    /** A capture, or something that holds one, or nothing. */
    ONE,
    /** A folder or an archive that holds one node. */
    BOX,
    /** Several nodes. */
    MANY
  }

  private FleetInputs(Streams streams) {
    this.streams = streams;
  }

  /** Reads what the arguments name, if that is a fleet, or two of them. */
  static FleetInputs read(List<String> arguments, InputOptions options, Streams streams)
      throws IOException {
    FleetInputs inputs = new FleetInputs(streams);
    for (String argument : arguments) {
      if (inputs.isStatus(argument)) {
        return inputs;
      }
    }
    List<Consumer<NodeCapture>> sides = arguments.size() > 1
        ? List.of(inputs.pairs::before, inputs.pairs::after)
        : List.of(inputs.pairs::both);
    List<Kind> kinds = new ArrayList<>();
    try (Progress progress = Progress.of(streams)) {
      for (int i = 0; i < arguments.size(); i++) {
        Consumer<NodeCapture> side = sides.get(i);
        kinds.add(inputs.read(arguments.get(i), options, capture -> {
          progress.step();
          side.accept(capture);
        }));
      }
    }
    inputs.isFleet = kinds.contains(Kind.MANY) || !kinds.contains(Kind.ONE);
    return inputs;
  }

  /** Whether there are several nodes, or folders and archives alone. */
  boolean isFleet() {
    return isFleet;
  }

  /** The captures, if it is a fleet. */
  Pairs pairs() {
    return pairs;
  }

  /** What was met, if it is a fleet. */
  List<Told> problems() {
    return problems;
  }

  /** The streams; what was read of standard input stands there once more. */
  Streams streams() {
    return streams;
  }

  /** Whether an argument names a capture, or nothing that could be read. */
  private boolean isStatus(String argument) throws IOException {
    if (argument.equals(STANDARD)) {
      // buffered, for a file's own stream can't be asked for many bytes of a pipe
      InputStream standard = new BufferedInputStream(streams.in());
      byte[] held = standard.readNBytes(HELD);
      InputStream again = new ByteArrayInputStream(held);
      streams =
          streams.reading(held.length < HELD ? again : new SequenceInputStream(again, standard));
      return isStatus(held, Math.min(HEAD, held.length));
    }
    try {
      Path path = Path.of(argument);
      if (Files.isDirectory(path)) {
        return false;
      } else if (!Files.exists(path)) {
        return true;
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] head = in.readNBytes(HEAD);
        return isStatus(head, head.length);
      }
    } catch (IOException | InvalidPathException e) {
      // told by who reads it
      return true;
    }
  }

  private static boolean isStatus(byte[] head, int length) {
    return STATUS.matcher(new String(head, 0, length, StandardCharsets.UTF_8)).matches();
  }

  private Kind read(String argument, InputOptions options, Consumer<NodeCapture> side) {
    Names names = new Names();
    Consumer<NodeCapture> nodes = capture -> {
      names.add(capture);
      side.accept(Hints.of(capture));
      if (capture.noData().isEmpty()) {
        capture
            .reading()
            .problems()
            .forEach(problem -> problems.add(new Told(capture.source().toString(), problem)));
      }
    };
    Consumer<InputProblem> faults =
        met -> problems.add(new Told(met.source().path(), met.problem()));
    FleetReader reader =
        FleetReader.of(options.fleet().withThreads(Runtime.getRuntime().availableProcessors()));
    if (argument.equals(STANDARD)) {
      reader.read(argument, streams.in(), nodes, faults);
      rewind();
      return names.isSeveral ? Kind.MANY : Kind.ONE;
    }
    Path path = Path.of(argument);
    reader.read(path, nodes, faults);
    boolean isBox = Files.isDirectory(path) || names.isPacked;
    return names.isSeveral ? Kind.MANY : isBox ? Kind.BOX : Kind.ONE;
  }

  /** What was held of standard input can be read once more; where it is longer, it is a fleet. */
  private void rewind() {
    if (streams.in() instanceof ByteArrayInputStream held) {
      held.reset();
    }
  }

  /** Whether several names came, and whether out of an archive. */
  private static final class Names {
    private @Nullable String first;
    private boolean isSeveral;
    private boolean isPacked;

    void add(NodeCapture capture) {
      String name = capture.node().orElse("");
      isSeveral |= first != null && !first.equals(name);
      first = name;
      isPacked |= capture.source().member().isPresent();
    }
  }
}
