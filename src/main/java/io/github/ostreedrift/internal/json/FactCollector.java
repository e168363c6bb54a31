// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects facts out of a document; a fact whose value is of the wrong type is complained of and not shown. */
final class FactCollector<O> {
  private final Facts.Builder<O> facts;

  FactCollector(Facts.Builder<O> facts) {
    this.facts = facts;
  }

  <T> FactCollector<O> show(FactKey<O, T> key, Supplier<T> value) {
    try {
      facts.show(key, value.get());
    } catch (WrongType e) {
      // Complained of already.
      facts.hide(key, e.unread());
    }
    return this;
  }

  /** Shows what is found, if anything is. */
  <T> FactCollector<O> showIfFound(FactKey<O, T> key, Supplier<Optional<T>> value) {
    try {
      value.get().ifPresent(found -> facts.show(key, found));
    } catch (WrongType e) {
      // Complained of already.
      facts.hide(key, e.unread());
    }
    return this;
  }

  <T> Fact<T> get(FactKey<O, T> key) {
    return facts.get(key);
  }

  /** Does what may meet a wrong type, which then has been complained of. */
  static void attempt(Runnable action) {
    try {
      action.run();
    } catch (WrongType e) {
      // Complained of already.
    }
  }

  Facts.Builder<O> builder() {
    return facts;
  }

  Facts<O> build() {
    return facts.build();
  }
}
