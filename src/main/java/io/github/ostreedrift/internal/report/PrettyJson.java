// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.internal.json.Indented;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes the JSON of results: two blanks a level, each element on a line of its own. What could steer a terminal is
 * written as an escape of JSON.
 */
final class PrettyJson {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();
  private static final JsonFactory ASCII = JsonFactory.builder()
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .build();
  private static final int DELETE = 0x7f;

  private PrettyJson() {}

  /** What a writer writes, with a line break at its end. */
  static String write(Consumer<JsonGenerator> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator generator = FACTORY.createGenerator(new Indented(), bytes)) {
      writer.accept(generator);
    }
    return escape(bytes.toString(StandardCharsets.UTF_8)) + "\n";
  }

  /**
   * Streams what a writer writes, with a line break at its end: for results of any size. Every character outside ASCII
   * is written as an escape.
   *
   * @throws IOException if the stream fails; it is not closed
   */
  static void write(OutputStream out, Consumer<JsonGenerator> writer) throws IOException {
    try (JsonGenerator generator = ASCII.createGenerator(new Indented(), out)) {
      writer.accept(generator);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    out.write('\n');
  }

  /** A member that is text, or null. */
  static void member(JsonGenerator out, String name, Optional<String> text) {
    out.writeName(name);
    text.ifPresentOrElse(out::writeString, out::writeNull);
  }

  /** Characters that can't be seen stand in strings alone, where JSON allows to write them by their numbers. */
  private static String escape(String json) {
    if (json.chars().allMatch(c -> c < DELETE)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 16);
    json.codePoints().forEach(c -> {
      if (c < DELETE || isShown(c)) {
        escaped.appendCodePoint(c);
      } else {
        for (char half : Character.toChars(c)) {
          escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) half));
        }
      }
    });
    return escaped.toString();
  }

  private static boolean isShown(int c) {
    String character = Character.toString(c);
    return Visible.of(character).equals(character);
  }
}
