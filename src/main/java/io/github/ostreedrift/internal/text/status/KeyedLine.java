// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that begins with a key: a known one, one that is nearly so, or one of a newer tool. The marks that a page puts
 * around a key ({@code **Key:**}) are no part of it.
 *
 * @param type the key's token, {@code NEAR_KEY} or {@code UNKNOWN_KEY}
 * @param start where the key begins
 * @param end where it ends, before its colon
 * @param value where its value begins; the line's end where there is none
 */
record KeyedLine(int type, int start, int end, int value) {
  private static final int LONGEST = 40;

  /** How many marks of a page stand around the key: as many behind it as before it. */
  int marks(Line line) {
    int i = start;
    while (i > line.start && isMark(line.text[i - 1])) {
      i--;
    }
    return 2 * (start - i);
  }

  /** The same line with another key. */
  KeyedLine as(int other) {
    return new KeyedLine(other, start, end, value);
  }

  /** The known key at a position of a line, or null. */
  static @Nullable KeyedLine find(Line line, int from) {
    if (from >= line.end) {
      return null;
    }
    if (LinePatterns.isBranch(line, from)) {
      // Boots are counted below the time of the last one.
      KeyedLine counted = find(line, LinePatterns.afterBranch(line, from));
      return counted != null && counted.type() == HostStatusLexer.BOOT_COUNT ? counted : null;
    }
    int start = isLetter(line.text[from]) ? from : behindMarks(line, behindBullet(line, from));
    if (start >= line.end || !isLetter(line.text[start])) {
      return null;
    }
    int colon = colon(line, start);
    // What no second mark closes is none of a page: all lines may begin like that.
    boolean isOpen = start > from
        && isMark(line.text[start - 1])
        && colon > 0
        && !isMark(line.text[colon - 1])
        && (colon + 1 >= line.end || !isMark(line.text[colon + 1]))
        && (line.text[from] == '`' || line.indexOf(String.valueOf(line.text[from]), start) < 0);
    if (colon < 0 || isOpen) {
      return null;
    }
    int end = colon;
    while (end > start && isMark(line.text[end - 1])) {
      end--;
    }
    int type = StatusKeys.find(line.text, start, end);
    int value = behindMarks(line, colon + 1);
    boolean parted = value >= line.end || Line.isBlank(line.text[value]) || start > from;
    return type == StatusKeys.NONE || !(parted || isLone(line, start, end))
        ? null
        : new KeyedLine(type, start, end, Math.min(line.skipBlanks(value), line.end));
  }

  /** The same, or a key that nobody knows: what stands before the first colon, where it can be a key. */
  static @Nullable KeyedLine findAny(Line line, int from, boolean indented) {
    KeyedLine known = find(line, from);
    if (known != null) {
      return known;
    }
    int start = behindMarks(line, from);
    int colon = anyColon(line, start);
    if (colon > start && !line.startsWith("://", colon)) {
      String word = new String(line.text, start, colon - start).strip();
      int value = Math.min(line.skipBlanks(behindMarks(line, colon + 1)), line.end);
      boolean isParted = colon + 1 >= line.end || Line.isBlank(line.text[colon + 1]);
      if ((isParted || !(line.text[start] >= 'a' && line.text[start] <= 'z'))
          && !StatusKeys.near(word).isEmpty()) {
        return new KeyedLine(HostStatusLexer.NEAR_KEY, start, colon, value);
      } else if (isUnknown(line, start, colon, indented)) {
        return new KeyedLine(HostStatusLexer.UNKNOWN_KEY, start, colon, value);
      }
    }
    return withoutColon(line, start);
  }

  /** A key that has lost its colon: then nobody knows where its value begins. */
  private static @Nullable KeyedLine withoutColon(Line line, int start) {
    int end = start;
    for (int words = 0; words < 3 && end < line.end; words++) {
      int next = end == start ? start : line.skipBlanks(end);
      end = next;
      while (end < line.end && !Line.isBlank(line.text[end])) {
        end++;
      }
      String word = new String(line.text, start, end - start);
      boolean capital = Character.isUpperCase(word.isEmpty() ? ' ' : word.charAt(0));
      List<Integer> near = word.length() < 7 || !capital ? List.of() : StatusKeys.near(word);
      if (!near.isEmpty()) {
        return new KeyedLine(HostStatusLexer.NEAR_KEY, start, end, line.skipBlanks(end));
      }
    }
    return null;
  }

  /** {@code Key: value}, as a newer tool would print it: one word, or words below an indentation. */
  private static boolean isUnknown(Line line, int start, int colon, boolean indented) {
    boolean parted = colon + 1 >= line.end || Line.isBlank(line.text[colon + 1]);
    if (!parted || !isLetter(line.text[start])) {
      return false;
    }
    int blanks = 0;
    for (int i = start; i < colon; i++) {
      char c = line.text[i];
      blanks += c == ' ' ? 1 : 0;
      if (!Character.isLetterOrDigit(c) && c != ' ' && c != '-' && c != '_') {
        return false;
      }
    }
    return Character.isUpperCase(line.text[start]) && (blanks == 0 || (indented && blanks <= 2));
  }

  private static int colon(Line line, int from) {
    int last = Math.min(line.end, from + LONGEST);
    for (int i = from; i < last; i++) {
      char c = line.text[i];
      if (c == ':') {
        return i > from ? i : -1;
      } else if (!isLetter(c) && c != ' ' && !isMark(c)) {
        return -1;
      }
    }
    return -1;
  }

  private static int anyColon(Line line, int from) {
    int last = Math.min(line.end, from + LONGEST);
    for (int i = from; i < last; i++) {
      char c = line.text[i];
      if (c == ':' || c == '\uff1a' || c == ';' || c == '=') {
        return i;
      }
    }
    return -1;
  }

  /** A known key of some length with its value directly behind the colon: nothing else looks like that. */
  private static boolean isLone(Line line, int start, int end) {
    return end - start >= 7
        && !line.startsWith("://", end)
        && line.startsWith(":", end)
        && !line.startsWith("::", end);
  }

  /** Behind the sign of an item, where people made a list of the rows. */
  private static int behindBullet(Line line, int from) {
    boolean isBullet = (line.text[from] == '-' || line.text[from] == '+')
        && from + 1 < line.end
        && Line.isBlank(line.text[from + 1]);
    return isBullet ? line.skipBlanks(from + 1) : from;
  }

  private static int behindMarks(Line line, int from) {
    int i = from;
    while (i < line.end && isMark(line.text[i])) {
      i++;
    }
    return i < line.end && i > from && LinePatterns.isBranch(line, from) ? from : i;
  }

  private static boolean isMark(char c) {
    return c == '*' || c == '_' || c == '`' || c == '~';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
