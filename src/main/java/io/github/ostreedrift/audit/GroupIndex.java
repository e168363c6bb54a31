// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.internal.diff.Equivalence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the groups that a state may fit, without a look at all of them: by the facts in which the states of a fleet
 * differ most.
 */
final class GroupIndex {
  private static final int MAX_FACTS = 4;

  /** So many states, spread over all, tell in which facts they differ. */
  private static final int ENOUGH = 2_000;

  private final List<ByFact> facts = new ArrayList<>();

  /** Groups by their value of one fact. */
  private static final class ByFact {
    final String fact;
    final Map<String, Set<Group>> groups = new HashMap<>();
    final Set<Group> silent = new LinkedHashSet<>();

    ByFact(String fact) {
      this.fact = fact;
    }
  }

  /** An index for these states. */
  GroupIndex(Collection<NodeState> states) {
    Map<String, Set<String>> values = new HashMap<>();
    int step = 1 + states.size() / ENOUGH;
    int number = 0;
    for (NodeState state : states) {
      if (number++ % step == 0) {
        for (String fact : state.names()) {
          values
              .computeIfAbsent(fact, any -> new HashSet<>())
              .add(state.find(fact).orElse(""));
        }
      }
    }
    values.entrySet().stream()
        .sorted(Comparator.comparing(
                (Map.Entry<String, Set<String>> entry) -> -entry.getValue().size())
            .thenComparing(Map.Entry::getKey))
        .limit(MAX_FACTS)
        .forEach(entry -> facts.add(new ByFact(entry.getKey())));
  }

  /** Takes a group in, or sees what it shows by now. */
  void put(Group group) {
    for (ByFact by : facts) {
      group
          .facts()
          .find(by.fact)
          .ifPresentOrElse(
              value -> {
                by.silent.remove(group);
                by.groups.merge(key(value), Set.of(group), GroupIndex::union);
              },
              () -> by.silent.add(group));
    }
  }

  /** Forgets a group. */
  void remove(Group group) {
    for (ByFact by : facts) {
      by.silent.remove(group);
      group
          .facts()
          .find(by.fact)
          .ifPresent(
              value -> by.groups.computeIfPresent(key(value), (any, here) -> without(here, group)));
    }
  }

  /** Where all states differ, nearly all of these sets are of one group. */
  private static Set<Group> union(Set<Group> here, Set<Group> more) {
    if (here.containsAll(more)) {
      return here;
    }
    Set<Group> all = here instanceof LinkedHashSet ? here : new LinkedHashSet<>(here);
    all.addAll(more);
    return all;
  }

  private static Set<Group> without(Set<Group> here, Group group) {
    if (here instanceof LinkedHashSet) {
      here.remove(group);
      return here;
    }
    return here.contains(group) ? Set.of() : here;
  }

  /** The groups whose facts a state does not contradict. */
  List<Group> fitting(NodeState state) {
    Collection<Group> equal = null;
    Collection<Group> silent = List.of();
    for (ByFact by : facts) {
      if (state.shows(by.fact)) {
        Collection<Group> here =
            by.groups.getOrDefault(key(state.find(by.fact).orElse("")), Set.of());
        if (equal == null || here.size() + by.silent.size() < equal.size() + silent.size()) {
          equal = here;
          silent = by.silent;
        }
      }
    }
    List<Group> fitting = new ArrayList<>();
    if (equal == null) {
      all().forEach(group -> addFitting(group, state, fitting));
    } else {
      equal.forEach(group -> addFitting(group, state, fitting));
      silent.forEach(group -> addFitting(group, state, fitting));
    }
    return fitting;
  }

  private static void addFitting(Group group, NodeState state, List<Group> fitting) {
    if (group.facts().fits(state)) {
      fitting.add(group);
    }
  }

  private Collection<Group> all() {
    Set<Group> all = new LinkedHashSet<>();
    facts.stream().limit(1).forEach(by -> {
      all.addAll(by.silent);
      by.groups.values().forEach(all::addAll);
    });
    return all;
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
