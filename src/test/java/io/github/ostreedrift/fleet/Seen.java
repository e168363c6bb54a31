// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader gave, and one line for each of it. */
public record Seen(List<NodeCapture> nodes, List<InputProblem> problems) {
  public static final Path WRAPPERS = Path.of("testdata", "wrappers");

  public static Seen of(Path input) {
    return of(input, FleetOptions.DEFAULT);
  }

  public static Seen of(Path input, FleetOptions options) {
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
    FleetReader.of(options).read(input, seen.nodes::add, seen.problems::add);
    return seen;
  }

  public static Seen of(String name, String text) {
    return of(name, text, FleetOptions.DEFAULT);
  }

  public static Seen of(String name, String text, FleetOptions options) {
    return of(name, text.getBytes(StandardCharsets.UTF_8), options);
  }

  public static Seen of(String name, byte[] bytes, FleetOptions options) {
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
    FleetReader.of(options)
        .read(name, new ByteArrayInputStream(bytes), seen.nodes::add, seen.problems::add);
    return seen;
  }

  /** {@code worker-0 418.94 [usbguard]}, or {@code worker-2 unreachable: ...}; a node without a name is a {@code ?}. */
  public List<String> lines() {
    return nodes.stream().map(Seen::line).toList();
  }

  public List<String> messages() {
    return problems.stream()
        .map(problem -> problem.source().path() + ": " + problem.problem().message())
        .toList();
  }

  /** The reasons only, without what the node said. */
  public static String line(NodeCapture node) {
    String name = node.node().orElse("?");
    return name
        + ' '
        + node.noData().map(NoData::reason).orElseGet(() -> state(node.capture().orElseThrow()));
  }

  private static String state(Capture capture) {
    return capture
        .findBooted()
        .map(Seen::state)
        .orElse(capture.deployments().size() + " deployments");
  }

  private static String state(Deployment booted) {
    String version = booted.version().orElse(Optional.empty()).orElse("no version");
    String layered =
        booted.layered().isShown() ? booted.layered().require().toString() : "layers not shown";
    return version.split("\\.20")[0] + ' ' + layered;
  }
}
