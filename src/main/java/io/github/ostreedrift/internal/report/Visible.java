// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

/**
 * Text from an input as it can be shown: what would steer a terminal, or could not be seen, is replaced by a sign for
 * it. Escape becomes {@code ␛}, an override of the writing direction its code point in
 * braces.
 */
public final class Visible {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;
  private static final int PICTURE_OF_NUL = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int NONCHARACTER = 0xfffe;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Visible() {}

  /** The text, tabs and line breaks replaced as well. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < FIRST_PRINTABLE || c >= DELETE) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder visible = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      append(visible, codePoint);
      i += Character.charCount(codePoint);
    }
    return visible.toString();
  }

  /** One character, or the sign for it. */
  static void append(StringBuilder out, int codePoint) {
    if (codePoint < FIRST_PRINTABLE) {
      out.appendCodePoint(PICTURE_OF_NUL + codePoint);
    } else if (codePoint == DELETE) {
      out.appendCodePoint(PICTURE_OF_DELETE);
    } else if (codePoint < DELETE || isPrintable(codePoint)) {
      out.appendCodePoint(codePoint);
    } else {
      out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    }
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      // Nobody's characters: neither XML nor a spreadsheet holds U+FFFE and U+FFFF.
      case Character.UNASSIGNED -> (codePoint & NONCHARACTER) != NONCHARACTER;
      // Scripts and emoji need the joiners; the other ones only hide.
      case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER;
      default -> true;
    };
  }
}
