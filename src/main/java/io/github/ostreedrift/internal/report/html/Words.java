// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import java.util.List;

/** Numbers and parts of sentences. */
final class Words {
  private Words() {}

  /** {@code 1 node}, {@code 2 nodes}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Parts as one sentence. */
  static String sentence(List<String> parts) {
    int last = parts.size() - 1;
    return (last == 0
            ? parts.get(0)
            : String.join(", ", parts.subList(0, last)) + ", and " + parts.get(last))
        + ".";
  }
}
