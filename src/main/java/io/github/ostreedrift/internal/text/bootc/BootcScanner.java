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
import org.jspecify.annotations.Nullable;

/** Cuts {@code bootc status} for people into tokens: its slots and the lines below them, indented or not. */
final class BootcScanner extends LineScanner {
  private static final int INDENTATION = 4;

  /** So many lines may a terminal make of one. */
  private static final int FARTHEST = 6;

  private final CaptureLines lines;
  private final Limits limits;
  private @Nullable Line last;
  private int slots;
  private int lastSlot;
  private boolean isOld;
  private boolean isOver;
  private boolean isWhole = true;

  BootcScanner(CaptureLines lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  /** Whether the output begins with a line. */
  static boolean begins(CaptureLines lines, Line line, int from, int end) throws IOException {
    if (BootcLines.isNotDeployed(line, from, end)) {
      return true;
    }
    Header header = BootcLines.header(line, from, end);
    if (header == null || header.slot() == BootcStatusLexer.UNREADABLE) {
      return false;
    } else if (header.isMarked()) {
      return header.slot() == BootcStatusLexer.BOOTED;
    }
    Line next = lines.text(1);
    int start = next == null ? 0 : lines.start(next);
    return (header.isOld() && header.content() == BootcStatusLexer.NATIVE)
        || (next != null
            && (BootcLines.keyed(next, start) != null
                || BootcLines.header(next, start, next.trimmedEnd(start)) != null
                || (header.reference() >= 0
                    && LeftOut.isLine(next, start, next.trimmedEnd(start)))));
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
      Line next = lines.text(1);
      taken = next != null && isPart(next, lines.start(next));
    } else {
      problems.checkDecoded(line);
      taken = scanText(line, from, end);
    }
    if (taken) {
      lines.take();
      last = from < end ? line : last;
    }
    return taken;
  }

  private boolean isPart(Line line, int from) {
    int end = line.trimmedEnd(from);
    Header header = BootcLines.header(line, from, end);
    return header != null
        ? follows(header)
        : BootcLines.keyed(line, from) != null || LeftOut.isLine(line, from, end);
  }

  /** Slots stand in one order, and each but the others once: else another output begins. */
  private boolean follows(Header header) {
    return header.slot() == BootcStatusLexer.UNREADABLE
        ? slots > 0 && !isOld
        : header.isOld() == isOld
            && (header.slot() > lastSlot || header.slot() == BootcStatusLexer.OTHER);
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
      boolean isNext = slots == 0 || follows(header);
      return isNext && scanHeader(header, line, from, end);
    } else if (slots == 0) {
      return false;
    }
    Keyed keyed = BootcLines.keyed(line, from);
    if (keyed == null && LeftOut.isLine(line, from, end)) {
      problems.warn(line, from, "lines were left out here: what they may have told is not shown");
      return emitLine(BootcStatusLexer.LEFT_OUT, line, from, end);
    } else if (keyed == null && LinePatterns.isPrompt(line, from, end)) {
      return false;
    }
    boolean isInside = lines.column(line, from) >= INDENTATION || goesOn();
    if (keyed == null && isInside) {
      keyed = BootcLines.unknown(line, from);
    }
    if (keyed == null) {
      Line before = last;
      boolean isGlued = before != null && before.number == line.number - 1 && !isWhole;
      boolean isKept = isInside || isGlued;
      if (isKept) {
        problems.keep(line);
        emitLine(BootcStatusLexer.STRAY, line, from, end);
      }
      isOver = !isInside;
      return isKept;
    }
    return scanRow(keyed, line, from, end);
  }

  private boolean scanRow(Keyed keyed, Line line, int from, int end) {
    String value = new String(line.text, keyed.value(), Math.max(0, end - keyed.value()));
    isWhole = BootcValues.isWhole(keyed.type(), value);
    if (slots <= limits.maxDeployments()) {
      emit(keyed.type(), line, from, keyed.end());
      if (keyed.value() < end) {
        emit(BootcStatusLexer.VALUE, line, keyed.value(), end);
      }
      emit(BootcStatusLexer.END, line, end, end);
    }
    return true;
  }

  private boolean goesOn() throws IOException {
    for (int i = 1; i <= FARTHEST; i++) {
      Line next = lines.peek(i);
      int from = next == null ? 0 : lines.start(next);
      if (next == null || LinePatterns.isPrompt(next, from, next.trimmedEnd(from))) {
        return false;
      } else if (!lines.isBlank(next) && isPart(next, from)) {
        return true;
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
    if (end != null
        && slots > 0
        && (lines.isAtEnd()
            ? !end.terminated && !isWhole
            : lines.endsInBlanks() || lines.endsInPrefix())) {
      emit(BootcStatusLexer.CUT, end, end.end, end.end);
      emit(BootcStatusLexer.END, end, end.end, end.end);
      problems.warn(
          end,
          end.trimmedEnd(end.start),
          "the input ends without a line break, so its last line may be cut: what would have come next is not shown; end"
              + " the file with a line break if it is whole");
    }
  }
}
