// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.LimitProblems;
import io.github.ostreedrift.internal.text.token.LineScanner;
import io.github.ostreedrift.internal.text.token.Literals;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the scanners of listings share: one line after the other, until one does not belong. Lines that were left out,
 * are not understood, or are cut become a {@code GAP}: a listing with one proves of no package that it is missing, and
 * what stands below a gap has lost its head.
 */
abstract class ListingScanner extends LineScanner {
  private static final int LOOK_AHEAD = 8;

  final CaptureLines lines;

  /** The head that the next line stands below. */
  int section;

  /** Whether an empty line stands before the one that is looked at. */
  boolean blankBefore;

  /** Where the packages stand, behind the prefix. */
  int packageColumn;

  private final LineReader reader;
  private final ListingContext context;
  private @Nullable Line last;
  private int packages;
  private boolean isRowOpen;

  /** Whether a change of versions stands below the head: then a package alone does not, its head is missing. */
  private boolean hasPairs;

  /** What a line can be, by itself. */
  interface Shape {
    boolean fits(Line line, int from, int end);
  }

  /** What all scanners of an input share. */
  record ListingContext(Limits limits, StatusStart status, BiPredicate<Line, Integer> begins) {}

  ListingScanner(LineReader reader, Prefix prefix, ListingContext context) {
    this.lines = new CaptureLines(reader, prefix);
    this.reader = reader;
    this.context = context;
  }

  /** Takes a line with text; false where the output is over before it. */
  abstract boolean take(Line line, int from, int end) throws IOException;

  /** Whether a line can be an item below a head. */
  boolean isItem(int head, Line line, int from, int end) {
    return Sections.takes(head, line, from, end);
  }

  /** Whether a line shows by itself that the output before it is over. */
  boolean isOver(Line line, int from, int end) {
    return LinePatterns.isPrompt(line, from, end)
        || line.startsWith("+ ", from)
        || context.begins().test(line, from);
  }

  /** Whether the last line of an input is whole, though no line break ends it. */
  boolean isWhole(Line line, int from, int end) {
    return PackageForms.isWhole(line, from, end) || LeftOut.isLine(line, from, end);
  }

  /** Whether the lines are such an output at all. */
  boolean tells() {
    return count() > 1;
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
    if (from >= end && !line.terminated && lines.column(line, from) > 0) {
      gap(line);
      problems.warn(line, from, "the input ends in the middle, so packages may be missing");
    }
    last = from < end ? line : last;
    blankBefore = from >= end;
    lines.take();
    return true;
  }

  private boolean scanText(Line line, int from, int end) throws IOException {
    boolean isItem = packageColumn > 0 && lines.column(line, from) == packageColumn;
    boolean isBelow = last != null && (!blankBefore || isItem) && !isOver(line, from, end);
    boolean wasOpen = isRowOpen;
    int before = count();
    boolean taken = take(line, from, end);
    if (!line.terminated && (taken || isBelow) && !isWhole(line, from, end)) {
      takeBack(before);
      isRowOpen = wasOpen;
      gap(line);
      problems.keep(
          line,
          "the input ends in the middle of this line, so packages may be missing;"
              + " it is kept as it is");
      return true;
    } else if (!taken && isBelow && !LinePatterns.isMarkup(line, from, end)) {
      gap(line);
      problems.warn(
          line,
          from,
          "this line is not understood, and ends a listing: packages may be missing there");
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
    section = Sections.isHead(type) ? type : Literals.NONE;
    hasPairs = false;
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

  /** A package behind its sign, below its head, or a change that lost its head. */
  final boolean takePackage(Line line, int from, int end) {
    boolean isPair = PackageForms.isChange(line, from, end);
    if (PackageForms.isSigned(line, from, end)) {
      packageRow(PackageForms.SIGNS.at(line, from), line, from, from + 1, end);
    } else if (isPair
        ? Sections.isOfVersions(section)
        : !hasPairs && Sections.isOfChanges(section) && isItem(section, line, from, end)) {
      hasPairs = isPair;
      if (mayAdd(line)) {
        emit(ListingLexer.NEXT, line, from, from);
        words(line, from, end);
      }
    } else if (isPair) {
      packageRow(ListingLexer.KEYLESS_CHANGE, line, from, from, end);
    } else {
      return false;
    }
    return true;
  }

  /** A package in a row of its own. */
  final void packageRow(int type, Line line, int from, int word, int end) {
    if (mayAdd(line)) {
      row(type, line, from, word);
      words(line, word, end);
    }
  }

  /** A package and its repository, or {@code NAME OLD -> NEW}. */
  private void words(Line line, int from, int end) {
    int[] types = {ListingLexer.WORD, ListingLexer.WORD, ListingLexer.ARROW, ListingLexer.WORD};
    int index = 0;
    for (int i = from; i < end; i = line.skipBlanks(PackageForms.endOfWord(line, i, end))) {
      boolean isRepository = index == 1 && line.text[i] == '@';
      int type = isRepository ? ListingLexer.REPOSITORY : types[index];
      emit(type, line, i, PackageForms.endOfWord(line, i, end));
      index++;
    }
  }

  /** Packages are counted, so that there are not too many of them. */
  private boolean mayAdd(Line line) {
    packages++;
    packageColumn = lines.column(line, lines.start(line));
    if (packages == context.limits().maxPackages() + 1) {
      int open = section;
      problems.add(LimitProblems.packages(line, context.limits()));
      gap(line);
      section = open;
    }
    return packages <= context.limits().maxPackages();
  }

  final boolean hasPackages() {
    return packages > 0;
  }

  private void gap(Line line) {
    if (isRowOpen && section != Literals.NONE) {
      emit(ListingLexer.NEXT, line, line.start, line.start);
      emit(ListingLexer.GAP, line, line.start, line.end);
      closeRow();
      section = Literals.NONE;
    } else {
      row(ListingLexer.GAP, line, line.start, line.end);
    }
  }

  /** A line that stands for what was left out. */
  final boolean takeLeftOut(Line line, int from, int end) {
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
    return next != null && fits(next, shape);
  }

  /** Whether some line soon after this one has a shape, before a shell's prompt or another output. */
  final boolean goesOn(Shape shape) throws IOException {
    for (int i = 1; i <= LOOK_AHEAD; i++) {
      Line line = lines.peek(i);
      if (line == null) {
        return false;
      } else if (fits(line, shape)) {
        return true;
      } else if (fits(line, this::isOver)) {
        return false;
      }
    }
    return false;
  }

  private boolean fits(Line line, Shape shape) {
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    return from < end && shape.fits(line, from, end);
  }
}
