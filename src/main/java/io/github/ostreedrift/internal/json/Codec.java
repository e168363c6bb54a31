// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * How values of one type are written as JSON, and read back.
 *
 * @param <T> the type
 */
interface Codec<T> {
  Codec<String> TEXT = of(JsonCursor::text, JsonGenerator::writeString);
  Codec<Boolean> FLAG = of(JsonCursor::flag, JsonGenerator::writeBoolean);
  Codec<Integer> COUNT = of(JsonCursor::count, JsonGenerator::writeNumber);
  Codec<Instant> TIME = of(Codec::time, (out, time) -> out.writeString(time.toString()));
  Codec<List<String>> TEXTS = TEXT.list();

  /** One of these words. */
  static Codec<String> word(String... words) {
    List<String> known = List.of(words);
    return of(
        place -> {
          if (!known.contains(place.text())) {
            throw place.wrong("one of " + String.join(", ", known));
          }
          return place.text();
        },
        JsonGenerator::writeString);
  }

  void write(JsonGenerator out, T value);

  /** Reads a value back, or complains of it and throws {@link WrongType}. */
  T read(JsonCursor place);

  /** Lists of such values. */
  default Codec<List<T>> list() {
    return of(place -> place.list(this::read), (out, list) -> {
      out.writeStartArray();
      for (T item : list) {
        write(out, item);
      }
      out.writeEndArray();
    });
  }

  /** Such values, or null for none. */
  default Codec<Optional<T>> orNull() {
    return of(
        place -> place.isThere() ? Optional.of(read(place)) : Optional.empty(),
        (out, value) -> value.ifPresentOrElse(present -> write(out, present), out::writeNull));
  }

  /** A codec of two functions. */
  static <T> Codec<T> of(Function<JsonCursor, T> read, BiConsumer<JsonGenerator, T> write) {
    return new Codec<>() {
      @Override
      public void write(JsonGenerator out, T value) {
        write.accept(out, value);
      }

      @Override
      public T read(JsonCursor place) {
        return read.apply(place);
      }
    };
  }

  /** A codec for objects, which are written and read member by member. */
  static <T> Codec<T> object(Function<ObjectIn, T> read, BiConsumer<ObjectOut, T> write) {
    return of(place -> ObjectIn.read(place, read), (generator, value) -> {
      generator.writeStartObject();
      write.accept(new ObjectOut(generator), value);
      generator.writeEndObject();
    });
  }

  private static Instant time(JsonCursor place) {
    try {
      return Instant.parse(place.text());
    } catch (DateTimeException e) {
      throw place.wrong("a time like 2024-05-01T01:02:03Z");
    }
  }
}
