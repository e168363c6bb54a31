// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.util.Arrays;
import java.util.stream.Stream;

/** How many columns of a terminal characters take: none (accents), one, or two (East Asian, emoji). */
final class Columns {
  /** What is wide, in order: Hangul, symbols that are drawn as emoji, CJK, Kana, Yi, full-width forms, Tangut, Han. */
  private static final int[] WIDE = bounds("""
      1100-115f 231a-231b 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1
      26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728
      274c 274e 2753-2755 2757 2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 2e80-303e 3041-a4cf
      a960-a97c ac00-d7a3 f900-faff fe10-fe19 fe30-fe6b ff01-ff60 ffe0-ffe6 16fe0-18aff
      1aff0-1b2fb 1f004 1f0cf 1f18e 1f191-1f19a 1f200-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393
      1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d
      1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2
      1f6d5-1f6d7 1f6dc-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945
      1f947-1f9ff 1fa70-1faff 20000-3fffd""");

  private static final int FIRST_NOT_ASCII = 0x80;

  private Columns() {}

  /** First and last code points of ranges, one after the other. */
  private static int[] bounds(String ranges) {
    return Arrays.stream(ranges.split("\\s"))
        .flatMap(range -> Stream.of(range.replaceFirst("-.*", ""), range.replaceFirst(".*-", "")))
        .mapToInt(codePoint -> Integer.parseInt(codePoint, 16))
        .toArray();
  }

  /** The columns of a text without tabs. */
  static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      columns += of(codePoint);
      i += Character.charCount(codePoint);
    }
    return columns;
  }

  /** The columns of one character. */
  static int of(int codePoint) {
    if (codePoint < FIRST_NOT_ASCII) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    int index = Arrays.binarySearch(WIDE, codePoint);
    // Between a first and a last one, the place to insert at is odd.
    return index >= 0 || (-index - 1) % 2 == 1;
  }
}
