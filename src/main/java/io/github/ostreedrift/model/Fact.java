// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a capture: shown with its value, or not shown.
 *
 * <p>A fact is shown when the capture said it, or when its silence means "none" (an empty list, {@code false},
 * an empty {@link java.util.Optional}). It is not shown when a capture of that kind could not have said it:
 * inactive requests in a status without {@code -v}, for example. There is no way to get a value out of a fact
 * that is not shown, so the two can't be confused:
 *
 * <pre>{@code
 * Fact<List<String>> layered = deployment.layered();
 * String words = layered.isShown() ? layered.require().size() + " layered" : "can't be told";
 * }</pre>
 *
 * @param <T> the type of the value; never null
 */
public sealed interface Fact<T> {

  /**
   * The capture shows the fact.
   *
   * @param value the value, "none" included (an empty list, {@code false}, an empty optional)
   */
  record Shown<T>(T value) implements Fact<T> {
    /** Refuses null: what is not shown is {@link NotShown}. */
    public Shown {
      Objects.requireNonNull(value, "a fact that is shown has a value; see Fact.notShown()");
    }
  }

  /**
   * The capture can't tell: by its kind or its options, or because the lines that would tell are damaged.
   *
   * @param name the name of the fact; empty where nobody gave it
   * @param unread the place at which the capture would have told, had it not been damaged; empty where a capture of its
   *     kind can't tell
   */
  record NotShown<T>(String name, Optional<Unread> unread) implements Fact<T> {
    private static final NotShown<?> INSTANCE = new NotShown<>("", Optional.empty());

    /** All facts that are not shown are equal: why they are not is told to people, and compared by nobody. */
    @Override
    @SuppressWarnings("exports") // an annotation alone
    public boolean equals(@Nullable Object other) {
      return other instanceof NotShown<?>;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  /**
   * Why a capture that could have told a fact does not.
   *
   * @param line the line of the input, 1-based; 0 where no single line is to blame
   * @param reason what is wrong there, as the end of a sentence: "its value is left out"
   */
  record Unread(int line, String reason) {}

  /** A fact with its value. */
  static <T> Fact<T> of(T value) {
    return new Shown<>(value);
  }

  /** A fact that the capture can't tell. */
  @SuppressWarnings("unchecked")
  static <T> Fact<T> notShown() {
    return (Fact<T>) NotShown.INSTANCE;
  }

  /** A fact that the capture would have told, had it not been damaged. */
  static <T> Fact<T> unread(Unread unread) {
    return new NotShown<>("", Optional.of(unread));
  }

  /** The same fact with its name, by which {@link #require()} tells what is not shown. */
  default Fact<T> named(String name) {
    return this instanceof NotShown<T> not ? new NotShown<>(name, not.unread()) : this;
  }

  /** Why the fact is not shown, if the capture is damaged at its place. */
  default Optional<Unread> findUnread() {
    return this instanceof NotShown<T> not ? not.unread() : Optional.empty();
  }

  /** Whether the capture shows the fact. */
  default boolean isShown() {
    return this instanceof Shown<T>;
  }

  /**
   * The value of a shown fact.
   *
   * @throws NoSuchElementException if the fact is not shown; the message names it, and says why or what to capture
   *     instead
   */
  default T require() {
    if (this instanceof Shown<T> shown) {
      return shown.value();
    }
    String name =
        this instanceof NotShown<T> not && !not.name().isEmpty() ? not.name() : "this fact";
    throw new NoSuchElementException("the capture does not show " + name
        + findUnread()
            .map(unread -> ": line " + unread.line() + ", " + unread.reason())
            .orElse("; one of `rpm-ostree status --json`, or of `rpm-ostree status -v`, may"));
  }

  /** Does something with the value of a shown fact, and nothing with one that is not shown. */
  default void ifShown(Consumer<? super T> action) {
    if (this instanceof Shown<T> shown) {
      action.accept(shown.value());
    }
  }

  /** The value; empty where the fact is not shown. Mind that "none" then looks the same as "not shown" for many. */
  default Optional<T> toOptional() {
    return this instanceof Shown<T> shown ? Optional.of(shown.value()) : Optional.empty();
  }

  /** The fact that follows from the value; what is not shown stays so. */
  @SuppressWarnings("unchecked") // a fact that is not shown has no value of any type
  default <R> Fact<R> flatMap(Function<? super T, Fact<R>> next) {
    return this instanceof Shown<T> shown ? next.apply(shown.value()) : (Fact<R>) this;
  }

  /** The value, or {@code other} where the fact is not shown. Mind that {@code other} then is a guess. */
  default T orElse(T other) {
    return this instanceof Shown<T> shown ? shown.value() : other;
  }

  /** Whether the fact is shown and has this value. */
  default boolean is(T value) {
    return this instanceof Shown<T> shown && shown.value().equals(value);
  }

  /** The fact with another value; what is not shown stays so. */
  default <R> Fact<R> map(Function<? super T, ? extends R> change) {
    return flatMap(value -> of(change.apply(value)));
  }
}
