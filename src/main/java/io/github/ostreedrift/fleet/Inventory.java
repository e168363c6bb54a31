// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.internal.capture.Decoding;
import io.github.ostreedrift.internal.fleet.NodeNames;
import io.github.ostreedrift.internal.fleet.inventory.InventoryBuilder;
import io.github.ostreedrift.internal.fleet.inventory.JsonInventory;
import io.github.ostreedrift.internal.fleet.inventory.TextInventory;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which nodes there should be, and in which pools: read from {@code oc get nodes} (text with its {@code ROLES}, or {@code
 * -o json}), {@code ansible-inventory --list}, or CSV {@code node,pool}.
 *
 * <pre>{@code
 * Inventory inventory = Inventory.parse("node,pool\nworker-0,worker\n");
 * inventory.find("worker-0.example.com"); // worker-0
 * inventory.pool("worker-0");             // worker
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Inventory {
  private final Map<String, List<String>> nodes;
  private final List<Problem> problems;

  private Inventory(Map<String, List<String>> nodes, List<Problem> problems) {
    this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    this.problems = List.copyOf(problems);
  }

  /** An inventory of these nodes, each with its pools. */
  public static Inventory of(Map<String, List<String>> nodes) {
    return new Inventory(nodes, List.of());
  }

  /** Reads an inventory; what is not understood is told by {@link #problems}. */
  public static Inventory parse(String text) {
    InventoryBuilder builder = new InventoryBuilder();
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[{") || start.matches("(?s)\\[\\s*[{\\]].*")) {
      new JsonInventory(builder, Limits.DEFAULT).read(text);
    } else {
      TextInventory.read(text, builder);
    }
    return new Inventory(builder.nodes(), builder.problems());
  }

  /**
   * Reads an inventory from a file.
   *
   * @throws IOException if the file can't be read
   */
  public static Inventory read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return parse(Decoding.text(bytes));
    }
  }

  /** The nodes in the order of the inventory, each with its pools. */
  public Map<String, List<String>> nodes() {
    return nodes;
  }

  /** What was not understood. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * The name under which the inventory knows a node: the same, or else the only one with the same short name. For many
   * nodes at once {@link #match} is faster, and sees where two of them would be taken for the same.
   */
  public Optional<String> find(String node) {
    return nodes.containsKey(node) ? Optional.of(node) : NodeNames.find(node, nodes.keySet());
  }

  /** The names under which the inventory knows nodes; those that it does not know are left out. */
  public Map<String, String> match(Collection<String> captured) {
    return NodeNames.match(captured, nodes.keySet());
  }

  /** The pool of a node that the inventory knows under this name. */
  public Optional<String> pool(String node) {
    return pool(nodes.getOrDefault(node, List.of()));
  }

  /**
   * The one pool that several names amount to, as the Machine Config Operator sees it: {@code master} before all, then a
   * pool of one's own before {@code worker}; else the first one.
   */
  public static Optional<String> pool(List<String> pools) {
    if (pools.contains("master")) {
      return Optional.of("master");
    } else if (pools.contains("control-plane")) {
      return Optional.of("control-plane");
    }
    return pools.stream()
        .filter(pool -> !pool.equals("worker"))
        .findFirst()
        .or(() -> pools.stream().findFirst());
  }
}
