// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which word may have been meant by one that is not known. */
final class Near {
  private static final int FEW = 3;

  private Near() {}

  /** A question to be put behind a message; empty where no word is near. */
  static String question(String word, Collection<String> known) {
    List<String> near = of(word, known);
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  /** The nearest words, the nearest first: those that differ in few letters, or go on where the word ends. */
  static List<String> of(String word, Collection<String> known) {
    String asked = word.toLowerCase(Locale.ROOT);
    String bare = asked.replaceFirst("^-+", "");
    int most = Math.max(1, (bare.length() + 1) / 3);
    List<String> near = known.stream()
        .distinct()
        .filter(each -> distance(asked, each) <= most)
        .sorted(Comparator.comparingInt((String each) -> distance(asked, each)))
        .limit(FEW)
        .toList();
    return near.isEmpty() && bare.length() > 2
        ? known.stream()
            .distinct()
            .filter(each -> each.startsWith(asked))
            .limit(FEW)
            .toList()
        : near;
  }

  /** How many letters are to be changed, added, left out or swapped with the next one. */
  private static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] next = new int[other.length() + 1];
      next[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        next[j] = Math.min(Math.min(next[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          next[j] = Math.min(next[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = next;
    }
    return last[other.length()];
  }
}
