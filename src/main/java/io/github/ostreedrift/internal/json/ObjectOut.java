// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Fact;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the members of an object.
 *
 * @param generator where they go
 */
record ObjectOut(JsonGenerator generator) {

  <T> ObjectOut put(String name, Codec<T> codec, T value) {
    generator.writeName(name);
    codec.write(generator, value);
    return this;
  }

  ObjectOut put(String name, String value) {
    return put(name, Codec.TEXT, value);
  }

  ObjectOut put(String name, int value) {
    return put(name, Codec.COUNT, value);
  }

  ObjectOut put(String name, boolean value) {
    return put(name, Codec.FLAG, value);
  }

  ObjectOut put(String name, List<String> value) {
    return put(name, Codec.TEXTS, value);
  }

  /** Writes a member if there is one. */
  <T> ObjectOut putFound(String name, Codec<T> codec, Optional<T> value) {
    return value.isPresent() ? put(name, codec, value.get()) : this;
  }

  ObjectOut putFound(String name, Optional<String> value) {
    return putFound(name, Codec.TEXT, value);
  }

  /** Writes a member if it is shown. */
  <T> ObjectOut putShown(String name, Codec<T> codec, Fact<T> fact) {
    return fact.isShown() ? put(name, codec, fact.require()) : this;
  }
}
