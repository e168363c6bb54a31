// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.model.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the captures of a text, equal texts once: most nodes of a fleet say the same. Remembers the texts that were
 * asked for last, as many as fit. Thread-safe.
 */
final class BodyReader {
  private static final int MAX_TEXTS = 2048;
  private static final int MAX_LENGTH = 1 << 18;
  private static final long MAX_LENGTHS = 1 << 23;

  private final CaptureReader reader;
  private final Map<String, List<Reading>> known = new LinkedHashMap<>(16, 0.75f, true);
  private long lengths;

  BodyReader(ReadOptions options) {
    this.reader = CaptureReader.of(options.withListings(ReadOptions.Listings.NEVER));
  }

  /** All readings of a text, whose lines count from its beginning; none where nothing looks like a capture. */
  List<Reading> read(String text) {
    if (text.isEmpty()) {
      return List.of();
    } else if (text.length() > MAX_LENGTH) {
      return reader.findAll(text);
    }
    List<Reading> readings = find(text);
    if (readings == null) {
      readings = List.copyOf(reader.findAll(text));
      remember(text, readings);
    }
    return readings;
  }

  private synchronized @Nullable List<Reading> find(String text) {
    return known.get(text);
  }

  private synchronized void remember(String text, List<Reading> readings) {
    if (known.put(text, readings) == null) {
      lengths += text.length();
    }
    var eldest = known.keySet().iterator();
    while (known.size() > MAX_TEXTS || lengths > MAX_LENGTHS) {
      lengths -= eldest.next().length();
      eldest.remove();
    }
  }
}
