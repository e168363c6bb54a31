// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.Line;
import org.jspecify.annotations.Nullable;

/** Finds a row that stands on the line of another: two releases forgot a line break, and pages lose them. */
final class GluedRow {
  private static final int SHORTEST_KEY = 6;

  /** What v2020.2 prints before the next line without a line break. */
  private static final String DISABLED = "disabled";

  private GluedRow() {}

  /** The first row that is glued to the value of another. */
  static @Nullable KeyedLine find(int key, Line line, int value, int end) {
    if (value >= end) {
      return null;
    }
    if (key == HostStatusLexer.GPG_SIGNATURE) {
      KeyedLine next = KeyedLine.find(line, value);
      if (next != null) {
        return next;
      }
    }
    if (key == HostStatusLexer.AUTOMATIC_UPDATES && line.startsWith(DISABLED, value)) {
      KeyedLine next = KeyedLine.find(line, value + DISABLED.length());
      if (next != null) {
        return next;
      }
    }
    boolean isFree = isFreeText(key);
    for (int i = value + SHORTEST_KEY; i < end; i++) {
      if (line.text[i] == ':' && (i + 1 >= end || Line.isBlank(line.text[i + 1]))) {
        KeyedLine glued = keyBefore(line, value, i, isFree);
        if (glued != null) {
          return glued;
        }
      }
    }
    return null;
  }

  private static @Nullable KeyedLine keyBefore(Line line, int value, int colon, boolean isFree) {
    int start = colon;
    while (start > value && !Line.isBlank(line.text[start - 1])) {
      start--;
    }
    boolean parted =
        start > value + (isFree ? 1 : 0) && (!isFree || Line.isBlank(line.text[start - 2]));
    if (!parted || colon - start < SHORTEST_KEY) {
      return null;
    }
    int type = StatusKeys.find(line.text, start, colon);
    return type == StatusKeys.NONE
        ? null
        : new KeyedLine(type, start, colon, Math.min(line.end, line.skipBlanks(colon + 1)));
  }

  /** Whether a value is any text, so that it may hold the word of a key. */
  private static boolean isFreeText(int key) {
    return switch (key) {
      case HostStatusLexer.CUSTOM_ORIGIN,
          HostStatusLexer.TITLE,
          HostStatusLexer.REMOTE_STATUS,
          HostStatusLexer.DRIVER_STATE,
          HostStatusLexer.TRANSACTION,
          HostStatusLexer.STATE,
          HostStatusLexer.INITIATOR,
          HostStatusLexer.WARNING,
          HostStatusLexer.STDERR_WARNING,
          HostStatusLexer.CREATE_COMMAND,
          HostStatusLexer.END_OF_LIFE,
          HostStatusLexer.SEC_ADVISORIES,
          HostStatusLexer.GPG_SIGNATURE -> true;
      default -> false;
    };
  }
}
