// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.admin;

import io.github.ostreedrift.internal.text.admin.AdminLines.Deployed;
import io.github.ostreedrift.internal.text.admin.AdminLines.Keyed;
import io.github.ostreedrift.internal.text.grammar.AdminStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.LimitProblems;
import io.github.ostreedrift.internal.text.token.LineScanner;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts {@code ostree admin status} into tokens: its deployments and the lines below them, indented or not. */
final class AdminScanner extends LineScanner {
  private static final String BOOT_VERSION = literal(AdminStatusLexer.BOOT_VERSION);
  private static final String NO_DEPLOYMENTS = literal(AdminStatusLexer.NO_DEPLOYMENTS);
  private static final int INDENTATION = 4;

  private final CaptureLines lines;
  private final Limits limits;
  private @Nullable Line last;
  private int deployments;
  private boolean booted;
  private boolean isWhole = true;

  /** Where the keys stand; -1 before the first. */
  private int rowColumn = -1;

  /** Whether some row of the last deployment was there. */
  private boolean hasRows;

  AdminScanner(CaptureLines lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  private static String literal(int type) {
    String name = AdminStatusLexer.VOCABULARY.getLiteralName(type);
    return name.substring(1, name.length() - 1);
  }

  /** Whether the output begins with a line, without a deployment in it. */
  static boolean begins(Line line, int from, int end) {
    return (line.startsWith(BOOT_VERSION, from)
            && line.from(from).matches(BOOT_VERSION + ": \\d+\\.\\d+\\s*"))
        || (line.startsWith(NO_DEPLOYMENTS, from) && from + NO_DEPLOYMENTS.length() == end);
  }

  @Override
  protected boolean scanLine() throws IOException {
    Line line = lines.peek(0);
    if (line == null || line.cut) {
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

  /** The key that stands there, known or not; all of a capture stand in one column. */
  private @Nullable Keyed keyed(Line line, int from) {
    Keyed keyed = AdminLines.keyed(line, from);
    boolean isElsewhere = rowColumn >= 0 && lines.column(line, from) != rowColumn;
    // Titles stand elsewhere, and so did signatures until v2022.7.
    return isElsewhere && keyed != null && keyed.type() < AdminStatusLexer.TITLE ? null : keyed;
  }

  private boolean isPart(Line line, int from) {
    return deployments == 0
        ? AdminLines.deployment(line, from, false) != null
        : keyed(line, from) != null
            || AdminLines.deployment(line, from, true) != null
            || LeftOut.isLine(line, from, line.trimmedEnd(from));
  }

  private boolean scanText(Line line, int from, int end) throws IOException {
    Deployed deployment = AdminLines.deployment(line, from, deployments > 0 || isProved());
    if (deployment != null) {
      return scanDeployment(deployment, line, from, end);
    }
    if (hasRows && keyed(line, from) == null && isAboveVersion()) {
      return scanUnreadable(line, from, end);
    }
    if (deployments == 0) {
      if (count() > 0 || !begins(line, from, end)) {
        return false;
      }
      boolean none = line.startsWith(NO_DEPLOYMENTS, from);
      return emitLine(
          none ? AdminStatusLexer.NO_DEPLOYMENTS : AdminStatusLexer.BOOT_VERSION, line, from, end);
    }
    Keyed keyed = keyed(line, from);
    if (keyed == null && LeftOut.isLine(line, from, end)) {
      problems.warn(line, from, "lines were left out here: what they may have told is not shown");
      return emitLine(AdminStatusLexer.LEFT_OUT, line, from, end);
    }
    if (keyed == null && LinePatterns.isPrompt(line, from, end)) {
      return false;
    }
    boolean inside = lines.column(line, from) >= INDENTATION || goesOn();
    if (keyed == null && inside) {
      keyed = AdminLines.unknown(line, from);
    }
    if (keyed == null) {
      boolean isKept = inside || !line.terminated;
      if (isKept) {
        problems.keep(line);
        emitLine(AdminStatusLexer.STRAY, line, from, end);
      }
      return isKept;
    }
    isWhole = isWhole(keyed, line, end);
    hasRows = true;
    if (rowColumn < 0 && keyed.type() < AdminStatusLexer.TITLE) {
      rowColumn = lines.column(line, from);
    }
    if (deployments <= limits.maxDeployments()) {
      emit(keyed.type(), line, keyed.start(), keyed.end());
      int valueEnd = keyed.type() == AdminStatusLexer.VERSION ? versionEnd(line, end) : end;
      int value = line.skipBlanks(keyed.value());
      if (value < valueEnd) {
        emit(AdminStatusLexer.VALUE, line, value, valueEnd);
      }
      emit(AdminStatusLexer.END, line, end, end);
    }
    return true;
  }

  /** A version may end in blanks, unless all lines do. */
  private int versionEnd(Line line, int end) {
    Line before = last;
    boolean all = before != null && before.trimmedEnd(before.start) < before.end;
    return all ? end : line.end;
  }

  /** Whether a deployment whose checksum can't be read is one: a line that only this output has follows. */
  private boolean isProved() throws IOException {
    Line next = lines.text(1);
    return next != null && keyed(next, lines.start(next)) != null;
  }

  /** The version stands first: what is above it, behind the rows of another deployment, was the line of one. */
  private boolean isAboveVersion() throws IOException {
    Line next = lines.text(1);
    Keyed keyed = next == null ? null : keyed(next, lines.start(next));
    return keyed != null && keyed.type() == AdminStatusLexer.VERSION;
  }

  private boolean scanUnreadable(Line line, int from, int end) {
    deployments++;
    hasRows = false;
    problems.keep(line, "this is the line of a deployment, and can't be read; it is kept as it is");
    if (deployments <= limits.maxDeployments()) {
      emit(AdminStatusLexer.UNMARKED, line, from, from);
      emit(AdminStatusLexer.END, line, end, end);
    }
    return true;
  }

  private boolean goesOn() throws IOException {
    Line next = lines.peek(1);
    return next != null && !lines.isBlank(next) && isPart(next, lines.start(next));
  }

  private boolean emitLine(int type, Line line, int from, int end) {
    isWhole = type == AdminStatusLexer.NO_DEPLOYMENTS;
    emit(type, line, from, end);
    emit(AdminStatusLexer.END, line, end, end);
    return true;
  }

  private boolean scanDeployment(Deployed cells, Line line, int from, int end) throws IOException {
    boolean mark = cells.isBooted();
    if (mark && booted) {
      return false;
    }
    booted |= mark;
    deployments++;
    hasRows = false;
    isWhole = false;
    if (deployments == limits.maxDeployments() + 1) {
      problems.add(LimitProblems.deployments(line, limits));
    }
    if (deployments <= limits.maxDeployments()) {
      boolean shows =
          !cells.isSigned() && (mark || booted || cells.stateroot() > 0 || isIndented(line, from));
      emit(
          mark
              ? AdminStatusLexer.BOOTED
              : shows ? AdminStatusLexer.UNBOOTED : AdminStatusLexer.UNMARKED,
          line,
          from,
          from);
      int stateroot = from + cells.stateroot();
      emit(AdminStatusLexer.CELL, line, stateroot, line.indexOf(" ", stateroot));
      emit(AdminStatusLexer.CELL, line, from + cells.checksum(), from + cells.id());
      marks(line, from + cells.id(), end);
      emit(AdminStatusLexer.END, line, end, end);
    }
    return true;
  }

  /** Whether a deployment stands where those without a mark do: two blanks in, and two before its rows. */
  private boolean isIndented(Line line, int from) throws IOException {
    Line next = lines.text(1);
    int start = next == null ? 0 : lines.start(next);
    return lines.column(line, from) >= 2
        && (next == null
            || AdminLines.keyed(next, start) == null
            || lines.column(next, start) == lines.column(line, from) + 2);
  }

  private void marks(Line line, int from, int end) {
    int open = from;
    while (open < end) {
      if (line.text[open] == '(') {
        int close = line.indexOf(")", open) + 1;
        emit(mark(line, open), line, open, close);
        open = close;
      } else {
        open++;
      }
    }
  }

  private static int mark(Line line, int from) {
    for (int type = AdminStatusLexer.PENDING; type <= AdminStatusLexer.SOFT_REBOOT; type++) {
      if (line.startsWith(literal(type), from)) {
        return type;
      }
    }
    return AdminStatusLexer.MARK;
  }

  /** Whether the end of a line shows by itself that nothing is missing from it. */
  private static boolean isWhole(Keyed keyed, Line line, int end) {
    String value = new String(line.text, keyed.value(), Math.max(0, end - keyed.value()));
    return switch (keyed.type()) {
      case AdminStatusLexer.PINNED -> value.equals("yes");
      case AdminStatusLexer.UNLOCKED ->
        value.equals("development") || value.equals("hotfix") || value.equals("transient");
      case AdminStatusLexer.ORIGIN -> value.equals("none") || value.endsWith(">");
      case AdminStatusLexer.GPG ->
        value.endsWith("\"") || value.matches(".* key ID [0-9A-F]{16,40}");
      default -> false;
    };
  }

  @Override
  protected void scanEnd() throws IOException {
    Line end = last;
    if (end != null
        && (lines.isAtEnd()
            ? !end.terminated && !isWhole
            : lines.endsInBlanks() || lines.endsInPrefix())) {
      emit(AdminStatusLexer.CUT, end, end.end, end.end);
      emit(AdminStatusLexer.END, end, end.end, end.end);
      problems.warn(
          end,
          end.trimmedEnd(end.start),
          "the input ends without a line break, so its last line may be cut: what would have come next is not shown; end"
              + " the file with a line break if it is whole");
    }
  }
}
