// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index changes nothing but the time: groups are those that a look at all of them gives. */
class GroupsLawTest {
  private static final int SEEDS = 300;

  /** The rules of {@link Groups}, with a look at all groups for each state. */
  private static final class LookAtAll {
    final List<Group> groups = new ArrayList<>();
    final SortedSet<NodeState> undecided = new TreeSet<>();

    LookAtAll(Collection<NodeState> states) {
      states.stream().sorted().forEach(this::place);
      for (boolean changes = true; changes; ) {
        changes = false;
        for (Group group : List.copyOf(groups)) {
          Set<NodeState> ambiguous = new LinkedHashSet<>(group.states());
          ambiguous.removeIf(state -> fitting(state).size() < 2);
          group.remove(ambiguous);
          groups.removeIf(Group::isEmpty);
          changes |= undecided.addAll(ambiguous);
        }
      }
      List<NodeState> again =
          undecided.stream().filter(state -> fitting(state).size() < 2).toList();
      for (NodeState state : again) {
        undecided.remove(state);
        place(state);
      }
    }

    private void place(NodeState state) {
      List<Group> fitting = fitting(state);
      if (fitting.isEmpty()) {
        groups.add(new Group(state));
      } else if (fitting.size() == 1) {
        fitting.get(0).add(state);
      } else {
        undecided.add(state);
      }
    }

    List<Group> fitting(NodeState state) {
      return groups.stream().filter(group -> group.facts().fits(state)).toList();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void areThoseOfALookAtAllGroups(long seed) {
    Map<NodeState, List<String>> nodes = states(new Random(seed));
    Groups indexed = Groups.of(nodes.keySet());
    LookAtAll expected = new LookAtAll(nodes.keySet());
    assertThat(indexed.groups(nodes::get))
        .containsExactlyInAnyOrderElementsOf(
            expected.groups.stream().map(group -> group.build(nodes::get)).toList());
    assertThat(indexed.undecided(nodes::get))
        .containsExactlyElementsOf(expected.undecided.stream()
            .map(state -> new AuditResult.Undecided(
                nodes.get(state).get(0),
                expected.fitting(state).stream()
                    .map(Group::fingerprint)
                    .sorted()
                    .toList(),
                state))
            .sorted(Comparator.comparing(AuditResult.Undecided::node))
            .toList());
  }

  /** Different states of a few facts, which some do not show, with few or many values, and with lost characters. */
  private static Map<NodeState, List<String>> states(Random random) {
    int count = 1 + random.nextInt(200);
    int facts = 1 + random.nextInt(10);
    double shown = 0.5 + random.nextDouble() / 2;
    double lost = random.nextBoolean() ? 0 : random.nextDouble() / 4;
    int[] values = IntStream.range(0, facts).map(fact -> 1 << random.nextInt(8)).toArray();
    Map<NodeState, List<String>> states = new HashMap<>();
    for (int i = 0; i < count; i++) {
      TreeMap<String, String> state = new TreeMap<>();
      for (int fact = 0; fact < facts; fact++) {
        if (random.nextDouble() < shown) {
          String value = value(random.nextInt(values[fact]), fact % 2 == 0);
          state.put("fact-" + fact, random.nextDouble() < lost ? lost(value) : value);
        }
      }
      states.putIfAbsent(NodeState.of(state), List.of("node-" + i));
    }
    return states;
  }

  private static String value(int number, boolean isList) {
    return isList ? "b\nc" + number + "\nü" + number % 3 : "é" + number;
  }

  /** As a C locale prints it; sorting puts it elsewhere in a list. */
  private static String lost(String value) {
    String[] elements = value.replaceAll("[éü]", "?").split("\n", -1);
    Arrays.sort(elements);
    return String.join("\n", elements);
  }

  @Test
  void comparisonsGrowWithTheNumberOfStates() {
    long some = comparisons(2_000);
    assertThat(some).isLessThan(2_000 * 16);
    assertThat(comparisons(16_000)).isLessThan(8 * some * 5 / 4);
  }

  /** In how many comparisons different states are told apart, of which no fact is shown by all that tells them apart. */
  private static long comparisons(int count) {
    List<NodeState> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TreeMap<String, String> state = new TreeMap<>();
      state.put("version", "9." + i % 28);
      state.put("pinned", Boolean.toString(i % 2 == 0));
      String[] telling = {"base-commit", "image-digest", "live", "origin"};
      for (int fact = i % telling.length; fact < telling.length; fact++) {
        // what is most telling is shown by few
        state.put(telling[fact], telling[fact] + (fact == 3 ? i / 16 : i));
      }
      states.add(NodeState.of(state));
    }
    NodeState[] sorted = states.stream().sorted().toArray(NodeState[]::new);
    GroupIndex index = new GroupIndex(Arrays.asList(sorted));
    for (NodeState state : sorted) {
      if (index.fitting(state).isEmpty()) {
        index.put(new Group(state));
      }
    }
    return index.comparisons();
  }
}
