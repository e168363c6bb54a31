// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.internal.text.token.LineToken;

/**
 * The width at which a narrow window, or {@code cut -c}, has cut all lines. A checksum shows it, for all are of one length:
 * one that is too short at the end of the longest line was cut there, and so may be each line of that length.
 */
final class PageEdge {
  private static final int CHECKSUM = 64;
  private static final int SHORTEST = 6;
  private static final String DIGEST = "sha256:";

  private PageEdge() {}

  /** The length of the lines that may be cut; 0 where none is. */
  static int of(CaptureTokens tokens) {
    int edge = 0;
    int longest = 0;
    for (int i = 1; i < tokens.size(); i++) {
      LineToken token = tokens.get(i);
      Line line = token.line();
      longest = Math.max(longest, line.length());
      if (token.getType() == HostStatusLexer.VALUE
          && line.terminated
          && isCommit(tokens.get(i - 1).getType())
          && isShort(token.getText())) {
        edge = line.length();
      }
    }
    return edge == longest ? edge : 0;
  }

  private static boolean isCommit(int key) {
    return key == HostStatusLexer.COMMIT
        || key == HostStatusLexer.BASE_COMMIT
        || key == HostStatusLexer.BOOTED_COMMIT
        || key == HostStatusLexer.BOOTED_BASE_COMMIT
        || key == HostStatusLexer.DIGEST;
  }

  private static boolean isShort(String text) {
    String shown = text.startsWith(DIGEST) ? text.substring(DIGEST.length()) : text;
    if (shown.length() < SHORTEST || shown.length() >= CHECKSUM) {
      return false;
    }
    // A pager puts a sign where the line goes on.
    int last = shown.length() - 1;
    String hex = Character.digit(shown.charAt(last), 16) < 0 ? shown.substring(0, last) : shown;
    return hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
