// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Names of many nodes in few words, which {@code clush} and {@code nodeset} take back: {@code worker-[0-3,7].lab}. What
 * differs is the last number of the host, that is of what stands before the first dot.
 */
public final class FoldedNames {
  /** No more digits than a number of the machine has; what would read as a set by itself is left as it is. */
  private static final Pattern NUMBERED = Pattern.compile(
      "((?:\\d+\\.\\d+\\.\\d+\\.)?[^.\\[\\],!&^]*?)(\\d{1,15})([^\\d.\\[\\],!&^]*)(\\.[^\\[\\],!&^]*)?");

  private FoldedNames() {}

  /**
   * What stands around the number of a name.
   *
   * @param head before it
   * @param tail behind it
   */
  private record Frame(String head, String tail) {}

  /**
   * Names that differ in a number alone.
   *
   * @param head what stands before the number
   * @param tail what stands behind it
   * @param digits how many digits it has, where leading zeros fill it up; else 0
   */
  private record Family(String head, String tail, int digits) {
    private String order() {
      return head + '\0' + tail + '\0' + digits;
    }
  }

  /**
   * The names folded, sorted.
   *
   * @param widest how wide a word may be; what is wider is divided where it can be
   */
  public static List<String> of(Collection<String> names, int widest) {
    Map<Frame, List<String>> framed = new HashMap<>();
    TreeSet<String> words = new TreeSet<>();
    Matcher matcher = NUMBERED.matcher("");
    for (String name : names) {
      if (matcher.reset(name).matches()) {
        Frame frame = new Frame(matcher.group(1), tail(matcher));
        framed.computeIfAbsent(frame, any -> new ArrayList<>()).add(matcher.group(2));
      } else {
        words.add(name);
      }
    }
    Map<Family, LongStream.Builder> numbers = new HashMap<>();
    framed.forEach((frame, all) -> {
      Set<Integer> filled = all.stream()
          .filter(FoldedNames::isFilled)
          .map(String::length)
          .collect(Collectors.toSet());
      for (String number : all) {
        int digits = filled.contains(number.length()) ? number.length() : 0;
        Family family = new Family(frame.head, frame.tail, digits);
        numbers.computeIfAbsent(family, any -> LongStream.builder()).add(Long.parseLong(number));
      }
    });
    List<String> folded = new ArrayList<>();
    numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Family::order)))
        .forEach(each -> fold(
            each.getKey(), each.getValue().build().sorted().distinct().toArray(), widest, folded));
    folded.addAll(words);
    return folded;
  }

  private static boolean isFilled(String number) {
    return number.length() > 1 && number.startsWith("0");
  }

  private static String tail(Matcher matcher) {
    String domain = matcher.group(4);
    return matcher.group(3) + (domain == null ? "" : domain);
  }

  private static void fold(Family family, long[] numbers, int widest, List<String> folded) {
    List<String> ranges = new ArrayList<>();
    int room = widest - family.head.length() - family.tail.length() - 2;
    int used = 0;
    int first = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (i + 1 == numbers.length || numbers[i + 1] != numbers[i] + 1) {
        String range = first == i
            ? digits(family, numbers[i])
            : digits(family, numbers[first]) + '-' + digits(family, numbers[i]);
        if (!ranges.isEmpty() && used + range.length() > room) {
          folded.add(word(family, ranges));
          ranges.clear();
          used = 0;
        }
        ranges.add(range);
        used += range.length() + 1;
        first = i + 1;
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
