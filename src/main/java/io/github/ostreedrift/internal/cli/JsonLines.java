// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Readings as JSON Lines. Equal inputs share one capture, so that only the name of the input has to be written anew.
 * Thread-safe; memory is bounded.
 */
final class JsonLines {
  private static final int MAX_KNOWN = 4096;
  private static final byte[] HEAD = utf8("{\"schema-version\":1,\"input\":\"");

  /** What follows the name of the input, for each capture: comparing two would take longer than writing one. */
  private final Map<Capture, byte[]> tails = Collections.synchronizedMap(new IdentityHashMap<>());

  /** A reading on a line of its own. */
  byte[] line(Reading reading) {
    if (reading.capture().isEmpty() || !reading.problems().isEmpty() || !isPlain(reading.input())) {
      return write(reading);
    }
    Capture capture = reading.capture().get();
    byte[] tail = tails.get(capture);
    if (tail == null) {
      byte[] line = write(reading);
      remember(
          capture, Arrays.copyOfRange(line, HEAD.length + reading.input().length(), line.length));
      return line;
    }
    byte[] line = new byte[HEAD.length + reading.input().length() + tail.length];
    System.arraycopy(HEAD, 0, line, 0, HEAD.length);
    System.arraycopy(
        utf8(reading.input()), 0, line, HEAD.length, reading.input().length());
    System.arraycopy(tail, 0, line, HEAD.length + reading.input().length(), tail.length);
    return line;
  }

  private void remember(Capture capture, byte[] tail) {
    if (tails.size() >= MAX_KNOWN) {
      tails.clear();
    }
    tails.put(capture, tail);
  }

  /** Whether a name stands in JSON as it is, one byte a character. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static byte[] write(Reading reading) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try {
      CaptureJson.COMPACT.write(reading, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
