// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.fleet.NodeCapture.Moment;
import io.github.ostreedrift.internal.fleet.PackedReading;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the captures of one node on one side come to: of the latest moment the one that shows most. Captures that name no
 * moment belong to each, so both are kept.
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
   * @param best the one that shows most; empty where none shows anything
   * @param silences why others show nothing, sorted, each once
   */
  record Part(String moment, List<Held> best, List<String> silences) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Part NONE = new Part("", List.of(), List.of());

    private boolean isNothing() {
      return best.isEmpty() && silences.isEmpty();
    }

    /** Both, of one moment. */
    private Part and(Part other) {
      List<Held> better = Stream.concat(best.stream(), other.best.stream())
          .max(Held::compareTo)
          .map(List::of)
          .orElse(List.of());
      TreeSet<String> all = new TreeSet<>(silences);
      all.addAll(other.silences);
      return new Part(moment, better, List.copyOf(all));
    }
  }

  /**
   * A capture that is kept.
   *
   * @param weight how much it shows
   * @param reading what was read
   * @param input where
   */
  record Held(long weight, PackedReading reading, String input)
      implements Serializable, Comparable<Held> {
    @Serial
    private static final long serialVersionUID = 1;

    /** The one that shows more is greater; of equal ones any, but the same whatever came first. */
    @Override
    public int compareTo(Held other) {
      int order = Long.compare(weight, other.weight);
      order = order == 0 ? reading.compareTo(other.reading) : order;
      return order == 0 ? input.compareTo(other.input) : order;
    }
  }

  static PairedSide of(Optional<Moment> moment, Held held) {
    return of(moment, List.of(held), List.of());
  }

  static PairedSide silent(Optional<Moment> moment, String reason) {
    return of(moment, List.of(), List.of(reason));
  }

  private static PairedSide of(Optional<Moment> moment, List<Held> best, List<String> silences) {
    return moment
        .map(at -> new PairedSide(new Part(at.word(), best, silences), Part.NONE))
        .orElseGet(() -> new PairedSide(Part.NONE, new Part("", best, silences)));
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
    return part.isNothing()
        ? Part.NONE
        : new Part(
            part.moment,
            part.best.stream()
                .map(held -> new Held(held.weight, one.apply(held.reading), held.input))
                .toList(),
            part.silences);
  }

  /** Whether there is no capture, and no word of one. */
  boolean isNothing() {
    return dated.isNothing() && undated.isNothing();
  }

  /** The capture that counts. */
  Optional<Held> find() {
    return Stream.concat(dated.best.stream(), undated.best.stream()).max(Held::compareTo);
  }

  /** Why there is no capture, or none of another time it was asked; empty where there is nothing to say. */
  String silence() {
    return Stream.concat(dated.silences.stream(), undated.silences.stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
