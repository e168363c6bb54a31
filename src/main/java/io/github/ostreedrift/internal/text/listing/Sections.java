// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.Literals;

/** The heads below which listings and transcripts print items, each on a line of its own. */
final class Sections {
  private static final Literals HEADS =
      new Literals(ListingLexer.VOCABULARY, ListingLexer.CHANGED, ListingLexer.SEC_ADVISORIES);
  private static final String PROVIDED = new Literals(
          ListingLexer.VOCABULARY, ListingLexer.PROVIDED, ListingLexer.PROVIDED)
      .word(ListingLexer.PROVIDED);

  private Sections() {}

  /** The head that a line is, or {@link Literals#NONE}. */
  static int find(Line line, int from, int end) {
    return from < end && line.text[end - 1] == ':' ? HEADS.of(line, from, end) : Literals.NONE;
  }

  static boolean isHead(int type) {
    return type >= ListingLexer.CHANGED && type <= ListingLexer.SEC_ADVISORIES;
  }

  static boolean isOfChanges(int head) {
    return head >= ListingLexer.CHANGED && head <= ListingLexer.ADDED;
  }

  static boolean isOfVersions(int head) {
    return head >= ListingLexer.CHANGED && head <= ListingLexer.DOWNGRADED;
  }

  static boolean isInactive(int head) {
    return head >= ListingLexer.INACTIVE_REQUESTS && head <= ListingLexer.INACTIVE_REPLACEMENTS;
  }

  /** Whether a line is a head above which no other one of changes stands. */
  static boolean isFirst(Line line, int from, int end) {
    int head = find(line, from, end);
    return head == ListingLexer.CHANGED || head == ListingLexer.UPGRADED || isInactive(head);
  }

  /** Whether a line can be an item below a head. */
  static boolean takes(int head, Line line, int from, int end) {
    return switch (head) {
      case ListingLexer.CHANGED, ListingLexer.UPGRADED, ListingLexer.DOWNGRADED ->
        PackageForms.isChange(line, from, end) || PackageForms.isPackage(line, from, end);
      case ListingLexer.REMOVED, ListingLexer.ADDED, ListingLexer.INACTIVE_REPLACEMENTS ->
        PackageForms.isPackage(line, from, end);
      case ListingLexer.INACTIVE_REQUESTS -> isRequest(line, from, end);
      case ListingLexer.INACTIVE_REMOVALS ->
        PackageForms.isName(PackageForms.text(line, from, end))
            && !PackageForms.isPackage(line, from, end);
      case ListingLexer.SEC_ADVISORIES ->
        LinePatterns.isAdvisory(line, from, end) && !PackageForms.isMasked(line, from, end);
      default -> false;
    };
  }

  private static boolean isRequest(Line line, int from, int end) {
    int provided = provided(line, from);
    return provided > from
        && line.text[end - 1] == ')'
        && line.text[from] != '`'
        && PackageForms.endOfWord(line, behindProvided(provided), end) == end
        && !PackageForms.isMasked(line, from, end);
  }

  /** Where it stands what provides a request, or -1. */
  static int provided(Line line, int from) {
    return line.indexOf(PROVIDED, from);
  }

  static int behindProvided(int at) {
    return at + PROVIDED.length();
  }
}
