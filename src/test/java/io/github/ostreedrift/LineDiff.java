// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, with a little of what stands around them. */
public final class LineDiff {
  private static final int AROUND = 3;
  private static final int MOST = 60;

  private LineDiff() {}

  /** The lines that differ, behind minus and plus signs. */
  public static String between(String left, String right) {
    List<String> before = left.lines().toList();
    List<String> after = right.lines().toList();
    List<String> script = script(before, after);
    List<String> shown = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < script.size() && shown.size() < MOST; i++) {
      if (isNearChange(script, i)) {
        if (last >= 0 && last < i - 1) {
          shown.add("  ...");
        }
        shown.add(script.get(i));
        last = i;
      }
    }
    return String.join("\n", shown);
  }

  private static boolean isNearChange(List<String> script, int index) {
    int from = Math.max(0, index - AROUND);
    int to = Math.min(script.size(), index + AROUND + 1);
    return script.subList(from, to).stream().anyMatch(line -> line.charAt(0) != ' ');
  }

  /** All lines: kept ones behind a blank, others behind a sign. */
  private static List<String> script(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    List<String> script = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        script.add("  " + before.get(i));
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        script.add("- " + before.get(i++));
      } else {
        script.add("+ " + after.get(j++));
      }
    }
    return script;
  }

  /** For each pair of ends: how many lines they have in common at most. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] = before.get(i).equals(after.get(j))
            ? common[i + 1][j + 1] + 1
            : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
