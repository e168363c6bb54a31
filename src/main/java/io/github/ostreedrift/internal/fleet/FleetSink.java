// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.NodeOutput.Hint;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import java.util.function.Consumer;

/** Where the readers of inputs leave what they find: all of it is given in turn, in the order of the inputs. */
public final class FleetSink {
  private final FleetOptions options;
  private final Pipeline pipeline;
  private final OutputReader reader;
  private final Consumer<NodeCapture> nodes;
  private final Consumer<InputProblem> problems;

  public FleetSink(
      FleetOptions options,
      Pipeline pipeline,
      Consumer<NodeCapture> nodes,
      Consumer<InputProblem> problems) {
    this.options = options;
    this.pipeline = pipeline;
    this.reader = new OutputReader(options.read());
    this.nodes = nodes;
    this.problems = problems;
  }

  /** How the fleet is read. */
  public FleetOptions options() {
    return options;
  }

  /** Takes the parts of one input, of which its path says this. */
  public NodeAssembler assembler(InputNames names) {
    return assembler(names, nodes);
  }

  /** As {@link #assembler(InputNames)}, for captures that may have to be held back. */
  public NodeAssembler assembler(InputNames names, Consumer<NodeCapture> sink) {
    return new NodeAssembler(
        pipeline, reader, names.asked(options), options.read().limits(), sink, problems);
  }

  /** Gives what is wrong with an input, in turn. */
  public void problem(InputProblem problem) {
    then(() -> problems.accept(problem));
  }

  /** Does something in turn, when all before it has been given. */
  public void then(Runnable action) {
    pipeline.then(action);
  }

  /** Gives a capture that was held back, at once: to be called in turn. */
  public void give(NodeCapture capture) {
    nodes.accept(capture);
  }

  /** Gives a node that has no data. */
  public void nothing(CaptureSource source, InputNames names, NoData reason) {
    NodeAssembler assembler = assembler(names);
    assembler.add(NodeOutput.unnamed(source, "").weight(Weight.SURE).hint(Hint.of(reason)));
    assembler.end(source);
  }
}
