// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * The order of {@link Evr#compareVersions}.
 *
 * <p>rpm's own code asks a dozen questions in turn. They come to the ranks below, and to a comparison
 * within one rank.
 */
final class VersionOrder {
  // The kinds of things that a version is made of, in rpm's order.
  private static final int TILDE = 0;
  private static final int END = 1;
  private static final int CARET = 2;
  private static final int LETTERS = 3;
  private static final int DIGITS = 4;
  private static final int SEPARATOR = 5;

  private VersionOrder() {}

  static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (true) {
      i = skipSeparators(a, i);
      j = skipSeparators(b, j);
      int rank = rank(a, i);
      int order = Integer.compare(rank, rank(b, j));
      if (order != 0 || rank == END) {
        return order;
      }
      int iEnd = endOfRun(a, i);
      int jEnd = endOfRun(b, j);
      order = rank == DIGITS
          ? compareNumbers(a, i, iEnd, b, j, jEnd)
          : compareRuns(a, i, iEnd, b, j, jEnd);
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
  }

  private static int rank(String s, int at) {
    if (at == s.length()) {
      return END;
    }
    char c = s.charAt(at);
    if (isDigit(c)) {
      return DIGITS;
    } else if (isLetter(c)) {
      return LETTERS;
    } else if (c == '~') {
      return TILDE;
    }
    return c == '^' ? CARET : SEPARATOR;
  }

  private static int skipSeparators(String s, int from) {
    int at = from;
    while (rank(s, at) == SEPARATOR) {
      at++;
    }
    return at;
  }

  /** The end of the digits or letters that begin there; a tilde or a caret stands alone. */
  private static int endOfRun(String s, int from) {
    int rank = rank(s, from);
    int at = from + 1;
    while (rank >= LETTERS && rank(s, at) == rank) {
      at++;
    }
    return at;
  }

  /** By their value, which no type holds: once rid of leading zeros, the longer number is larger. */
  private static int compareNumbers(String a, int aFrom, int aEnd, String b, int bFrom, int bEnd) {
    int i = skipZeros(a, aFrom, aEnd);
    int j = skipZeros(b, bFrom, bEnd);
    int order = Integer.compare(aEnd - i, bEnd - j);
    return order == 0 ? compareRuns(a, i, aEnd, b, j, bEnd) : order;
  }

  private static int skipZeros(String s, int from, int end) {
    int at = from;
    while (at < end && s.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int compareRuns(String a, int aFrom, int aEnd, String b, int bFrom, int bEnd) {
    int i = aFrom;
    int j = bFrom;
    while (i < aEnd && j < bEnd && a.charAt(i) == b.charAt(j)) {
      i++;
      j++;
    }
    if (i < aEnd && j < bEnd) {
      return Character.compare(a.charAt(i), b.charAt(j));
    }
    return Integer.compare(aEnd - i, bEnd - j);
  }

  // Not Character's: to rpm only ASCII is a digit or a letter, in whatever locale.

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a text has nothing but digits. */
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
