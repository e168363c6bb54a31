// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Reading;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a text, said of other digests: reading does not ask what a digest is, so it gives for a text with
 * other digests what it gives for this one, with these digests in the place of those.
 */
final class Renaming {
  /** Some value holds a digest, and can't be made anew. */
  private static final Renaming IMPOSSIBLE = new Renaming(List.of());

  private final List<Step<Reading>> steps;

  private Renaming(List<Step<Reading>> steps) {
    this.steps = steps;
  }

  /**
   * Makes a value anew, with other digests.
   *
   * @param <T> the type of the value
   */
  private interface Step<T> {
    T apply(List<String> digests);
  }

  /** A value holds a digest where it can't be told how to make it anew. */
  private static final class NotRenamedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A renaming of these readings, which were read of a text with these digests. */
  static Renaming of(List<Reading> readings, List<String> digests) {
    boolean isWhole = readings.stream()
        .allMatch(reading -> reading.capture().isPresent() && reading.problems().isEmpty());
    try {
      List<Step<Reading>> steps = new ArrayList<>();
      if (isWhole) {
        Compiler compiler = new Compiler(digests);
        for (Reading reading : readings) {
          Step<Reading> step = compiler.step(reading);
          steps.add(step == null ? any -> reading : step);
        }
      }
      return steps.isEmpty() ? IMPOSSIBLE : new Renaming(steps);
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

  /** Finds the values that hold a digest: all others are the same in every renaming. */
  private record Compiler(List<String> digests) {

    /** How to make a value anew; null where it holds no digest. */
    @SuppressWarnings("unchecked") // a step makes a value of the type that it is a step for
    <T> @Nullable Step<T> step(T value) {
      Step<?> step;
      if (value instanceof String text) {
        step = text(text);
      } else if (value instanceof Optional<?> optional) {
        Step<Object> inner = optional.isPresent() ? step((Object) optional.get()) : null;
        step = inner == null ? null : names -> Optional.of(inner.apply(names));
      } else if (value instanceof List<?> list) {
        Step<Object[]> inner = values(list.toArray());
        step = inner == null ? null : names -> List.of(inner.apply(names));
      } else if (value instanceof Facts<?> facts) {
        step = facts(facts);
      } else if (value instanceof Record whole) {
        step = whole(whole);
      } else if (digests.stream().anyMatch(String.valueOf(value)::contains)) {
        throw new NotRenamedException();
      } else {
        step = null;
      }
      return (Step<T>) step;
    }

    private @Nullable Step<String> text(String text) {
      int number = digests.indexOf(text);
      if (number >= 0) {
        return names -> names.get(number);
      }
      return digests.stream().noneMatch(text::contains)
          ? null
          : names -> {
            String renamed = text;
            // by way of what no text holds: a new name may be another's old one
            for (int i = 0; i < digests.size(); i++) {
              renamed = renamed.replace(digests.get(i), "\0" + i + "\0");
            }
            for (int i = 0; i < digests.size(); i++) {
              renamed = renamed.replace("\0" + i + "\0", names.get(i));
            }
            return renamed;
          };
    }

    private @Nullable Step<Object[]> values(Object[] values) {
      List<@Nullable Step<Object>> steps = new ArrayList<>();
      for (Object value : values) {
        steps.add(step(value));
      }
      return steps.stream().allMatch(step -> step == null)
          ? null
          : names -> {
            Object[] renamed = values.clone();
            for (int i = 0; i < renamed.length; i++) {
              Step<Object> step = steps.get(i);
              renamed[i] = step == null ? renamed[i] : step.apply(names);
            }
            return renamed;
          };
    }

    private <O> @Nullable Step<Facts<O>> facts(Facts<O> facts) {
      List<Shown<O, ?>> changed = new ArrayList<>();
      for (FactKey<O, ?> key : facts.keys()) {
        Shown<O, ?> shown = shown(facts, key);
        if (shown != null) {
          changed.add(shown);
        }
      }
      return changed.isEmpty()
          ? null
          : names -> {
            Facts.Builder<O> builder = facts.toBuilder();
            changed.forEach(each -> each.show(builder, names));
            return builder.build();
          };
    }

    /** A fact whose value holds a digest. */
    private record Shown<O, T>(FactKey<O, T> key, Step<T> step) {
      void show(Facts.Builder<O> builder, List<String> names) {
        builder.show(key, step.apply(names));
      }
    }

    private <O, T> @Nullable Shown<O, T> shown(Facts<O> facts, FactKey<O, T> key) {
      Fact<T> fact = facts.get(key);
      if (fact instanceof Fact.Shown<T> shown) {
        Step<T> step = step(shown.value());
        return step == null ? null : new Shown<>(key, step);
      } else if (fact.findUnread().isPresent() && step(fact.findUnread().get()) != null) {
        throw new NotRenamedException();
      }
      return null;
    }

    private @Nullable Step<Record> whole(Record whole) {
      RecordComponent[] components = whole.getClass().getRecordComponents();
      Step<Object[]> inner =
          values(Stream.of(components).map(component -> value(whole, component)).toArray());
      if (inner == null) {
        return null;
      }
      Constructor<? extends Record> constructor = constructor(whole.getClass(), components);
      return names -> make(constructor, inner.apply(names));
    }

    private static Object value(Record whole, RecordComponent component) {
      try {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(whole);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record tells its components", e);
      }
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
