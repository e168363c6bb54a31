// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;

/** Where text stands, as people see it: a tab goes on to the next stop. */
final class Columns {
  private static final int STOP = 8;

  private Columns() {}

  /** The column of a position, counted from the end of the prefix. */
  static int of(CaptureLines lines, Line line, int position) {
    int begin = lines.begin(line);
    int column = position - begin;
    int tab = line.indexOf("\t", begin);
    if (tab < 0 || tab >= position) {
      return column;
    }
    column = 0;
    for (int i = begin; i < position; i++) {
      column = line.text[i] == '\t' ? column + STOP - column % STOP : column + 1;
    }
    return column;
  }
}
