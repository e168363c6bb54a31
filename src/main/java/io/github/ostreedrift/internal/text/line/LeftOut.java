// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.line;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people put in place of what they leave out, or of what nobody shall see. */
public final class LeftOut {
  private static final int LONGEST_LINE = 80;

  /** The words by which people say so. */
  private static final Set<String> SINGLE = Set.of("""
      snip snipped cut trimmed truncate truncated omitted elided shortened more etc skipped abridged removed redacted
      hidden deleted censored masked private secret sanitized anonymised anonymized obfuscated""".split("\\s+"));

  /** Those that stand for a value, but never for a line. */
  private static final Set<String> SHORT = Set.of("na", "tbd");

  private static final String WORDS =
      String.join("|", SINGLE) + "|same as (?:above|before)|as above|(?:and )?so (?:on|forth)";

  /** The other words that a line can begin with that stands for others. */
  private static final Set<String> FIRST =
      Set.of("same", "as", "and", "so", "some", "many", "other", "several", "a", "lines");

  /** The signs that it can begin with. */
  private static final String BEGINNINGS =
      "/#;-[(<{.\u00b7\u2025\u2022\u2026\u22ee:~=*_\u2013\u2014+";

  /** A line that stands for others: dots, {@code [...]}, {@code <snip>}, {@code --More--}, {@code lines 1-23/40}. */
  private static final Pattern LINE = Pattern.compile(
      "(?:(?://|#|;|--)\\s*)?[\\[(<{]?\\s*(?:[.\u00b7\u2025\u2022]\\s?){2,}\\s*[\\])>}]?|[\\[(<{]?\\s*\u2026+\\s*[\\])>}]?|[\u22ee:~.]|(?:[-~=*_#\u2013\u2014]+\\s*)?[\\[(<{\u2026.]*\\s*(?:"
          + WORDS
          + ")\\s*(?:here|for brevity|output|lines?|text|by me)?\\s*[\\])>}\u2026.]*(?:\\s*[-~=*_#\u2013\u2014]+)?"
          + "|[\\[(<{\u2026.]+[^\\])>}]{0,60}\\b(?:" + WORDS + ")\\b[^\\])>}]{0,60}[\\])>}\u2026.]+"
          + "|(?:some|many|more|other|several|a few) (?:lines?|rows?|packages|output|deployments) (?:"
          + WORDS + ")"
          + "|[.\u2026 ]*(?:and|\\+) ?\\d+ (?:more|others?)\\b.*"
          + "|[-=~*]+\\s*more\\s*[-=~*]+(?:\\s*\\(\\d+%\\))?|lines \\d+-\\d+(?:/\\d+)?.*|[\\[(<{]\\s*\\d+ (?:more )?(?:lines?|rows?).*[\\])>}]",
      Pattern.CASE_INSENSITIVE);

  /** The same in place of a value, beside what a row can hold. */
  private static final Pattern VALUE = Pattern.compile(
      "[\\[(<{]\\s*[A-Za-z][\\w /:,'-]*[\\])>}]|n/?a|tbd|(?:" + WORDS
          + ")|([*#?_.\u2022\u2588\u2591\u2592\u2593xX\u00d7-])\\1*|\\W+|\\.\\.\\w+\\.\\."
          // what stands for a value in a template
          + "|%[a-z]|\\$\\{?[a-z_]\\w*}?|\\{\\{.*}}|(?-i:[A-Z]+(?:_[A-Z]+)+)|(?:[xn#]+\\.)+[xn#]+",
      Pattern.CASE_INSENSITIVE);

  /** What stands for the part of a value that is missing. */
  private static final Pattern INNER =
      Pattern.compile("[\\[(<{](?:" + WORDS + ")[\\])>}]", Pattern.CASE_INSENSITIVE);

  private static final String PLAIN = ".-_+:/@~^ ";

  /** The signs that no value has that stands for itself, or hardly one. */
  private static final boolean[] DOUBTFUL = new boolean[128];

  static {
    for (char c : "[](){}<>*#?%$".toCharArray()) {
      DOUBTFUL[c] = true;
    }
  }

  private LeftOut() {}

  /** Whether a line stands for lines that were left out. */
  public static boolean isLine(Line line, int from, int end) {
    if (!mayBeLine(line, from, end)) {
      return false;
    }
    if (end - from > LONGEST_LINE || isWord(line.text[from])) {
      return end - from <= LONGEST_LINE
          && mayBeWord(line, from, end)
          && LINE.matcher(text(line, from, end)).matches();
    }
    return LINE.matcher(text(line, from, end)).matches();
  }

  /** Whether a value is none: it was left out, or made unreadable. */
  public static boolean isValue(String value) {
    String text = value.strip();
    return !isPlain(text) && isValueOfSigns(text);
  }

  /**
   * Whether a text is so plain that it stands for nothing else: what does has a sign that these lack, or is a word of its
   * own. Most values are, and patterns are dear.
   */
  private static boolean isPlain(String text) {
    if (text.isEmpty()) {
      return true;
    }
    boolean isNamed = text.length() > 1
        && (text.charAt(0) == '\'' || text.charAt(0) == '/')
        && isWord(text.charAt(1));
    if (!isNamed && !isWord(text.charAt(0))) {
      return false;
    }
    boolean isOneWord = true;
    boolean isName = isNamed;
    int crosses = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      crosses = c == 'x' || c == 'X' ? crosses + 1 : 0;
      if (crosses > 2
          || c >= DOUBTFUL.length
          || DOUBTFUL[c]
          || (c == '.' && i > 0 && text.charAt(i - 1) == '.')) {
        return false;
      }
      boolean isLetter = isLetter(c);
      isName |= !isLetter && ((c >= '0' && c <= '9') || c == '-');
      isOneWord &= isLetter;
    }
    if (isName || !isOneWord) {
      return isName;
    }
    String word = text.toLowerCase(Locale.ROOT);
    return crosses < text.length() && !SHORT.contains(word) && !SINGLE.contains(word);
  }

  private static boolean isValueOfSigns(String text) {
    return hasEllipsis(text) || VALUE.matcher(text).matches() || isMasked(text);
  }

  /** Whether signs stand where letters were: blocks anywhere, stars, dots or crosses in a row. */
  private static boolean isMasked(String text) {
    int crosses = 0;
    int stars = 0;
    int begins = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      crosses = c == 'x' || c == 'X' ? crosses + 1 : 0;
      stars = c == '*' || c == '\u2022' ? stars + 1 : 0;
      begins += begins == i && (stars > 0 || c == '#' || c == '\u00d7') ? 1 : 0;
      if ((c >= '\u2591' && c <= '\u2593')
          || c == '\u2588'
          || stars == 2
          || crosses == 4
          || begins == 2) {
        return true;
      }
    }
    return crosses == 3 && text.length() == 3;
  }

  /** Whether dots in a text stand for something else. */
  public static boolean hasEllipsis(String text) {
    return text.indexOf('\u2026') >= 0
        || text.contains("...")
        || ((text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('<') >= 0)
            && INNER.matcher(text).find());
  }

  /** Whether a text went through a program that sets dashes and quotes as books have them: no name or option has such. */
  public static boolean isTypeset(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '\u2010' && c <= '\u2015')
          || c == '\u2212'
          || c == '\u00ad'
          || c == '\u201c'
          || c == '\u201d') {
        return true;
      }
    }
    return false;
  }

  /** Whether a part of a version is a sign that stands for its digits: {@code 1.x-1}, {@code 109.*.*}. */
  public static boolean hasMaskedPart(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isMask = c == 'x' || c == 'X' || c == 'n' || c == 'N' || c == '#' || c == '*';
      if (isMask
          && (i == 0 || !isWord(text.charAt(i - 1)))
          && (i + 1 == text.length() || !isWord(text.charAt(i + 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }

  /** A line that names something has a digit, and none of the signs that stand for what was left out. */
  private static boolean mayBeLine(Line line, int from, int end) {
    if (!isWord(line.text[from]) && BEGINNINGS.indexOf(line.text[from]) < 0) {
      return false;
    }
    boolean hasDigit = false;
    for (int i = from; i < end; i++) {
      char c = line.text[i];
      hasDigit |= c >= '0' && c <= '9';
      if (!isWord(c) && PLAIN.indexOf(c) < 0) {
        return true;
      } else if (c == '.' && i > from && line.text[i - 1] == '.') {
        return true;
      }
    }
    return !hasDigit
        // "lines 1-23", "and 12 more", in any case
        || "lLaA".indexOf(line.text[from]) >= 0
        || !isWord(line.text[from]);
  }

  /** Words alone are rare: only a line of one to four of them that begins with one of theirs is looked at. */
  private static boolean mayBeWord(Line line, int from, int end) {
    int blanks = 0;
    for (int i = from; i < end; i++) {
      blanks += Line.isBlank(line.text[i]) ? 1 : 0;
    }
    int to = from;
    while (to < end && isLetter(line.text[to])) {
      to++;
    }
    String first = new String(line.text, from, to - from).toLowerCase(Locale.ROOT);
    return blanks <= 3 && (SINGLE.contains(first) || FIRST.contains(first));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String text(Line line, int from, int end) {
    return new String(line.text, from, end - from).toLowerCase(Locale.ROOT);
  }
}
