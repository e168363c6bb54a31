// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads small files, each content once: the equal nodes of a fleet say the same, byte for byte. Only so much is kept
 * that files which all differ cost neither memory nor time. Thread-safe.
 */
final class Repeats {
  /** Bytes of content that are kept; what was read from them takes some times as much. */
  private static final long MAX_BYTES = 1 << 20;

  /** Stands for the name of the file, whichever has the content; no file can have it. */
  private static final String ANY_NAME = "\0";

  private final CaptureReader reader;
  private final Map<Content, List<Reading>> known = new ConcurrentHashMap<>();
  private final AtomicLong bytesKept = new AtomicLong();

  /** A content as the key of a map. */
  private static final class Content {
    private final byte[] bytes;
    private final int hash;

    Content(byte[] bytes) {
      this.bytes = bytes;
      this.hash = Arrays.hashCode(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Content that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  Repeats(CaptureReader reader) {
    this.reader = reader;
  }

  /** Reads the content of a file, or takes what was read from another one with the same content. */
  void read(String name, byte[] bytes, Consumer<Reading> sink) throws IOException {
    Content content = new Content(bytes);
    List<Reading> readings = known.get(content);
    if (readings == null) {
      readings = new ArrayList<>();
      reader.read(ANY_NAME, new ByteArrayInputStream(bytes), readings::add);
      keep(content, readings);
    }
    for (Reading reading : readings) {
      sink.accept(withName(name, reading));
    }
  }

  private void keep(Content content, List<Reading> readings) {
    int size = content.bytes.length;
    if (size > MAX_BYTES / 4) {
      return;
    }
    if (bytesKept.addAndGet(size) > MAX_BYTES) {
      known.clear();
      bytesKept.set(size);
    }
    known.put(content, List.copyOf(readings));
  }

  /** A reading that was written by {@code parse} has the name of that time, and keeps it. */
  private static Reading withName(String name, Reading reading) {
    return reading.input().equals(ANY_NAME)
        ? new Reading(name, reading.line(), reading.capture(), reading.problems())
        : reading;
  }
}
