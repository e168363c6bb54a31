// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.fleet.NodeCapture.Moment;
import io.github.ostreedrift.internal.fleet.PackedReading;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The captures of one node on one side. Those of the latest moment count, and those that name none; of a history in one
 * input those are left out that a later one contradicts; and of the rest the one that shows most is judged, completed by
 * the others, if none contradicts it.
 *
 * @param dated what the captures of the latest moment come to
 * @param undated what those come to that name none
 */
record PairedSide(Part dated, Part undated) implements Serializable {
  @Serial
  private static final long serialVersionUID = 1;

  /** No capture. */
  static final PairedSide NONE = new PairedSide(Part.NONE, Part.NONE);

  /**
   * What captures of one moment come to.
   *
   * @param moment empty for those that name none
   * @param held what they show, sorted, each once
   * @param silences why others show nothing, sorted, each once
   */
  record Part(String moment, List<Held> held, List<String> silences) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Part NONE = new Part("", List.of(), List.of());

    private boolean isNothing() {
      return held.isEmpty() && silences.isEmpty();
    }

    /** Both, of one moment. */
    private Part and(Part other) {
      return new Part(moment, union(held, other.held), union(silences, other.silences));
    }

    private static <T extends Comparable<T>> List<T> union(List<T> some, List<T> others) {
      TreeSet<T> all = new TreeSet<>(some);
      all.addAll(others);
      return List.copyOf(all);
    }
  }

  /**
   * A capture that is kept.
   *
   * @param weight how much it shows
   * @param reading what was read
   * @param input where
   * @param place how many captures of the node stand before it in that input
   */
  record Held(long weight, PackedReading reading, String input, int place)
      implements Serializable, Comparable<Held> {
    @Serial
    private static final long serialVersionUID = 1;

    /** The one that shows more is greater; of equal ones any, but the same whatever came first. */
    @Override
    public int compareTo(Held other) {
      int order = Long.compare(weight, other.weight);
      order = order == 0 ? reading.compareTo(other.reading) : order;
      order = order == 0 ? input.compareTo(other.input) : order;
      return order == 0 ? Integer.compare(place, other.place) : order;
    }

    private boolean isAfter(Held other) {
      return input.equals(other.input) && place > other.place;
    }
  }

  static PairedSide of(Optional<Moment> moment, Held held) {
    return of(moment, List.of(held), List.of());
  }

  static PairedSide silent(Optional<Moment> moment, String reason) {
    return of(moment, List.of(), List.of(reason));
  }

  private static PairedSide of(Optional<Moment> moment, List<Held> held, List<String> silences) {
    return moment
        .map(at -> new PairedSide(new Part(at.word(), held, silences), Part.NONE))
        .orElseGet(() -> new PairedSide(Part.NONE, new Part("", held, silences)));
  }

  PairedSide with(PairedSide other) {
    if (isNothing() || equals(other)) {
      return other;
    } else if (other.isNothing()) {
      return this;
    }
    return new PairedSide(later(dated, other.dated), undated.and(other.undated));
  }

  private static Part later(Part one, Part other) {
    if (one.isNothing() || other.isNothing()) {
      return one.isNothing() ? other : one;
    } else if (one.moment.equals(other.moment)) {
      return one.and(other);
    }
    return new Moment(one.moment).compareTo(new Moment(other.moment)) > 0 ? one : other;
  }

  /** This side with the same readings, of which equal ones shall be one instance. */
  PairedSide map(UnaryOperator<PackedReading> one) {
    return new PairedSide(map(dated, one), map(undated, one));
  }

  private static Part map(Part part, UnaryOperator<PackedReading> one) {
    if (part.held.isEmpty()) {
      return part;
    }
    List<Held> held = new ArrayList<>(part.held.size());
    for (Held each : part.held) {
      held.add(new Held(each.weight, one.apply(each.reading), each.input, each.place));
    }
    return new Part(part.moment, List.copyOf(held), part.silences);
  }

  /** Whether there is no capture, and no word of one. */
  boolean isNothing() {
    return dated.isNothing() && undated.isNothing();
  }

  /** Whether some capture shows something. */
  boolean hasCapture() {
    return !dated.held.isEmpty() || !undated.held.isEmpty();
  }

  /**
   * The captures that count, or why none does.
   *
   * @param captures the one that shows most, and then the others that may complete it; none where none shows anything
   * @param contradiction the facts that others of one moment contradict
   */
  record Choice(List<Held> captures, List<String> contradiction) {}

  /**
   * Finds the captures that count.
   *
   * @param states what a reading shows of the node
   */
  Choice choose(Function<PackedReading, Optional<NodeState>> states) {
    List<Held> all = new ArrayList<>(dated.held);
    all.addAll(undated.held);
    if (all.size() < 2) {
      return new Choice(all, List.of());
    }
    Map<Held, Optional<NodeState>> shown = new HashMap<>();
    all.forEach(held -> shown.put(held, states.apply(held.reading)));
    List<Held> left = all.stream()
        .filter(held -> all.stream()
            .noneMatch(later ->
                later.isAfter(held) && !contradictions(shown, later, held).isEmpty()))
        .toList();
    Held most = Collections.max(left);
    List<String> contradiction = left.stream()
        .flatMap(held -> contradictions(shown, most, held).stream())
        .distinct()
        .sorted()
        .toList();
    List<Held> captures = new ArrayList<>(left);
    captures.remove(most);
    captures.removeIf(held -> held.reading.isDamaged());
    captures.sort(Comparator.reverseOrder());
    captures.add(0, most);
    return new Choice(List.copyOf(captures), contradiction);
  }

  private static List<String> contradictions(
      Map<Held, Optional<NodeState>> shown, Held one, Held other) {
    Optional<NodeState> left = shown.getOrDefault(one, Optional.empty());
    Optional<NodeState> right = shown.getOrDefault(other, Optional.empty());
    return left.isPresent() && right.isPresent()
        ? left.get().contradictions(right.get())
        : List.of();
  }

  /** Why there is no capture, or none of another time it was asked; empty where there is nothing to say. */
  String silence() {
    if (dated.silences.isEmpty() && undated.silences.isEmpty()) {
      return "";
    }
    return Stream.concat(dated.silences.stream(), undated.silences.stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
