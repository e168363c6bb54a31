// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.fleet.Inventory;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.internal.fleet.PackedReading;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The nodes of two sides by name. Not thread-safe. */
final class PairedNodes implements Serializable {
  @Serial
  private static final long serialVersionUID = 1;

  private TreeMap<String, Entry> entries = new TreeMap<>();

  // most nodes of a fleet are equal, if not in their digests: one instance of each different
  // reading, and of each form
  private transient Map<PackedReading, PackedReading> known = new HashMap<>();
  private transient Map<PackedReading.Form, PackedReading.Form> forms = new HashMap<>();

  /**
   * What is known of a node.
   *
   * @param pools the pools that its captures name, sorted
   * @param before its captures before
   * @param after its captures after
   */
  record Entry(List<String> pools, PairedSide before, PairedSide after) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    Entry with(Entry other) {
      return new Entry(
          union(pools, other.pools), before.with(other.before), after.with(other.after));
    }

    /** The one pool that the names come to; empty where there is none. */
    String pool() {
      return Inventory.pool(pools).orElse("");
    }
  }

  void add(NodeCapture capture, PairedSide before, PairedSide after) {
    String name = capture.node().orElseGet(() -> Fleet.unnamed(capture));
    add(name, new Entry(union(capture.pools(), List.of()), before, after));
  }

  void merge(PairedNodes others) {
    others.entries.forEach(this::add);
  }

  private void add(String name, Entry entry) {
    Entry ours = new Entry(entry.pools, entry.before.map(this::one), entry.after.map(this::one));
    entries.merge(name, ours, Entry::with);
  }

  private PackedReading one(PackedReading reading) {
    PackedReading.Form form = forms.computeIfAbsent(reading.form(), any -> any);
    return known.computeIfAbsent(reading.with(form), any -> any);
  }

  private static List<String> union(List<String> some, List<String> others) {
    if (others.isEmpty() && some.size() < 2) {
      return some;
    } else if (some.equals(others)) {
      return some;
    }
    TreeSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  int size() {
    return entries.size();
  }

  SortedMap<String, Entry> entries() {
    return entries;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PairedNodes that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    known = new HashMap<>();
    forms = new HashMap<>();
    TreeMap<String, Entry> read = entries;
    entries = new TreeMap<>();
    read.forEach(this::add);
  }
}
