// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.internal.json.WholeStatus;
import io.github.ostreedrift.model.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the captures of a text, equal texts once. Thread-safe. */
public final class OutputReader {
  private static final int MAX_LENGTH = 1 << 18;

  private final ReadOptions options;
  private final CaptureReader reader;
  private final KnownTexts known = new KnownTexts();
  private final KnownTexts knownValues = new KnownTexts();

  /**
   * A text and what it says.
   *
   * @param text the text
   * @param readings its readings
   */
  public record Output(String text, List<Reading> readings) {
    /** Copies the list. */
    public Output {
      readings = List.copyOf(readings);
    }
  }

  OutputReader(ReadOptions options) {
    this.options = options;
    this.reader = CaptureReader.of(options.withListings(ReadOptions.Listings.NEVER));
  }

  /** All readings of a text, whose lines count from its beginning; none where nothing looks like a capture. */
  public List<Reading> read(String text) {
    if (text.isEmpty()) {
      return List.of();
    } else if (text.length() > MAX_LENGTH) {
      return readAnew(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Output output = known.find(bytes, 0, bytes.length);
    if (output == null) {
      output = new Output(text, readAnew(text));
      known.remember(bytes, 0, bytes.length, output);
    }
    return output.readings();
  }

  /**
   * What was made of a value of a JSON document, equal values once.
   *
   * @param bytes hold the value as it stands in the document
   * @param work reads it; null where it is no value that can be read by itself
   */
  public @Nullable Output find(
      byte[] bytes, int from, int to, Function<String, @Nullable Output> work) {
    Output output = knownValues.find(bytes, from, to);
    if (output == null) {
      output = work.apply(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      if (output != null) {
        knownValues.remember(bytes, from, to, output);
      }
    }
    return output;
  }

  /** The reading of a text that is a status in JSON, on one line, and nothing else; null for any other. */
  public @Nullable Reading readStatus(String text) {
    boolean isLine = text.indexOf('\n') == text.length() - 1;
    return isLine && options.format().isEmpty()
        ? WholeStatus.find(CaptureReader.TEXT_NAME, text, options.limits()).orElse(null)
        : null;
  }

  /** As {@link #read}, but without a look at what was read before. */
  public List<Reading> readAnew(String text) {
    Reading status = readStatus(text);
    return status == null ? List.copyOf(reader.findAll(text)) : List.of(status);
  }
}
