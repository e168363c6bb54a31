// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.Literals;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the lines of {@code bootc status} for people look like. */
final class BootcLines {
  private static final Literals ALL = new Literals(
      BootcStatusLexer.VOCABULARY, BootcStatusLexer.NOT_DEPLOYED, BootcStatusLexer.IMAGE_DIGEST);

  /** A slot and what stands in it. */
  private static final Pattern HEADER =
      Pattern.compile("(\\w+) (image|ostree|composefs)(?:(:)(?:\\s+(.*))?)?");

  /** The same to v1.1.2. */
  private static final Pattern CURRENT = Pattern.compile(
      "Current (staged|booted|rollback) (?:image:(?:\\s+(.*))?|(state is native ostree|state is unknown))");

  private static final Pattern ABSENT =
      Pattern.compile("No (staged|booted|rollback) image present");

  private static final int LONGEST_KEY = 24;
  private static final int LONGEST_SIGN = 3;

  private BootcLines() {}

  /**
   * The header of a deployment.
   *
   * @param slot the token of its slot
   * @param content the token of what stands there
   * @param reference where the reference of an image begins; -1 where there is none
   * @param isOld whether it is of v1.1.0 to v1.1.2
   * @param isMarked whether it has the mark of the booted deployment
   */
  record Header(int slot, int content, int reference, boolean isOld, boolean isMarked) {}

  /**
   * A line below a header.
   *
   * @param type the key's token
   * @param end where the key ends
   * @param value where its value begins
   */
  record Keyed(int type, int end, int value) {}

  static String word(int type) {
    return ALL.word(type);
  }

  /** Whether a line says that there is nothing to tell. */
  static boolean isNotDeployed(Line line, int from, int end) {
    String word = word(BootcStatusLexer.NOT_DEPLOYED);
    return end - from == word.length() && line.startsWith(word, from);
  }

  /** The header that stands in a line, or null. */
  static @Nullable Header header(Line line, int from, int end) {
    if (from >= end) {
      return null;
    }
    char first = line.text[from];
    if (first == 'C' || first == 'N') {
      return old(line, from, end);
    }
    boolean isWord = (first >= 'A' && first <= 'Z');
    int bullet = isWord ? -1 : LinePatterns.afterBullet(line, from);
    int behind = isWord ? from : bullet >= 0 ? bullet : afterSign(line, from, end);
    if (behind < 0 || behind >= end) {
      return null;
    }
    Matcher cells = HEADER.matcher(new String(line.text, behind, end - behind));
    if (!cells.matches() || cells.group(2).equals("image") != (cells.group(3) != null)) {
      return null;
    }
    int slot = slot(cells.group(1));
    if (slot == BootcStatusLexer.UNREADABLE && !isWord) {
      // The mark alone tells it.
      return null;
    }
    int reference = cells.group(4) == null ? -1 : behind + cells.start(4);
    return new Header(slot, content(cells.group(2)), reference, false, bullet >= 0);
  }

  /** Where the word behind a sign begins that stands for the mark: pages and terminals put any in its place. */
  private static int afterSign(Line line, int from, int end) {
    int sign = from;
    while (sign < end && !Line.isBlank(line.text[sign])) {
      sign++;
    }
    return sign - from <= LONGEST_SIGN ? line.skipBlanks(sign) : -1;
  }

  private static @Nullable Header old(Line line, int from, int end) {
    String text = new String(line.text, from, end - from);
    Matcher absent = ABSENT.matcher(text);
    if (absent.matches()) {
      return new Header(slot(absent.group(1)), BootcStatusLexer.ABSENT, -1, true, false);
    }
    Matcher current = CURRENT.matcher(text);
    if (!current.matches()) {
      return null;
    }
    int slot = slot(current.group(1));
    if (current.group(3) != null) {
      boolean isNative = current.group(3).equals(word(BootcStatusLexer.NATIVE));
      return new Header(
          slot, isNative ? BootcStatusLexer.NATIVE : BootcStatusLexer.UNKNOWN, -1, true, false);
    }
    boolean isNone = "<none>".equals(current.group(2));
    int reference = current.group(2) == null || isNone ? -1 : from + current.start(2);
    return new Header(
        slot, isNone ? BootcStatusLexer.ABSENT : BootcStatusLexer.IMAGE, reference, true, false);
  }

  private static int slot(String word) {
    for (int type = BootcStatusLexer.STAGED; type <= BootcStatusLexer.OTHER; type++) {
      if (word.equals(word(type)) || word.equals(word(type).toLowerCase(Locale.ROOT))) {
        return type;
      }
    }
    return BootcStatusLexer.UNREADABLE;
  }

  private static int content(String word) {
    for (int type = BootcStatusLexer.IMAGE; type < BootcStatusLexer.COMPOSEFS; type++) {
      if (word.equals(word(type))) {
        return type;
      }
    }
    return BootcStatusLexer.COMPOSEFS;
  }

  /** The known key that stands at a position; null where none does. */
  static @Nullable Keyed keyed(Line line, int from) {
    for (int type = BootcStatusLexer.COMMIT; type <= BootcStatusLexer.IMAGE_DIGEST; type++) {
      Keyed keyed = keyed(line, from, type);
      if (keyed != null) {
        return keyed;
      }
    }
    return keyed(line, from, BootcStatusLexer.STAGED);
  }

  private static @Nullable Keyed keyed(Line line, int from, int type) {
    int end = from + word(type).length();
    return line.startsWith(word(type), from)
            && line.startsWith(":", end)
            && (end + 1 >= line.end || Line.isBlank(line.text[end + 1]))
        ? new Keyed(type, end, Math.min(line.skipBlanks(end + 1), line.end))
        : null;
  }

  /** A key of a newer release, or a misspelt one: a few words before a colon. */
  static @Nullable Keyed unknown(Line line, int from) {
    int colon = line.indexOf(":", from);
    boolean fits = colon > from
        && colon - from < LONGEST_KEY
        && (Character.isLetter(line.text[from]) || line.text[from] == '/')
        && (colon + 1 >= line.end || Line.isBlank(line.text[colon + 1]));
    return fits
        ? new Keyed(
            BootcStatusLexer.UNKNOWN_KEY, colon, Math.min(line.skipBlanks(colon + 1), line.end))
        : null;
  }
}
