// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.jspecify.annotations.Nullable;

/**
 * One line of an input, freed of colour and of the marks of other formats, without its line break.
 *
 * <p>A line is a slice of a shared array: nothing is copied unless something had to be cleaned.
 */
final class Line {
  /** What stands in place of bytes that are no UTF-8. */
  static final char UNDECODED = '\ufffd';

  /** The signs that any line may hold. */
  static final int ANY_SIGN = ~0;

  /** One that may have to be cleaned away. */
  static final int SUSPECT = 1;

  /** One that ends a shell's prompt. */
  static final int PROMPT = 2;

  /** The head of an arrow. */
  static final int ARROW = 4;

  private static final byte[] SIGNS = new byte[128];

  static {
    for (char c = 0; c < SIGNS.length; c++) {
      SIGNS[c] = (byte) (LineCleaner.isSuspect(c) ? SUSPECT : 0);
    }
    SIGNS['#'] |= PROMPT;
    SIGNS['$'] |= PROMPT;
    SIGNS['>'] |= ARROW;
  }

  final int number;
  final char[] text;
  final int start;
  final int end;

  /** Whether a line break follows; only the last line of an input can be without one. */
  final boolean terminated;

  /** The line as it stands in the input, where cleaning changed it. */
  private final @Nullable String raw;

  private final int signs;

  // What the layouts ask for again and again while they look ahead.
  private int textStart = -1;
  private int keyStart = -1;
  private @Nullable Key key;

  /** Whether the input had more characters in this line than the limit allows. */
  final boolean cut;

  Line(
      int number,
      char[] text,
      int start,
      int end,
      boolean terminated,
      @Nullable String raw,
      int signs,
      boolean cut) {
    this.number = number;
    this.text = text;
    this.start = start;
    this.end = end;
    this.terminated = terminated;
    this.raw = raw;
    this.signs = signs;
    this.cut = cut;
  }

  /** The signs for which a character stands. */
  static int signsOf(char c) {
    return c < SIGNS.length ? SIGNS[c] : LineCleaner.isSuspect(c) ? SUSPECT : 0;
  }

  /** Whether one of some signs may stand in this line: what can't is not looked for. */
  boolean mayHold(int some) {
    return (signs & some) != 0;
  }

  /** The line as it stands in the input. */
  String raw() {
    return raw != null ? raw : new String(text, start, end - start);
  }

  /** The line before it was cleaned: in JSON every character counts. */
  Line uncleaned() {
    return raw == null
        ? this
        : new Line(number, raw.toCharArray(), 0, raw.length(), terminated, null, ANY_SIGN, cut);
  }

  /** The cleaned line from a position on. */
  String from(int position) {
    return new String(text, position, end - position);
  }

  int length() {
    return end - start;
  }

  /** The known key of {@code rpm-ostree status} that begins at a position and ends with a colon, or null. */
  @Nullable
  Key keyAt(int from) {
    if (keyStart != from) {
      key = StatusLines.findKey(this, from);
      keyStart = from;
    }
    return key;
  }

  /** The first position that is not blank, or the end. */
  int skipBlanks(int from) {
    if (from == start && textStart >= 0) {
      return textStart;
    }
    int position = firstText(from);
    if (from == start) {
      textStart = position;
    }
    return position;
  }

  private int firstText(int from) {
    int position = from;
    while (position < end && isBlank(text[position])) {
      position++;
    }
    return position;
  }

  /** The end without the blanks before it. */
  int trimmedEnd(int from) {
    int position = end;
    while (position > from && isBlank(text[position - 1])) {
      position--;
    }
    return position;
  }

  boolean startsWith(String word, int from) {
    if (end - from < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The position of a word, or -1. */
  int indexOf(String word, int from) {
    for (int i = from; i <= end - word.length(); i++) {
      if (text[i] == word.charAt(0) && startsWith(word, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The 1-based column in code points of a position in the cleaned line: of the same text in the raw line. */
  int column(int position) {
    String line = raw();
    int units = position - start;
    if (raw != null) {
      String tail = from(position);
      int found = tail.isEmpty() ? line.length() : line.lastIndexOf(tail);
      units = found < 0 ? Math.min(units, line.length()) : found;
    }
    return line.codePointCount(0, Math.min(units, line.length())) + 1;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0';
  }

  @Override
  public String toString() {
    return number + ": " + from(start);
  }
}
