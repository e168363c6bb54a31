// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Labels and their values in two columns, the values wrapped between items to the width of the screen. Values come as
 * an input says them: they are made visible here.
 */
final class Rows {
  private static final int LABEL = 16;
  private static final int MIN_VALUE = 24;

  private final StringBuilder out;
  private final Palette palette;
  private final int room;
  private final String indent;

  Rows(StringBuilder out, Palette palette, int width, int indent) {
    this.out = out;
    this.palette = palette;
    this.room = Math.max(MIN_VALUE, width - indent - LABEL);
    this.indent = " ".repeat(indent);
  }

  /** One value, wrapped between its words. */
  void add(String label, String value) {
    add(label, value, UnaryOperator.identity());
  }

  /** One value, set off. */
  void add(String label, String value, UnaryOperator<String> paint) {
    wrap(label, List.of(seen(value).split(" ", -1)), paint);
  }

  /** A text of several lines, each of which stays one, and is wrapped by itself. */
  void addLines(String label, String text, UnaryOperator<String> paint) {
    String lead = label;
    for (String line : text.split("\n", -1)) {
      add(lead, line, paint);
      lead = "";
    }
  }

  /** A list: commas between its items. No row for an empty one. */
  void addList(String label, List<String> items) {
    addList(label, "", items, UnaryOperator.identity());
  }

  /** A list, set off. */
  void addList(String label, List<String> items, UnaryOperator<String> paint) {
    addList(label, "", items, paint);
  }

  /** A list with a word before it. */
  void addList(String label, String lead, List<String> items, UnaryOperator<String> paint) {
    List<String> pieces = new ArrayList<>();
    if (!lead.isEmpty()) {
      pieces.add(lead);
    }
    for (int i = 0; i < items.size(); i++) {
      String item = seen(items.get(i));
      addPieces(pieces, i < items.size() - 1 ? item + "," : item);
    }
    if (!items.isEmpty()) {
      wrap(label, pieces, paint);
    }
  }

  private static String seen(String value) {
    return value.isEmpty() ? "\"\"" : value;
  }

  /** An item in one piece, unless no line has room for it. */
  private void addPieces(List<String> pieces, String item) {
    if (Columns.of(item) <= room) {
      pieces.add(item);
    } else {
      pieces.addAll(List.of(item.split(" ", -1)));
    }
  }

  private void wrap(String label, List<String> pieces, UnaryOperator<String> paint) {
    StringBuilder line = new StringBuilder();
    int columns = 0;
    String lead = label;
    for (String each : pieces) {
      String piece = Visible.of(each);
      int wide = Columns.of(piece);
      if (columns > 0 && columns + 1 + wide > room) {
        end(lead, line, paint);
        lead = "";
        columns = 0;
      }
      line.append(columns > 0 ? " " : "").append(piece);
      columns += wide + (columns > 0 ? 1 : 0);
    }
    end(lead, line, paint);
  }

  private void end(String label, StringBuilder line, UnaryOperator<String> paint) {
    out.append(indent);
    out.append(palette.faint(label)).append(" ".repeat(Math.max(1, LABEL - Columns.of(label))));
    out.append(paint.apply(line.toString())).append('\n');
    line.setLength(0);
  }
}
