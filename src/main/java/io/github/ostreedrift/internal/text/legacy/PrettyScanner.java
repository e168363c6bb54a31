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

/** Cuts {@code rpm-ostree status --pretty} into tokens: rulers, places, and rows of a label and a value. */
final class PrettyScanner extends LegacyScanner {
  private static final Literals RULERS = new Literals(
      LegacyStatusLexer.VOCABULARY, LegacyStatusLexer.RULER, LegacyStatusLexer.UNDERLINE);
  private static final Literals POSITIONS = new Literals(
      LegacyStatusLexer.VOCABULARY, LegacyStatusLexer.DEFAULT, LegacyStatusLexer.NON_DEFAULT);
  private static final Literals LABELS =
      new Literals(LegacyStatusLexer.VOCABULARY, LegacyStatusLexer.VERSION, LegacyStatusLexer.GPG);

  /** Values of other rows: one that stands there, too, is not cut. */
  private final Set<String> values = new HashSet<>();

  private boolean isWithinLimit = true;

  /** Whether a ruler stands above, and nothing of a deployment below it. */
  private boolean isBelowRuler;

  PrettyScanner(CaptureLines lines, Limits limits) {
    super(lines, limits);
  }

  static boolean isPosition(Line line, int from) {
    return position(line, from, line.trimmedEnd(from)) != Literals.NONE;
  }

  private static int position(Line line, int from, int end) {
    int marked = LinePatterns.afterBullet(line, from);
    return POSITIONS.of(line, Math.max(from, marked), end);
  }

  static boolean isRuler(Line line, int from, int type) {
    int end = line.trimmedEnd(from);
    boolean isLongEnough = RULERS.at(line, from) == type;
    for (int i = from; i < end && isLongEnough; i++) {
      if (line.text[i] != line.text[from]) {
        return false;
      }
    }
    return isLongEnough;
  }

  @Override
  boolean isOther(Line line, int from, int end) {
    return TableScanner.isHead(line, from, end);
  }

  @Override
  boolean isPart(Line line, int from, int end) {
    return isRuler(line, from, LegacyStatusLexer.RULER)
        || isRuler(line, from, LegacyStatusLexer.UNDERLINE)
        || isPosition(line, from)
        || label(line, from, end) != Literals.NONE;
  }

  /** The label that a row begins with. */
  private static int label(Line line, int from, int end) {
    int label = LABELS.at(line, from);
    int value = label == Literals.NONE ? from : LABELS.behind(label, from);
    boolean stands =
        label == LegacyStatusLexer.GPG || value >= end || Line.isBlank(line.text[value]);
    return stands ? label : Literals.NONE;
  }

  @Override
  boolean take(Line line, int from, int end) {
    int position = position(line, from, end);
    if (position != Literals.NONE) {
      isWithinLimit = mayAdd(line);
      if (isWithinLimit) {
        position(position, line, from, end);
      }
      return true;
    }
    int label = label(line, from, end);
    if (label != Literals.NONE) {
      if (isWithinLimit) {
        isBelowRuler = false;
        row(label, line, from, end);
      }
      return true;
    }
    int ruler = RULERS.at(line, from);
    boolean isRuler = ruler != Literals.NONE && isRuler(line, from, ruler);
    if (isRuler && isWithinLimit) {
      emit(ruler, line, from, end);
      end(line);
      isBelowRuler = ruler == LegacyStatusLexer.RULER;
    }
    return isRuler;
  }

  /** A place begins a deployment, though its ruler may be lost. */
  private void position(int type, Line line, int from, int end) {
    if (!isBelowRuler) {
      emit(LegacyStatusLexer.RULER, line, from, from);
      end(line);
    }
    isBelowRuler = false;
    int marked = LinePatterns.afterBullet(line, from);
    if (marked >= 0) {
      emit(LegacyStatusLexer.MARK, line, from, marked);
    }
    emit(type, line, Math.max(from, marked), end);
    end(line);
  }

  private void row(int label, Line line, int from, int end) {
    int value = Math.min(line.skipBlanks(LABELS.behind(label, from)), end);
    String text = new String(line.text, value, end - value);
    if (values.add(label + text) && !isWhole(line, value, end)) {
      gap(line);
      problems.keep(line, "the input ends in the middle of this line; it is kept as it is");
      return;
    }
    emit(label, line, from, LABELS.behind(label, from));
    if (value < end) {
      emit(LegacyStatusLexer.VALUE, line, value, end);
    }
    end(line);
  }

  @Override
  void gap(Line line) {
    emit(LegacyStatusLexer.GAP, line, line.start, line.end);
    end(line);
  }
}
