// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.nio.charset.StandardCharsets;

/** GitHub refuses a job summary of more than a mebibyte: what is longer is cut between lines, and says so. */
public final class MarkdownLimit {
  /** A part of it is left for other steps of the job. */
  private static final int MOST_BYTES = 1_000_000;

  private MarkdownLimit() {}

  /** The text, or as many of its lines as there is room for. */
  public static String fit(String markdown) {
    byte[] bytes = markdown.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return markdown;
    }
    int end = MOST_BYTES;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    String some = new String(bytes, 0, end, StandardCharsets.UTF_8);
    long left = markdown.substring(some.length()).lines().count();
    return some + "\n**Cut here: " + left + " more line" + (left == 1 ? " is" : "s are")
        + " left out, for GitHub takes no more. The JSON, the page and the table have all.**\n";
  }
}
