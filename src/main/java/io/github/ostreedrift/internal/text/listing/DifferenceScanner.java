// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.Literals;
import java.io.IOException;

/**
 * Cuts {@code rpm-ostree db diff} into tokens: two commits, and packages below section heads or behind signs. A
 * changelog may hold any text, and is passed over; it ends at an empty line before something that is no text.
 */
final class DifferenceScanner extends ListingScanner {
  private static final Literals COMMITS =
      new Literals(ListingLexer.VOCABULARY, ListingLexer.FROM, ListingLexer.TO_2014);
  private static final int TEXT_INDENT = 4;

  private boolean hasFrom;
  private boolean hasTo;

  /** Whether the line before belongs to a changelog, so that this one does, whatever it looks like. */
  private boolean inChangelog;

  /** Whether this output has changelogs. */
  private boolean changelogs;

  /** Where it stands: since v2018.10 deeper than the packages, which then end it by themselves. */
  private int changelogColumn;

  DifferenceScanner(LineReader lines, Prefix prefix, ListingContext context) {
    super(lines, prefix, context);
  }

  /** Whether the first commit stands at a position. */
  static boolean begins(Line line, int from) {
    int commit = COMMITS.at(line, from);
    return commit == ListingLexer.FROM || commit == ListingLexer.FROM_2014;
  }

  /** Whether any commit stands at a position: then the line above is missing, if it is the second one. */
  static boolean mayBegin(Line line, int from) {
    return COMMITS.at(line, from) != Literals.NONE;
  }

  @Override
  boolean take(Line line, int from, int end) throws IOException {
    // a first head with its commit, which no changelog has, begins another difference
    boolean isHead = begins(line, from) && PackageForms.isWhole(line, from, end);
    if (inChangelog
        && !blankBefore
        && !isHead
        && !LeftOut.isLine(line, from, end)
        && (changelogColumn <= packageColumn || lines.column(line, from) > packageColumn)) {
      problems.checkDecoded(line);
      return true;
    }
    int commit = COMMITS.at(line, from);
    if (commit != Literals.NONE) {
      return takeCommit(commit, line, from, end);
    }
    inChangelog = false;
    return takeSection(line, from, end)
        || takePackage(line, from, end)
        || takeAdvisory(line, from, end)
        || takeChangelog(line, from)
        || takeLeftOut(line, from, end)
        || keep(line, from, end, DifferenceScanner::isPart);
  }

  /** One of each; another first one begins another difference. */
  private boolean takeCommit(int type, Line line, int from, int end) {
    boolean isFrom = type == ListingLexer.FROM || type == ListingLexer.FROM_2014;
    boolean isExpected = !hasTo && !hasPackages() && !(isFrom && hasFrom);
    if (isExpected) {
      hasFrom |= isFrom;
      hasTo = !isFrom;
      commit(type, line, from, COMMITS.behind(type, from), end);
    }
    return isExpected;
  }

  private boolean takeSection(Line line, int from, int end) throws IOException {
    int head = Sections.find(line, from, end);
    if (head == Literals.NONE
        || Sections.isInactive(head)
        || head == ListingLexer.CHANGED
        || !isFollowedBy((next, start, stop) ->
            Sections.takes(head, next, start, stop) || LeftOut.isLine(next, start, stop))) {
      return false;
    }
    row(head, line, from, end);
    return true;
  }

  private boolean takeAdvisory(Line line, int from, int end) throws IOException {
    boolean belongs = section == ListingLexer.SEC_ADVISORIES
        && !PackageForms.isMasked(line, from, end)
        && (Sections.takes(section, line, from, end)
            || isFollowedBy((next, start, stop) -> next.startsWith("http", start)));
    if (belongs) {
      item(line, from, end);
    }
    return belongs;
  }

  /** {@code * DATE NAME - VERSION} begins an entry; after an empty line the text may go on. */
  private boolean takeChangelog(Line line, int from) {
    boolean begins = line.startsWith("* ", from);
    boolean goesOn = changelogs
        && blankBefore
        && (line.startsWith("- ", from) || lines.column(line, from) >= TEXT_INDENT);
    if (begins || goesOn) {
      changelogColumn = begins ? lines.column(line, from) : changelogColumn;
      changelogs = true;
      inChangelog = true;
      problems.checkDecoded(line);
    }
    return begins || goesOn;
  }

  private static boolean isPart(Line line, int from, int end) {
    int head = Sections.find(line, from, end);
    return COMMITS.at(line, from) != Literals.NONE
        || (head != Literals.NONE && !Sections.isInactive(head))
        || PackageForms.isSigned(line, from, end)
        || PackageForms.isChange(line, from, end)
        || PackageForms.isPackage(line, from, end);
  }
}
