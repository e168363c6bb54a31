// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The result of a task as {@code ansible-playbook} prints it in YAML: its output is a block of indented lines. */
final class YamlResult {
  private static final Pattern BLOCK = Pattern.compile("( *)(?:- )?[\\w.\"'-]+: [|>][-+0-9]*\\s*");

  private YamlResult() {}

  /** The result with blocks alone, each line where it was: what stands beside them is trimmed by the tool. */
  static String output(String result) {
    StringBuilder output = new StringBuilder(result.length());
    int inside = -1;
    List<String> lines = result.lines().toList();
    for (String line : lines) {
      int indent = indent(line);
      if (inside >= 0 && !line.isBlank() && indent <= inside) {
        inside = -1;
      }
      Matcher block = BLOCK.matcher(line);
      if (inside >= 0) {
        output.append(line);
      } else if (block.matches()) {
        inside = block.group(1).length();
      }
      output.append('\n');
    }
    return output.toString();
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
