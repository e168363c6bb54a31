// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.fleet.Inventory;
import io.github.ostreedrift.fleet.NodeCapture.Moment;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What captures tell of one node, whatever its name.
 *
 * @param placed whether an inventory knows the node; then its pools are the inventory's
 * @param pools the names of its pools, sorted
 * @param entries what the captures say, sorted, each once
 */
record FleetNode(boolean placed, List<String> pools, List<Entry> entries) implements Serializable {
  @Serial
  private static final long serialVersionUID = 1;

  /**
   * What one capture says.
   *
   * @param moment when it was taken, as far as its name tells; empty where it does not
   * @param state what it shows; empty where it shows nothing
   * @param silence why it shows nothing; empty where it shows something
   * @param earlier what the captures before it in the same input show
   */
  record Entry(String moment, List<NodeState> state, String silence, List<NodeState> earlier)
      implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::moment)
        .thenComparing(Entry::silence)
        .thenComparing(
            entry -> entry.state.isEmpty() ? null : entry.state.get(0),
            Comparator.nullsFirst(Comparator.naturalOrder()))
        .thenComparing(entry -> entry.earlier.size())
        .thenComparing(Entry::earlier, Entry::compare);

    private static int compare(List<NodeState> some, List<NodeState> others) {
      for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
        int order = some.get(i).compareTo(others.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    /** Whether it says that another one is out of date. */
    boolean overrules(Entry other) {
      return !state.isEmpty()
          && !other.state.isEmpty()
          && earlier.contains(other.state.get(0))
          && !state.get(0).fits(other.state.get(0));
    }
  }

  static FleetNode of(
      List<String> pools, Optional<Moment> moment, NodeState state, List<NodeState> earlier) {
    return new FleetNode(
        false, sorted(pools), List.of(new Entry(word(moment), List.of(state), "", earlier)));
  }

  static FleetNode silent(List<String> pools, Optional<Moment> moment, String reason) {
    return new FleetNode(
        false, sorted(pools), List.of(new Entry(word(moment), List.of(), reason, List.of())));
  }

  /** A node that an inventory names, of which no capture is known. */
  static FleetNode expected(List<String> pools) {
    return new FleetNode(true, sorted(pools), List.of());
  }

  /** This node, known to an inventory. */
  FleetNode in(List<String> inventoryPools) {
    return new FleetNode(true, inventoryPools.isEmpty() ? pools : sorted(inventoryPools), entries);
  }

  /** This node with the same entries, of which equal ones shall be one instance. */
  FleetNode map(UnaryOperator<Entry> one) {
    return entries.size() == 1
        ? new FleetNode(placed, pools, List.of(one.apply(entries.get(0))))
        : new FleetNode(placed, pools, entries.stream().map(one).toList());
  }

  FleetNode with(FleetNode other) {
    if (equals(other)) {
      return this;
    }
    TreeSet<Entry> all = new TreeSet<>(Entry.ORDER);
    all.addAll(entries);
    all.addAll(other.entries);
    List<String> names = new ArrayList<>();
    if (placed == other.placed || placed) {
      names.addAll(pools);
    }
    if (placed == other.placed || other.placed) {
      names.addAll(other.pools);
    }
    if (names.isEmpty()) {
      names.addAll(pools);
      names.addAll(other.pools);
    }
    return new FleetNode(placed || other.placed, sorted(names), List.copyOf(all));
  }

  /** Whether one capture alone tells of the node, and shows its state. */
  boolean isOne() {
    return entries.size() == 1 && !entries.get(0).state.isEmpty();
  }

  /** The pool of the node; empty where none is known. */
  String pool() {
    return Inventory.pool(pools).orElse("");
  }

  /**
   * What the captures of the latest moment say; those that name no moment belong to each. Of a history in one input those
   * are left out that a later one contradicts.
   */
  List<Entry> latest() {
    Optional<Moment> last = entries.stream()
        .map(Entry::moment)
        .filter(word -> !word.isEmpty())
        .map(Moment::new)
        .max(Comparator.naturalOrder());
    return entries.stream()
        .filter(entry -> entry.moment.isEmpty()
            || last.stream().anyMatch(moment -> moment.word().equals(entry.moment)))
        .filter(entry -> entries.stream().noneMatch(other -> other.overrules(entry)))
        .toList();
  }

  private static String word(Optional<Moment> moment) {
    return moment.map(Moment::word).orElse("");
  }

  private static List<String> sorted(List<String> pools) {
    return pools.size() < 2
        ? List.copyOf(pools)
        : pools.stream().distinct().sorted().toList();
  }
}
