// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes readings as the JSON of {@code parse}, and reads them back without loss.
 *
 * <pre>{@code
 * String json = CaptureJson.COMPACT.write(reading);
 * assert CaptureJson.read(json).equals(reading);
 * }</pre>
 *
 * <p>A key that is absent means "not shown"; {@code []}, {@code false} and {@code null} mean "shown: none". The JSON
 * Schema is the resource {@link #SCHEMA}. Thread-safe.
 */
public enum CaptureJson {
  /** All on one line, without blanks. */
  COMPACT,
  /** Two blanks a level, every item on a line of its own. */
  PRETTY;

  /** The name of the resource that holds the JSON Schema, as {@link Class#getResource} takes it. */
  public static final String SCHEMA = "/io/github/ostreedrift/capture.schema.json";

  /** Writes a reading. */
  public String write(Reading reading) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    generate(reading, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * Writes a reading in UTF-8, without a line break at the end. The stream is neither flushed nor closed.
   *
   * @throws IOException if the stream fails
   */
  public void write(Reading reading, OutputStream out) throws IOException {
    try {
      generate(reading, out);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Reads a reading back. What is wrong inside of it is added to its problems.
   *
   * @throws IllegalArgumentException if it is not what {@link #write} writes; {@link StatusJson} reads that, too
   */
  public static Reading read(String json) {
    JsonDocument document = StatusJson.read("-", json, Limits.DEFAULT);
    if (document.kind() != JsonDocument.Kind.READING) {
      throw new IllegalArgumentException(
          "not the JSON of a reading: " + document.reading().problems());
    }
    return document.reading();
  }

  private void generate(Reading reading, OutputStream out) {
    ObjectWriteContext context = this == PRETTY ? new Indented() : ObjectWriteContext.empty();
    try (JsonGenerator generator = JsonFactories.WRITING.createGenerator(context, out)) {
      ReadingCodec.write(generator, reading);
    }
  }
}
