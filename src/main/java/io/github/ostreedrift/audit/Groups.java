// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Groups of equal nodes. States that show more come first, so that one that shows less joins the group that it does not
 * contradict; where it fits several, it is undecided. The order in which nodes were added changes nothing.
 */
final class Groups {
  private final List<Group> groups = new ArrayList<>();
  private final SortedSet<NodeState> undecided = new TreeSet<>();
  private final GroupIndex index;

  /** Groups of sorted states. */
  private Groups(NodeState[] states) {
    this.index = new GroupIndex(Arrays.asList(states));
    for (NodeState state : states) {
      place(state);
    }
    settle();
  }

  /** The groups of these states, all different. */
  static Groups of(Collection<NodeState> states) {
    NodeState[] sorted = states.toArray(NodeState[]::new);
    Arrays.parallelSort(sorted);
    return new Groups(sorted);
  }

  private void place(NodeState state) {
    List<Group> fitting = index.fitting(state);
    if (fitting.isEmpty()) {
      Group group = new Group(state);
      groups.add(group);
      index.put(group);
    } else if (fitting.size() == 1) {
      int before = fitting.get(0).facts().size();
      fitting.get(0).add(state);
      if (fitting.get(0).facts().size() > before) {
        index.put(fitting.get(0));
      }
    } else {
      undecided.add(state);
    }
  }

  /** What was placed before other groups came up may fit those as well: then it is undecided, too. */
  private void settle() {
    boolean all = false;
    for (boolean changes = true; changes; ) {
      changes = false;
      for (Group group : groups) {
        changes |= settle(group, all);
      }
      all = changes;
    }
    groups.removeIf(Group::isEmpty);
    List<NodeState> again =
        undecided.stream().filter(state -> index.fitting(state).size() < 2).toList();
    again.forEach(state -> {
      undecided.remove(state);
      place(state);
    });
  }

  /**
   * Takes states out of a group that fit others as well; whether there are any.
   *
   * @param all whether to look at those, too, that show all that the group shows: the founders of later groups
   *     contradict them, and so do earlier groups until something is taken out of them
   */
  private boolean settle(Group group, boolean all) {
    Set<NodeState> ambiguous = new LinkedHashSet<>();
    for (NodeState state : group.states()) {
      boolean isSettled = !all && state.size() == group.facts().size();
      if (!isSettled && index.fitting(state).size() > 1) {
        ambiguous.add(state);
      }
    }
    if (ambiguous.isEmpty()) {
      return false;
    }
    group.remove(ambiguous);
    undecided.addAll(ambiguous);
    if (!group.isEmpty()) {
      index.put(group);
    }
    return true;
  }

  /**
   * The groups, the largest first, and those of one size by the name of their first node.
   *
   * @param nodes the nodes that have a state
   */
  List<AuditResult.Group> groups(Function<NodeState, List<String>> nodes) {
    return groups.parallelStream()
        .map(group -> group.build(nodes))
        .sorted(
            Comparator.comparingInt((AuditResult.Group group) -> -group.nodes().size())
                .thenComparing(group -> group.nodes().get(0)))
        .toList();
  }

  /**
   * The nodes that fit several groups, by name.
   *
   * @param nodes the nodes that have a state
   */
  List<AuditResult.Undecided> undecided(Function<NodeState, List<String>> nodes) {
    List<AuditResult.Undecided> result = new ArrayList<>();
    for (NodeState state : undecided) {
      List<String> fitting = List.of(
          index.fitting(state).stream().map(Group::fingerprint).sorted().toArray(String[]::new));
      nodes
          .apply(state)
          .forEach(node -> result.add(new AuditResult.Undecided(node, fitting, state)));
    }
    result.sort(Comparator.comparing(AuditResult.Undecided::node));
    return result;
  }
}
