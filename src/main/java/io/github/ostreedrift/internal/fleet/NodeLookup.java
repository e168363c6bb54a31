// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NodeCapture;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one node in an input, and reads no further than to its first capture.
 *
 * <pre>{@code
 * NodeLookup.Result found = NodeLookup.find(reference, FleetOptions.DEFAULT);
 * Capture capture = found.capture().flatMap(NodeCapture::capture).orElseThrow();
 * }</pre>
 */
public final class NodeLookup {
  private static final int MAX_NEAR = 5;
  private static final int MAX_DISTANCE = 3;
  private static final int LONGEST_COMPARED = 100;

  private final String wanted;

  /** Whether more captures of the node are waited for: not where an input may have no end. */
  private final boolean isPatient;

  private final Map<String, NodeCapture> alike = new LinkedHashMap<>();
  private final TreeMap<Integer, List<String>> near = new TreeMap<>();
  private final List<InputProblem> problems = new ArrayList<>();
  private @Nullable NodeCapture found;
  private @Nullable NodeCapture silent;
  private final List<NodeCapture> beside = new ArrayList<>();

  private NodeLookup(String wanted, boolean isPatient) {
    this.wanted = wanted;
    this.isPatient = isPatient;
  }

  /**
   * What was found.
   *
   * @param capture the node's first capture; where it has none, the reason in its {@code noData}; empty if no node is
   *     called so
   * @param beside its other captures of the same moment that stand right behind that one
   * @param near names of nodes that are a little like the wanted one, if no node is called so
   * @param problems what was wrong with the input up to there
   */
  public record Result(
      Optional<NodeCapture> capture,
      List<NodeCapture> beside,
      List<String> near,
      List<InputProblem> problems) {
    /** Copies the lists. */
    public Result {
      beside = List.copyOf(beside);
      near = List.copyOf(near);
      problems = List.copyOf(problems);
    }
  }

  /** Looks for a node in a file or folder. */
  public static Result find(NodeReference reference, FleetOptions options) {
    NodeLookup lookup = new NodeLookup(reference.node(), true);
    FleetReader reader = FleetReader.of(options);
    return lookup.run(nodes -> reader.read(Path.of(reference.path()), nodes, lookup.problems::add));
  }

  /** Looks for a node in a stream. */
  public static Result find(NodeReference reference, InputStream bytes, FleetOptions options) {
    NodeLookup lookup = new NodeLookup(reference.node(), false);
    FleetReader reader = FleetReader.of(options);
    return lookup.run(nodes -> reader.read(reference.path(), bytes, nodes, lookup.problems::add));
  }

  private Result run(Consumer<Consumer<NodeCapture>> read) {
    try {
      read.accept(this::look);
    } catch (FoundException e) {
      // what was looked for
    }
    NodeCapture capture = found != null ? found : silent;
    if (capture == null && alike.size() == 1) {
      capture = alike.values().iterator().next();
    }
    List<String> names = capture != null ? List.of() : near();
    return new Result(Optional.ofNullable(capture), beside, names, problems);
  }

  private void look(NodeCapture capture) {
    String name = capture.node().orElse("");
    if (name.equals(wanted)) {
      if (capture.noData().isPresent()) {
        silent = silent == null ? capture : silent;
      } else if (found == null) {
        found = capture;
        if (!isPatient) {
          throw new FoundException();
        }
      } else if (found.moment().equals(capture.moment())) {
        beside.add(capture);
      }
    } else if (found != null) {
      // The captures of a node stand beside each other.
      throw new FoundException();
    } else if (NodeNames.shortName(name).equals(NodeNames.shortName(wanted))
        && (name.indexOf('.') < 0 || wanted.indexOf('.') < 0)) {
      alike.merge(name, capture, (one, other) -> one.noData().isEmpty() ? one : other);
    } else {
      remember(name);
    }
  }

  private List<String> near() {
    return Stream.concat(alike.keySet().stream(), near.values().stream().flatMap(List::stream))
        .limit(MAX_NEAR)
        .toList();
  }

  /** Keeps a few of the nearest names only. */
  private void remember(String name) {
    int distance = distance(name, wanted);
    List<String> names = near.computeIfAbsent(distance, key -> new ArrayList<>());
    if (!name.isEmpty()
        && (distance <= MAX_DISTANCE || near.size() == 1)
        && names.size() < MAX_NEAR
        && !names.contains(name)) {
      names.add(name);
      names.sort(Comparator.naturalOrder());
    }
    while (near.size() > MAX_DISTANCE + 1) {
      near.pollLastEntry();
    }
  }

  /** How many characters must be changed. */
  static int distance(String one, String other) {
    int length = Math.min(other.length(), LONGEST_COMPARED);
    int[] row = new int[length + 1];
    for (int j = 0; j <= length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= Math.min(one.length(), LONGEST_COMPARED); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[length];
  }

  /** Ends the reading. */
  private static final class FoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FoundException() {
      super("found", null, false, false);
    }
  }
}
