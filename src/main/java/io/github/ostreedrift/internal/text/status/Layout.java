// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;

/**
 * Where things stand in a capture, and what that tells: the column of the values, which the printers keep for all rows;
 * and the width beyond which lines were broken, which no line that is whole can exceed.
 */
final class Layout {
  /** Lists wrap at the terminal's width, and never at less than this many bytes of value. */
  private static final int NARROWEST_WRAP = 64;

  /** Where the printers of late put values; for rows whose indentation is lost. */
  private static final int USUAL_COLUMN = 28;

  private static final int SLACK = 6;

  private final CaptureLines lines;

  /** The column at which values begin; 0 while unknown, -1 where rows are not aligned. */
  private int valueColumn;

  /** The column at which the lines of the host begin. */
  private int base;

  private int columnOfDeployments;
  private boolean isInUpdate;
  private int longest;
  private int widestList;
  private boolean showsMark;

  Layout(CaptureLines lines) {
    this.lines = lines;
  }

  /** The column of the values, counted from where the lines of the host begin: it tells the release. 0 if unknown. */
  int valueColumn() {
    int column = isInUpdate ? columnOfDeployments : valueColumn;
    return column > 0 ? column - base : 0;
  }

  /** An available update has columns of its own. */
  void beginUpdate() {
    columnOfDeployments = isInUpdate ? columnOfDeployments : valueColumn;
    isInUpdate = true;
    valueColumn = 0;
  }

  /** Learns from a row, whose key may stand between marks of a page. */
  void row(int key, Line line, int from, int value, int end, int marks, boolean isAligned) {
    KeyPlace place = KeyPlace.of(key);
    if (place == KeyPlace.LIST || key == HostStatusLexer.STATE) {
      base = lines.column(line, from);
    }
    if (isAligned && value < end) {
      int column = lines.column(line, value) - marks;
      boolean indented = lines.column(line, from) - base > 1 && valueColumn >= 0;
      valueColumn = indented && (valueColumn == 0 || valueColumn == column) ? column : -1;
      longest = Math.max(longest, printedEnd(line, value, end));
    }
  }

  /** Learns from a header that was not broken behind its mark. */
  void header(Line line, int from, int end, boolean isMarked) {
    if (isMarked) {
      longest = Math.max(longest, lines.column(line, end) - base);
    }
  }

  void marked() {
    showsMark = true;
  }

  /** Whether a header without a mark stands where one would have been: two blanks, or another header has one. */
  boolean mayShowMark(Line line, int from) {
    return showsMark || lines.column(line, from) - base >= 2;
  }

  /** A row with its key on this line. */
  OpenRow open(int key, Line line, int from, int value, int end) {
    return new OpenRow(
        key,
        RowShape.of(key),
        lines.column(line, from),
        end - value,
        printedEnd(line, value, end),
        false);
  }

  /** The same row with one more line. */
  OpenRow longer(OpenRow row, Line line, int from, int end) {
    // A single element can be longer than the page.
    if (row.shape() == RowShape.LIST && firstElement(row, line, from, end) < end - from) {
      widestList = Math.max(widestList, lines.column(line, end));
    }
    return row.with(end - from, printedEnd(line, from, end));
  }

  /** Where a line of values ended as it was printed. */
  private int printedEnd(Line line, int value, int end) {
    return valueColumn > 0 ? lines.column(line, end) : USUAL_COLUMN + end - value;
  }

  /** Whether rows stand where the printer put them, so that a line elsewhere is none. */
  boolean isAligned() {
    return valueColumn > 0;
  }

  /** Whether a line begins where values, or what belongs to them, do. */
  boolean isAtValues(Line line, int from) {
    int column = lines.column(line, from);
    return valueColumn > 0 && column >= valueColumn && column <= valueColumn + 2;
  }

  /** Whether a value begins exactly where the printer puts all of them. */
  boolean isAtValueColumn(Line line, int value) {
    return valueColumn > 0 && lines.column(line, value) == valueColumn;
  }

  /** Whether a line begins where the keys of a deployment's rows do: indented, and before the values. */
  boolean isAtRows(Line line, int from) {
    int column = lines.column(line, from);
    return valueColumn > 0 && column > base + 2 && column < valueColumn;
  }

  /** Whether a line goes on with a row above an empty line: signatures are parted by such. */
  boolean goesOnOverBlank(OpenRow row, Line line, int from, int end) {
    return row.shape() == RowShape.SIGNATURES
        && (isAtValues(line, from) || LinePatterns.isSignatureText(line, from));
  }

  /** Whether a line without a key goes on with a row. */
  Going going(OpenRow row, Line line, int from, int end, boolean isParted) {
    if (isParted) {
      boolean mayBeLink =
          row.key() == HostStatusLexer.END_OF_LIFE && LinePatterns.isLink(line, from);
      return goesOnOverBlank(row, line, from, end)
          ? Going.MUST
          : mayBeLink ? Going.MAY : Going.CANNOT;
    } else if (row.shape() == RowShape.HEAD || LinePatterns.isPrompt(line, from, end)) {
      return Going.CANNOT;
    }
    boolean atValues = isAtValues(line, from);
    if (goesOnByShape(row, line, from, end, atValues)) {
      return Going.MUST;
    }
    boolean isMarkup = LinePatterns.isMarkup(line, from, end);
    boolean isLink = LinePatterns.isLink(line, from);
    if (row.shape() == RowShape.NOTICE && (isLink || !isMarkup)) {
      return isLink || row.key() == HostStatusLexer.END_OF_LIFE ? Going.MAY : Going.MUST;
    } else if (isMarkup
        && !atValues
        && row.shape() != RowShape.TEXT
        && row.shape() != RowShape.NOTICE) {
      return Going.CANNOT;
    } else if (row.isLeft() || row.lacksValue() || atValues || isLoosePart(row, line, from, end)) {
      return Going.MAY;
    }
    return mayBeBroken(row, line, from, end) ? Going.MAY : Going.CANNOT;
  }

  /** Whether a line holds what the row above it does, where people took the indentation away: they break lines anywhere. */
  private boolean isLoosePart(OpenRow row, Line line, int from, int end) {
    return valueColumn <= 0
        && ((row.shape() == RowShape.LIST && ListWords.areRequests(line, from, end))
            || (row.shape() == RowShape.OVERRIDES && LinePatterns.endsInEvr(line, from, end)));
  }

  private boolean goesOnByShape(OpenRow row, Line line, int from, int end, boolean atValues) {
    boolean change = (valueColumn <= 0 || atValues) && LinePatterns.isChange(line, from, end);
    if (change && row.shape() != RowShape.NOTICE && row.shape() != RowShape.OVERRIDES) {
      return true;
    }
    return switch (row.shape()) {
      case LIST -> atValues && !hadRoom(row, line, from, end);
      case OVERRIDES -> atValues;
      case CHANGES -> atValues || LinePatterns.isPackage(line, from, end);
      case TREE -> LinePatterns.isBranch(line, from);
      case SOURCES ->
        atValues || LinePatterns.isBranch(line, from) || line.startsWith("repo=", from);
      case SIGNATURES -> atValues || LinePatterns.isSignatureText(line, from);
      case ADVISORIES -> atValues || LinePatterns.isAdvisory(line, from, end);
      case HEAD, TEXT, NOTICE -> false;
    };
  }

  /**
   * Whether the line above had room for the first element of this one, as another list in the capture shows: then the
   * printer would not have broken it there. It counts bytes, so a little less room than that may be none.
   */
  private boolean hadRoom(OpenRow row, Line line, int from, int end) {
    return row.lineEnd() + 1 + firstElement(row, line, from, end) + SLACK <= widestList;
  }

  /** Whether a row can have been broken before this line: else its first word would still stand in the row. */
  private boolean mayBeBroken(OpenRow row, Line line, int from, int end) {
    int more = 1 + firstElement(row, line, from, end);
    boolean deeper = valueColumn != 0 && lines.column(line, from) - base > 2;
    return deeper || row.lineEnd() + more > longest || isWrapped(row, more);
  }

  /** How long what is never broken is at most: a word, an element with its quotes, or a group of packages. */
  private static int firstElement(OpenRow row, Line line, int from, int end) {
    return switch (row.shape()) {
      case OVERRIDES, CHANGES, SOURCES -> end - from;
      case LIST -> {
        int to = ListWords.endOfWord(line, from, end);
        yield (to < 0 ? end : to) - from;
      }
      default -> OpenRow.firstWord(line, from, end);
    };
  }

  private boolean isWrapped(OpenRow row, int more) {
    boolean wraps = row.shape() == RowShape.LIST || row.shape() == RowShape.OVERRIDES;
    return wraps && valueColumn <= 0 && row.valueLength() + more > NARROWEST_WRAP;
  }

  /** Whether a line that may go on with a row is what the printer itself would have put there. */
  boolean isLikely(OpenRow row, Line line, int from, int end) {
    if (row.isLeft()) {
      return false;
    }
    return switch (row.shape()) {
      case NOTICE -> !mayBeBroken(row, line, from, end);
      case LIST ->
        isWrapped(row, 1 + firstElement(row, line, from, end))
            && ListWords.areRequests(line, from, end);
      case OVERRIDES ->
        isWrapped(row, 1 + firstElement(row, line, from, end))
            && LinePatterns.endsInEvr(line, from, end);
      default -> false;
    };
  }
}
