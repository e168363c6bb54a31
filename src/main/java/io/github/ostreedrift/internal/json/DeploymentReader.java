// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the facts of a deployment, each from its keys. In a document that was cut down a fact is not shown unless all of
 * its keys are there; else a missing key is the silence of the tool. Not thread-safe.
 */
final class DeploymentReader {
  private final JsonCursor deployment;
  private final boolean reduced;
  private final FactCollector<Deployment> facts = new FactCollector<>(DeploymentFacts.builder());

  DeploymentReader(JsonCursor deployment, boolean reduced) {
    this.deployment = deployment;
    this.reduced = reduced;
  }

  /** Reads the fact that one key tells. */
  <T> DeploymentReader read(
      FactKey<Deployment, T> fact, String key, Function<JsonCursor, T> value) {
    return find(fact, () -> at(key).find(value), key);
  }

  /** Works out a fact; it is up to silence where nothing is found. */
  <T> DeploymentReader find(
      FactKey<Deployment, T> fact, Supplier<Optional<T>> value, String... keys) {
    for (String key : keys) {
      if ((reduced && !has(key)) || at(key).isMasked()) {
        String what = has(key) ? "the value of `" : "the key `";
        facts.builder().hide(fact, new Fact.Unread(0, what + key + "` is left out"));
        return this;
      }
    }
    facts.showIfFound(fact, value);
    return this;
  }

  JsonCursor at(String key) {
    return deployment.at(key);
  }

  boolean has(String key) {
    return at(key).isThere();
  }

  /** Whether a missing key tells nothing. */
  boolean isReduced() {
    return reduced;
  }

  Facts.Builder<Deployment> facts() {
    return facts.builder();
  }
}
