// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.legacy;

import io.github.ostreedrift.internal.text.grammar.LegacyStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.Literals;
import io.github.ostreedrift.model.Limits;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the table into tokens: its columns' names, its rows, and the signatures below it. */
final class TableScanner extends LegacyScanner {
  private static final Literals WORDS = new Literals(
      LegacyStatusLexer.VOCABULARY, LegacyStatusLexer.TIME_COLUMN, LegacyStatusLexer.FOOTER);
  private static final Pattern STAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d +\\d\\d:\\d\\d:\\d\\d(?= |$)");
  private static final Pattern CHECKSUM = Pattern.compile("(?<!\\S)[0-9a-f]{10}(?!\\S)");
  private static final Pattern ROW = Pattern.compile("(?:\\S.*? +)?[0-9a-f]{10} +\\S.*");

  /** The last cells of all rows: one that stands in another row, too, is not cut. */
  private final Set<String> lastCells = new HashSet<>();

  private boolean hasFooter;

  TableScanner(CaptureLines lines, Limits limits) {
    super(lines, limits);
  }

  static boolean isHead(Line line, int from, int end) {
    int first = WORDS.at(line, from);
    return (first == LegacyStatusLexer.TIME_COLUMN || first == LegacyStatusLexer.VERSION_COLUMN)
        && line.indexOf(WORDS.word(LegacyStatusLexer.OSNAME_COLUMN), from) > 0
        && line.indexOf(WORDS.word(LegacyStatusLexer.REFSPEC_COLUMN), from) > 0
        && end > from;
  }

  /** Whether one of the columns is that of the versions. */
  static boolean hasVersions(String columns) {
    return columns.contains(WORDS.word(LegacyStatusLexer.VERSION_COLUMN));
  }

  static boolean hasTimes(String columns) {
    return columns.contains(WORDS.word(LegacyStatusLexer.TIME_COLUMN));
  }

  private static boolean isFooter(Line line, int from) {
    return WORDS.at(line, from) == LegacyStatusLexer.FOOTER;
  }

  @Override
  boolean isOther(Line line, int from, int end) {
    return count() > 0 && isHead(line, from, end);
  }

  @Override
  boolean isPart(Line line, int from, int end) {
    return hasFooter
        ? LinePatterns.isSignatureText(line, from)
        : isRow(line, from, end) || isFooter(line, from);
  }

  /** A mark or a time shows a row even where its other cells are damaged. */
  private static boolean isRow(Line line, int from, int end) {
    int cells = endOfTime(line, endOfMark(line, from), end);
    return cells > from || ROW.matcher(new String(line.text, from, end - from)).matches();
  }

  @Override
  boolean take(Line line, int from, int end) {
    if (count() == 0) {
      emit(LegacyStatusLexer.COLUMNS, line, from, end);
      end(line);
      return true;
    } else if (hasFooter) {
      return takeSignature(line, from, end);
    } else if (isFooter(line, from)) {
      hasFooter = true;
      int count = WORDS.behind(LegacyStatusLexer.FOOTER, from);
      emit(LegacyStatusLexer.FOOTER, line, from, count);
      emit(LegacyStatusLexer.VALUE, line, count, end);
      return true;
    } else if (isRow(line, from, end)) {
      if (mayAdd(line)) {
        row(line, from, end);
      }
      return true;
    }
    return false;
  }

  private boolean takeSignature(Line line, int from, int end) {
    boolean belongs = LinePatterns.isSignatureText(line, from) && isWhole(line, from, end);
    if (belongs) {
      emit(LegacyStatusLexer.NEXT, line, from, from);
      emit(LegacyStatusLexer.VALUE, line, from, end);
    }
    return belongs;
  }

  /** Behind the position of the mark of the booted deployment and its blanks, if it is there. */
  private static int endOfMark(Line line, int from) {
    int marked = LinePatterns.afterBullet(line, from);
    return marked >= 0 ? marked : line.text[from] == '*' ? from + 1 : from;
  }

  private static int endOfTime(Line line, int from, int end) {
    if (WORDS.at(line, from) == LegacyStatusLexer.INVALID) {
      return WORDS.behind(LegacyStatusLexer.INVALID, from);
    }
    Matcher stamp = STAMP.matcher(new String(line.text, from, Math.max(0, end - from)));
    return stamp.lookingAt() ? from + stamp.end() : from;
  }

  private void row(Line line, int from, int end) {
    int time = endOfMark(line, from);
    if (time > from) {
      emit(LegacyStatusLexer.MARK, line, from, from + 1);
    }
    int cells = endOfTime(line, time, end);
    if (cells > time) {
      boolean isInvalid = WORDS.at(line, time) == LegacyStatusLexer.INVALID;
      emit(isInvalid ? LegacyStatusLexer.INVALID : LegacyStatusLexer.STAMP, line, time, cells);
    }
    cells(line, line.skipBlanks(cells), end);
    end(line);
  }

  /** The last checksum is that of the deployment, for a version may look like one. */
  private void cells(Line line, int from, int end) {
    int checksum = -1;
    Matcher words = CHECKSUM.matcher(new String(line.text, from, Math.max(0, end - from)));
    while (words.find()) {
      checksum = from + words.start();
    }
    int i = from;
    while (i < end) {
      int to = i;
      while (to < end && !Line.isBlank(line.text[to])) {
        to++;
      }
      emit(i == checksum ? LegacyStatusLexer.CHECKSUM : LegacyStatusLexer.CELL, line, i, to);
      i = line.skipBlanks(to);
    }
    // up to v2015.11 blanks follow the last cell
    if (lastCells.add(lastToken().getText()) && !line.terminated && end == line.end) {
      emit(LegacyStatusLexer.CUT, line, line.end, line.end);
      problems.warn(
          line,
          end,
          "the input ends in the middle of this line: what may be cut is not shown;"
              + " end the file with a line break if it is whole");
    }
  }

  @Override
  void gap(Line line) {
    if (hasFooter) {
      emit(LegacyStatusLexer.NEXT, line, line.start, line.start);
      emit(LegacyStatusLexer.GAP, line, line.start, line.end);
    } else {
      emit(LegacyStatusLexer.GAP, line, line.start, line.end);
      end(line);
    }
  }

  @Override
  protected void scanEnd() {
    if (hasFooter) {
      end(lastToken().line());
    }
  }
}
