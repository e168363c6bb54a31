// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of many nodes in few words, which {@code clush} and {@code nodeset} take back: {@code worker-[0-3,7].lab}. What
 * differs is the last number of the host, that is of what stands before the first dot.
 */
final class FoldedNames {
  /** No more digits than a number of the machine has; what would read as a set by itself is left as it is. */
  private static final Pattern NUMBERED = Pattern.compile(
      "((?:\\d+\\.\\d+\\.\\d+\\.)?[^.\\[\\],!&^]*?)(\\d{1,15})([^\\d.\\[\\],!&^]*)(\\.[^\\[\\],!&^]*)?");

  private FoldedNames() {}

  /**
   * Names that differ in a number alone.
   *
   * @param head what stands before the number
   * @param tail what stands behind it
   * @param digits how many digits it has, where leading zeros fill it up; else 0
   */
  private record Family(String head, String tail, int digits) {}

  /**
   * The names folded, sorted.
   *
   * @param widest how wide a word may be; what is wider is divided where it can be
   */
  static List<String> of(Collection<String> names, int widest) {
    Map<String, Set<Integer>> filled = new HashMap<>();
    for (String name : names) {
      Matcher matcher = NUMBERED.matcher(name);
      if (matcher.matches() && isFilled(matcher.group(2))) {
        filled
            .computeIfAbsent(frame(matcher), any -> new HashSet<>())
            .add(matcher.group(2).length());
      }
    }
    TreeMap<String, Family> families = new TreeMap<>();
    Map<Family, TreeSet<Long>> numbers = new HashMap<>();
    List<String> words = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      Matcher matcher = NUMBERED.matcher(name);
      if (matcher.matches()) {
        String number = matcher.group(2);
        boolean isFilled = filled.getOrDefault(frame(matcher), Set.of()).contains(number.length());
        Family family = new Family(matcher.group(1), tail(matcher), isFilled ? number.length() : 0);
        families.putIfAbsent(family.head + '\0' + family.tail + '\0' + family.digits, family);
        numbers.computeIfAbsent(family, any -> new TreeSet<>()).add(Long.parseLong(number));
      } else {
        words.add(name);
      }
    }
    List<String> folded = new ArrayList<>();
    families
        .values()
        .forEach(
            family -> fold(family, numbers.getOrDefault(family, new TreeSet<>()), widest, folded));
    folded.addAll(words);
    return folded;
  }

  private static boolean isFilled(String number) {
    return number.length() > 1 && number.startsWith("0");
  }

  private static String frame(Matcher matcher) {
    return matcher.group(1) + '\0' + tail(matcher);
  }

  private static String tail(Matcher matcher) {
    String domain = matcher.group(4);
    return matcher.group(3) + (domain == null ? "" : domain);
  }

  private static void fold(Family family, Set<Long> numbers, int widest, List<String> folded) {
    List<String> ranges = new ArrayList<>();
    int room = widest - family.head.length() - family.tail.length() - 2;
    int used = 0;
    long first = -1;
    for (long number : numbers) {
      if (first < 0) {
        first = number;
      }
      if (!numbers.contains(number + 1)) {
        String range = first == number
            ? digits(family, number)
            : digits(family, first) + '-' + digits(family, number);
        if (!ranges.isEmpty() && used + range.length() > room) {
          folded.add(word(family, ranges));
          ranges.clear();
          used = 0;
        }
        ranges.add(range);
        used += range.length() + 1;
        first = -1;
      }
    }
    folded.add(word(family, ranges));
  }

  private static String digits(Family family, long number) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, family.digits - digits.length())) + digits;
  }

  private static String word(Family family, List<String> ranges) {
    boolean isOne = ranges.size() == 1 && ranges.get(0).indexOf('-') < 0;
    String inside = isOne ? ranges.get(0) : '[' + String.join(",", ranges) + ']';
    return family.head + inside + family.tail;
  }
}
