// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Groups of equal nodes. States that show more come first, so that one that shows less joins the group that it does not
 * contradict; where it fits several, it is undecided. The order in which nodes were added changes nothing.
 */
final class Groups {
  private final List<Group> groups = new ArrayList<>();
  private final SortedMap<NodeState, List<Group>> undecided = new TreeMap<>();
  private final GroupIndex index;

  private Groups(Collection<NodeState> states) {
    this.index = new GroupIndex(states);
    states.stream().sorted().forEach(this::place);
    settle();
    undecided.replaceAll((state, before) -> index.fitting(state));
  }

  /** The groups of these states. */
  static Groups of(Collection<NodeState> states) {
    return new Groups(states);
  }

  private void place(NodeState state) {
    List<Group> fitting = index.fitting(state);
    if (fitting.isEmpty()) {
      Group group = new Group(state);
      groups.add(group);
      index.put(group);
    } else if (fitting.size() == 1) {
      fitting.get(0).add(state);
      index.put(fitting.get(0));
    } else {
      undecided.put(state, fitting);
    }
  }

  /** What was placed before other groups came up may fit those as well: then it is undecided, too. */
  private void settle() {
    boolean all = false;
    for (boolean changes = true; changes; ) {
      changes = false;
      for (Group group : List.copyOf(groups)) {
        changes |= settle(group, all);
      }
      all = changes;
    }
    List<NodeState> again = undecided.keySet().stream()
        .filter(state -> index.fitting(state).size() < 2)
        .toList();
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
    index.remove(group);
    ambiguous.forEach(group::remove);
    ambiguous.forEach(state -> undecided.put(state, List.of()));
    if (group.states().isEmpty()) {
      groups.remove(group);
    } else {
      index.put(group);
    }
    return true;
  }

  /** The groups with the nodes that have their states, the largest first. */
  List<AuditResult.Group> groups(Map<NodeState, List<String>> nodes) {
    return groups.parallelStream()
        .map(group -> group.build(nodes))
        .sorted(Comparator.comparing((AuditResult.Group group) -> -group.nodes().size())
            .thenComparing(AuditResult.Group::fingerprint))
        .toList();
  }

  /** The nodes that fit several groups, by name. */
  List<AuditResult.Undecided> undecided(Map<NodeState, List<String>> nodes) {
    List<AuditResult.Undecided> result = new ArrayList<>();
    undecided.forEach((state, fitting) -> {
      List<String> fingerprints =
          fitting.stream().map(Group::fingerprint).sorted().toList();
      nodes
          .getOrDefault(state, List.of())
          .forEach(node -> result.add(new AuditResult.Undecided(node, fingerprints, state)));
    });
    result.sort(Comparator.comparing(AuditResult.Undecided::node));
    return result;
  }
}
