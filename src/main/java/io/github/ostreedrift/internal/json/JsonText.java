// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Limits;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;

/** JSON as text: cut out of a document, or shortened for a message. */
final class JsonText {
  private static final int SHORT = 40;

  private JsonText() {}

  /** The valid JSON value inside of an array or object that begins at an offset, without blanks between its tokens. */
  static String compact(String text, int offset) {
    StringBuilder compact = new StringBuilder();
    int depth = 0;
    int i = offset;
    do {
      char c = text.charAt(i);
      int end = c == '"' ? endOfString(text, i) : i + 1;
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      if (!isBlank(c)) {
        compact.append(text, i, end);
      }
      i = end;
    } while (i < text.length() && (depth > 0 || isWord(text.charAt(i))));
    return compact.toString();
  }

  /** A string as JSON. */
  static String encode(String value) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(value)) + '"';
  }

  /** The string that a valid JSON string stands for. */
  static String decode(String json) {
    if (json.indexOf('\\') < 0) {
      return json.substring(1, json.length() - 1);
    }
    try (JsonParser parser =
        JsonFactories.reading(Limits.DEFAULT).createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return parser.getString();
    }
  }

  /** A string in quotes, on one line and not too long, whatever it holds. */
  static String quote(String value) {
    return '"' + shorten(value).replace("\"", "\\\"") + '"';
  }

  /** A text on one line and not too long; characters that can't be seen give way to their numbers. */
  static String shorten(String value) {
    StringBuilder line = new StringBuilder();
    value.codePoints().limit(SHORT).forEach(c -> {
      if (isVisible(c)) {
        line.appendCodePoint(c);
      } else {
        line.append(String.format(Locale.ROOT, "\\u%04x", c));
      }
    });
    return value.codePointCount(0, value.length()) > SHORT ? line + "..." : line.toString();
  }

  /** Whether a character outside of strings means nothing. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /** Whether a character can be a part of a number, {@code true}, {@code false} or {@code null}. */
  static boolean isWord(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  private static int endOfString(String text, int start) {
    int i = start + 1;
    while (text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
