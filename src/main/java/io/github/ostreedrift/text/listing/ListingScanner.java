// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text.listing;

import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.text.grammar.ListingLexer;
import io.github.ostreedrift.text.line.CaptureLines;
import io.github.ostreedrift.text.line.LeftOut;
import io.github.ostreedrift.text.line.Line;
import io.github.ostreedrift.text.line.LinePatterns;
import io.github.ostreedrift.text.line.LineReader;
import io.github.ostreedrift.text.line.Prefix;
import io.github.ostreedrift.text.token.LimitProblems;
import io.github.ostreedrift.text.token.LineScanner;
import io.github.ostreedrift.text.token.Literals;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the scanners of listings share: one line after the other, until one does not belong. Lines that were left out,
 * are not understood, or are cut become a {@code GAP}: a listing with one proves of no package that it is missing.
 */
abstract class ListingScanner extends LineScanner {
  /** The signs of the diff format. */
  static final Literals SIGNS =
      new Literals(ListingLexer.VOCABULARY, ListingLexer.OLD, ListingLexer.PLUS);

  private static final int LOOK_AHEAD = 8;

  final CaptureLines lines;

  /** Whether an empty line stands before the one that is looked at. */
  boolean blankBefore;

  private final LineReader reader;
  private final ListingContext context;
  private @Nullable Line last;
  private int packages;
  private boolean isRowOpen;
  private boolean isSection;

  /** What a line can be, by itself. */
  interface Shape {
    boolean fits(Line line, int from, int end);
  }

  /** What all scanners of an input share. */
  record ListingContext(Limits limits, StatusStart status) {}

  ListingScanner(LineReader reader, Prefix prefix, ListingContext context) {
    this.lines = new CaptureLines(reader, prefix);
    this.reader = reader;
    this.context = context;
  }

  /** Takes a line with text; false where the output is over before it. */
  abstract boolean take(Line line, int from, int end) throws IOException;

  /** Whether a line shows by itself that the output before it is over. */
  boolean isOver(Line line, int from, int end) {
    return LinePatterns.isPrompt(line, from, end)
        || line.startsWith("+ ", from)
        || ListingStart.isSure(line, from);
  }

  /** Whether a line that does not belong is no damage. */
  boolean isOthers(Line line, int from, int end) {
    return !line.startsWith("http", from) && LinePatterns.isMarkup(line, from, end);
  }

  /** Whether the last line of an input is whole, though no line break ends it. */
  boolean isWhole(Line line, int from, int end) {
    return PackageForms.isWhole(line, from, end) || LeftOut.isLine(line, from, end);
  }

  /** Whether the lines are such an output at all. */
  boolean tells() {
    return last != null;
  }

  @Override
  protected final boolean scanLine() throws IOException {
    Line line = lines.peek(0);
    if (line == null || line.cut || context.status().isAt(reader, line)) {
      if (line != null && line.cut) {
        gap(line);
      }
      return false;
    }
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    if (from < end && !scanText(line, from, end)) {
      return false;
    }
    last = from < end ? line : last;
    blankBefore = from >= end;
    lines.take();
    return true;
  }

  private boolean scanText(Line line, int from, int end) throws IOException {
    boolean isBelow = last != null && !blankBefore && !isOver(line, from, end) && !isOthers(line, from, end);
    if (isBelow && !line.terminated && !isWhole(line, from, end)) {
      gap(line);
      problems.keep(
          line,
          "the input ends in the middle of this line, so packages may be missing; it is kept as it is");
      return true;
    }
    int before = count();
    boolean taken = take(line, from, end);
    if (!taken && isBelow) {
      gap(line);
      problems.warn(
          line, from, "this line is not understood, and ends a listing: packages may be missing there");
    } else if (count() > before) {
      problems.checkDecoded(line);
    }
    return taken;
  }

  @Override
  protected final void scanEnd() {
    closeRow();
  }

  private void closeRow() {
    if (isRowOpen) {
      Line line = lastToken().line();
      emit(ListingLexer.END, line, line.end, line.end);
      isRowOpen = false;
    }
  }

  /** Begins a row; below a section's head stand items. */
  final void row(int type, Line line, int from, int end) {
    closeRow();
    emit(type, line, from, end);
    isRowOpen = true;
    isSection = Sections.isOfChanges(type) || Sections.isInactive(type) || type == ListingLexer.SEC_ADVISORIES;
  }

  /** The commit of a listing behind its head. */
  final void commit(int type, Line line, int from, int colon, int end) {
    row(type, line, from, colon);
    int value = line.skipBlanks(colon);
    if (value < end) {
      emit(ListingLexer.VALUE, line, value, end);
    }
  }

  /** A line of text below a head. */
  final void item(Line line, int from, int end) {
    emit(ListingLexer.NEXT, line, from, from);
    emit(ListingLexer.VALUE, line, from, end);
  }

  /** A package in a row of its own: in a list, behind its sign, or a change that lost its head. */
  final void packageRow(int type, Line line, int from, int end) {
    if (mayAdd(line)) {
      int first = from + (type == ListingLexer.KEYLESS_CHANGE || type == ListingLexer.PACKAGE ? 0 : 1);
      row(type, line, from, first);
      words(line, first, end);
    }
  }

  /** A package below a head. */
  final void packageItem(Line line, int from, int end) {
    if (mayAdd(line)) {
      emit(ListingLexer.NEXT, line, from, from);
      words(line, from, end);
    }
  }

  /** A package and its repository, or {@code NAME OLD -> NEW}. */
  private void words(Line line, int from, int end) {
    int index = 0;
    for (int i = from; i < end; i = line.skipBlanks(i)) {
      int to = PackageForms.endOfWord(line, i, end);
      boolean isRepository = index == 1 && line.text[i] == '@';
      emit(
          index == 2 ? ListingLexer.ARROW : isRepository ? ListingLexer.REPOSITORY : ListingLexer.WORD,
          line,
          i,
          to);
      index++;
      i = to;
    }
  }

  /** Packages are counted, so that there are not too many of them. */
  private boolean mayAdd(Line line) {
    packages++;
    if (packages == context.limits().maxPackages() + 1) {
      problems.add(LimitProblems.packages(line, context.limits()));
      gap(line);
    }
    return packages <= context.limits().maxPackages();
  }

  final boolean hasPackages() {
    return packages > 0;
  }

  private void gap(Line line) {
    if (isRowOpen && isSection) {
      emit(ListingLexer.NEXT, line, line.start, line.start);
      emit(ListingLexer.GAP, line, line.start, line.end);
    } else {
      row(ListingLexer.GAP, line, line.start, line.end);
    }
  }

  /** A line that stands for what was left out. */
  final boolean leftOut(Line line, int from, int end) {
    boolean isLeftOut = LeftOut.isLine(line, from, end);
    if (isLeftOut) {
      gap(line);
      problems.warn(line, from, "lines were left out here: packages may be missing");
    }
    return isLeftOut;
  }

  /** Keeps a line that is not understood, where the output goes on after it; otherwise the output is over. */
  final boolean keep(Line line, int from, int end, Shape part) throws IOException {
    boolean isInside = !isOver(line, from, end) && goesOn(part);
    if (isInside) {
      gap(line);
      problems.keep(line);
    }
    return isInside;
  }

  /** Whether the next line with text after this one has a shape. */
  final boolean isFollowedBy(Shape shape) throws IOException {
    Line next = lines.text(1);
    if (next == null) {
      return false;
    }
    int from = lines.start(next);
    return shape.fits(next, from, next.trimmedEnd(from));
  }

  /** Whether some line soon after this one has a shape, before a shell's prompt or another output. */
  final boolean goesOn(Shape shape) throws IOException {
    for (int i = 1; i <= LOOK_AHEAD; i++) {
      Line line = lines.peek(i);
      if (line == null) {
        return false;
      }
      int from = lines.start(line);
      int end = line.trimmedEnd(from);
      if (from < end && shape.fits(line, from, end)) {
        return true;
      } else if (from < end && isOver(line, from, end)) {
        return false;
      }
    }
    return false;
  }
}
