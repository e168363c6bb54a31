// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads many small inputs, each different content once: nodes of a pool are often equal to the letter. Equal inputs
 * give readings that share one capture. Thread-safe; memory is bounded.
 *
 * <pre>{@code
 * RepeatReader reader = new RepeatReader(CaptureReader.standard());
 * List<Reading> readings = reader.read("worker-0.txt", Files.readAllBytes(Path.of("worker-0.txt")));
 * }</pre>
 */
public final class RepeatReader {
  private static final long MAX_BYTES = 16 << 20;

  private final CaptureReader reader;
  private final Map<Content, List<Reading>> known = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  /** A reader that remembers what this one read. */
  public RepeatReader(CaptureReader reader) {
    this.reader = reader;
  }

  /** An input by its bytes. */
  private static final class Content {
    private final byte[] bytes;
    private final int hash;

    Content(byte[] bytes) {
      this.bytes = bytes;
      this.hash = Arrays.hashCode(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Content that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * All captures of an input, in order; at least one reading.
   *
   * @param input the name of the input in the readings
   * @param content the bytes of the input, which must not change any more
   * @throws IOException never, for bytes in memory can be read
   */
  public List<Reading> read(String input, byte[] content) throws IOException {
    Content key = new Content(content);
    List<Reading> readings = known.get(key);
    if (readings == null) {
      List<Reading> fresh = new ArrayList<>();
      reader.read(input, new ByteArrayInputStream(content), fresh::add);
      remember(key, fresh);
      return fresh;
    }
    List<Reading> named = new ArrayList<>(readings.size());
    for (Reading reading : readings) {
      named.add(new Reading(input, reading.line(), reading.capture(), reading.problems()));
    }
    return named;
  }

  private void remember(Content key, List<Reading> readings) {
    if (bytes.addAndGet(key.bytes.length) > MAX_BYTES) {
      known.clear();
      bytes.set(key.bytes.length);
    }
    known.put(key, List.copyOf(readings));
  }
}
