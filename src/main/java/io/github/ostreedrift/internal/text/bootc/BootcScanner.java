// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.text.bootc.BootcLines.Header;
import io.github.ostreedrift.internal.text.bootc.BootcLines.Keyed;
import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.LimitProblems;
import io.github.ostreedrift.internal.text.token.LineScanner;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts {@code bootc status} for people into tokens: its slots and the lines below them, indented or not. */
final class BootcScanner extends LineScanner {
  private static final int INDENTATION = 4;

  /** So many lines of others may stand between two of a capture. */
  private static final int FARTHEST = 12;

  /** So many may do so where nothing but its key tells that a row is of this capture. */
  private static final int NEAREST = 4;

  /** What other outputs begin with that have rows under the same names. */
  private static final Pattern OTHERS = Pattern.compile(
      "(?:State: \\w.*|(?:Booted)?Deployments?:)|apiVersion:.*|kind:.*|\\{(?:\\s*\".*)?|\\[(?:\\s*\\{.*)?");

  /** What ends a session or a script. */
  private static final Pattern ENDS =
      Pattern.compile("Connection to \\S+ closed\\b.*|logout|exit|\\+ \\S.*|\\S{1,30}[$#%]");

  private final CaptureLines lines;
  private final Limits limits;
  private @Nullable Line last;
  private int slots;
  private int lastSlot;
  private boolean isOld;
  private boolean isOver;
  private boolean isWhole = true;
  private @Nullable BootcBlock block;
  private boolean isAfterStray;
  private boolean isAfterGap;
  private boolean blankBefore;
  private int tight;
  private int spaced;

  BootcScanner(CaptureLines lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  /** Whether the output begins with a line: what runs is always in it, and only what is staged stands before that. */
  static boolean begins(CaptureLines lines, Line line, int from, int end) throws IOException {
    if (BootcLines.isNotDeployed(line, from, end)) {
      return true;
    }
    Header header = BootcLines.header(line, from, end);
    if (header == null
        || (header.slot() != BootcStatusLexer.STAGED && header.slot() != BootcStatusLexer.BOOTED)) {
      return false;
    } else if (header.isMarked()) {
      return header.slot() == BootcStatusLexer.BOOTED;
    }
    return (header.isOld() && header.content() == BootcStatusLexer.NATIVE)
        // Behind a sign that is no mark of bootc's, it may be a prefix of all lines.
        || isFollowed(lines, header.isOld(), header.start() == from ? NEAREST : 1);
  }

  /** Whether a row or another header follows soon; the lines between may be parts of a header that was folded. */
  private static boolean isFollowed(CaptureLines lines, boolean isOld, int distance)
      throws IOException {
    for (int i = 1; i <= distance; i++) {
      Line next = lines.peek(i);
      int from = next == null ? 0 : lines.start(next);
      int end = next == null ? 0 : next.trimmedEnd(from);
      if (next == null || LinePatterns.isPrompt(next, from, end)) {
        return false;
      } else if (from < end) {
        Header header = BootcLines.header(next, from, end);
        boolean isPart = header == null
            ? BootcLines.beginsWithKey(next, from)
            : header.isReadable() && header.isOld() == isOld;
        if (isPart || LeftOut.isLine(next, from, end)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  protected boolean scanLine() throws IOException {
    Line line = lines.peek(0);
    if (line == null || line.cut || isOver) {
      return false;
    }
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    boolean taken;
    if (from >= end) {
      taken = scanBlank();
    } else {
      problems.checkDecoded(line);
      taken = scanText(line, from, end);
    }
    if (taken) {
      lines.take();
      if (from < end) {
        tight += blankBefore || last == null ? 0 : 1;
        spaced += blankBefore ? 1 : 0;
        last = line;
      }
      blankBefore = from >= end;
    }
    return taken;
  }

  /** An empty line belongs to the output if what follows does; only headers come behind such, unless all lines do. */
  private boolean scanBlank() throws IOException {
    int at = lines.textAt(1);
    Line next = at < 0 ? null : lines.peek(at);
    if (next == null) {
      return false;
    }
    int from = lines.start(next);
    int end = next.trimmedEnd(from);
    Header header = BootcLines.header(next, from, end);
    if (header != null) {
      return follows(header, at);
    }
    Keyed keyed = BootcLines.keyed(next, from);
    boolean isNext = keyed != null && isNext(keyed, next, isDoubleSpaced());
    return isNext || LeftOut.isLine(next, from, end) || goesOn(at, true, true);
  }

  /** Whether empty lines part all lines, and so mean nothing. */
  private boolean isDoubleSpaced() {
    return tight == 0 && (spaced > 0 || (block != null && block.isEmpty()));
  }

  /** Slots stand in one order, and each but the others once: else another output begins. */
  private boolean follows(Header header, int distance) throws IOException {
    if (!header.isReadable()) {
      Line next = lines.text(distance + 1);
      Keyed keyed = next == null ? null : BootcLines.keyed(next, lines.start(next));
      return slots > 0
          && !isOld
          && keyed != null
          && (keyed.type() == BootcStatusLexer.DIGEST || keyed.type() == BootcStatusLexer.COMMIT);
    }
    return header.isOld() == isOld
        && (header.slot() > lastSlot || header.slot() == BootcStatusLexer.OTHER);
  }

  /**
   * Whether a row follows in the deployment above, over lines that may be of others.
   *
   * @param isEnough whether its key alone tells it where no column does
   */
  private boolean isNext(Keyed keyed, Line line, boolean isEnough) {
    BootcBlock above = block;
    return above != null
        && above.mayFollow(keyed.type())
        && (isAligned(above, keyed, line) || (isEnough && !above.isProven()));
  }

  /** Whether a row stands where those above do; what stands around its key is no part of it. */
  private boolean isAligned(BootcBlock above, Keyed keyed, Line line) {
    return above.isAligned(
        Columns.of(lines, line, keyed.start() - keyed.marks()),
        Columns.of(lines, line, keyed.end() - keyed.marks()));
  }

  private boolean scanText(Line line, int from, int end) throws IOException {
    if (slots == 0 && BootcLines.isNotDeployed(line, from, end)) {
      isOver = true;
      emitLine(BootcStatusLexer.NOT_DEPLOYED, line, from, end);
      isWhole = true;
      return true;
    }
    Header header = BootcLines.header(line, from, end);
    if (header != null) {
      boolean isNext = slots == 0 || follows(header, 0);
      return isNext && scanHeader(header, line, from, end);
    } else if (slots == 0) {
      return false;
    }
    Keyed keyed = BootcLines.keyed(line, from);
    if (keyed != null) {
      return scanKeyed(keyed, line, from, end);
    } else if (LeftOut.isLine(line, from, end)) {
      problems.warn(line, from, "lines were left out here: what they may have told is not shown");
      isAfterGap = true;
      return emitLine(BootcStatusLexer.LEFT_OUT, line, from, end);
    }
    return scanOther(line, from, end);
  }

  /** A row of this output, if its deployment can have it: else another tool printed it, or the header above is missing. */
  private boolean scanKeyed(Keyed keyed, Line line, int from, int end) throws IOException {
    BootcBlock above = block;
    boolean isKey = above != null && isOld == BootcLines.isOld(keyed.type());
    if (above == null || !isKey) {
      return scanOther(line, from, end);
    }
    boolean isInOrder = above.mayFollow(keyed.type());
    boolean isPlaced = isAligned(above, keyed, line);
    boolean isCertain = !isAfterGap && isInOrder && (isPlaced || !isAfterStray);
    if (isCertain) {
      above.take(
          keyed.type(),
          Columns.of(lines, line, keyed.start() - keyed.marks()),
          Columns.of(lines, line, keyed.end() - keyed.marks()));
    } else if (isAfterStray && above.isProven() && !isPlaced) {
      return scanOther(line, from, end);
    } else {
      // Whose rows follow is not known either.
      isAfterGap |= !isInOrder;
      emit(BootcStatusLexer.DOUBTFUL, line, from, from);
    }
    return scanRow(keyed, line, end);
  }

  /** A line that is no row of this output: between its lines, or behind it. */
  private boolean scanOther(Line line, int from, int end) throws IOException {
    if (OTHERS.matcher(new String(line.text, from, end - from)).matches()) {
      return false;
    }
    boolean isPrompt = LinePatterns.isPrompt(line, from, end);
    boolean isFollowed = goesOn(1, false, !isPrompt || isComment(line, from));
    if (BootcLines.isSigned(line, from, end)) {
      // A row that was commented out.
      problems.keep(line);
      isAfterStray = true;
      return emitLine(BootcStatusLexer.STRAY, line, from, end);
    } else if (isPrompt && !isFollowed) {
      return false;
    }
    boolean isInside = Columns.of(lines, line, from) >= INDENTATION || isFollowed;
    Keyed unknown = isInside ? BootcLines.unknown(line, from) : null;
    if (unknown != null && BootcLines.keyed(line, from) == null) {
      isAfterStray = true;
      return scanRow(unknown, line, end);
    }
    Line before = last;
    boolean isGlued = before != null
        && before.number == line.number - 1
        && !isWhole
        && !LinePatterns.isMarkup(line, from, end);
    boolean isKept = isInside || isGlued;
    if (isKept) {
      problems.keep(line);
      isAfterStray = true;
      emitLine(BootcStatusLexer.STRAY, line, from, end);
    }
    isOver = !isInside;
    return isKept;
  }

  private boolean scanRow(Keyed keyed, Line line, int end) {
    String value = new String(line.text, keyed.value(), Math.max(0, end - keyed.value()));
    isWhole = BootcValues.isWhole(keyed.type(), value);
    if (slots <= limits.maxDeployments()) {
      emit(keyed.type(), line, keyed.start(), keyed.end());
      if (keyed.value() < end) {
        emit(BootcStatusLexer.VALUE, line, keyed.value(), end);
      }
      emit(BootcStatusLexer.END, line, end, end);
    }
    return true;
  }

  /** Whether what looks like a prompt may be what somebody wrote between the lines. */
  private static boolean isComment(Line line, int from) {
    return line.text[from] == '#' || line.text[from] == '>';
  }

  /**
   * Whether a line of this output follows from a distance on, over lines of others.
   *
   * @param isParted whether it is parted from the output by an empty line
   * @param orHeader whether it may be a header
   */
  private boolean goesOn(int distance, boolean isParted, boolean orHeader) throws IOException {
    boolean isBlank = isParted;
    boolean mayBeHeader = orHeader;
    for (int i = distance; i < distance + FARTHEST; i++) {
      Line next = lines.peek(i);
      if (next == null) {
        return false;
      }
      int from = lines.start(next);
      int end = next.trimmedEnd(from);
      if (from >= end) {
        isBlank = true;
        continue;
      }
      Header header = BootcLines.header(next, from, end);
      if (header != null) {
        return mayBeHeader && header.isReadable() && follows(header, i);
      }
      Keyed keyed = BootcLines.keyed(next, from);
      boolean isPrompt = LinePatterns.isPrompt(next, from, end) && !isComment(next, from);
      mayBeHeader &= !isPrompt;
      if (keyed != null && isNext(keyed, next, mayBeHeader && !isBlank && i < NEAREST)) {
        return true;
      } else if (OTHERS.matcher(new String(next.text, from, end - from)).matches()) {
        return false;
      }
    }
    return false;
  }

  private boolean emitLine(int type, Line line, int from, int end) {
    isWhole = false;
    emit(type, line, from, end);
    emit(BootcStatusLexer.END, line, end, end);
    return true;
  }

  private boolean scanHeader(Header header, Line line, int from, int end) {
    isOld = header.isOld();
    isAfterStray = false;
    isAfterGap = false;
    block = BootcBlock.of(
        header, Columns.of(lines, line, header.start()), Columns.of(lines, line, header.end()));
    lastSlot = header.slot() == BootcStatusLexer.UNREADABLE ? lastSlot : header.slot();
    slots++;
    isWhole = header.content() != BootcStatusLexer.IMAGE;
    if (slots == limits.maxDeployments() + 1) {
      problems.add(LimitProblems.deployments(line, limits));
    }
    if (slots <= limits.maxDeployments()) {
      emit(header.slot(), line, from, from);
      int reference = header.reference();
      emit(header.content(), line, from, reference < 0 ? end : reference);
      if (reference >= 0 && reference < end) {
        emit(BootcStatusLexer.VALUE, line, reference, end);
      }
      emit(BootcStatusLexer.END, line, end, end);
      if (header.slot() == BootcStatusLexer.UNREADABLE) {
        problems.warn(line, from, "this slot is not known: what is running is not told by it");
      }
    }
    return true;
  }

  @Override
  protected void scanEnd() throws IOException {
    Line end = last;
    if (end == null || slots == 0) {
      return;
    }
    boolean isCut = lines.isAtEnd()
        ? !end.terminated && !isWhole
        : lines.endsInBlanks() || lines.endsInPrefix() || endsInBeginning();
    if (isCut) {
      problems.warn(
          end,
          end.trimmedEnd(end.start),
          "the input ends without a line break, so its last line may be cut: what would have come next is not shown; end"
              + " the file with a line break if it is whole");
    } else if (isFollowed(end)) {
      problems.warn(
          end,
          end.trimmedEnd(end.start),
          "other text follows without an empty line: what would have come next is not shown");
    } else {
      return;
    }
    emit(BootcStatusLexer.CUT, end, end.end, end.end);
    emit(BootcStatusLexer.END, end, end.end, end.end);
  }

  /** Whether text stands directly behind, which may have been a row. */
  private boolean isFollowed(Line end) throws IOException {
    Line next = lines.peek(0);
    int from = next == null ? 0 : lines.start(next);
    int to = next == null ? 0 : next.trimmedEnd(from);
    if (next == null
        || from >= to
        || next.number != end.number + 1
        || BootcLines.header(next, from, to) != null
        || LinePatterns.isPrompt(next, from, to)
        || LinePatterns.isMarkup(next, from, to)) {
      return false;
    }
    String text = new String(next.text, from, to - from);
    return !OTHERS.matcher(text).matches() && !ENDS.matcher(text).matches();
  }

  /** Whether the input ends in a line that may have become one of this output. */
  private boolean endsInBeginning() throws IOException {
    Line next = lines.text(0);
    int from = next == null ? 0 : lines.start(next);
    return next != null
        && !next.terminated
        && BootcLines.isBeginning(next, from, next.trimmedEnd(from));
  }
}
