// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.line;

import org.jspecify.annotations.Nullable;

/**
 * One line of an input, freed of colour and of the marks of other formats, without its line break.
 *
 * <p>A line is a slice of a shared array: nothing is copied unless something had to be cleaned.
 */
public final class Line {
  /** What stands in place of bytes that are no UTF-8. */
  public static final char UNDECODED = '\ufffd';

  /** The signs that any line may hold. */
  public static final int ANY_SIGN = ~0;

  /** One that may have to be cleaned away. */
  public static final int SUSPECT = 1;

  /** One that ends a shell's prompt. */
  public static final int PROMPT = 2;

  /** The head of an arrow. */
  public static final int ARROW = 4;

  /** Any sign outside of ASCII, for arrows and prompts have such ones. */
  private static final int OUTSIDE_ASCII = PROMPT | ARROW;

  private static final byte[] SIGNS = new byte[128];

  static {
    for (char c = 0; c < SIGNS.length; c++) {
      SIGNS[c] = (byte) (LineCleaner.isSuspect(c) ? SUSPECT : 0);
    }
    for (char sign : "#$%>".toCharArray()) {
      SIGNS[sign] |= PROMPT;
    }
    SIGNS['>'] |= ARROW;
  }

  public final int number;
  public final char[] text;
  public final int start;
  public final int end;

  /** Whether a line break follows; only the last line of an input can be without one. */
  public final boolean terminated;

  /** The line as it stands in the input, where cleaning changed it. */
  private final @Nullable String raw;

  private final int signs;

  // What the layouts ask for again and again while they look ahead.
  private int textStart = -1;

  /** Whether the input had more characters in this line than the limit allows. */
  public final boolean cut;

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

  /** A line that is not there. */
  public static Line empty() {
    return new Line(1, new char[0], 0, 0, true, null, 0, false);
  }

  /** The line from a position on, as if it began there. */
  public Line cutBefore(int position) {
    return new Line(number, text, position, end, terminated, raw(), ANY_SIGN, cut);
  }

  /** The line up to a position, without the blanks before it. */
  public Line cutBehind(int position) {
    int to = position;
    while (to > start && isBlank(text[to - 1])) {
      to--;
    }
    return new Line(number, text, start, to, terminated, raw(), ANY_SIGN, cut);
  }

  /** What stands in the line from a position on, as a line of its own. */
  public Line rest(int position) {
    return new Line(number, text, position, end, terminated, null, ANY_SIGN, false);
  }

  /** The signs for which a character stands. */
  public static int signsOf(char c) {
    return c < SIGNS.length ? SIGNS[c] : LineCleaner.isSuspect(c) ? ANY_SIGN : OUTSIDE_ASCII;
  }

  /** Whether one of some signs may stand in this line: what can't is not looked for. */
  public boolean mayHold(int some) {
    return (signs & some) != 0;
  }

  /** The line as it stands in the input. */
  public String raw() {
    return raw != null ? raw : new String(text, start, end - start);
  }

  /** The line before it was cleaned: in JSON every character counts. */
  public Line uncleaned() {
    return raw == null
        ? this
        : new Line(number, raw.toCharArray(), 0, raw.length(), terminated, null, ANY_SIGN, cut);
  }

  /** The cleaned line from a position on. */
  public String from(int position) {
    return new String(text, position, end - position);
  }

  public int length() {
    return end - start;
  }

  /** The first position that is not blank, or the end. */
  public int skipBlanks(int from) {
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
  public int trimmedEnd(int from) {
    int position = end;
    while (position > from && isBlank(text[position - 1])) {
      position--;
    }
    return position;
  }

  public boolean startsWith(String word, int from) {
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
  public int indexOf(String word, int from) {
    for (int i = from; i <= end - word.length(); i++) {
      if (text[i] == word.charAt(0) && startsWith(word, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The 1-based column in code points of a position in the cleaned line: of the same text in the raw line. */
  public int column(int position) {
    String line = raw();
    int units = position - start;
    if (raw != null) {
      String tail = from(position);
      int found = tail.isEmpty() ? line.length() : line.lastIndexOf(tail);
      units = found < 0 ? Math.min(units, line.length()) : found;
    }
    return line.codePointCount(0, Math.min(units, line.length())) + 1;
  }

  /** Blanks of any width: people's editors and mail programs put them in place of plain ones. */
  public static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u202f'
        || c == '\u3000';
  }

  @Override
  public String toString() {
    return number + ": " + from(start);
  }
}
