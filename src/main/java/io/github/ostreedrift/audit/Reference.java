// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.Capture;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** With what the nodes of a pool are compared. */
public sealed interface Reference {

  /** With the largest group, if it is large enough. */
  record Consensus() implements Reference {}

  /** With nothing: the groups stand side by side. */
  record None() implements Reference {}

  /**
   * With one capture.
   *
   * @param name the capture, in words
   * @param state what it shows
   */
  record Golden(String name, NodeState state) implements Reference {}

  /**
   * With the booted deployment of one capture.
   *
   * @param name the capture, in words
   * @return empty if no deployment is marked as booted
   */
  static Optional<Reference> golden(String name, Capture capture) {
    return new NodeStateExtractor().find(capture).map(state -> new Golden(name, state));
  }

  /**
   * Each node with itself, in an earlier audit.
   *
   * @param name the earlier audit, in words
   * @param nodes what was shown of each node that had data
   */
  record Previous(String name, SortedMap<String, NodeState> nodes) implements Reference {
    /** Copies the map. */
    public Previous {
      nodes = new TreeMap<>(nodes);
    }
  }

  /** The reference of each pool: by its name, else the one for all. */
  record Choice(Reference all, Map<String, Reference> pools) {
    /** Copies the map. */
    public Choice {
      pools = Map.copyOf(pools);
    }

    /** The reference of a pool. */
    public Reference of(String pool) {
      return pools.getOrDefault(pool, all);
    }
  }
}
