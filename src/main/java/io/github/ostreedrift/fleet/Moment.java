// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a capture was taken, as far as the name of its file or folder tells: {@code pre} and {@code post} of a change, or
 * a date. Captures of different moments are no contradiction: the later one holds.
 *
 * <p>The order is {@code pre}, then dates, then {@code post}.
 *
 * @param word as it stands in the path
 */
public record Moment(String word) implements Comparable<Moment> {
  private static final Pattern DATE = Pattern.compile(
      "\\d{4}-\\d{2}-\\d{2}(?:[T_-]\\d{2}[:_-]?\\d{2}(?:[:_-]?\\d{2})?Z?)?|\\d{8}(?:[T_-]?\\d{4}(?:\\d{2})?Z?)?");
  private static final Comparator<Moment> ORDER = Comparator.comparingInt(
          (Moment moment) -> rank(moment.word))
      .thenComparing(Moment::digits)
      .thenComparing(Moment::word);

  /** The moment that a word names, if it names one. */
  static Optional<Moment> find(String word) {
    return rank(word) >= 0 ? Optional.of(new Moment(word)) : Optional.empty();
  }

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }

  private String digits() {
    return rank(word) == 1 ? word.replaceAll("\\D", "") : "";
  }

  private static int rank(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "pre", "before" -> 0;
      case "post", "after" -> 2;
      default -> DATE.matcher(word).matches() ? 1 : -1;
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
