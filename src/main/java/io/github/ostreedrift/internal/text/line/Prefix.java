// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.line;

import java.util.regex.Pattern;

/**
 * What stands before every line of a capture: a quote mark, the name of a node, the time of a log.
 *
 * <p>Blanks alone are no prefix: indentation varies with release and paste, and means nothing to us.
 */
public final class Prefix {
  public static final Prefix NONE = new Prefix("", false);

  // a clock, a line number: then each line has its own digits
  private static final Pattern COUNTING = Pattern.compile(
      ".*\\d{1,2}:\\d{2}:\\d{2}.*|\\s*\\[?\\s*\\d+[\\s\\]:.)|]*\\s*|.*\\[ *\\d+\\.\\d+\\].*|.*\\s\\d+[:.)|\\]]*");

  private static final int CUT = -2;

  private final String text;
  private final boolean anyDigits;

  private Prefix(String text, boolean anyDigits) {
    this.text = text;
    this.anyDigits = anyDigits;
  }

  /** The prefix that a line shows before a position. */
  public static Prefix before(Line line, int position) {
    int end = position;
    while (end > line.start && Line.isBlank(line.text[end - 1])) {
      end--;
    }
    if (end == line.start) {
      return NONE;
    }
    String text = new String(line.text, line.start, end - line.start);
    return new Prefix(text, COUNTING.matcher(text).matches());
  }

  /** The next position at which a prefix can end: behind a blank, or before a sign that only a capture has; -1 if none. */
  public static int nextEnd(Line line, int from) {
    for (int i = from; i < line.end; i++) {
      boolean opens = line.text[i] == '{'
          || Line.isBlank(line.text[i - 1])
          || line.text[i - 1] == ':'
          || line.text[i - 1] == '>';
      if (opens && !Line.isBlank(line.text[i])) {
        return i;
      }
    }
    return -1;
  }

  public boolean isNone() {
    return text.isEmpty();
  }

  /**
   * Whether lines without it may stand amid such with it: mails are quoted before they are broken, logs and numbers are
   * put before whole lines. Where lines are commented out, the others are no part of what they say.
   */
  boolean mayBreak() {
    return anyDigits || text.startsWith(">") || text.equals("`");
  }

  /** Where the text of a line begins that has a part of the prefix: what was quoted twice may be broken in between. */
  int behindPart(Line line) {
    int at = line.start;
    while (text.startsWith(">")
        && at < line.end
        && (line.text[at] == '>'
            || (line.text[at] == ' ' && at > line.start && line.text[at - 1] == '>'))) {
      at++;
    }
    return at;
  }

  /** Whether the last line of an input ends within the prefix. */
  public boolean isCutIn(Line line) {
    return !line.terminated && line.end > line.start && strip(line) == CUT;
  }

  /** The position behind the prefix, or a negative number where the line does not begin with it. */
  public int strip(Line line) {
    // The items of a list are indented below others.
    int at = text.equals("-") ? line.skipBlanks(line.start) : line.start;
    int i = 0;
    while (i < text.length()) {
      if (at >= line.end) {
        return CUT;
      }
      char wanted = text.charAt(i);
      if (anyDigits && isDigit(wanted)) {
        if (!isDigit(line.text[at]) && line.text[at] != ' ') {
          return -1;
        }
        i = behindDigits(text, i);
        at = behindDigits(line, at);
      } else if (anyDigits && wanted == ' ') {
        i++;
        while (at < line.end && line.text[at] == ' ') {
          at++;
        }
      } else if (line.text[at] == wanted) {
        i++;
        at++;
      } else {
        return -1;
      }
    }
    // Digits that a value begins with are no line number.
    boolean isInWord = anyDigits
        && isDigit(text.charAt(text.length() - 1))
        && at < line.end
        && !Line.isBlank(line.text[at]);
    return isInWord ? -1 : at;
  }

  private static int behindDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int behindDigits(Line line, int from) {
    int i = from;
    while (i < line.end && line.text[i] == ' ') {
      i++;
    }
    while (i < line.end && isDigit(line.text[i])) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return text;
  }
}
