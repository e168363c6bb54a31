// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.internal.diff.Equivalence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the groups that a state may fit, without a look at all of them.
 *
 * <p>Many groups are divided by their values of one fact. Those that do not show the fact fit any value of it, so they are
 * looked at as well; where they are many, another fact divides them, and so on. A state can ask by facts alone that it
 * shows, so the same groups are divided by several facts, by each when a state asks by it first.
 */
final class GroupIndex {
  /** So many states, spread over all, tell in which facts they differ. */
  private static final int ENOUGH = 2_000;

  /** So many groups are looked at one by one. */
  private static final int FEW = 8;

  /** The facts by which states ask: first those in which the states differ most. */
  private final List<String> facts;

  private final Place all = new Place(0);
  private long comparisons;

  /** An index for these states. */
  GroupIndex(List<NodeState> states) {
    Map<String, Set<String>> values = new HashMap<>();
    for (int i = 0; i < states.size(); i += 1 + states.size() / ENOUGH) {
      NodeState state = states.get(i);
      for (String fact : state.names()) {
        values
            .computeIfAbsent(fact, any -> new HashSet<>())
            .add(state.find(fact).orElse(""));
      }
    }
    this.facts = values.entrySet().stream()
        .sorted(Comparator.comparing(
                (Map.Entry<String, Set<String>> entry) -> -entry.getValue().size())
            .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Takes a group in, or sees what it shows by now. It stays where it was before, too: a look at the group tells whether
   * it fits.
   */
  void put(Group group) {
    all.put(group);
  }

  /** The groups whose facts a state does not contradict. */
  List<Group> fitting(NodeState state) {
    Set<Group> fitting = new LinkedHashSet<>();
    all.find(state, fitting);
    return List.copyOf(fitting);
  }

  /** With how many groups states were compared until now. */
  long comparisons() {
    return comparisons;
  }

  /** Groups that facts told apart from others; where they are many, more facts divide them. */
  private final class Place {
    private final int next;
    private final List<Group> groups = new ArrayList<>(1);
    private List<Division> divisions = List.of();

    /**
     * An empty place.
     *
     * @param next the first fact that has not divided the groups yet
     */
    Place(int next) {
      this.next = next;
    }

    void put(Group group) {
      groups.add(group);
      divisions.forEach(division -> division.put(group));
    }

    void find(NodeState state, Set<Group> fitting) {
      Optional<Division> division = groups.size() > FEW ? division(state) : Optional.empty();
      if (division.isPresent()) {
        division.get().find(state, fitting);
        return;
      }
      comparisons += groups.size();
      for (Group group : groups) {
        if (group.fits(state)) {
          fitting.add(group);
        }
      }
    }

    /** By the first fact that the state shows; empty where none is left. */
    private Optional<Division> division(NodeState state) {
      int fact = next;
      while (fact < facts.size() && !state.shows(facts.get(fact))) {
        fact++;
      }
      return fact < facts.size() ? Optional.of(division(fact)) : Optional.empty();
    }

    private Division division(int fact) {
      for (Division division : divisions) {
        if (division.fact == fact) {
          return division;
        }
      }
      Division division = new Division(fact);
      groups.forEach(division::put);
      divisions = new ArrayList<>(divisions);
      divisions.add(division);
      return division;
    }
  }

  /** Groups by their value of one fact. */
  private final class Division {
    private final int fact;
    private final Map<String, Place> places = new HashMap<>();
    private final Place silent;

    Division(int fact) {
      this.fact = fact;
      this.silent = new Place(fact + 1);
    }

    void put(Group group) {
      group
          .facts()
          .find(facts.get(fact))
          .map(value -> places.computeIfAbsent(key(value), any -> new Place(fact + 1)))
          .orElse(silent)
          .put(group);
    }

    void find(NodeState state, Set<Group> fitting) {
      Place equal = places.get(key(state.find(facts.get(fact)).orElse("")));
      if (equal != null) {
        equal.find(state, fitting);
      }
      silent.find(state, fitting);
    }
  }

  /** A text that values share which are the same, lost characters and the order of a list aside. */
  private static String key(String value) {
    String key = Equivalence.key(value);
    if (key.indexOf('?') < 0 || key.indexOf('\n') < 0) {
      return key;
    }
    String[] elements = key.split("\n", -1);
    Arrays.sort(elements);
    return String.join("\n", elements);
  }
}
