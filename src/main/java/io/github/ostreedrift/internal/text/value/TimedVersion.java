// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.value;

import java.time.Instant;
import java.util.Optional;

/**
 * A version with its time, {@code VER (TIME)}. A version may hold blanks and parentheses of its own.
 *
 * @param version the version; empty for an empty one
 * @param time the words in the last parentheses; empty where there are none
 */
public record TimedVersion(Optional<String> version, Optional<String> time) {

  private static final String INVALID = "((invalid timestamp))";

  public static TimedVersion parse(String text) {
    if (text.endsWith(INVALID)) {
      String version = text.substring(0, text.length() - INVALID.length()).strip();
      return new TimedVersion(
          version.isEmpty() ? Optional.empty() : Optional.of(version),
          Optional.of("(invalid timestamp)"));
    }
    int open = text.lastIndexOf('(');
    if (open < 0 || !text.endsWith(")") || (open > 0 && text.charAt(open - 1) != ' ')) {
      return new TimedVersion(Optional.of(text), Optional.empty());
    }
    String version = text.substring(0, open).strip();
    return new TimedVersion(
        version.isEmpty() ? Optional.empty() : Optional.of(version),
        Optional.of(text.substring(open + 1, text.length() - 1)));
  }

  /** The time, if it is a valid one. */
  public Optional<Instant> instant() {
    return time.flatMap(Times::find);
  }
}
