// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value anew, with other digests.
 *
 * @param <T> the type of the value
 */
sealed interface RenamingStep<T> {
  T apply(List<String> digests);

  /** Whether a value may have been made so; the digests that it then was made with are put into their places. */
  boolean find(T made, @Nullable String[] digests);

  /** A value that holds no digest. */
  record Same<T>(T value) implements RenamingStep<T> {
    @Override
    public T apply(List<String> digests) {
      return value;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // two that are equal may differ in what they do not show
    public boolean find(T made, @Nullable String[] digests) {
      // numbers come in a box of their own
      return made == value || (value instanceof Number && value.equals(made));
    }
  }

  /**
   * A text that holds digests.
   *
   * @param places where each begins
   * @param numbers which of the digests stands there
   */
  record Words(String text, List<Integer> places, List<Integer> numbers)
      implements RenamingStep<String> {
    @Override
    public String apply(List<String> digests) {
      if (text.length() == DigestText.LENGTH) {
        return digests.get(numbers.get(0));
      }
      StringBuilder renamed = new StringBuilder(text);
      for (int i = 0; i < places.size(); i++) {
        int place = places.get(i);
        renamed.replace(place, place + DigestText.LENGTH, digests.get(numbers.get(i)));
      }
      return renamed.toString();
    }

    @Override
    public boolean find(String made, @Nullable String[] digests) {
      if (made.length() != text.length()) {
        return false;
      }
      int at = 0;
      for (int i = 0; i < places.size(); i++) {
        int place = places.get(i);
        int number = numbers.get(i);
        String digest = made.substring(place, place + DigestText.LENGTH);
        if (!made.regionMatches(at, text, at, place - at)
            || (digests[number] != null && !digest.equals(digests[number]))) {
          return false;
        }
        digests[number] = digest;
        at = place + DigestText.LENGTH;
      }
      return made.regionMatches(at, text, at, text.length() - at);
    }
  }

  /** Values in a row. */
  record Row(List<RenamingStep<Object>> steps) implements RenamingStep<Object[]> {
    @Override
    public Object[] apply(List<String> digests) {
      Object[] row = new Object[steps.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = steps.get(i).apply(digests);
      }
      return row;
    }

    @Override
    public boolean find(Object[] made, @Nullable String[] digests) {
      if (made.length != steps.size()) {
        return false;
      }
      for (int i = 0; i < made.length; i++) {
        if (!steps.get(i).find(made[i], digests)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A value that consists of others.
   *
   * @param type its class; of lists and optionals what they have in common
   * @param split takes it to pieces
   * @param join makes it of pieces
   */
  record Whole<T>(
      Class<?> type,
      RenamingStep<Object[]> row,
      Function<T, Object[]> split,
      Function<Object[], T> join)
      implements RenamingStep<T> {
    @Override
    public T apply(List<String> digests) {
      return join.apply(row.apply(digests));
    }

    @Override
    public boolean find(T made, @Nullable String[] digests) {
      return type.isInstance(made) && row.find(split.apply(made), digests);
    }
  }

  /** A fact whose value holds a digest. */
  record Told<O, T>(FactKey<O, T> key, RenamingStep<T> step) {
    void show(Facts.Builder<O> builder, List<String> digests) {
      builder.show(key, step.apply(digests));
    }

    boolean find(Facts<O> made, @Nullable String[] digests) {
      return made.get(key) instanceof Fact.Shown<T> shown && step.find(shown.value(), digests);
    }
  }

  /**
   * Facts of which some hold a digest.
   *
   * @param others the keys of those that hold none
   */
  record All<O>(Facts<O> facts, List<Told<O, ?>> told, List<FactKey<O, ?>> others)
      implements RenamingStep<Facts<O>> {
    @Override
    public Facts<O> apply(List<String> digests) {
      Facts.Builder<O> builder = facts.toBuilder();
      told.forEach(each -> each.show(builder, digests));
      return builder.build();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // why a fact is not shown counts as well
    public boolean find(Facts<O> made, @Nullable String[] digests) {
      for (FactKey<O, ?> key : others) {
        if (made.get(key) != facts.get(key)) {
          return false;
        }
      }
      for (Told<O, ?> each : told) {
        if (!each.find(made, digests)) {
          return false;
        }
      }
      return true;
    }
  }
}
