// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.Literals;
import java.util.ArrayList;
import java.util.List;
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

  /** What lines begin with, as far as it is the same in all. */
  private static final List<String> BEGINNINGS = beginnings();

  private static final List<String> FIRST_WORDS =
      List.of("Staged ", "Booted ", "Rollback ", "Other ", "Current ", "No ");

  private static final int LONGEST_KEY = 24;
  private static final int LONGEST_SIGN = 3;

  private BootcLines() {}

  private static List<String> beginnings() {
    List<String> all = new ArrayList<>();
    for (int type = BootcStatusLexer.COMMIT; type <= BootcStatusLexer.IMAGE_DIGEST; type++) {
      all.add(word(type) + ":");
    }
    for (int slot = BootcStatusLexer.STAGED; slot <= BootcStatusLexer.OTHER; slot++) {
      String word = word(slot);
      for (String content : List.of("image:", "ostree", "composefs")) {
        all.add(word + " " + content);
      }
      String small = word.toLowerCase(Locale.ROOT);
      all.add("Current " + small + " image:");
      all.add("Current " + small + " " + word(BootcStatusLexer.NATIVE));
      all.add("No " + small + " " + word(BootcStatusLexer.ABSENT));
    }
    return List.copyOf(all);
  }

  /**
   * The header of a deployment.
   *
   * @param slot the token of its slot
   * @param content the token of what stands there
   * @param reference where the reference of an image begins; -1 where there is none
   * @param isOld whether it is of v1.1.0 to v1.1.2
   * @param isMarked whether it has the mark of the booted deployment
   * @param start where its words begin
   * @param end where they end
   */
  record Header(
      int slot, int content, int reference, boolean isOld, boolean isMarked, int start, int end) {
    boolean isReadable() {
      return slot != BootcStatusLexer.UNREADABLE;
    }
  }

  /**
   * A line below a header.
   *
   * @param type the key's token
   * @param start where the key begins
   * @param end where the key ends
   * @param value where its value begins
   * @param marks how many marks of a page stand before it
   */
  record Keyed(int type, int start, int end, int value, int marks) {}

  static String word(int type) {
    return ALL.word(type);
  }

  /** Whether a line says that there is nothing to tell. */
  static boolean isNotDeployed(Line line, int from, int end) {
    String word = word(BootcStatusLexer.NOT_DEPLOYED);
    return end - from == word.length() && line.startsWith(word, from);
  }

  /** Whether the first word is one that headers begin with: hardly a line of another tool does. */
  static boolean mayBeHeader(Line line, int from, int end) {
    int start = LinePatterns.beginsWithWord(line, from) ? from : afterSign(line, from, end);
    return start >= 0 && start < end && beginsWithAny(line, start);
  }

  private static boolean beginsWithAny(Line line, int start) {
    for (String word : FIRST_WORDS) {
      if (line.startsWith(word, start)) {
        return true;
      }
    }
    return false;
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
    return new Header(
        slot,
        content(cells.group(2)),
        reference,
        false,
        bullet >= 0,
        behind,
        behind + cells.end(2));
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
      return old(slot(absent.group(1)), BootcStatusLexer.ABSENT, -1, from, end);
    }
    Matcher current = CURRENT.matcher(text);
    if (!current.matches()) {
      return null;
    }
    int slot = slot(current.group(1));
    if (current.group(3) != null) {
      boolean isNative = current.group(3).equals(word(BootcStatusLexer.NATIVE));
      return old(
          slot, isNative ? BootcStatusLexer.NATIVE : BootcStatusLexer.UNKNOWN, -1, from, end);
    }
    boolean isNone = "<none>".equals(current.group(2));
    int reference = current.group(2) == null || isNone ? -1 : from + current.start(2);
    return old(
        slot, isNone ? BootcStatusLexer.ABSENT : BootcStatusLexer.IMAGE, reference, from, end);
  }

  private static Header old(int slot, int content, int reference, int from, int end) {
    return new Header(slot, content, reference, true, false, from, end);
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

  /** The known key that stands at a position, perhaps between the marks of a page; null where none does. */
  static @Nullable Keyed keyed(Line line, int from) {
    int start = behindMarks(line, from);
    for (int type = BootcStatusLexer.COMMIT; type <= BootcStatusLexer.IMAGE_DIGEST; type++) {
      Keyed keyed = keyed(line, from, start, type);
      if (keyed != null) {
        return keyed;
      }
    }
    return keyed(line, from, start, BootcStatusLexer.STAGED);
  }

  private static @Nullable Keyed keyed(Line line, int from, int start, int type) {
    int end = start + word(type).length();
    if (!line.startsWith(word(type), start)) {
      return null;
    }
    int marks = start - from;
    int colon = marks > 0 ? behindMarks(line, end) : end;
    int value = marks > 0 ? behindMarks(line, colon + 1) : colon + 1;
    boolean isClosed = colon - end == marks || (colon == end && value - colon - 1 == marks);
    return line.startsWith(":", colon)
            && (value >= line.end || (line.text[value] != ':' && line.text[value] != '/'))
            && (marks == 0 || isClosed)
        ? new Keyed(type, start, end, Math.min(line.skipBlanks(value), line.end), marks)
        : null;
  }

  /** Whether a line begins with the word of a known key, though its colon be missing. */
  static boolean beginsWithKey(Line line, int from) {
    int start = behindMarks(line, from);
    for (int type = BootcStatusLexer.COMMIT; type <= BootcStatusLexer.IMAGE_DIGEST; type++) {
      if (line.startsWith(word(type), start)) {
        return true;
      }
    }
    return line.startsWith(word(BootcStatusLexer.STAGED) + ":", start);
  }

  private static int behindMarks(Line line, int from) {
    int i = from;
    while (i < line.end && "*_`~".indexOf(line.text[i]) >= 0) {
      i++;
    }
    return i;
  }

  /** Whether a key is one of v1.1.0 to v1.1.2. */
  static boolean isOld(int key) {
    return key == BootcStatusLexer.IMAGE_VERSION || key == BootcStatusLexer.IMAGE_DIGEST;
  }

  /** Whether a line may be the beginning of one of this output: the rest of the input is missing. */
  static boolean isBeginning(Line line, int from, int end) {
    int bullet = from < end ? LinePatterns.afterBullet(line, from) : -1;
    String text = new String(line.text, Math.max(from, bullet), end - Math.max(from, bullet));
    return !text.isEmpty() && BEGINNINGS.stream().anyMatch(each -> each.startsWith(text));
  }

  /** Whether a row is behind a sign: somebody commented it out, or quoted it. */
  static boolean isSigned(Line line, int from, int end) {
    char first = line.text[from];
    int behind = Character.isLetterOrDigit(first) || first == '/' ? -1 : afterSign(line, from, end);
    return behind > from && behind < end && keyed(line, behind) != null;
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
            BootcStatusLexer.UNKNOWN_KEY,
            from,
            colon,
            Math.min(line.skipBlanks(colon + 1), line.end),
            0)
        : null;
  }
}
