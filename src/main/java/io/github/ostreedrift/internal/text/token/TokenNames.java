// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What a user calls the tokens of one grammar: the words of "expected ...".
 *
 * @param names the tokens' names, by type
 * @param values what a row wants behind its key, by the type of the key
 */
public record TokenNames(Map<Integer, String> names, Map<Integer, String> values) {
  private static final int MANY = 6;

  /** What was expected, in words; a long list is "a line that this output can have". */
  List<String> of(IntervalSet expected) {
    if (expected.size() > MANY) {
      return List.of("a line that this output can have");
    }
    return expected.toList().stream()
        .map(type -> type == Token.EOF ? "end of input" : names.getOrDefault(type, "a value"))
        .distinct()
        .toList();
  }

  /** What stands behind a token; empty if it is no key. */
  List<String> valueOf(int key) {
    String value = values.get(key);
    return value == null ? List.of() : List.of(value);
  }
}
