// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.admin;

import io.github.ostreedrift.internal.text.grammar.AdminStatusLexer;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the lines of {@code ostree admin status} look like. */
final class AdminLines {
  /** An index (v2013.3), a mark, the stateroot, the commit and its serial, and marks. */
  private static final Pattern DEPLOYMENT = Pattern.compile(
      "(?:\\d+: +)?(?:([*?\u25cf\u2022\u29bf]|=E2=97=8F) +)?((?!\\?\\s)[^\\s*:][^\\s]*) +([0-9a-f]{64})\\.(\\d{1,9})((?: +\\([a-z -]+\\))*) *");

  /** The same with a checksum that is cut, or made unreadable. */
  private static final Pattern DAMAGED = Pattern.compile(
      "(?:\\d+: +)?(?:([*?\u25cf\u2022\u29bf]) +)?((?!\\?\\s)[^\\s*:][^\\s]*) +([0-9a-zA-Z.\u2026*#<>\\[\\]\u2588-]{4,})\\.(\\d{1,9})((?: +\\([a-z -]+\\))*) *");

  /** The same behind a sign that may stand for the mark. */
  private static final Pattern SIGNED = Pattern.compile("(\\S{1,3} +)" + DEPLOYMENT.pattern());

  private static final int CHECKSUM = 64;

  /**
   * A line below a deployment.
   *
   * @param type the key's token
   * @param start where the key begins
   * @param end where it ends
   * @param value where its value begins
   */
  record Keyed(int type, int start, int end, int value) {}

  private AdminLines() {}

  /**
   * The line of a deployment.
   *
   * @param isSigned whether an unknown sign stands in the place of the mark
   * @param isBooted whether it has the mark
   * @param stateroot where the stateroot begins, from the line's text on; it ends before a blank
   * @param checksum where the checksum begins
   * @param id where checksum and serial end
   */
  record Deployed(boolean isSigned, boolean isBooted, int stateroot, int checksum, int id) {
    private static Deployed of(Matcher cells, boolean isSigned) {
      int first = isSigned ? 2 : 1;
      return new Deployed(
          isSigned,
          cells.group(first) != null,
          cells.start(first + 1),
          cells.start(first + 2),
          cells.end(first + 3));
    }
  }

  /** The cells of a deployment's line, or null. */
  static @Nullable Deployed deployment(Line line, int from, boolean mayBeDamaged) {
    if (from >= line.end) {
      return null;
    }
    String text = line.from(from);
    Matcher whole = DEPLOYMENT.matcher(text);
    if (whole.matches()) {
      return Deployed.of(whole, false);
    } else if (!mayBeDamaged) {
      return null;
    }
    Matcher signed = SIGNED.matcher(text);
    if (signed.matches()) {
      return Deployed.of(signed, true);
    }
    Matcher damaged = DAMAGED.matcher(text);
    boolean fits = damaged.matches()
        && !damaged.group(2).endsWith(":")
        && (LeftOut.isValue(damaged.group(3)) || damaged.group(3).matches("[0-9a-f]{6,}"));
    return fits ? Deployed.of(damaged, false) : null;
  }

  /** The position at which the line of a deployment begins, or -1; whatever stands before it is a prefix. */
  static int findDeployment(Line line, int from) {
    int checksum = checksum(line, from);
    if (checksum < 0) {
      return -1;
    }
    // A number before a colon is an index, but behind a word it is part of a name.
    boolean isInWord =
        from > line.start && !Line.isBlank(line.text[from - 1]) && isDigit(line.text[from]);
    if (!isInWord && DEPLOYMENT.matcher(line.from(from)).matches()) {
      return from;
    }
    int name = backOverWord(line, checksum, from);
    int mark = name - 2;
    int start = mark >= from && line.text[mark] == '*' ? mark : name;
    boolean parted = start > from
        && (Line.isBlank(line.text[start - 1])
            || (start == mark && !LinePatterns.beginsWithWord(line, start - 1)));
    return parted && DEPLOYMENT.matcher(line.from(start)).matches() ? start : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int checksum(Line line, int from) {
    int run = 0;
    for (int i = from; i < line.end; i++) {
      char c = line.text[i];
      run = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? run + 1 : 0;
      if (run == CHECKSUM && i + 1 < line.end && line.text[i + 1] == '.') {
        return i - CHECKSUM + 1;
      }
    }
    return -1;
  }

  private static int backOverWord(Line line, int position, int from) {
    int i = position;
    while (i > from && Line.isBlank(line.text[i - 1])) {
      i--;
    }
    while (i > from && !Line.isBlank(line.text[i - 1])) {
      i--;
    }
    return i;
  }

  /** The key that stands at a position, known or not; null where none does. */
  static @Nullable Keyed keyed(Line line, int from) {
    for (int type = AdminStatusLexer.VERSION; type <= AdminStatusLexer.SPKI; type++) {
      String literal = AdminStatusLexer.VOCABULARY.getLiteralName(type);
      String word = literal.substring(1, literal.length() - 1);
      int end = from + word.length();
      if (type == AdminStatusLexer.TITLE) {
        int title = LinePatterns.afterLastBranch(line, from);
        if (title >= 0) {
          return new Keyed(type, from, title, title);
        }
      } else if (line.startsWith(word, from)
          && line.startsWith(":", end)
          && (end + 1 >= line.end || Line.isBlank(line.text[end + 1]))) {
        return new Keyed(type, from, end, Math.min(end + 2, line.end));
      }
    }
    return null;
  }

  /** A key of a newer tool, or a misspelt one: a few words before a colon. */
  static @Nullable Keyed unknown(Line line, int from) {
    int colon = line.indexOf(":", from);
    boolean fits = colon > from
        && colon - from < 24
        && Character.isLetter(line.text[from])
        && (colon + 1 >= line.end || Line.isBlank(line.text[colon + 1]));
    return fits
        ? new Keyed(
            AdminStatusLexer.UNKNOWN_KEY,
            from,
            colon,
            Math.min(line.skipBlanks(colon + 1), line.end))
        : null;
  }
}
