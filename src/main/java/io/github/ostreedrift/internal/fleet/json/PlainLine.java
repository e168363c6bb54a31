// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import java.nio.charset.StandardCharsets;
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
 * @param from where in the bytes the status begins, if the line is JSON and has no further members
 * @param to where it ends
 */
record PlainLine(String node, List<String> pools, String key, int column, int from, int to) {

  /** The parts of a line, which is UTF-8; null where it is anything else. */
  static @Nullable PlainLine find(byte[] bytes, int from, int to) {
    return new Finder(bytes, from, to).find();
  }

  /** Walks along a line. */
  private static final class Finder {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private @Nullable String node;
    private List<String> pools = List.of();
    private int at;

    Finder(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.start = from;
      this.at = from;
      this.end = trimmed(to);
    }

    @Nullable
    PlainLine find() {
      if (end == at || bytes[end - 1] != '}' || !take('{')) {
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
          : new PlainLine(node, pools, key, text(start, at).length() + 1, at, last);
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
      if (!take('"')) {
        return null;
      }
      int begin = at;
      while (at < end && bytes[at] != '"') {
        if ((bytes[at] >= 0 && bytes[at] < ' ') || bytes[at] == '\\') {
          return null;
        }
        at++;
      }
      return at == end ? null : text(begin, at++);
    }

    private String text(int from, int to) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private boolean take(char sign) {
      blanks();
      boolean isThere = at < end && bytes[at] == sign;
      at += isThere ? 1 : 0;
      return isThere;
    }

    private void blanks() {
      while (at < end && isBlank(bytes[at])) {
        at++;
      }
    }

    private int trimmed(int last) {
      int i = last;
      while (i > start && isBlank(bytes[i - 1])) {
        i--;
      }
      return i;
    }

    private static boolean isBlank(byte c) {
      return c == ' ' || c == '\t';
    }
  }
}
