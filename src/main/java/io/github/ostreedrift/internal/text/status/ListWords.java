// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.value.Words;
import java.util.ArrayList;
import java.util.List;

/** The elements of a list, as GLib quotes them for the shell: {@code 'foo >= 1.2'} is one. */
final class ListWords {
  private ListWords() {}

  /** Where the element that begins at a position ends; -1 where a quote is not closed. */
  static int endOfWord(Line line, int from, int end) {
    boolean quoted = false;
    int i = from;
    while (i < end && (quoted || !Line.isBlank(line.text[i]))) {
      char c = line.text[i];
      if (isQuote(c)) {
        quoted = !quoted;
      } else if (c == '\\' && !quoted) {
        i++;
      }
      i++;
    }
    return quoted ? -1 : Math.min(i, end);
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '\u2018' || c == '\u2019';
  }

  /** Whether all elements of a line can be requests: prose has signs that no package's name has. */
  static boolean areRequests(Line line, int from, int end) {
    int i = from;
    while (i < end) {
      int to = endOfWord(line, i, end);
      if (to < 0 || !isRequest(new String(line.text, i, to - i))) {
        return false;
      }
      i = line.skipBlanks(to);
    }
    return true;
  }

  /**
   * Whether an element can be a request as it was printed: what is not quoted consists of a few signs, and begins and
   * ends with a letter, a digit or a slash.
   */
  static boolean isRequest(String word) {
    if (LeftOut.isValue(word)
        || LeftOut.isTypeset(word)
        || word.equals("and")
        || word.equals("or")) {
      return false;
    }
    if (word.indexOf('\'') >= 0 || word.indexOf('\u2018') >= 0) {
      String inner = Words.unquoted(word);
      return !inner.isEmpty()
          && "~*`[<\u00ab\u201e".indexOf(inner.charAt(0)) < 0
          && !inner.endsWith(",")
          && !LeftOut.hasEllipsis(word)
          && !Words.holdsAny(inner, "*\u2018\u2019");
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean fits = Character.isLetterOrDigit(c) || c > 0xa0 || "._+-/=:~^@%?\\()".indexOf(c) >= 0;
      if (!fits) {
        return false;
      }
    }
    int slash = word.indexOf('/');
    char first = word.charAt(0);
    char last = word.charAt(word.length() - 1);
    boolean ends =
        Character.isLetterOrDigit(last) || last == Line.UNDECODED || "+)_?/".indexOf(last) >= 0;
    boolean begins =
        Character.isLetterOrDigit(first) || "/_@?".indexOf(first) >= 0 || first == Line.UNDECODED;
    return begins && ends && (slash <= 0 || word.indexOf(':') > 0);
  }

  /** Whether words are in the order in which the printers sort them since v2021.14, and were before v2018.1. */
  static boolean areSorted(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).compareToIgnoreCase(words.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the elements of a line go on with those of the lines above, which are sorted. */
  static boolean goOnSorted(List<String> above, Line line, int from, int end) {
    List<String> all = new ArrayList<>(above);
    int i = from;
    while (i < end) {
      int to = endOfWord(line, i, end);
      if (to < 0) {
        return false;
      }
      all.add(new String(line.text, i, to - i));
      i = line.skipBlanks(to);
    }
    return above.size() >= 2 && areSorted(all);
  }

  /** Whether a list that is sorted so far would not be any more with the elements of a line. */
  static boolean breaksOrder(List<String> above, Line line, int from, int end) {
    return above.size() >= 3 && areSorted(above) && !goOnSorted(above, line, from, end);
  }
}
