// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Compares what a user asked for in two lists: what has an effect, and what is recorded without one. What went from one
 * list to the other is one change. Where the second list is not shown, nobody knows whether what is missing from the
 * first one is in it.
 *
 * @param maker makes the changes
 * @param kinds their kinds
 * @param active what has an effect
 * @param inactive what has none
 * @param pairs the change between two of one name that both have an effect
 * @param <A> what has an effect
 * @param <I> what has none
 */
record Effects<A, I>(
    ChangeCollector.Maker maker,
    Kinds kinds,
    Listed<A> active,
    Listed<I> inactive,
    BiFunction<A, A, Changed> pairs) {

  /**
   * The kinds of change.
   *
   * @param addedOrActive what has an effect on the right, where the left does not show whether it was recorded
   * @param removedOrInactive what has none any more, where the right does not show whether it is recorded
   */
  record Kinds(
      ChangeKind added,
      ChangeKind removed,
      ChangeKind becameActive,
      ChangeKind becameInactive,
      ChangeKind inactiveAdded,
      ChangeKind inactiveRemoved,
      ChangeKind addedOrActive,
      ChangeKind removedOrInactive) {}

  /** What became of one that both sides have. */
  record Changed(ChangeKind kind, String from, String to) {}

  /**
   * A list of a deployment.
   *
   * @param key its fact
   * @param name the name of an element
   * @param words what to say of an element besides its name
   * @param same whether two elements are the same
   * @param order which of several elements of one name comes first
   */
  record Listed<T>(
      FactKey<Deployment, List<T>> key,
      Function<T, String> name,
      Function<T, String> words,
      BiPredicate<T, T> same,
      Comparator<T> order) {

    /** The elements that one list has and the other has not, in order. All of them where the other is not shown. */
    List<T> without(Fact<List<T>> list, Fact<List<T>> other) {
      List<T> missing = new ArrayList<>(Equivalence.without(
          list.orElse(List.of()),
          other.orElse(List.of()),
          element -> Equivalence.key(name.apply(element)),
          same));
      if (missing.size() > 1) {
        missing.sort(order);
      }
      return missing;
    }
  }

  void compare(Deployment left, Deployment right, ChangeCollector findings) {
    Fact<List<I>> before = left.get(inactive.key());
    Fact<List<I>> after = right.get(inactive.key());
    ByName<I> awake = new ByName<>(inactive.without(before, after), inactive.name());
    ByName<I> asleep = new ByName<>(inactive.without(after, before), inactive.name());
    findings.compare(
        active.key().name(), left.get(active.key()), right.get(active.key()), (one, other) -> {
          List<A> gone = active.without(Fact.of(one), Fact.of(other));
          List<A> come = active.without(Fact.of(other), Fact.of(one));
          pair(gone, come, findings);
          ChangeKind removed = after.isShown() ? kinds.removed() : kinds.removedOrInactive();
          ChangeKind added = before.isShown() ? kinds.added() : kinds.addedOrActive();
          gone.forEach(element -> gone(element, asleep, removed, findings));
          come.forEach(element -> come(element, awake, added, findings));
        });
    findings.compare(
        inactive.key().name(),
        before,
        after,
        (one, other) -> compareInactive(awake.rest(), asleep.rest(), findings));
  }

  private void pair(List<A> gone, List<A> come, ChangeCollector findings) {
    ByName.pair(gone, come, active.name(), (name, one, other) -> {
      Changed changed = pairs.apply(one, other);
      add(findings, changed.kind(), name, Optional.of(changed.from()), Optional.of(changed.to()));
    });
  }

  private void compareInactive(List<I> gone, List<I> come, ChangeCollector findings) {
    gone.forEach(one -> add(
        findings,
        kinds.inactiveRemoved(),
        inactive.name().apply(one),
        words(one),
        Optional.empty()));
    come.forEach(one -> add(
        findings, kinds.inactiveAdded(), inactive.name().apply(one), Optional.empty(), words(one)));
  }

  private void gone(A element, ByName<I> asleep, ChangeKind otherwise, ChangeCollector findings) {
    String name = active.name().apply(element);
    Optional<String> from = Optional.of(active.words().apply(element));
    asleep
        .take(name)
        .ifPresentOrElse(
            now -> add(
                findings,
                kinds.becameInactive(),
                ByName.fuller(name, inactive.name().apply(now)),
                from,
                words(now)),
            () -> add(findings, otherwise, name, from, Optional.empty()));
  }

  private void come(A element, ByName<I> awake, ChangeKind otherwise, ChangeCollector findings) {
    String name = active.name().apply(element);
    Optional<String> to = Optional.of(active.words().apply(element));
    awake
        .take(name)
        .ifPresentOrElse(
            before -> add(
                findings,
                kinds.becameActive(),
                ByName.fuller(name, inactive.name().apply(before)),
                words(before),
                to),
            () -> add(findings, otherwise, name, Optional.empty(), to));
  }

  private Optional<String> words(I element) {
    return Optional.of(inactive.words().apply(element));
  }

  private void add(
      ChangeCollector findings,
      ChangeKind kind,
      String subject,
      Optional<String> from,
      Optional<String> to) {
    findings.add(maker.make(kind, subject, from, to));
  }
}
