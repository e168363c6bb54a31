// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.capture.RecentTexts;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads small files, each content once: the equal nodes of a fleet say the same, byte for byte. Only so much is kept
 * that files which all differ cost neither memory nor time. Thread-safe.
 */
final class Repeats {
  /** Bytes of content that are kept; what was read from them takes some times as much. */
  private static final int MAX_BYTES = 1 << 20;

  /** Stands for the name of the file, whichever has the content; no file can have it. */
  private static final String ANY_NAME = "\0";

  private final CaptureReader reader;
  private final RecentTexts<List<Reading>> known = new RecentTexts<>(MAX_BYTES);

  Repeats(CaptureReader reader) {
    this.reader = reader;
  }

  /** Reads the content of a file, or takes what was read from another one with the same content. */
  void read(String name, byte[] bytes, Consumer<Reading> sink) throws IOException {
    // a key with one character for each byte, whatever they mean
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Reading> readings = known.find(content);
    if (readings == null) {
      readings = new ArrayList<>();
      reader.read(ANY_NAME, new ByteArrayInputStream(bytes), readings::add);
      known.remember(content, List.copyOf(readings));
    }
    for (Reading reading : readings) {
      sink.accept(withName(name, reading));
    }
  }

  /** A reading that was written by {@code parse} has the name of that time, and keeps it. */
  private static Reading withName(String name, Reading reading) {
    return reading.input().equals(ANY_NAME)
        ? new Reading(name, reading.line(), reading.capture(), reading.problems())
        : reading;
  }
}
