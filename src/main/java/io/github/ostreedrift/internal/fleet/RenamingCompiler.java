// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
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

/** Finds the values that hold a digest: all others are the same in every renaming. */
record RenamingCompiler(List<String> digests, Set<FactKey<?, ?>> holders) {

  /** For readings of a text with these digests; the facts that hold some are gathered. */
  RenamingCompiler(List<String> digests) {
    this(digests, new HashSet<>());
  }

  /** A value holds a digest where it can't be told how to make it anew. */
  static final class NotRenamedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** How to make a value anew; null where it holds no digest. */
  @SuppressWarnings("unchecked") // a step makes a value of the type that it is a step for
  <T> @Nullable RenamingStep<T> step(T value) {
    RenamingStep<?> step;
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
    return (RenamingStep<T>) step;
  }

  <T> RenamingStep<T> stepOrSame(T value) {
    RenamingStep<T> step = step(value);
    return step == null ? new RenamingStep.Same<>(value) : step;
  }

  private @Nullable RenamingStep<String> text(String text) {
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
    return places.isEmpty() ? null : new RenamingStep.Words(text, places, numbers);
  }

  private <T> @Nullable RenamingStep<T> whole(
      Class<?> type, T value, Function<T, Object[]> split, Function<Object[], T> join) {
    List<RenamingStep<Object>> steps =
        Stream.of(split.apply(value)).map(this::<Object>stepOrSame).toList();
    return steps.stream().allMatch(RenamingStep.Same.class::isInstance)
        ? null
        : new RenamingStep.Whole<>(type, new RenamingStep.Row(steps), split, join);
  }

  private <O> @Nullable RenamingStep<Facts<O>> facts(Facts<O> facts) {
    List<RenamingStep.Told<O, ?>> told = new ArrayList<>();
    List<FactKey<O, ?>> others = new ArrayList<>();
    for (FactKey<O, ?> key : facts.keys()) {
      RenamingStep.Told<O, ?> each = told(facts, key);
      if (each == null) {
        others.add(key);
      } else {
        told.add(each);
      }
    }
    return told.isEmpty() ? null : new RenamingStep.All<>(facts, told, others);
  }

  private <O, T> RenamingStep.@Nullable Told<O, T> told(Facts<O> facts, FactKey<O, T> key) {
    Fact<T> fact = facts.get(key);
    if (fact.findUnread().isPresent() && step(fact.findUnread().get()) != null) {
      throw new NotRenamedException();
    }
    RenamingStep<T> step = fact instanceof Fact.Shown<T> shown ? step(shown.value()) : null;
    if (step == null) {
      return null;
    }
    holders.add(key);
    return new RenamingStep.Told<>(key, step);
  }

  private @Nullable RenamingStep<Record> ofRecord(Record whole) {
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
