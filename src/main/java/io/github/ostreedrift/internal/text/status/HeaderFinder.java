// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the headers of deployments: by their mark and what they look like, and by the row below, for one of a few rows
 * always stands first.
 */
public final class HeaderFinder {
  private static final int LOOK_AHEAD = 4;

  /** What stands in the place of a mark is no longer. */
  private static final int LONGEST_SIGN = 3;

  /** How the time behind a version begins. */
  private static final Pattern TIME = Pattern.compile("\\((?:\\d|\\(?inv|$)");

  private final CaptureLines lines;

  /** What stands below a line that may be a header. */
  private enum Below {
    FIRST_ROW,
    ROW,
    NOTHING,
    LEFT_OUT,
    OTHER_HEADER,
    OTHER
  }

  public HeaderFinder(CaptureLines lines) {
    this.lines = lines;
  }

  /**
   * Whether a line without a known key is a header.
   *
   * @param at how far it is ahead
   * @param afterBreak whether a header is what stands there next: behind an empty line, or the head of the list
   * @param mayBegin whether a deployment can begin there without one: the one above has its version
   */
  public boolean isHeader(Line line, int at, boolean afterBreak, boolean mayBegin)
      throws IOException {
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    if (LinePatterns.afterLastBranch(line, from) >= 0
        || KeyedLine.find(line, from) != null
        || line.startsWith("sha256:", from)) {
      return false;
    }
    int marked = LinePatterns.afterBullet(line, from);
    int sign = marked >= 0 ? marked : LinePatterns.afterSign(line, from);
    boolean isRef = LinePatterns.isRefLike(line, Math.max(from, sign), end);
    if (marked >= 0 && isRef) {
      return true;
    }
    if (isLoneMark(line, from, end)) {
      return below(at) == Below.OTHER_HEADER;
    }
    if (!isRef && LinePatterns.isPrompt(line, from, end)) {
      return false;
    }
    boolean placed = marked >= 0 || afterBreak;
    if (!placed && !mayBegin) {
      return false;
    }
    boolean isAlone = !isRef
        && (isOneWord(line, from, end) || lines.column(line, from) == 2)
        && !LinePatterns.isMarkup(line, from, end);
    if (!isRef && !isAlone && !(placed && mayBegin)) {
      return false;
    }
    return switch (below(at)) {
      case FIRST_ROW -> isRef || (placed && mayBegin) || (isAlone && !isEmpty(lines.peek(at + 1)));
      case ROW -> isRef && placed;
      case LEFT_OUT -> isRef && (afterBreak || mayBegin);
      case NOTHING -> isRef && afterBreak;
      case OTHER -> isRef && marked >= 0;
      case OTHER_HEADER -> false;
    };
  }

  private boolean isEmpty(@Nullable Line line) {
    return line != null && lines.isBlank(line);
  }

  /** Whether one of the rows that stand first is below a line. */
  boolean isAboveFirstRow(int at) throws IOException {
    return below(at) == Below.FIRST_ROW;
  }

  /**
   * Whether a row is that of another program: many have a version, but only this output prints the time behind it, and
   * at worst on the next line.
   *
   * @param at how far its line is ahead
   */
  boolean isOthers(KeyedLine keyed, Line line, int at) throws IOException {
    if (keyed.type() != HostStatusLexer.VERSION || !line.terminated) {
      return false;
    }
    // What most values are: a time behind a word.
    if (line.text[line.end - 1] == ')' && line.indexOf(" (2", keyed.value()) > 0) {
      return false;
    }
    String value = line.from(keyed.value()).strip();
    if (value.isEmpty() || TIME.matcher(value).find() || LeftOut.isValue(value)) {
      return false;
    }
    Line next = lines.peek(at + 1);
    return next == null || !next.startsWith("(", lines.start(next));
  }

  /** The row that was glued to a header, or null: one of those that stand first, with the value that such a row has. */
  @Nullable
  KeyedLine firstRowBehind(Line line, int from, int end) {
    int text = Math.max(from, LinePatterns.afterBullet(line, from));
    int word = text + OpenRow.firstWord(line, text, end);
    int key = line.skipBlanks(word);
    KeyedLine keyed = key < end ? KeyedLine.find(line, key) : null;
    boolean isRow = keyed != null
        && KeyPlace.of(keyed.type()) == KeyPlace.FIRST_ROW
        && ValueForms.isWhole(keyed.type(), line.from(keyed.value()).strip());
    return isRow && LinePatterns.isRefLike(line, text, word) ? keyed : null;
  }

  private static boolean isOneWord(Line line, int from, int end) {
    return OpenRow.firstWord(line, from, end) == end - from
        && line.text[end - 1] != ':'
        && line.text[end - 1] != ')';
  }

  /** Whether a mark stands alone on its line, for the header behind it was too long for the page. */
  boolean isLoneMark(Line line, int from, int end) {
    return end - from == 1 && (line.text[from] == '\u25cf' || line.text[from] == '*');
  }

  private Below below(int at) throws IOException {
    int distance = at;
    boolean direct = true;
    for (int i = 0; i < LOOK_AHEAD; i++) {
      distance = lines.textAt(distance + 1);
      Line line = distance < 0 ? null : lines.peek(distance);
      if (line == null) {
        return direct ? Below.NOTHING : Below.OTHER;
      }
      int from = lines.start(line);
      int end = line.trimmedEnd(from);
      KeyedLine keyed = KeyedLine.find(line, from);
      if (keyed == null) {
        keyed = nearFirst(line, from);
      }
      if (keyed != null && isOthers(keyed, line, distance)) {
        return Below.OTHER;
      } else if (keyed != null) {
        KeyPlace place = KeyPlace.of(keyed.type());
        return !place.isRow()
            ? Below.OTHER
            : place == KeyPlace.FIRST_ROW ? Below.FIRST_ROW : direct ? Below.ROW : Below.OTHER;
      } else if (LeftOut.isLine(line, from, end)) {
        return Below.LEFT_OUT;
      } else if (isCandidate(line, from, end)) {
        return Below.OTHER_HEADER;
      }
      direct &= LinePatterns.afterLastBranch(line, from) >= 0 || isIndex(line, from);
    }
    return Below.OTHER;
  }

  /** A key that is nearly the one of a row that stands first. */
  private static @Nullable KeyedLine nearFirst(Line line, int from) {
    KeyedLine near =
        LinePatterns.isBranch(line, from) ? null : KeyedLine.findAny(line, from, false);
    if (near == null || near.value() >= line.end) {
      return null;
    }
    for (int type :
        StatusKeys.near(new String(line.text, near.start(), near.end() - near.start()))) {
      if (KeyPlace.of(type) == KeyPlace.FIRST_ROW) {
        return new KeyedLine(type, near.start(), near.end(), near.value());
      }
    }
    return null;
  }

  private static boolean isCandidate(Line line, int from, int end) {
    int marked = LinePatterns.afterBullet(line, from);
    int word = OpenRow.firstWord(line, from, end);
    int behind = line.skipBlanks(from + word);
    boolean isSigned =
        word <= LONGEST_SIGN && behind < end && LinePatterns.isRefLike(line, behind, end);
    return isSigned
        || (LinePatterns.isRefLike(line, Math.max(from, marked), end)
            && !LinePatterns.isPrompt(line, from, end));
  }

  /** Whether a line is the index of a deployment, broken off its header. */
  static boolean isIndex(Line line, int from) {
    return line.startsWith("(index: ", from) && line.text[line.trimmedEnd(from) - 1] == ')';
  }

  /**
   * Whether the version of a deployment follows the next row, before the header of another one does. A value may stand
   * below its key.
   */
  boolean isBeforeVersion() throws IOException {
    int distance = 0;
    boolean lacksValue = false;
    for (int i = 0; i <= LOOK_AHEAD; i++) {
      Line line = distance < 0 ? null : lines.peek(distance);
      if (line == null) {
        return false;
      }
      KeyedLine keyed = KeyedLine.find(line, lines.start(line));
      if (keyed == null ? !lacksValue : KeyPlace.of(keyed.type()) != KeyPlace.FIRST_ROW) {
        return false;
      } else if (i > 0 && keyed != null && RowKinds.isVersion(keyed.type())) {
        return true;
      }
      lacksValue = keyed != null && keyed.value() >= line.trimmedEnd(keyed.end());
      distance = lines.textAt(distance + 1);
    }
    return false;
  }
}
