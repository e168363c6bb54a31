// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The times that the tools print: {@code 2024-05-01T01:02:03Z} since v2018.9, {@code 2018-05-01 01:02:03} before. */
public final class Times {
  private static final int LENGTH = 19;

  private Times() {}

  /** A time, always UTC; empty for {@code (invalid timestamp)} and anything else that is none. */
  public static Optional<Instant> find(String text) {
    String time = text.strip();
    boolean zone = time.endsWith("Z");
    if (time.length() - (zone ? 1 : 0) != LENGTH
        || (time.charAt(10) != ' ' && time.charAt(10) != 'T')) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.of(
              number(time, 0, 4),
              number(time, 5, 7),
              number(time, 8, 10),
              number(time, 11, 13),
              number(time, 14, 16),
              number(time, 17, 19))
          .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException | NumberFormatException noTime) {
      return Optional.empty();
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
