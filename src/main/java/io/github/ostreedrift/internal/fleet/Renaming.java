// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Reading;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a text, said of other digests: reading does not ask what a digest is, so it gives for a text with
 * other digests what it gives for this one, with these digests in the place of those.
 */
final class Renaming {
  /** Some value holds a digest, and can't be made anew. */
  static final Renaming IMPOSSIBLE = new Renaming(List.of(), 0, Set.of());

  private final List<Step<Reading>> steps;
  private final int count;
  private final Set<FactKey<?, ?>> holders;

  private Renaming(List<Step<Reading>> steps, int count, Set<FactKey<?, ?>> holders) {
    this.steps = steps;
    this.count = count;
    this.holders = holders;
  }

  /**
   * Makes a value anew, with other digests.
   *
   * @param <T> the type of the value
   */
  private interface Step<T> {
    T apply(List<String> digests);

    /** Whether a value may have been made so; the digests that it then was made with are put into their places. */
    boolean find(T made, @Nullable String[] digests);
  }

  /** A value holds a digest where it can't be told how to make it anew. */
  private static final class NotRenamedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A renaming of these readings, which were read of a text with these digests. */
  static Renaming of(List<Reading> readings, List<String> digests) {
    boolean isWhole = readings.stream()
        .allMatch(reading -> reading.capture().isPresent() && reading.problems().isEmpty());
    Compiler compiler = new Compiler(digests, new HashSet<>());
    try {
      List<Step<Reading>> steps = new ArrayList<>();
      if (isWhole) {
        readings.forEach(reading -> steps.add(compiler.stepOrSame(reading)));
      }
      return steps.isEmpty() ? IMPOSSIBLE : new Renaming(steps, digests.size(), compiler.holders);
    } catch (NotRenamedException e) {
      return IMPOSSIBLE;
    }
  }

  /** The readings of a text with these digests in the place of those, in their order; null if it must be read. */
  @Nullable
  List<Reading> to(List<String> digests) {
    if (steps.isEmpty()) {
      return null;
    }
    List<Reading> renamed = new ArrayList<>(steps.size());
    for (Step<Reading> step : steps) {
      renamed.add(step.apply(digests));
    }
    return renamed;
  }

  /**
   * The digests with which this renaming, of one reading, gives that one; null if it does with none. What holds no
   * digest must be the same object: that tells fast that it is equal, and where it is another one, nothing is told.
   */
  @Nullable
  List<String> find(Reading made) {
    @Nullable String[] found = new String[count];
    if (steps.size() != 1 || !steps.get(0).find(made, found)) {
      return null;
    }
    List<String> digests = new ArrayList<>(count);
    for (String digest : found) {
      if (digest == null || !Origin.isChecksum(digest) || digests.contains(digest)) {
        return null;
      }
      digests.add(digest);
    }
    return digests;
  }

  /** Whether digests stand in these facts alone. */
  boolean isWithin(Set<FactKey<?, ?>> facts) {
    return !steps.isEmpty() && facts.containsAll(holders);
  }

  /** A value that holds no digest. */
  private record Same<T>(T value) implements Step<T> {
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
  private record Words(String text, List<Integer> places, List<Integer> numbers)
      implements Step<String> {
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
  private record Row(List<Step<Object>> steps) implements Step<Object[]> {
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
  private record Whole<T>(
      Class<?> type, Step<Object[]> row, Function<T, Object[]> split, Function<Object[], T> join)
      implements Step<T> {
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
  private record Told<O, T>(FactKey<O, T> key, Step<T> step) {
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
  private record All<O>(Facts<O> facts, List<Told<O, ?>> told, List<FactKey<O, ?>> others)
      implements Step<Facts<O>> {
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

  /** Finds the values that hold a digest: all others are the same in every renaming. */
  private record Compiler(List<String> digests, Set<FactKey<?, ?>> holders) {

    /** How to make a value anew; null where it holds no digest. */
    @SuppressWarnings("unchecked") // a step makes a value of the type that it is a step for
    <T> @Nullable Step<T> step(T value) {
      Step<?> step;
      if (value instanceof String text) {
        step = text(text);
      } else if (value instanceof Optional<?> optional) {
        step = whole(
            Optional.class,
            (Optional<Object>) optional,
            any -> any.stream().toArray(),
            pieces -> Optional.of(pieces[0]));
      } else if (value instanceof List<?> list) {
        step = whole(List.class, (List<Object>) list, List::toArray, List::of);
      } else if (value instanceof Facts<?> facts) {
        step = facts(facts);
      } else if (value instanceof Record whole) {
        step = ofRecord(whole);
      } else if (digests.stream().anyMatch(String.valueOf(value)::contains)) {
        throw new NotRenamedException();
      } else {
        step = null;
      }
      return (Step<T>) step;
    }

    <T> Step<T> stepOrSame(T value) {
      Step<T> step = step(value);
      return step == null ? new Same<>(value) : step;
    }

    private @Nullable Step<String> text(String text) {
      List<Integer> places = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i + DigestText.LENGTH <= text.length(); i++) {
        for (int number = 0; number < digests.size(); number++) {
          if (text.startsWith(digests.get(number), i)) {
            places.add(i);
            numbers.add(number);
          }
        }
      }
      return places.isEmpty() ? null : new Words(text, places, numbers);
    }

    private <T> @Nullable Step<T> whole(
        Class<?> type, T value, Function<T, Object[]> split, Function<Object[], T> join) {
      List<Step<Object>> steps =
          Stream.of(split.apply(value)).map(this::<Object>stepOrSame).toList();
      return steps.stream().allMatch(Same.class::isInstance)
          ? null
          : new Whole<>(type, new Row(steps), split, join);
    }

    private <O> @Nullable Step<Facts<O>> facts(Facts<O> facts) {
      List<Told<O, ?>> told = new ArrayList<>();
      List<FactKey<O, ?>> others = new ArrayList<>();
      for (FactKey<O, ?> key : facts.keys()) {
        Told<O, ?> each = told(facts, key);
        if (each == null) {
          others.add(key);
        } else {
          told.add(each);
        }
      }
      return told.isEmpty() ? null : new All<>(facts, told, others);
    }

    private <O, T> @Nullable Told<O, T> told(Facts<O> facts, FactKey<O, T> key) {
      Fact<T> fact = facts.get(key);
      if (fact.findUnread().isPresent() && step(fact.findUnread().get()) != null) {
        throw new NotRenamedException();
      }
      Step<T> step = fact instanceof Fact.Shown<T> shown ? step(shown.value()) : null;
      if (step == null) {
        return null;
      }
      holders.add(key);
      return new Told<>(key, step);
    }

    private @Nullable Step<Record> ofRecord(Record whole) {
      RecordComponent[] components = whole.getClass().getRecordComponents();
      Stream.of(components).forEach(component -> component.getAccessor().setAccessible(true));
      Constructor<? extends Record> constructor = constructor(whole.getClass(), components);
      return whole(
          whole.getClass(),
          whole,
          any -> values(any, components),
          values -> make(constructor, values));
    }

    private static Object[] values(Record whole, RecordComponent[] components) {
      Object[] values = new Object[components.length];
      try {
        for (int i = 0; i < values.length; i++) {
          values[i] = components[i].getAccessor().invoke(whole);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record tells its components", e);
      }
      return values;
    }

    private static Constructor<? extends Record> constructor(
        Class<? extends Record> type, RecordComponent[] components) {
      try {
        Constructor<? extends Record> constructor = type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor;
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record has a constructor of all components", e);
      }
    }

    private static Record make(Constructor<? extends Record> constructor, Object[] components) {
      try {
        return constructor.newInstance(components);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record can be made of components like its own", e);
      }
    }
  }
}
