// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.internal.report.Visible;
import java.util.List;
import java.util.regex.Pattern;

/** Commands that tell more of a node, to be copied into a shell. */
final class Commands {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private Commands() {}

  /**
   * The one input as a word of a shell, a node's name to be put behind it; empty where there are several, of which
   * nobody knows which one has the node, or where it could not be copied from a page.
   */
  static String input(List<String> inputs, int which, int all) {
    if (inputs.size() != all) {
      return "";
    }
    String input = inputs.get(which);
    if (input.equals("-") || input.isEmpty() || !Visible.of(input).equals(input)) {
      return "";
    }
    String word = BARE.matcher(input).matches() ? input : "'" + input.replace("'", "'\\''") + "'";
    return word.startsWith("-") ? "./" + word : word;
  }

  /** What a node differs in from another one; empty where the command can't be told. */
  static String diff(String input, String reference, String node) {
    return input.isEmpty() || !Places.isPlain(reference) || !Places.isPlain(node)
        ? ""
        : "ostree-drift diff " + input + "#" + reference + " " + input + "#" + node;
  }
}
