// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.Literals;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Cuts what rpm-ostree prints while it works into tokens: sections of packages, and how it ended, among messages that
 * tell how far the work is. Of these only the one about the tree counts: it proves that a transaction with packages ran.
 */
final class TranscriptScanner extends ListingScanner {
  private static final Literals OUTCOMES =
      new Literals(ListingLexer.VOCABULARY, ListingLexer.REBOOT, ListingLexer.NO_UPDATES);
  private static final Literals MESSAGES =
      new Literals(ListingLexer.VOCABULARY, ListingLexer.CHECKOUT, ListingLexer.WARNING);
  private static final Pattern FETCHED =
      Pattern.compile("\\d+ (?:metadata|delta parts), \\d+ (?:content objects|loose) fetched.*");

  private boolean messages;
  private boolean sections;
  private boolean changes;
  private boolean ended;
  private boolean foreign;

  TranscriptScanner(LineReader lines, Prefix prefix, ListingContext context) {
    super(lines, prefix, context);
  }

  /** Whether a transcript can begin with this line, for no other program says so. */
  static boolean begins(Line line, int from) {
    int message = MESSAGES.at(line, from);
    return message != Literals.NONE && message <= ListingLexer.ATTACHING;
  }

  /** Whether a head stands here with an item below it, as dnf never prints it. */
  static boolean isSection(Line head, int from, Line item, int start) {
    int section = Sections.find(head, from, head.trimmedEnd(from));
    return section != Literals.NONE && isOwnItem(section, item, start, item.trimmedEnd(start));
  }

  /** Below `Upgraded:` dnf prints a NEVRA, rpm-ostree always both versions. */
  private static boolean isOwnItem(int head, Line line, int from, int end) {
    return switch (head) {
      case ListingLexer.UPGRADED, ListingLexer.DOWNGRADED -> PackageForms.isChange(line, from, end);
      case ListingLexer.SEC_ADVISORIES -> false;
      default -> Sections.takes(head, line, from, end);
    };
  }

  @Override
  boolean isItem(int head, Line line, int from, int end) {
    return isOwnItem(head, line, from, end) && !isMessage(line, from, end);
  }

  /** Whether a line is a message of rpm-ostree, or at least one of somebody at work. */
  private static boolean isMessage(Line line, int from, int end) {
    return MESSAGES.at(line, from) != Literals.NONE
        || (end - from > 8 && line.startsWith("... done", end - 8))
        || FETCHED.matcher(PackageForms.text(line, from, end)).matches();
  }

  /** How the work ended, if a line says so: by its first words, or by nothing else. */
  private static int outcome(Line line, int from, int end) {
    int outcome = OUTCOMES.at(line, from);
    boolean isAlone = outcome < ListingLexer.NO_CHANGE || OUTCOMES.behind(outcome, from) == end;
    return isAlone ? outcome : Literals.NONE;
  }

  /** Whether the lines tell anything of packages, and are no other program's. */
  @Override
  boolean tells() {
    return (sections || hasPackages() || (messages && ended)) && !foreign;
  }

  @Override
  boolean isOver(Line line, int from, int end) {
    return ended || (changes && isMessage(line, from, end)) || super.isOver(line, from, end);
  }

  @Override
  boolean isWhole(Line line, int from, int end) {
    return outcome(line, from, end) != Literals.NONE || super.isWhole(line, from, end);
  }

  @Override
  boolean take(Line line, int from, int end) throws IOException {
    return !ended
        && (takeSection(line, from, end)
            || takeItem(line, from, end)
            || takeOutcome(line, from, end)
            || takeMessage(line, from, end)
            || takeElision(line, from, end)
            || takeOther(line, from, end));
  }

  private boolean takeSection(Line line, int from, int end) throws IOException {
    int head = Sections.find(line, from, end);
    if (head == Literals.NONE
        || !isFollowedBy((next, start, stop) ->
            isOwnItem(head, next, start, stop) || LeftOut.isLine(next, start, stop))) {
      return false;
    }
    sections = true;
    changes |= Sections.isOfChanges(head);
    row(head, line, from, end);
    return true;
  }

  private boolean takeItem(Line line, int from, int end) {
    if (takePackage(line, from, end)) {
      changes = true;
    } else if (!Sections.isOfChanges(section) && isItem(section, line, from, end)) {
      takeInactive(line, from, end);
    } else {
      return false;
    }
    return true;
  }

  /** Something that is recorded without effect: a request and what provides it, or a name. */
  private void takeInactive(Line line, int from, int end) {
    int provided = section == ListingLexer.INACTIVE_REQUESTS ? Sections.provided(line, from) : end;
    item(line, from, provided);
    if (provided < end) {
      int by = Sections.behindProvided(provided);
      emit(ListingLexer.PROVIDED, line, provided, by);
      emit(ListingLexer.VALUE, line, by, end - 1);
    }
  }

  private boolean takeOutcome(Line line, int from, int end) {
    int outcome = outcome(line, from, end);
    ended = outcome != Literals.NONE;
    if (ended) {
      row(outcome, line, from, end);
    }
    return ended;
  }

  /** A message ends a list; after the changes it comes from another transaction. */
  private boolean takeMessage(Line line, int from, int end) {
    int message = MESSAGES.at(line, from);
    if (!isMessage(line, from, end) || (changes && message != ListingLexer.UNDO_HINT)) {
      return false;
    }
    messages |= begins(line, from);
    section = Literals.NONE;
    if (message == ListingLexer.CHECKOUT) {
      row(ListingLexer.CHECKOUT, line, from, end);
    }
    return true;
  }

  /** In place of packages; before the first head it may stand for messages alone. */
  private boolean takeElision(Line line, int from, int end) throws IOException {
    boolean isOfMessages =
        !sections && LeftOut.isLine(line, from, end) && isFollowedBy(Sections::isFirst);
    return isOfMessages || takeLeftOut(line, from, end);
  }

  /** Before the changes anything may be said, scriptlets are heard, too; below a head, and of a package, it is kept. */
  private boolean takeOther(Line line, int from, int end) throws IOException {
    String text = PackageForms.text(line, from, end);
    foreign |= !messages && (text.equals("Complete!") || text.equals("Installed:"));
    if (changes
        || section != Literals.NONE
        || PackageForms.mayBeOne(line, from, end)
        || (messages && Sections.find(line, from, end) != Literals.NONE)) {
      int open = section;
      return keep(
          line,
          from,
          end,
          (next, start, stop) -> isOwnItem(open, next, start, stop)
              || (isPart(next, start, stop) && !(changes && isMessage(next, start, stop))));
    }
    return !isOver(line, from, end) && goesOn(TranscriptScanner::isPart);
  }

  private static boolean isPart(Line line, int from, int end) {
    return Sections.find(line, from, end) != Literals.NONE
        || isMessage(line, from, end)
        || outcome(line, from, end) != Literals.NONE
        || PackageForms.isSigned(line, from, end)
        || PackageForms.isChange(line, from, end);
  }
}
