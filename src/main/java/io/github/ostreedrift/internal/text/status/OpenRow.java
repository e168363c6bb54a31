// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.line.Line;

/**
 * The last row, as far as it matters for the lines below it.
 *
 * @param key its key
 * @param shape what it holds
 * @param indent the column of its key
 * @param valueLength how much of the value stands on its last line
 * @param lineEnd the column at which that line ends, as the printer wrote it
 * @param isLeft whether lines below it were already found not to belong, or to be in doubt
 */
record OpenRow(int key, RowShape shape, int indent, int valueLength, int lineEnd, boolean isLeft) {
  /** The same row with one more line. */
  OpenRow with(int valueLength, int lineEnd) {
    return new OpenRow(key, shape, indent, valueLength, lineEnd, isLeft);
  }

  /** The same row, after a line that may or may not belong to it. */
  OpenRow left() {
    return new OpenRow(key, shape, indent, valueLength, lineEnd, true);
  }

  /** Whether the value is missing, though each row of this kind has one: it may stand on the next line. */
  boolean lacksValue() {
    return valueLength <= 0 && shape != RowShape.HEAD && RowKinds.needsValue(key);
  }

  /** How long the first word of a line is. */
  static int firstWord(Line line, int from, int end) {
    int word = from;
    while (word < end && !Line.isBlank(line.text[word])) {
      word++;
    }
    return word - from;
  }
}
