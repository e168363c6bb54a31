// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The names of all limits. A message that tells of one that was met ends with its name, such as {@code (limit
 * max-line-length)}: whoever shows the message can say how the limit is raised where it was set.
 */
public enum Limit {
  MAX_INPUT_BYTES,
  MAX_LINE_LENGTH,
  MAX_CAPTURES,
  MAX_DEPLOYMENTS,
  MAX_JSON_DEPTH,
  MAX_PACKAGES,
  MAX_ARCHIVE_MEMBERS,
  MAX_UNPACKED_BYTES,
  MAX_ARCHIVE_RATIO,
  MAX_MEMBER_BYTES,
  MAX_HELD_BYTES,
  MAX_NODE_NAMES,
  MAX_BODY_LENGTH,
  MAX_HELD_LENGTH;

  private static final String BEGINNING = "(limit max-";

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name, such as {@code max-line-length}. */
  public String word() {
    return word;
  }

  /** The name as it stands in a message, in brackets. */
  public String mark() {
    return "(limit " + word + ")";
  }

  /** The limit that a message tells of, if it tells of one. */
  public static Optional<Limit> find(String message) {
    return message.contains(BEGINNING)
        ? Arrays.stream(values())
            .filter(limit -> message.contains(limit.mark()))
            .findFirst()
        : Optional.empty();
  }
}
