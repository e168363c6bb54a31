// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import java.util.List;
import java.util.Map;

/** A JSON value and the offset in the text at which it begins. */
sealed interface Json {

  int offset();

  /** A string. */
  record Text(int offset, String value) implements Json {}

  /** A number, as written. */
  record Numeral(int offset, String text) implements Json {}

  /** {@code true} or {@code false}. */
  record Flag(int offset, boolean value) implements Json {}

  /** {@code null}. */
  record Null(int offset) implements Json {}

  /**
   * An array.
   *
   * @param cut the offset of the first item over the limit, which is not among the items; -1 if all are there
   */
  record Items(int offset, List<Json> items, int cut) implements Json {}

  /** An object, its members in the order of the text. */
  record Members(int offset, Map<String, Json> members) implements Json {}

  /** A value that nobody will ask for: only where it begins is known. */
  record Skipped(int offset) implements Json {}

  /** The value in words, for messages. */
  default String describe() {
    if (this instanceof Text text) {
      return "string " + JsonText.quote(text.value());
    } else if (this instanceof Numeral number) {
      return "number " + JsonText.shorten(number.text());
    } else if (this instanceof Flag flag) {
      return Boolean.toString(flag.value());
    } else if (this instanceof Null) {
      return "null";
    }
    return this instanceof Items ? "array" : "object";
  }
}
