// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.grammar.ListingParser;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.listing.ListingScanner.ListingContext;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.internal.text.token.LineRecovery;
import io.github.ostreedrift.internal.text.token.TextCapture;
import io.github.ostreedrift.internal.text.token.TokenNames;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds listings of packages and transcripts, and reads them: where no status begins, and never inside of one.
 *
 * <p>Not thread-safe; one reader reads one input.
 */
public final class ListingReader {
  private static final Set<Integer> PARTS =
      Set.of(ListingParser.RULE_change, ListingParser.RULE_request);

  private static final String COMMIT = "a commit";
  private static final String PACKAGE = "a package";

  private static final TokenNames NAMES = new TokenNames(
      Map.of(
          ListingLexer.VALUE, "a value",
          ListingLexer.WORD, PACKAGE,
          ListingLexer.END, "end of line",
          ListingLexer.NEXT, "a further line",
          ListingLexer.ARROW, "->"),
      Map.of(
          ListingLexer.FROM, COMMIT,
          ListingLexer.FROM_2014, COMMIT,
          ListingLexer.TO, COMMIT,
          ListingLexer.TO_2014, COMMIT,
          ListingLexer.COMMIT, COMMIT));

  private final LineReader lines;
  private final Optional<CaptureFormat> only;
  private final ListingContext context;

  /** Whether some line with text was passed, so that what follows is not the whole input. */
  private boolean begun;

  /** Whether a list without a head may stand among other things. */
  private boolean anywhere;

  /** Whether the line with text before is the command that prints such a list. */
  private boolean asked;

  /** Whether the line before is none that is read, but one of a listing: then it has lost its beginning. */
  private boolean isTorn;

  /**
   * A reader of these lines.
   *
   * @param only the one kind of capture to look for; empty to guess
   */
  public ListingReader(
      LineReader lines, Limits limits, Optional<CaptureFormat> only, StatusStart status) {
    this.lines = lines;
    this.only = only;
    this.context = new ListingContext(limits, status, ListingStart::isSure);
  }

  /** Lists of packages without a head are looked for anywhere, not only in inputs that are nothing else. */
  public void lookForLists() {
    anywhere = true;
  }

  /**
   * Reads what begins at the next line; null where nothing does, or something that is not wanted.
   *
   * @param first the next line, at which no status begins
   */
  public @Nullable TextCapture find(Line first) throws IOException {
    int from = first.skipBlanks(first.start);
    if (from >= first.end || (only.isPresent() && !only.get().isPackageEvidence())) {
      isTorn = false;
      return null;
    }
    int end = first.trimmedEnd(from);
    boolean isPackage = PackageForms.isPackage(first, from, end);
    boolean among = anywhere || asked;
    boolean guess = isPackage && (among || !begun) && only.isEmpty();
    begun = true;
    asked = ListScanner.isAskedFor(first);
    isTorn &= !Sections.isFirst(first, from, end);
    ListingStart start = guess && ListScanner.isList(lines, context.limits(), among)
        ? new ListingStart(CaptureFormat.RPM_QA, Prefix.NONE)
        : ListingStart.find(lines, first, only);
    TextCapture found = start == null ? null : read(first, start);
    isTorn = found == null
        && (PackageForms.mayBeOne(first, from, end) || LeftOut.isLine(first, from, end));
    boolean isWanted = start != null && (only.isEmpty() || only.get() == start.format());
    return isWanted ? found : null;
  }

  private @Nullable TextCapture read(Line first, ListingStart start) {
    ListingScanner scanner = scanner(start);
    CaptureTokens tokens = CaptureTokens.of(scanner);
    if (!scanner.tells()) {
      return null;
    }
    ListingParser parser = LineRecovery.prepare(
        new ListingParser(tokens), scanner.problems, ListingLexer.END, PARTS, NAMES);
    ListingBuilder builder = new ListingBuilder(scanner.problems, isTorn);
    Capture capture = builder.build(start.format(), parser.listing());
    if (isTorn) {
      scanner.problems.warn(
          first, first.start, "lines above this one are missing, and packages with them");
    }
    if (!start.prefix().isNone()) {
      scanner.problems.leftOut(first, start.prefix());
    }
    return new TextCapture(capture, scanner.problems);
  }

  /** The scanner of what begins at the next line. */
  ListingScanner scanner(ListingStart start) {
    return switch (start.format()) {
      case RPM_OSTREE_DB_DIFF -> new DifferenceScanner(lines, start.prefix(), context);
      case RPM_OSTREE_TRANSCRIPT -> new TranscriptScanner(lines, start.prefix(), context);
      default -> new ListScanner(lines, start.prefix(), context);
    };
  }
}
