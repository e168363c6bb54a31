// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of JSON Lines that has just the name of a node, perhaps its pool, and at last a status: nearly all are like
 * that. It is found without a look into the status, which is then read once, and equal ones not at all.
 *
 * @param node the node
 * @param pools its pool, where the line names one
 * @param key the key of the status
 * @param column the column of the status, 1-based
 * @param value the status as it stands in the line, if the line is JSON and has no further members
 */
record PlainLine(String node, List<String> pools, String key, int column, String value) {

  /** The parts of a line; null where it is anything else. */
  static @Nullable PlainLine find(String line) {
    return new Finder(line).find();
  }

  /** Whether the status is a text. */
  boolean isString() {
    return value.charAt(0) == '"';
  }

  /** The text of a string that stands in quotes; null where it is none, or more than that. */
  static @Nullable String unquote(String quoted) {
    int end = quoted.length() - 1;
    StringBuilder text = new StringBuilder(quoted.length());
    int from = 1;
    int i = 1;
    while (i < end) {
      char c = quoted.charAt(i);
      if (c == '"' || c < ' ') {
        return null;
      } else if (c == '\\') {
        int length = escapeLength(quoted, i);
        if (length == 0 || i + length > end) {
          return null;
        }
        text.append(quoted, from, i).append(unescape(quoted, i));
        from = i + length;
        i = from;
      } else {
        i++;
      }
    }
    return quoted.charAt(0) == '"' && i == end && quoted.charAt(end) == '"'
        ? text.append(quoted, from, end).toString()
        : null;
  }

  /** How many characters an escape has; 0 where it is none. */
  private static int escapeLength(String text, int at) {
    if (text.charAt(at + 1) != 'u') {
      return "\"\\/bfnrt".indexOf(text.charAt(at + 1)) >= 0 ? 2 : 0;
    }
    boolean isHex = at + 6 <= text.length()
        && text.substring(at + 2, at + 6).chars().allMatch(HexFormat::isHexDigit);
    return isHex ? 6 : 0;
  }

  private static char unescape(String text, int at) {
    char c = text.charAt(at + 1);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) HexFormat.fromHexDigits(text, at + 2, at + 6);
      default -> c;
    };
  }

  /** Walks along a line. */
  private static final class Finder {
    private final String line;
    private final int end;
    private @Nullable String node;
    private List<String> pools = List.of();
    private int at;

    Finder(String line) {
      this.line = line;
      this.end = trimmed(line.length());
    }

    @Nullable
    PlainLine find() {
      if (end == 0 || line.charAt(end - 1) != '}' || !take('{')) {
        return null;
      }
      String key = string();
      while (key != null && take(':')) {
        if (JsonParts.STATUSES.contains(key)) {
          return status(key);
        }
        String value = string();
        boolean isKnown = value != null && take(',') && member(key, value);
        key = isKnown ? string() : null;
      }
      return null;
    }

    private @Nullable PlainLine status(String key) {
      blanks();
      int last = trimmed(end - 1);
      return node == null || at >= last
          ? null
          : new PlainLine(node, pools, key, at + 1, line.substring(at, last));
    }

    /** Takes a member, if it is the first that says what it says. */
    private boolean member(String key, String value) {
      if (node == null && JsonFleet.NODES.contains(key)) {
        node = value;
        return true;
      } else if (pools.isEmpty() && JsonFleet.POOLS.contains(key)) {
        pools = List.of(value);
        return true;
      }
      return false;
    }

    /** The text of a string without escapes. */
    private @Nullable String string() {
      int close = take('"') ? line.indexOf('"', at) : -1;
      for (int i = at; i < close; i++) {
        if (line.charAt(i) < ' ' || line.charAt(i) == '\\') {
          return null;
        }
      }
      String text = close < 0 ? null : line.substring(at, close);
      at = close + 1;
      return text;
    }

    private boolean take(char sign) {
      blanks();
      boolean isThere = at < end && line.charAt(at) == sign;
      at += isThere ? 1 : 0;
      return isThere;
    }

    private void blanks() {
      while (at < end && isBlank(line.charAt(at))) {
        at++;
      }
    }

    private int trimmed(int from) {
      int i = from;
      while (i > 0 && isBlank(line.charAt(i - 1))) {
        i--;
      }
      return i;
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }
  }
}
