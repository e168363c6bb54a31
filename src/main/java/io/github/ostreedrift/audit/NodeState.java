// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.internal.diff.Equivalence;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node: its facts as canonical text, so that equal facts are equal text whatever command printed
 * them. A fact that is not shown is not there. A list is its elements, sorted, one a line.
 *
 * <pre>{@code
 * NodeState state = NodeState.of(new TreeMap<>(Map.of("version", "9.4", "packages.layered", "htop\nstrace")));
 * state.find("version");          // 9.4
 * state.list("packages.layered"); // htop, strace
 * state.find("unlocked");         // empty: not shown
 * }</pre>
 *
 * <p>Immutable. States that show more come first; the order of those that show the same facts is the same on any machine,
 * and means nothing.
 */
public final class NodeState implements Comparable<NodeState>, Serializable {
  @Serial
  private static final long serialVersionUID = 1;

  /** Names of facts as states of any thread have them: many states show the same facts. A power of two of them. */
  private static final AtomicReferenceArray<String[]> RECENT_NAMES =
      new AtomicReferenceArray<>(256);

  private static final NodeState NOTHING = new NodeState(new String[0], new String[0]);

  private final String[] names;
  private final String[] values;
  private final int hash;

  private NodeState(String[] names, String[] values) {
    int namesHash = Arrays.hashCode(names);
    this.names = shared(names, namesHash);
    this.values = values;
    this.hash = 31 * namesHash + Arrays.hashCode(values);
  }

  /** The same names, mostly one array for all states that show the same facts: it saves room, and comparisons. */
  private static String[] shared(String[] names, int hash) {
    int at = (hash ^ (hash >>> 16)) & (RECENT_NAMES.length() - 1);
    String[] recent = RECENT_NAMES.get(at);
    if (recent == null || !Arrays.equals(recent, names)) {
      recent = Arrays.stream(names).map(String::intern).toArray(String[]::new);
      RECENT_NAMES.set(at, recent);
    }
    return recent;
  }

  /** A state of these facts, name and value of each. */
  public static NodeState of(SortedMap<String, String> facts) {
    return facts.isEmpty()
        ? NOTHING
        : new NodeState(
            facts.keySet().toArray(String[]::new), facts.values().toArray(String[]::new));
  }

  /** A state of facts whose names are sorted; the arrays are its own from now on. */
  static NodeState of(String[] names, String[] values) {
    return names.length == 0 ? NOTHING : new NodeState(names, values);
  }

  /** How many facts are shown. */
  public int size() {
    return names.length;
  }

  /** The names of the facts that are shown, sorted. */
  public List<String> names() {
    return List.of(names);
  }

  /** Whether a fact is shown. */
  public boolean shows(String fact) {
    return indexOf(fact) >= 0;
  }

  /** A fact, if it is shown. */
  public Optional<String> find(String fact) {
    return Optional.ofNullable(value(fact));
  }

  /** The elements of a fact that is a list; none where it is not shown: ask {@link #shows} first. */
  public List<String> list(String fact) {
    String value = value(fact);
    return value == null || value.isEmpty() ? List.of() : List.of(value.split("\n", -1));
  }

  /** The names of the facts that both states show with different values. */
  public List<String> contradictions(NodeState other) {
    List<String> found = new ArrayList<>();
    for (int i = lastContradiction(other, names.length); i >= 0; i = lastContradiction(other, i)) {
      found.add(0, names[i]);
    }
    return found;
  }

  /** Whether the two can be states of equal nodes: no fact that both show differs. */
  public boolean fits(NodeState other) {
    return lastContradiction(other, names.length) < 0;
  }

  /** The facts of both. Where they differ, this one's stand; where one lost characters to its locale, the other's. */
  public NodeState with(NodeState other) {
    SortedMap<String, String> all = other.toMap();
    for (int i = 0; i < names.length; i++) {
      all.merge(names[i], values[i], NodeState::better);
    }
    NodeState both = of(all);
    return both.equals(this) ? this : both;
  }

  /** This state as if some facts were not shown. */
  public NodeState without(Collection<String> facts) {
    String[] restNames = new String[names.length];
    String[] restValues = new String[names.length];
    int rest = 0;
    for (int i = 0; i < names.length; i++) {
      if (!facts.contains(names[i])) {
        restNames[rest] = names[i];
        restValues[rest++] = values[i];
      }
    }
    return rest == names.length
        ? this
        : new NodeState(Arrays.copyOf(restNames, rest), Arrays.copyOf(restValues, rest));
  }

  /** The facts, name and value of each; a copy. */
  public SortedMap<String, String> toMap() {
    SortedMap<String, String> facts = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      facts.put(names[i], values[i]);
    }
    return facts;
  }

  /** Names and values, a NUL behind each. */
  String text() {
    String[] parts = new String[2 * names.length + 1];
    for (int i = 0; i < names.length; i++) {
      parts[2 * i] = names[i];
      parts[2 * i + 1] = values[i];
    }
    parts[2 * names.length] = "";
    return String.join("\0", parts);
  }

  /** The last fact before a position that differs, or -1. The last ones, such as the version, tell most nodes apart. */
  private int lastContradiction(NodeState other, int before) {
    int i = before - 1;
    int j = other.names.length - 1;
    while (i >= 0 && j >= 0) {
      int order = compare(names[i], other.names[j]);
      if (order == 0 && !isSame(values[i], other.values[j])) {
        return i;
      }
      i -= order >= 0 ? 1 : 0;
      j -= order <= 0 ? 1 : 0;
    }
    return -1;
  }

  /** Names mostly are the same object: a comparison would look at all of their characters. */
  @SuppressWarnings("ReferenceEquality")
  private static int compare(String one, String other) {
    return one == other ? 0 : one.compareTo(other);
  }

  private @Nullable String value(String fact) {
    int at = indexOf(fact);
    return at < 0 ? null : values[at];
  }

  /** Where a fact is; names mostly are the same object. */
  @SuppressWarnings("ReferenceEquality")
  private int indexOf(String fact) {
    for (int i = 0; i < names.length; i++) {
      if (names[i] == fact) {
        return i;
      }
    }
    return Arrays.binarySearch(names, fact);
  }

  private static String better(String other, String own) {
    return own.indexOf('?') >= 0 && isSame(own, other) ? other : own;
  }

  /** Sorting puts a lost character elsewhere, so lists that look different are compared element by element. */
  private static boolean isSame(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (one.indexOf('?') < 0 && other.indexOf('?') < 0) {
      return false;
    }
    return Equivalence.ofList(
        List.of(one.split("\n", -1)), List.of(other.split("\n", -1)), Equivalence::ofText);
  }

  @Serial
  private Object readResolve() {
    return new NodeState(names, values);
  }

  @Override
  public int compareTo(NodeState other) {
    int order = Integer.compare(other.names.length, names.length);
    order = order != 0 ? order : compare(names, other.names);
    // values begin alike in most states: this tells them apart at once
    order = order != 0 ? order : Integer.compare(hash, other.hash);
    return order != 0 ? order : compare(values, other.values);
  }

  @SuppressWarnings("ReferenceEquality") // it saves comparing each
  private static int compare(String[] one, String[] other) {
    for (int i = 0; one != other && i < one.length; i++) {
      int order = compare(one[i], other[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  @SuppressWarnings("exports") // an annotation alone
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeState that
        && hash == that.hash
        && Arrays.equals(names, that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
