// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of facts, each under its key. A key without a value is a fact that is not shown.
 *
 * <p>All keys of one set come from one list: {@link DeploymentFacts#ALL} or {@link CaptureFacts#ALL}.
 *
 * @param <O> what the facts are told of: {@link Deployment} or {@link Capture}
 */
public final class Facts<O> {
  private final List<FactKey<O, ?>> keys;
  private final @Nullable Fact<?>[] values;

  private Facts(List<FactKey<O, ?>> keys, @Nullable Fact<?>[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** The keys of all facts that there could be, shown or not, in the order in which they are written. */
  public List<FactKey<O, ?>> keys() {
    return keys;
  }

  /** The fact under a key: shown or not shown, never null. */
  @SuppressWarnings("unchecked")
  public <T> Fact<T> get(FactKey<O, T> key) {
    Fact<?> value = values[key.ordinal()];
    return value == null ? key.notShown() : (Fact<T>) value;
  }

  /** Whether the fact is shown. */
  public boolean shows(FactKey<O, ?> key) {
    return values[key.ordinal()] instanceof Fact.Shown<?>;
  }

  /** A builder that begins with these facts. */
  public Builder<O> toBuilder() {
    return new Builder<>(keys, values.clone());
  }

  @Override
  @SuppressWarnings("exports") // an annotation alone
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts<?> that
        && keys.equals(that.keys)
        && sameValues(values, that.values);
  }

  private static boolean sameValues(@Nullable Fact<?>[] some, @Nullable Fact<?>[] others) {
    for (int i = 0; i < some.length; i++) {
      Fact<?> shown = some[i] instanceof Fact.Shown<?> ? some[i] : null;
      if (!Objects.equals(shown, others[i] instanceof Fact.Shown<?> ? others[i] : null)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Fact<?> value : values) {
      hash = 31 * hash + (value instanceof Fact.Shown<?> ? value.hashCode() : 0);
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (FactKey<O, ?> key : keys) {
      if (get(key) instanceof Fact.Shown<?> shown) {
        text.append(text.length() > 1 ? ", " : "")
            .append(key.name())
            .append('=')
            .append(shown.value());
      }
    }
    return text.append('}').toString();
  }

  /** Collects facts of one owner. Not thread-safe. */
  public static final class Builder<O> {
    private final List<FactKey<O, ?>> keys;
    private final @Nullable Fact<?>[] values;

    private Builder(List<FactKey<O, ?>> keys, @Nullable Fact<?>[] values) {
      this.keys = keys;
      this.values = values;
    }

    static <O> Builder<O> of(List<FactKey<O, ?>> keys) {
      return new Builder<>(keys, new Fact<?>[keys.size()]);
    }

    /** Shows a fact; a fact shown before is replaced, one that was taken back stays so. */
    public <T> Builder<O> show(FactKey<O, T> key, T value) {
      if (!(values[key.ordinal()] instanceof Fact.NotShown<?>)) {
        values[key.ordinal()] = Fact.of(Objects.requireNonNull(value, key.name()));
      }
      return this;
    }

    /** Shows a fact unless something is known of it: how silence that means "none" is put in. */
    public <T> Builder<O> showIfAbsent(FactKey<O, T> key, T value) {
      return values[key.ordinal()] == null ? show(key, value) : this;
    }

    /**
     * Takes a fact back for good: the lines that tell it are damaged, so neither what they say nor their silence counts.
     * The first reason stays.
     */
    public Builder<O> hide(FactKey<O, ?> key, Fact.Unread why) {
      if (!(values[key.ordinal()] instanceof Fact.NotShown<?>)) {
        values[key.ordinal()] = Fact.unread(why).named(key.name());
      }
      return this;
    }

    /** Whether the fact was shown or taken back. */
    public boolean isSettled(FactKey<O, ?> key) {
      return values[key.ordinal()] != null;
    }

    /** The fact as collected so far. */
    @SuppressWarnings("unchecked")
    public <T> Fact<T> get(FactKey<O, T> key) {
      Fact<?> value = values[key.ordinal()];
      return value == null ? key.notShown() : (Fact<T>) value;
    }

    /** The facts collected so far; the builder can go on. */
    public Facts<O> build() {
      return new Facts<>(keys, values.clone());
    }
  }
}
