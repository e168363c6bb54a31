// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.internal.capture.RecentTexts;
import io.github.ostreedrift.model.Reading;
import java.util.List;

/** Reads the captures of a text, equal texts once. Thread-safe. */
public final class OutputReader {
  private static final int MAX_LENGTH = 1 << 18;

  private final CaptureReader reader;
  private final RecentTexts<List<Reading>> known = new RecentTexts<>(MAX_LENGTH << 5);

  OutputReader(ReadOptions options) {
    this.reader = CaptureReader.of(options.withListings(ReadOptions.Listings.NEVER));
  }

  /** All readings of a text, whose lines count from its beginning; none where nothing looks like a capture. */
  public List<Reading> read(String text) {
    if (text.isEmpty()) {
      return List.of();
    } else if (text.length() > MAX_LENGTH) {
      return reader.findAll(text);
    }
    List<Reading> readings = known.find(text);
    if (readings == null) {
      readings = List.copyOf(reader.findAll(text));
      known.remember(text, readings);
    }
    return readings;
  }
}
