// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The members of an object, asked for by name. */
final class ObjectIn {
  private final JsonCursor object;
  private final Set<String> asked = new HashSet<>();

  private ObjectIn(JsonCursor object) {
    this.object = object;
  }

  /** The members of what must be an object. */
  static ObjectIn of(JsonCursor place) {
    if (!place.isObject()) {
      throw place.wrong("an object");
    }
    return new ObjectIn(place);
  }

  /** Reads an object, and complains of members that were not asked for. */
  static <T> T read(JsonCursor place, Function<ObjectIn, T> read) {
    ObjectIn in = of(place);
    T value = read.apply(in);
    in.end();
    return value;
  }

  /** Complains of members that were not asked for. */
  void end() {
    for (String key : object.keys()) {
      if (!asked.contains(key)) {
        object.at(key).unknown("passed over");
      }
    }
  }

  /** The place of a member, there or not. */
  JsonCursor at(String name) {
    asked.add(name);
    return object.at(name);
  }

  <T> T get(String name, Codec<T> codec) {
    return codec.read(at(name));
  }

  String text(String name) {
    return get(name, Codec.TEXT);
  }

  int count(String name) {
    return get(name, Codec.COUNT);
  }

  boolean flag(String name) {
    return get(name, Codec.FLAG);
  }

  List<String> texts(String name) {
    return get(name, Codec.TEXTS);
  }

  /** A member that need not be there. */
  <T> Optional<T> find(String name, Codec<T> codec) {
    return at(name).isGiven() ? Optional.of(get(name, codec)) : Optional.empty();
  }

  Optional<String> find(String name) {
    return find(name, Codec.TEXT);
  }

  /** A member that need not be shown. */
  <T> Fact<T> fact(String name, Codec<T> codec) {
    return at(name).isGiven() ? Fact.of(get(name, codec)) : Fact.notShown();
  }
}
