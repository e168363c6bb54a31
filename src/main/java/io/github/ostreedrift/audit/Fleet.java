// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.fleet.Inventory;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.Moment;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;

/**
 * What was collected of a fleet: the states of each node, or why there is none. Fleets merge, in any order and any
 * split, to the same fleet; memory grows with the number of different states, and with the names of the nodes.
 *
 * <pre>{@code
 * Fleet fleet = new Fleet();
 * FleetReader.standard().read(Path.of("fleet"), fleet::add, problem -> {});
 * AuditResult result = Audit.of(fleet, AuditOptions.at(Instant.now()));
 * }</pre>
 *
 * <p>Not thread-safe: collect one fleet in each thread, and merge them.
 */
public final class Fleet implements Serializable {
  @Serial
  private static final long serialVersionUID = 2;

  private static final int MAX_RECENT = 1024;

  private TreeMap<String, FleetNode> nodes = new TreeMap<>();

  // most nodes of a fleet are equal: one instance of each different state, and of each different
  // node
  private transient Map<Object, Object> known = new HashMap<>();
  private transient Map<Identity, FleetNode> recent = new HashMap<>();
  private transient NodeStateExtractor states = new NodeStateExtractor();

  /** A capture by what it is, not by what it says: captures of the same text are the same object. */
  private record Identity(Object capture, Optional<Moment> moment, List<String> pools) {
    @Override
    @SuppressWarnings("ReferenceEquality") // that is the point
    public boolean equals(Object other) {
      return other instanceof Identity that
          && capture == that.capture
          && moment.equals(that.moment)
          && pools.equals(that.pools);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(capture);
    }
  }

  /** A fleet without nodes. */
  public Fleet() {}

  /**
   * Adds a capture of a node, or that it has none. A capture that names no node is a node by itself, called after its
   * input.
   */
  public void add(NodeCapture capture) {
    nodes.merge(
        capture.node().orElseGet(() -> unnamed(capture)),
        node(capture),
        (before, now) -> canonical(before.with(now)));
  }

  /** Adds a state of a node. Several captures of one node add up. */
  public void add(String name, String pool, NodeState state) {
    add(name, FleetNode.of(pools(pool), Optional.empty(), state, List.of()));
  }

  /** Adds a node of which a capture shows nothing. */
  public void addNoData(String name, String pool, String reason) {
    add(name, FleetNode.silent(pools(pool), Optional.empty(), reason));
  }

  /** Takes in all nodes of another fleet. */
  public Fleet merge(Fleet other) {
    other.nodes.forEach(this::add);
    return this;
  }

  /**
   * This fleet with the names and the pools of an inventory; its nodes without a capture are there as well, and have no
   * data.
   */
  public Fleet in(Inventory inventory) {
    Map<String, String> partners = inventory.match(nodes.keySet());
    Fleet placed = new Fleet();
    inventory.nodes().forEach((name, pools) -> placed.add(name, FleetNode.expected(pools)));
    nodes.forEach((name, node) -> {
      String partner = partners.get(name);
      if (partner == null) {
        placed.add(name, node);
      } else {
        placed.add(partner, node.in(inventory.nodes().getOrDefault(partner, List.of())));
      }
    });
    return placed;
  }

  /** How many nodes there are, those without data included. */
  public int size() {
    return nodes.size();
  }

  SortedMap<String, FleetNode> nodes() {
    return nodes;
  }

  private FleetNode node(NodeCapture capture) {
    if (capture.capture().isEmpty()) {
      String reason = capture.noData().orElseThrow().reason();
      return FleetNode.silent(capture.pools(), capture.moment(), reason);
    }
    List<NodeState> earlier = capture.earlier().stream()
        .flatMap(before -> states.find(before).stream())
        .map(this::one)
        .toList();
    if (!earlier.isEmpty()) {
      return node(capture, earlier);
    }
    Identity identity = new Identity(capture.capture().get(), capture.moment(), capture.pools());
    FleetNode node = recent.get(identity);
    if (node == null) {
      if (recent.size() >= MAX_RECENT) {
        recent.clear();
      }
      node = node(capture, List.of());
      recent.put(identity, node);
    }
    return node;
  }

  private FleetNode node(NodeCapture capture, List<NodeState> earlier) {
    return states
        .find(capture.capture().orElseThrow())
        .map(state -> FleetNode.of(capture.pools(), capture.moment(), one(state), earlier))
        .orElseGet(() -> FleetNode.silent(
            capture.pools(), capture.moment(), "the capture marks no deployment as booted"));
  }

  static String unnamed(NodeCapture capture) {
    int line = capture.source().line();
    return capture.source().toString() + (line > 1 ? ":" + line : "");
  }

  private static List<String> pools(String pool) {
    return pool.isEmpty() ? List.of() : List.of(pool);
  }

  private void add(String name, FleetNode node) {
    nodes.merge(name, canonical(node), (before, now) -> canonical(before.with(now)));
  }

  /** One instance of each different node. */
  private FleetNode canonical(FleetNode node) {
    return known.containsKey(node) ? one(node) : one(node.map(this::one));
  }

  @SuppressWarnings("unchecked") // equal objects are of the same class
  private <T> T one(T object) {
    T first = (T) known.putIfAbsent(object, object);
    return first == null ? object : first;
  }

  /** A collector of nodes' captures, for streams that are split over threads. */
  public static Collector<NodeCapture, Fleet, Fleet> collector() {
    return Collector.of(
        Fleet::new, Fleet::add, Fleet::merge, Collector.Characteristics.IDENTITY_FINISH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fleet that && nodes.equals(that.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return nodes.size() + " nodes";
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    known = new HashMap<>();
    recent = new HashMap<>();
    states = new NodeStateExtractor();
    List<Map.Entry<String, FleetNode>> entries = new ArrayList<>(nodes.entrySet());
    nodes = new TreeMap<>();
    entries.forEach(entry -> add(entry.getKey(), entry.getValue()));
  }
}
