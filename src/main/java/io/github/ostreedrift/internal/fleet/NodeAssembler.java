// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Capture;
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
  private final NamelessCaptures nameless = new NamelessCaptures();
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

    /** These parts, one behind the other. */
    public static Parts of(List<Parts> parts) {
      List<NodeOutput> outputs = new ArrayList<>(parts.size());
      List<List<Reading>> readings = new ArrayList<>(parts.size());
      List<InputProblem> problems = new ArrayList<>();
      for (Parts part : parts) {
        outputs.addAll(part.outputs);
        readings.addAll(part.readings);
        problems.addAll(part.problems);
      }
      return new Parts(outputs, readings, problems);
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
      List<NamedPart> parts = NamedPart.of(output, readings, names);
      return () -> parts.forEach(part -> deliver(part.output(), part.readings()));
    });
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
      leftOver.add(capture(output, ownName(output, reading).or(names::node), reading, reason));
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
      NodeCapture before = fallback;
      // Blank lines around something else are not what the input is.
      if (before == null || kind(before) == Kind.EMPTY) {
        fallback = nothing;
      } else if (reason.kind() != Kind.EMPTY) {
        fallback = moreTelling(before, nothing);
      }
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
      Optional<String> own = ownName(output, reading);
      NodeCapture capture = capture(output, own.or(names::node), reading, reason);
      boolean isNameless = own.isEmpty() && !names.nodeAsked();
      accept(isNameless ? nameless.add(capture) : capture);
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
  private Optional<String> ownName(NodeOutput output, Reading reading) {
    boolean isOurs = !names.nodeAsked()
        && !reading.input().equals(CaptureReader.TEXT_NAME)
        && !reading.input().equals(output.source().path());
    return isOurs ? PathNames.of(reading.input()).node() : Optional.empty();
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
    nameless.problem().ifPresent(problems);
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
