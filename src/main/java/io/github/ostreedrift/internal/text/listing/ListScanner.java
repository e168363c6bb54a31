// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.Literals;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts {@code rpm-ostree db list} and {@code rpm -qa} into tokens: one package a line. */
final class ListScanner extends ListingScanner {
  private static final Literals HEAD =
      new Literals(ListingLexer.VOCABULARY, ListingLexer.COMMIT, ListingLexer.PUBLIC_KEY);
  private static final String COMMAND = "rpm -qa";
  private static final int FEW = 5;

  ListScanner(LineReader lines, Prefix prefix, ListingContext context) {
    super(lines, prefix, context);
  }

  /** Whether the head of {@code db list} stands at a position. */
  static boolean begins(Line line, int from) {
    return HEAD.at(line, from) == ListingLexer.COMMIT;
  }

  /** Whether a line is the command that prints a list without a head. */
  static boolean isAskedFor(Line command) {
    return command.indexOf(COMMAND, command.start) >= 0;
  }

  /**
   * Whether the next lines are a list without a head: some lines, and nothing but packages. They stay as they are.
   *
   * @param among whether a list is expected, so that other things may follow, or that there may be few packages;
   *     otherwise all the rest of the input is the list
   */
  static boolean isList(LineReader reader, Limits limits, boolean among) throws IOException {
    List<Line> taken = new ArrayList<>();
    int packages = 0;
    boolean all = true;
    for (Line line = reader.peek(0); line != null && all; line = reader.peek(0)) {
      int from = line.skipBlanks(line.start);
      int end = line.trimmedEnd(from);
      boolean isPackage = from < end && PackageForms.isSurePackage(line, from, end);
      packages += isPackage ? 1 : 0;
      boolean isCut = !line.terminated && packages > 0;
      all = !line.cut && (isPackage || from >= end || isKey(line, from, end) || isCut);
      if (!all && among) {
        break;
      }
      taken.add(line);
      reader.next();
      if (packages > Math.max(FEW, limits.maxPackages())) {
        break;
      }
    }
    reader.unread(taken);
    return (all || among) && packages >= (all && among ? 1 : FEW);
  }

  @Override
  boolean take(Line line, int from, int end) throws IOException {
    if (begins(line, from)) {
      boolean isFirst = count() == 0;
      if (isFirst) {
        commit(ListingLexer.COMMIT, line, from, HEAD.behind(ListingLexer.COMMIT, from), end);
      }
      return isFirst;
    } else if (isKey(line, from, end)) {
      row(ListingLexer.PUBLIC_KEY, line, from, end);
      return true;
    } else if (PackageForms.isPackage(line, from, end)) {
      packageRow(ListingLexer.PACKAGE, line, from, from, end);
      return true;
    }
    return takeLeftOut(line, from, end) || keep(line, from, end, ListScanner::isPart);
  }

  private static boolean isPart(Line line, int from, int end) {
    return PackageForms.isPackage(line, from, end) || isKey(line, from, end);
  }

  /** A public key, which rpm keeps beside the packages. */
  private static boolean isKey(Line line, int from, int end) {
    return HEAD.at(line, from) == ListingLexer.PUBLIC_KEY
        && PackageForms.endOfWord(line, from, end) == end
        && end > HEAD.behind(ListingLexer.PUBLIC_KEY, from);
  }
}
