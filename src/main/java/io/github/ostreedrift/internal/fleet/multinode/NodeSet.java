// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.model.Limit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of many nodes folded into one word, as {@code dshbak}, {@code clush} and {@code nodeset} write them.
 *
 * <pre>{@code
 * NodeSet.expand("node[01-03,10]", 100);      // node01 node02 node03 node10
 * NodeSet.expand("rack[1-2]n[1-3].lab", 100); // rack1n1.lab rack1n2.lab ... rack2n3.lab
 * NodeSet.expand("n[0-8/4],m1", 100);         // n0 n4 n8 m1
 * NodeSet.expand("n[1-4]!n[2-3]", 100);       // n1 n4
 * }</pre>
 *
 * <p>Leading zeros are kept. Several ranges in one name give all combinations; a slash gives the step. Between sets,
 * from left to right, {@code ,} stands for union, {@code !} for difference, {@code &} for intersection and {@code ^} for
 * what is in one of both. What is no such word stands for itself.
 */
public final class NodeSet {
  /** What DNS lets a name have. */
  private static final int LONGEST_NAME = 255;

  private final int limit;

  private NodeSet(int limit) {
    this.limit = limit;
  }

  /** Too many names. */
  public static final class TooManyException extends Exception {
    private static final long serialVersionUID = 1;

    TooManyException(String set, int limit) {
      super("`" + (set.length() > 100 ? set.substring(0, 100) + "..." : set)
          + "` stands for more names than the limit of " + limit + " "
          + Limit.MAX_NODE_NAMES.mark());
    }
  }

  /**
   * The names that a word stands for, in order, each once.
   *
   * @param limit how many names it may stand for
   * @throws TooManyException if it stands for more
   */
  public static List<String> expand(String set, int limit) throws TooManyException {
    if (set.indexOf('[') < 0 && set.indexOf(',') < 0) {
      return List.of(set);
    }
    try {
      return List.copyOf(new NodeSet(limit).evaluate(set));
    } catch (OverflowException e) {
      throw new TooManyException(set, limit);
    } catch (NoSetException e) {
      return List.of(set);
    }
  }

  private Set<String> evaluate(String set) throws NoSetException, OverflowException {
    Set<String> names = new LinkedHashSet<>();
    char operator = ',';
    int start = 0;
    int depth = 0;
    for (int i = 0; i <= set.length(); i++) {
      char c = i == set.length() ? ',' : set.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth < 0 || depth > 1) {
        throw new NoSetException();
      }
      if (depth == 0 && ",!&^".indexOf(c) >= 0) {
        apply(names, operator, product(set.substring(start, i)));
        operator = c;
        start = i + 1;
      }
    }
    if (depth != 0) {
      throw new NoSetException();
    }
    return names;
  }

  private void apply(Set<String> names, char operator, List<String> operand)
      throws OverflowException {
    switch (operator) {
      case '!' -> operand.forEach(names::remove);
      case '&' -> names.retainAll(new LinkedHashSet<>(operand));
      case '^' -> operand.stream().filter(name -> !names.remove(name)).toList().forEach(names::add);
      default -> names.addAll(operand);
    }
    check(names.size());
  }

  /** A name with any number of ranges in it: all combinations, the last range running fastest. */
  private List<String> product(String word) throws NoSetException, OverflowException {
    if (word.isEmpty() || word.replaceAll("\\[[^]]*]", "").length() > LONGEST_NAME) {
      throw new NoSetException();
    }
    List<String> names = List.of("");
    int at = 0;
    while (at < word.length()) {
      int open = word.indexOf('[', at);
      String text = word.substring(at, open < 0 ? word.length() : open);
      List<String> tails = List.of("");
      at = word.length();
      if (open >= 0) {
        int close = word.indexOf(']', open);
        tails = ranges(word.substring(open + 1, close));
        at = close + 1;
      }
      names = join(names, text, tails);
    }
    return names;
  }

  private List<String> join(List<String> heads, String text, List<String> tails)
      throws OverflowException {
    check((long) heads.size() * tails.size());
    List<String> names = new ArrayList<>(heads.size() * tails.size());
    for (String head : heads) {
      for (String tail : tails) {
        names.add(head + text + tail);
      }
    }
    return names;
  }

  private List<String> ranges(String list) throws NoSetException, OverflowException {
    List<String> numbers = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      int slash = range.indexOf('/');
      long step = slash < 0 ? 1 : number(range.substring(slash + 1));
      String span = slash < 0 ? range : range.substring(0, slash);
      int dash = span.indexOf('-');
      String first = dash < 0 ? span : span.substring(0, dash);
      String last = dash < 0 ? span : span.substring(dash + 1);
      add(numbers, first, number(last), step);
    }
    return numbers;
  }

  private void add(List<String> numbers, String first, long last, long step)
      throws NoSetException, OverflowException {
    long from = number(first);
    if (last < from || step < 1) {
      throw new NoSetException();
    }
    check((last - from) / step + 1 + numbers.size());
    int width = first.startsWith("0") ? first.length() : 1;
    for (long i = from; i <= last; i += step) {
      String digits = Long.toString(i);
      numbers.add("0".repeat(Math.max(0, width - digits.length())) + digits);
    }
  }

  private static long number(String digits) throws NoSetException {
    if (digits.isEmpty()
        || digits.length() > 15
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new NoSetException();
    }
    return Long.parseLong(digits);
  }

  private void check(long count) throws OverflowException {
    if (count > limit) {
      throw new OverflowException();
    }
  }

  private static final class NoSetException extends Exception {
    private static final long serialVersionUID = 1;
  }

  private static final class OverflowException extends Exception {
    private static final long serialVersionUID = 1;
  }
}
