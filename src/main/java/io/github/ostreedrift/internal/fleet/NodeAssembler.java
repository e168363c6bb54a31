// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.fleet.multinode.NamesAbove;
import io.github.ostreedrift.internal.fleet.multinode.NamesAbove.Part;
import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parts of one input into captures of nodes: reads them, names them, and judges what it means if there is no
 * capture in one.
 */
public final class NodeAssembler {
  /** More captures of one node in one input than anybody saves are forgotten. */
  private static final int LONGEST_HISTORY = 16;

  private final Pipeline pipeline;
  private final OutputReader reader;
  private final InputNames names;
  private final int maxCaptures;
  private final Consumer<NodeCapture> nodes;
  private final Consumer<InputProblem> problems;

  // Touched in turn only, that is by the pipeline's last step.
  private final Set<String> withData = new HashSet<>();
  private final Map<String, List<Capture>> histories = new HashMap<>();
  private final Map<String, NodeCapture> withoutData = new LinkedHashMap<>();
  private final List<NodeCapture> unconfirmed = new ArrayList<>();
  private final List<NodeCapture> leftOver = new ArrayList<>();
  private @Nullable NodeCapture fallback;
  private boolean confirmed;
  private int delivered;

  NodeAssembler(
      Pipeline pipeline,
      OutputReader reader,
      InputNames names,
      Limits limits,
      Consumer<NodeCapture> nodes,
      Consumer<InputProblem> problems) {
    this.pipeline = pipeline;
    this.reader = reader;
    this.names = names;
    this.maxCaptures = limits.maxCaptures();
    this.nodes = nodes;
    this.problems = problems;
  }

  /**
   * Parts of an input that are read already.
   *
   * @param outputs the parts
   * @param readings what each of them says
   * @param problems what is wrong with the input besides
   */
  public record Parts(
      List<NodeOutput> outputs, List<List<Reading>> readings, List<InputProblem> problems) {
    /** Copies the lists. */
    public Parts {
      outputs = List.copyOf(outputs);
      readings = List.copyOf(readings);
      problems = List.copyOf(problems);
    }
  }

  /** What the path of the input says of its node. */
  public InputNames names() {
    return names;
  }

  /** A part of the input. */
  public void add(NodeOutput output) {
    pipeline.add(output.text().length(), () -> {
      List<Reading> readings = reader.read(output.text());
      List<Said> parts = output.nodes().isEmpty() && output.weight() == Weight.FALLBACK
          ? parts(output, readings)
          : List.of(new Said(output, readings));
      Optional<InputProblem> nameless = nameless(parts);
      return () -> {
        parts.forEach(part -> deliver(part.output(), part.readings()));
        nameless.ifPresent(problems);
      };
    });
  }

  /** Several captures of which nothing says whose they are: they may be one node's history, or several nodes. */
  private Optional<InputProblem> nameless(List<Said> parts) {
    Said first = parts.get(0);
    List<Capture> captures =
        first.readings().stream().flatMap(reading -> reading.capture().stream()).toList();
    boolean isOnePart = first.output().nodes().isEmpty()
        && first.output().weight() == Weight.FALLBACK
        && !first.oneNode();
    if (!isOnePart || captures.size() < 2 || names.nodeAsked()) {
      return Optional.empty();
    }
    String message = captures.size()
        + " captures stand here one below the other, and nothing names their nodes: they are taken for the history of one"
        + " node, and the last one counts; if they are of several nodes, put a line such as `Node: NAME` above each";
    boolean isHistory = IntStream.range(1, captures.size())
        .allMatch(i -> follows(captures.get(i), captures.get(i - 1)));
    return Optional.of(
        isHistory
            ? InputProblem.warning(first.output().source(), message)
            : InputProblem.error(first.output().source(), message));
  }

  /** Whether a capture still lists what another one had booted, as the same host's does after an upgrade. */
  private static boolean follows(Capture later, Capture earlier) {
    Optional<Deployment> booted =
        earlier.deployments().stream().filter(Deployment::isBooted).findFirst();
    return booted.isEmpty()
        || later.deployments().stream().anyMatch(each -> isAlike(each, booted.get()));
  }

  private static boolean isAlike(Deployment one, Deployment other) {
    return fits(one.checksum(), other.checksum())
        && fits(one.version(), other.version())
        && fits(one.timestamp(), other.timestamp());
  }

  private static boolean fits(Fact<?> one, Fact<?> other) {
    return !one.isShown() || !other.isShown() || one.equals(other);
  }

  /**
   * A part of the input, and what it says.
   *
   * @param oneNode whether its own lines name one node for all of it
   */
  private record Said(NodeOutput output, List<Reading> readings, boolean oneNode) {
    Said(NodeOutput output, List<Reading> readings) {
      this(output, readings, false);
    }
  }

  /** Parts of a text that nothing names: the lines above its captures may. */
  private List<Said> parts(NodeOutput output, List<Reading> readings) {
    List<Integer> starts = readings.stream()
        .filter(reading -> reading.capture().isPresent())
        .map(Reading::line)
        .toList();
    if (starts.isEmpty() || (starts.size() == 1 && names.node().isPresent())) {
      return List.of(new Said(output, readings));
    }
    List<Part> parts = NamesAbove.find(output.text(), starts);
    boolean isOneNode = parts.stream().map(Part::node).distinct().count() < 2;
    if (parts.isEmpty() || names.nodeAsked() || (isOneNode && names.node().isPresent())) {
      return List.of(new Said(output, readings, !parts.isEmpty()));
    }
    List<Said> said = new ArrayList<>();
    List<Reading> before = readings.stream()
        .filter(reading -> reading.line() < parts.get(0).line())
        .toList();
    if (!before.isEmpty()) {
      said.add(new Said(output, before));
    }
    for (Part part : parts) {
      List<Reading> own = readings.stream()
          .filter(reading -> reading.line() >= part.line() && reading.line() < part.end())
          .toList();
      NodeOutput named = output
          .named(List.of(part.node()))
          .weight(Weight.LAST)
          .at(output.source().line() + part.line() - 1);
      said.add(new Said(own.isEmpty() ? named.text(lines(output.text(), part)) : named, own));
    }
    return said;
  }

  /** The lines of a part, without the one that names it. */
  private static String lines(String text, Part part) {
    return text.lines()
        .skip(part.line())
        .limit(Math.max(0, part.end() - part.line() - 1))
        .map(line -> line + '\n')
        .collect(Collectors.joining());
  }

  /**
   * Parts of the input that can be found and read on any thread.
   *
   * @param characters about how many characters of the input they are
   * @param work finds and reads them
   */
  public void add(int characters, Function<OutputReader, Parts> work) {
    pipeline.add(characters, () -> {
      Parts parts = work.apply(reader);
      return () -> {
        for (int i = 0; i < parts.outputs().size(); i++) {
          deliver(parts.outputs().get(i), parts.readings().get(i));
        }
        parts.problems().forEach(problems);
      };
    });
  }

  /** What is wrong with the input as a whole. */
  public void problem(InputProblem problem) {
    pipeline.then(() -> problems.accept(problem));
  }

  /** The input has no more parts. */
  public void end(CaptureSource source) {
    pipeline.then(() -> conclude(source));
  }

  private void deliver(NodeOutput output, List<Reading> readings) {
    boolean hasCapture = readings.stream().anyMatch(reading -> reading.capture().isPresent());
    confirmed |= hasCapture && output.weight() == Weight.CONFIRMED;
    for (Reading reading : readings) {
      Reading placed = output.offset().map(reading);
      if (placed.capture().isPresent()) {
        give(output, placed, Optional.empty());
      } else {
        giveBroken(output, placed, broken(reading, output.text()), hasCapture);
      }
    }
    if (readings.isEmpty()) {
      giveNothing(output);
    }
  }

  /** What was meant as a capture, and can't be read, is trouble even where the node has another one. */
  private void giveBroken(NodeOutput output, Reading reading, NoData broken, boolean hasCapture) {
    Optional<NoData> reason = Optional.of(broken);
    if (output.weight() == Weight.FALLBACK && !hasCapture) {
      leftOver.add(capture(output, nameOf(output, reading), reading, reason));
    } else {
      boolean doubtful = output.weight() == Weight.CONFIRMED || output.weight() == Weight.OPTIONAL;
      give(doubtful && !hasCapture ? output : output.weight(Weight.SURE), reading, reason);
    }
  }

  private void giveNothing(NodeOutput output) {
    NoData reason = FailureSigns.reason(output.text(), output.hint());
    boolean speaks = reason.kind() != Kind.UNPARSABLE && reason.kind() != Kind.EMPTY;
    confirmed |= speaks && output.weight() == Weight.CONFIRMED;
    if (output.weight() == Weight.OPTIONAL && !speaks) {
      return;
    }
    int line = output.source().line();
    Problem problem = Problem.of(Severity.ERROR, line, 1, reason.reason());
    Reading reading = new Reading(output.source().path(), line, Optional.empty(), List.of(problem));
    if (output.weight() == Weight.FALLBACK) {
      Optional<String> node = output.nodes().stream().findFirst().or(names::node);
      NodeCapture nothing = capture(output, node, reading, Optional.of(reason));
      fallback = fallback == null ? nothing : moreTelling(fallback, nothing);
      return;
    }
    give(output, reading, Optional.of(reason));
  }

  /** What is wrong with a reading, whose places are still those in the text. */
  private static NoData broken(Reading reading, String text) {
    Problem problem = reading.problems().stream()
        .filter(Problem::isError)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no capture, and no reason"));
    if (Limit.find(problem.message()).isPresent()) {
      return NoData.of(Kind.LIMIT, "limit: " + problem.message());
    }
    boolean atEnd = problem.position().line() >= text.lines().count()
        && problem.found().filter("end of line"::equals).isPresent();
    return atEnd || problem.found().filter("end of input"::equals).isPresent()
        ? NoData.of(Kind.CUT_OFF, "cut off: " + problem.message())
        : NoData.of(Kind.UNPARSABLE, "unparsable: " + problem.message());
  }

  private void give(NodeOutput output, Reading reading, Optional<NoData> reason) {
    if (output.nodes().isEmpty()) {
      Optional<String> node = nameOf(output, reading);
      accept(history(capture(output, node, reading, reason), output, node.orElse("")));
    }
    for (String node : output.nodes()) {
      NodeCapture capture = capture(output, Optional.of(node), reading, reason);
      give(history(capture, output, node), node, output.weight());
    }
  }

  /**
   * A capture with those of its node that stand above it in a transcript. What stands in a document of its own, as a line
   * of JSON Lines does, stands beside others.
   */
  private NodeCapture history(NodeCapture capture, NodeOutput output, String node) {
    if (output.weight() == Weight.SURE || capture.capture().isEmpty()) {
      return capture;
    }
    List<Capture> before = histories.getOrDefault(node, List.of());
    List<Capture> all = new ArrayList<>(before);
    all.add(capture.capture().get());
    histories.put(node, all.subList(Math.max(0, all.size() - LONGEST_HISTORY), all.size()));
    return before.isEmpty() ? capture : capture.after(before);
  }

  /** What {@code parse} wrote tells which input it was. */
  private Optional<String> nameOf(NodeOutput output, Reading reading) {
    boolean isOurs = !names.nodeAsked()
        && !reading.input().equals(CaptureReader.TEXT_NAME)
        && !reading.input().equals(output.source().path());
    return isOurs ? PathNames.of(reading.input()).node() : names.node();
  }

  private void give(NodeCapture capture, String node, Weight weight) {
    if (weight == Weight.SURE) {
      accept(capture);
    } else if (capture.noData().isEmpty()) {
      withData.add(node);
      accept(capture);
    } else if (weight == Weight.CONFIRMED && !confirmed) {
      unconfirmed.add(capture);
    } else {
      withoutData.merge(node, capture, NodeAssembler::moreTelling);
    }
  }

  private static NodeCapture moreTelling(NodeCapture one, NodeCapture other) {
    return kind(other).compareTo(kind(one)) < 0 ? other : one;
  }

  private static Kind kind(NodeCapture capture) {
    return capture.noData().map(NoData::kind).orElse(Kind.COMMAND_NOT_FOUND);
  }

  private NodeCapture capture(
      NodeOutput output, Optional<String> node, Reading reading, Optional<NoData> reason) {
    List<String> pools = !names.poolAsked() && !output.pools().isEmpty()
        ? output.pools()
        : names.pool().map(List::of).orElse(List.of());
    Reading named =
        new Reading(output.source().path(), reading.line(), reading.capture(), reading.problems());
    return new NodeCapture(node, pools, names.moment(), output.source(), named, reason);
  }

  private void accept(NodeCapture capture) {
    delivered++;
    if (delivered <= maxCaptures) {
      nodes.accept(capture);
    } else if (delivered == maxCaptures + 1) {
      problems.accept(InputProblem.error(
          capture.source(),
          "more captures than the limit of " + maxCaptures + " in one input: the rest is not given "
              + Limit.MAX_CAPTURES.mark()));
    }
  }

  private void conclude(CaptureSource source) {
    if (confirmed) {
      unconfirmed.forEach(capture ->
          withoutData.merge(capture.node().orElse(""), capture, NodeAssembler::moreTelling));
    }
    withoutData.forEach((node, capture) -> {
      if (!withData.contains(node)) {
        accept(capture);
      }
    });
    if (delivered > 0) {
      leftOver.forEach(capture -> capture
          .reading()
          .problems()
          .forEach(problem -> problems.accept(new InputProblem(capture.source(), problem))));
    } else if (!leftOver.isEmpty()) {
      leftOver.forEach(this::accept);
    } else {
      NodeCapture nothing = fallback;
      accept(nothing != null ? nothing : empty(source));
    }
  }

  private NodeCapture empty(CaptureSource source) {
    NoData reason = FailureSigns.reason("", NodeOutput.Hint.NONE);
    Problem problem = Problem.of(Severity.ERROR, 1, 1, reason.reason());
    return capture(
        NodeOutput.unnamed(source, ""),
        names.node(),
        new Reading(source.path(), 1, Optional.empty(), List.of(problem)),
        Optional.of(reason));
  }
}
