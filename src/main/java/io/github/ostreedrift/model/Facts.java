// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of facts, each under its key. A key without a value is a fact that is not shown.
 *
 * <p>All keys of one set come from one list: {@link DeploymentFacts#ALL} or {@link CaptureFacts#ALL}.
 */
public final class Facts {
  private final List<FactKey<?>> keys;
  private final @Nullable Fact<?>[] values;

  private Facts(List<FactKey<?>> keys, @Nullable Fact<?>[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** The keys of all facts that there could be, shown or not, in the order in which they are written. */
  public List<FactKey<?>> keys() {
    return keys;
  }

  /** The fact under a key: shown or not shown, never null. */
  @SuppressWarnings("unchecked")
  public <T> Fact<T> get(FactKey<T> key) {
    Fact<?> value = values[key.ordinal()];
    return value == null ? Fact.notShown() : (Fact<T>) value;
  }

  /** Whether the fact is shown. */
  public boolean shows(FactKey<?> key) {
    return values[key.ordinal()] != null;
  }

  /** A builder that begins with these facts. */
  public Builder toBuilder() {
    return new Builder(keys, values.clone());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts that && keys == that.keys && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (FactKey<?> key : keys) {
      if (get(key) instanceof Fact.Shown<?> shown) {
        text.append(text.length() > 1 ? ", " : "")
            .append(key.name())
            .append('=')
            .append(shown.value());
      }
    }
    return text.append('}').toString();
  }

  /** Collects facts. Not thread-safe. */
  public static final class Builder {
    private final List<FactKey<?>> keys;
    private final @Nullable Fact<?>[] values;

    private Builder(List<FactKey<?>> keys, @Nullable Fact<?>[] values) {
      this.keys = keys;
      this.values = values;
    }

    static Builder of(List<FactKey<?>> keys) {
      return new Builder(keys, new Fact<?>[keys.size()]);
    }

    /** Shows a fact; a fact shown before is replaced. */
    public <T> Builder show(FactKey<T> key, T value) {
      values[key.ordinal()] = Fact.of(Objects.requireNonNull(value, key.name()));
      return this;
    }

    /** Shows a fact unless it is shown already: how silence that means "none" is put in. */
    public <T> Builder showIfAbsent(FactKey<T> key, T value) {
      return values[key.ordinal()] == null ? show(key, value) : this;
    }

    /** Takes a fact back: it is not shown. */
    public Builder hide(FactKey<?> key) {
      values[key.ordinal()] = null;
      return this;
    }

    /** The fact as collected so far. */
    @SuppressWarnings("unchecked")
    public <T> Fact<T> get(FactKey<T> key) {
      Fact<?> value = values[key.ordinal()];
      return value == null ? Fact.notShown() : (Fact<T>) value;
    }

    /** The facts collected so far; the builder can go on. */
    public Facts build() {
      return new Facts(keys, values.clone());
    }
  }
}
