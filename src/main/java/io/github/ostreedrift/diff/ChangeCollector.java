// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.diff.NotShown.Side;
import io.github.ostreedrift.model.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Collects what a comparison finds, fact by fact. */
final class ChangeCollector {
  private final List<Change> changes = new ArrayList<>();
  private final List<NotShown> notShown = new ArrayList<>();

  List<Change> changes() {
    return changes;
  }

  List<NotShown> notShown() {
    return notShown;
  }

  void add(Change change) {
    changes.add(change);
  }

  /** Compares a fact if both sides show it; notes that it could not be compared if one side does. */
  <T> void compare(String name, Fact<T> left, Fact<T> right, BiConsumer<T, T> comparison) {
    if (left instanceof Fact.Shown<T> one && right instanceof Fact.Shown<T> other) {
      comparison.accept(one.value(), other.value());
    } else {
      note(name, left.isShown(), right.isShown());
    }
  }

  /** Notes that a fact could not be compared, if one side shows it and the other does not. */
  void note(String name, boolean left, boolean right) {
    if (left != right) {
      notShown.add(new NotShown(name, left ? Side.RIGHT : Side.LEFT));
    }
  }

  /** How a change with one subject and one value a side is made. */
  @FunctionalInterface
  interface Maker {
    Change make(ChangeKind kind, String subject, Optional<String> from, Optional<String> to);
  }

  /** A fact that differs as a whole or not at all. */
  record Plain<T>(
      Maker maker,
      ChangeKind kind,
      BiPredicate<T, T> same,
      Function<? super T, Optional<String>> words) {

    void compare(ChangeCollector findings, String name, Fact<T> left, Fact<T> right) {
      findings.compare(name, left, right, (one, other) -> {
        if (!same.test(one, other)) {
          findings.add(maker.make(kind, name, words.apply(one), words.apply(other)));
        }
      });
    }
  }
}
