// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import io.github.ostreedrift.internal.text.line.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Statuses that stand in a string, of a log or of another document: their own quotes are escaped, and escaped again in
 * a string inside of a string. Line breaks become blanks, so that all of a status stays on the line of its string.
 */
final class EscapedJson {
  private static final String OPENING = "{\\";
  private static final String SIGN = "deployments\\";

  /** bootc's have no list of deployments. */
  private static final String KIND = "BootcHost\\";

  private static final Pattern HEX = Pattern.compile("\\p{XDigit}{4}");

  private EscapedJson() {}

  /** Whether a status with escaped quotes begins at a position. */
  static boolean isAt(Line line, int position) {
    return line.startsWith(OPENING, position)
        && (line.indexOf(SIGN, position) > 0 || line.indexOf(KIND, position) > 0);
  }

  /** The statuses in the strings of a text. */
  static List<JsonRegion> find(JsonRegion around) {
    List<JsonRegion> found = new ArrayList<>();
    String text = around.text();
    int at = text.contains(SIGN) || text.contains(KIND) ? text.indexOf(OPENING) : -1;
    while (at >= 0) {
      int end = endOfString(text, at);
      int line = around.line()
          + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
      int begin = text.lastIndexOf('\n', at) + 1;
      int column = begin == 0 ? around.column() + at : at - begin + 1;
      String status = text.substring(at, end);
      while (status.startsWith(OPENING)) {
        status = unescape(status);
      }
      JsonRegion inner = new JsonRegion(line, column, status, end < text.length());
      boolean isStatus = status.contains("\"deployments\"") || status.contains("\"BootcHost\"");
      found.addAll(isStatus ? List.of(inner) : find(inner));
      at = text.indexOf(OPENING, end);
    }
    return found;
  }

  /** The position of the quote that ends the string around a position, or the end. */
  private static int endOfString(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        c = text.charAt(++i);
        if (c == 'u' && HEX.matcher(text).region(i + 1, text.length()).lookingAt()) {
          c = (char) Integer.parseInt(text.substring(i + 1, i + 5), 16);
          i += 4;
        } else if ("nrt".indexOf(c) >= 0) {
          c = ' ';
        }
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
