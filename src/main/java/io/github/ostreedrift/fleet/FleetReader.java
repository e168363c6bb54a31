// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.FleetSink;
import io.github.ostreedrift.internal.fleet.FolderReader;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.PathNames;
import io.github.ostreedrift.internal.fleet.Pipeline;
import io.github.ostreedrift.internal.fleet.archive.InputUnpacker;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads fleets as people hold them: from files, folders and streams to nodes with their captures.
 *
 * <pre>{@code
 * FleetReader fleet = FleetReader.standard();
 * fleet.read(
 *     Path.of("fleet"),
 *     node -> System.out.println(node.node().orElse("?") + ": "
 *         + node.noData().map(NoData::reason).orElse("has data")),
 *     problem -> System.err.println(problem.source() + ": " + problem.problem().message()));
 * }</pre>
 *
 * <p>An input can be a status, text or JSON, of any release; a folder of inputs; JSON Lines of {@code {node, status}}
 * and other JSON that holds statuses; what {@code ansible}, {@code pdsh}, {@code dshbak}, {@code clush}, {@code
 * parallel-ssh}, {@code salt} and {@code oc debug} print; a sosreport or an Insights archive, packed or not; a {@code
 * tar} of any of these. What it is, is told from what is in it, not from its name.
 *
 * <p>Every node that an input names comes at least once, with a capture or with the reason why there is none. Nothing
 * that an input holds makes this class throw. All is given on the caller's thread, file by file in the order of their
 * names; memory does not grow with the inputs. Immutable and thread-safe.
 */
public final class FleetReader {
  private static final FleetReader STANDARD = new FleetReader(FleetOptions.DEFAULT);

  private final FleetOptions options;

  private FleetReader(FleetOptions options) {
    this.options = options;
  }

  /** A reader with all options at their defaults. */
  public static FleetReader standard() {
    return STANDARD;
  }

  /** A reader with these options. */
  public static FleetReader of(FleetOptions options) {
    return new FleetReader(options);
  }

  /**
   * Streams the captures of a file or folder.
   *
   * @param nodes takes each capture
   * @param problems takes what is wrong with an input as a whole
   */
  public void read(Path input, Consumer<NodeCapture> nodes, Consumer<InputProblem> problems) {
    read(nodes, problems, sink -> new FolderReader(sink).read(input));
  }

  /**
   * Streams the captures of a stream.
   *
   * @param input the name of the input; a capture that nothing else names is called after it, unless it is {@code -}
   * @param bytes not closed
   * @param nodes takes each capture
   * @param problems takes what is wrong with the input as a whole
   */
  public void read(
      String input,
      InputStream bytes,
      Consumer<NodeCapture> nodes,
      Consumer<InputProblem> problems) {
    InputNames names =
        input.equals(CaptureReader.TEXT_NAME) ? InputNames.none(input) : PathNames.of(input);
    read(
        nodes,
        problems,
        sink -> new InputUnpacker(sink).read(CaptureSource.of(input), names, bytes));
  }

  private void read(
      Consumer<NodeCapture> nodes, Consumer<InputProblem> problems, Consumer<FleetSink> action) {
    try (Pipeline pipeline = new Pipeline(options.threads())) {
      action.accept(new FleetSink(options, pipeline, nodes, problems));
      pipeline.finish();
    }
  }
}
