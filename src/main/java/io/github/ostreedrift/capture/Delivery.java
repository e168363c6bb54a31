// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.capture.Body.Weight;
import io.github.ostreedrift.capture.Lines.RawLine;
import io.github.ostreedrift.capture.NoData.Kind;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parts of one input into captures of nodes: reads them, names them, and judges what it means if there is no
 * capture in one.
 */
final class Delivery {
  private final Pipeline pipeline;
  private final InputNames names;
  private final int maxCaptures;
  private final Consumer<NodeCapture> nodes;
  private final Consumer<InputProblem> problems;

  // Touched in turn only, that is by the pipeline's last step.
  private final Set<String> withData = new HashSet<>();
  private final Map<String, NodeCapture> withoutData = new LinkedHashMap<>();
  private final List<NodeCapture> unconfirmed = new ArrayList<>();
  private final List<NodeCapture> leftOver = new ArrayList<>();
  private @Nullable NodeCapture fallback;
  private boolean confirmed;
  private int delivered;

  Delivery(
      Pipeline pipeline,
      InputNames names,
      Limits limits,
      Consumer<NodeCapture> nodes,
      Consumer<InputProblem> problems) {
    this.pipeline = pipeline;
    this.names = names;
    this.maxCaptures = limits.maxCaptures();
    this.nodes = nodes;
    this.problems = problems;
  }

  InputNames names() {
    return names;
  }

  /** A part of the input. */
  void body(Body body) {
    pipeline.read(body.text(), readings -> deliver(body, readings));
  }

  /** A line of JSON Lines, which can be read on any thread. */
  void line(RawLine line, JsonLineReader reader) {
    pipeline.add(line.text().length(), bodies -> {
      JsonLineReader.Found found = reader.read(line, bodies);
      return () -> {
        for (int i = 0; i < found.readings().size(); i++) {
          deliver(found.line().bodies().get(i), found.readings().get(i));
        }
        found.line().problems().forEach(problems);
      };
    });
  }

  /** What is wrong with the input as a whole. */
  void problem(InputProblem problem) {
    pipeline.then(() -> problems.accept(problem));
  }

  /** The input has no more parts. */
  void end(CaptureSource source) {
    pipeline.then(() -> conclude(source));
  }

  private void deliver(Body body, List<Reading> readings) {
    boolean hasCapture = readings.stream().anyMatch(reading -> reading.capture().isPresent());
    confirmed |= hasCapture && body.weight() == Weight.CONFIRMED;
    for (Reading reading : readings) {
      Reading placed = body.shift().map(reading);
      if (placed.capture().isPresent()) {
        give(body, placed, Optional.empty());
      } else {
        giveBroken(body, placed, broken(reading, body.text()), hasCapture);
      }
    }
    if (readings.isEmpty()) {
      giveNothing(body);
    }
  }

  /** What was meant as a capture, and can't be read, is trouble even where the node has another one. */
  private void giveBroken(Body body, Reading reading, NoData broken, boolean hasCapture) {
    Optional<NoData> reason = Optional.of(broken);
    if (body.weight() == Weight.FALLBACK && !hasCapture) {
      leftOver.add(capture(body, nameOf(body, reading), reading, reason));
    } else {
      boolean doubtful = body.weight() == Weight.CONFIRMED || body.weight() == Weight.OPTIONAL;
      give(doubtful && !hasCapture ? body : body.weight(Weight.SURE), reading, reason);
    }
  }

  private void giveNothing(Body body) {
    NoData reason = FailureSigns.reason(body.text(), body.hint());
    boolean speaks = reason.kind() != Kind.UNPARSABLE && reason.kind() != Kind.EMPTY;
    confirmed |= speaks && body.weight() == Weight.CONFIRMED;
    if (body.weight() == Weight.OPTIONAL && !speaks) {
      return;
    }
    int line = body.source().line();
    Problem problem = Problem.of(Severity.ERROR, line, 1, reason.reason());
    Reading reading = new Reading(body.source().path(), line, Optional.empty(), List.of(problem));
    if (body.weight() == Weight.FALLBACK) {
      Optional<String> node = body.nodes().stream().findFirst().or(names::node);
      NodeCapture nothing = capture(body, node, reading, Optional.of(reason));
      fallback = fallback == null ? nothing : moreTelling(fallback, nothing);
      return;
    }
    give(body, reading, Optional.of(reason));
  }

  /** What is wrong with a reading, whose places are still those in the text. */
  private static NoData broken(Reading reading, String text) {
    Problem problem = reading.problems().stream()
        .filter(Problem::isError)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no capture, and no reason"));
    if (problem.message().contains("--max-")) {
      return NoData.of(Kind.LIMIT, "limit: " + problem.message());
    }
    boolean atEnd = problem.position().line() >= text.lines().count()
        && problem.found().filter("end of line"::equals).isPresent();
    return atEnd || problem.found().filter("end of input"::equals).isPresent()
        ? NoData.of(Kind.CUT_OFF, "cut off: " + problem.message())
        : NoData.of(Kind.UNPARSABLE, "unparsable: " + problem.message());
  }

  private void give(Body body, Reading reading, Optional<NoData> reason) {
    if (body.nodes().isEmpty()) {
      accept(capture(body, nameOf(body, reading), reading, reason));
    }
    for (String node : body.nodes()) {
      give(capture(body, Optional.of(node), reading, reason), node, body.weight());
    }
  }

  /** What {@code parse} wrote tells which input it was. */
  private Optional<String> nameOf(Body body, Reading reading) {
    boolean isOurs = !names.nodeAsked()
        && !reading.input().equals(CaptureReader.TEXT_NAME)
        && !reading.input().equals(body.source().path());
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
      withoutData.merge(node, capture, Delivery::moreTelling);
    }
  }

  private static NodeCapture moreTelling(NodeCapture one, NodeCapture other) {
    return kind(other).compareTo(kind(one)) < 0 ? other : one;
  }

  private static Kind kind(NodeCapture capture) {
    return capture.noData().map(NoData::kind).orElse(Kind.COMMAND_NOT_FOUND);
  }

  private NodeCapture capture(
      Body body, Optional<String> node, Reading reading, Optional<NoData> reason) {
    List<String> pools = !names.poolAsked() && !body.pools().isEmpty()
        ? body.pools()
        : names.pool().map(List::of).orElse(List.of());
    Reading named =
        new Reading(body.source().path(), reading.line(), reading.capture(), reading.problems());
    return new NodeCapture(node, pools, names.moment(), body.source(), named, reason);
  }

  private void accept(NodeCapture capture) {
    delivered++;
    if (delivered <= maxCaptures) {
      nodes.accept(capture);
    } else if (delivered == maxCaptures + 1) {
      problems.accept(InputProblem.error(
          capture.source(),
          "more captures than the limit of " + maxCaptures
              + " in one input: the rest is not given; raise it with --max-captures"));
    }
  }

  private void conclude(CaptureSource source) {
    if (confirmed) {
      unconfirmed.forEach(
          capture -> withoutData.merge(capture.node().orElse(""), capture, Delivery::moreTelling));
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
    NoData reason = FailureSigns.reason("", Body.Hint.NONE);
    Problem problem = Problem.of(Severity.ERROR, 1, 1, reason.reason());
    return capture(
        Body.unnamed(source, ""),
        names.node(),
        new Reading(source.path(), 1, Optional.empty(), List.of(problem)),
        Optional.of(reason));
  }
}
