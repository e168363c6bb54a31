// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way of damage.
 *
 * @param name a few words, joined with hyphens
 */
record Way(String name, Loss loss, Change change) {

  @Override
  public String toString() {
    return name;
  }

  /** Collects ways. */
  static final class Collector {
    private final List<Way> ways = new ArrayList<>();

    Collector add(Loss loss, String name, Change change) {
      ways.add(new Way(name, loss, change));
      return this;
    }

    Collector nothing(String name, Change change) {
      return add(Loss.NOTHING, name, change);
    }

    Collector sight(String name, Change change) {
      return add(Loss.SIGHT, name, change);
    }

    Collector something(String name, Change change) {
      return add(Loss.SOMETHING, name, change);
    }

    Collector deployments(String name, Change change) {
      return add(Loss.DEPLOYMENTS, name, change);
    }

    /** Each of some ways, then each of some others. */
    Collector products(Loss loss, Map<String, Change> first, Map<String, Change> then) {
      first.forEach((name, change) ->
          then.forEach((next, other) -> add(loss, name + "-" + next, change.then(other))));
      return this;
    }

    List<Way> all() {
      return List.copyOf(ways);
    }
  }
}
