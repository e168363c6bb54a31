// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Vocabulary;

/** The keys of {@code rpm-ostree status}, made of the literals of the grammar: each is spelled there, and nowhere else. */
public final class StatusKeys {
  /** No key at all. */
  public static final int NONE = 0;

  private static final int FIRST = HostStatusLexer.STATE;
  private static final int LAST = HostStatusLexer.SIZE;
  private static final int SLOTS = 512;

  private static final String[] WORDS = new String[LAST + 1];
  private static final String[] FOLDED = new String[LAST + 1];
  private static final int[] TABLE = new int[SLOTS];
  private static final int LONGEST;

  /** Typists change, leave out or double a letter or two of a long key, one of a short one. */
  private static final int LONG_KEY = 9;

  static {
    Vocabulary vocabulary = HostStatusLexer.VOCABULARY;
    int longest = 0;
    for (int type = FIRST; type <= LAST; type++) {
      String literal = vocabulary.getLiteralName(type);
      WORDS[type] = literal.substring(1, literal.length() - 1);
      FOLDED[type] = folded(WORDS[type]);
      longest = Math.max(longest, WORDS[type].length());
      int slot = hash(WORDS[type].toCharArray(), 0, WORDS[type].length());
      while (TABLE[slot] != NONE) {
        slot = (slot + 1) % SLOTS;
      }
      TABLE[slot] = type;
    }
    LONGEST = longest;
  }

  private StatusKeys() {}

  /** The key as it is printed. */
  public static String word(int type) {
    return WORDS[type];
  }

  /** The known key that a slice of a text spells, or {@link #NONE}. */
  public static int find(char[] text, int start, int end) {
    if (end - start > LONGEST) {
      return NONE;
    }
    int slot = hash(text, start, end);
    for (int type = TABLE[slot]; type != NONE; type = TABLE[slot]) {
      if (spells(WORDS[type], text, start, end)) {
        return type;
      }
      slot = (slot + 1) % SLOTS;
    }
    return NONE;
  }

  /** The keys that a word may have been, before it was damaged; all of them where several are as near. */
  static List<Integer> near(String word) {
    String folded = folded(word);
    List<Integer> near = new ArrayList<>();
    if (folded.length() < 4) {
      return near;
    }
    int best = Integer.MAX_VALUE;
    for (int type = FIRST; type <= LAST; type++) {
      int most = FOLDED[type].length() >= LONG_KEY ? 2 : 1;
      if (Math.abs(FOLDED[type].length() - folded.length()) <= most) {
        int distance = distance(folded, FOLDED[type], most);
        if (distance <= most) {
          near.add(type);
          best = Math.min(best, distance);
        }
      }
    }
    return near;
  }

  /** The key that a word is but for blanks and case, or {@link #NONE}. */
  static int likeBlanksOrCase(String word) {
    String plain = plain(word);
    for (int type = FIRST; type <= LAST; type++) {
      if (plain.equals(plain(WORDS[type])) && plain.length() >= 6) {
        return type;
      }
    }
    return NONE;
  }

  private static String plain(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }

  /** The word without what can't be told apart on paper: case, blanks, {@code 1} and {@code l}, {@code 0} and {@code O}. */
  private static String folded(String word) {
    return plain(word)
        .replace('1', 'l')
        .replace('i', 'l')
        .replace('|', 'l')
        .replace('0', 'o')
        .replace('5', 's');
  }

  /** How many letters were changed, left out, added or swapped; more than {@code most} where it is that. */
  private static int distance(String one, String other, int most) {
    int[] before = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    int[] next = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      next[0] = i;
      int least = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        next[j] = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
        least = Math.min(least, next[j]);
      }
      if (least > most) {
        return least;
      }
      int[] spare = before;
      before = row;
      row = next;
      next = spare;
    }
    return row[other.length()];
  }

  private static boolean spells(String word, char[] text, int start, int end) {
    if (end - start != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int hash(char[] text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text[i];
    }
    return (hash & 0x7fffffff) % SLOTS;
  }
}
