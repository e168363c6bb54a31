// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.model.SourcePosition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the captures in any text, in order: a plain status, a transcript, a ticket, a log. Text captures are read at
 * once; JSON is handed on as it stands, for its own reader.
 *
 * <p>Not thread-safe; one scanner reads one input.
 */
public final class CaptureScanner {
  private final LineReader lines;
  private final Limits limits;
  private final Optional<CaptureFormat> only;
  private final EvidenceScanner evidence;
  private final Queue<JsonRegion> inStrings = new ArrayDeque<>();
  private boolean withEvidence = true;

  /** What stands at one place of the input. */
  public sealed interface Found {
    /** The line at which it begins, 1-based. */
    int line();
  }

  /**
   * A capture that was read.
   *
   * @param line the line at which it begins
   * @param capture what it says
   * @param problems what could not be read, or was repaired
   */
  public record Text(int line, Capture capture, List<Problem> problems) implements Found {}

  /**
   * A JSON object that may be a capture.
   *
   * @param region where it stands and what it says
   */
  public record Json(JsonRegion region) implements Found {
    @Override
    public int line() {
      return region.line();
    }
  }

  /**
   * A line that is too long to be read; what stands behind its beginning is not looked at.
   *
   * @param line the line
   * @param problem which limit it meets
   */
  public record TooLong(int line, Problem problem) implements Found {}

  private CaptureScanner(LineReader lines, Limits limits, Optional<CaptureFormat> only) {
    this.lines = lines;
    this.limits = limits;
    this.only = only;
    this.evidence = new EvidenceScanner(lines, limits, only);
  }

  /**
   * A scanner of these lines.
   *
   * @param only the one kind of capture to look for; empty to guess
   */
  public static CaptureScanner of(LineReader lines, Limits limits, Optional<CaptureFormat> only) {
    return new CaptureScanner(lines, limits, only);
  }

  /** Lists of packages without a head are looked for anywhere, not only in inputs that are nothing else. */
  public void lookForLists() {
    evidence.lookForLists();
  }

  /** From here on listings of packages and transcripts are not looked for. */
  public void passOverEvidence() {
    withEvidence = false;
  }

  /**
   * The next capture, or null at the end of the input.
   *
   * @throws IOException if the input can't be read
   */
  public @Nullable Found next() throws IOException {
    if (!inStrings.isEmpty()) {
      return new Json(inStrings.remove());
    }
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      if (line.cut) {
        lines.next();
        return tooLong(line);
      }
      Beginning beginning = Beginning.find(lines);
      Found found = null;
      if (beginning == null) {
        found = withEvidence ? evidence.find(line) : null;
      } else if (isWanted(beginning.format())) {
        found = take(line, beginning);
      }
      if (found != null) {
        return found;
      }
      if (lines.peek(0) == line) {
        lines.next();
      }
    }
    return null;
  }

  private boolean isWanted(CaptureFormat format) {
    if (only.isEmpty()) {
      return true;
    }
    boolean json = only.get() == CaptureFormat.RPM_OSTREE_STATUS_JSON
        || only.get() == CaptureFormat.OSTREE_ADMIN_STATUS_JSON
        || only.get() == CaptureFormat.RPM_OSTREE_DB_DIFF;
    boolean history = only.get() == CaptureFormat.RPM_OSTREE_HISTORY;
    return format == only.get()
        || (json && format == CaptureFormat.RPM_OSTREE_STATUS_JSON)
        || (history && format == CaptureFormat.RPM_OSTREE_STATUS);
  }

  private @Nullable Found take(Line first, Beginning beginning) throws IOException {
    Prefix prefix = usable(beginning);
    if (beginning.format() == CaptureFormat.RPM_OSTREE_STATUS_JSON) {
      return takeJson(first, prefix, beginning.position());
    }
    if (prefix.isNone() && !beginning.prefix().isNone()) {
      cutFirstLine(beginning);
    }
    Straightened source = straighten(beginning, prefix);
    if (source.lineCount() == 0) {
      return null;
    }
    if (!beginning.prefix().isNone()) {
      source.problems.add(0, leftOut(first, prefix));
    }
    Capture capture = build(beginning.format(), source);
    warnOfOpenEnd(source);
    return new Text(first.number, capture, sorted(source.problems));
  }

  private @Nullable Found takeJson(Line first, Prefix prefix, int position) throws IOException {
    JsonRegion region;
    if (EscapedJson.isAt(first, position)) {
      lines.next();
      Line raw = first.uncleaned();
      int from = JsonRegion.opening(first, raw, position);
      region = new JsonRegion(first.number, raw.column(from), raw.from(from), false);
    } else {
      region = JsonRegion.take(lines, prefix, position);
    }
    if (region == null) {
      // It is no array of deployments, but each of its items may be something.
      Beginning inner =
          first.text[position] == '[' ? Beginning.findBehind(lines, first, position) : null;
      return inner == null ? null : take(first, inner);
    }
    inStrings.addAll(EscapedJson.find(region));
    return inStrings.isEmpty() ? new Json(region) : new Json(inStrings.remove());
  }

  /** That something stands before the lines, or before the first of them. */
  static Problem leftOut(Line first, Prefix prefix) {
    return new Problem(
        Severity.WARNING,
        new SourcePosition(first.number, 1),
        prefix.isNone()
            ? "text before the first line of this capture was left out"
            : "the lines begin with `" + prefix + "`; it was left out",
        Optional.empty(),
        List.of(),
        Optional.of(first.raw()));
  }

  /** A prefix that the second line lacks is no prefix, but text that happens to stand before the first line. */
  private Prefix usable(Beginning beginning) throws IOException {
    Line second = lines.peek(1);
    Prefix prefix = beginning.prefix();
    return second == null || prefix.isNone() || prefix.strip(second) >= 0 ? prefix : Prefix.NONE;
  }

  private void cutFirstLine(Beginning beginning) throws IOException {
    Line first = lines.next();
    if (first != null) {
      lines.unread(List.of(new Line(
          first.number,
          first.text,
          beginning.position(),
          first.end,
          first.terminated,
          first.raw(),
          Line.ANY_SIGN,
          false)));
    }
  }

  private Straightened straighten(Beginning beginning, Prefix prefix) throws IOException {
    return switch (beginning.format()) {
      case RPM_OSTREE_STATUS_TABLE -> TableLayout.straighten(lines, prefix, limits);
      case RPM_OSTREE_STATUS_PRETTY -> PrettyLayout.straighten(lines, prefix, limits);
      case OSTREE_ADMIN_STATUS -> AdminLayout.straighten(lines, prefix, limits);
      default -> StatusLayout.straighten(lines, prefix, limits, beginning.fragment());
    };
  }

  private static Capture build(CaptureFormat format, Straightened source) {
    return switch (format) {
      case RPM_OSTREE_STATUS_TABLE -> TableBuilder.build(source);
      case RPM_OSTREE_STATUS_PRETTY -> PrettyBuilder.build(source);
      case OSTREE_ADMIN_STATUS -> AdminBuilder.build(source);
      default -> StatusBuilder.build(source);
    };
  }

  private static void warnOfOpenEnd(Straightened source) {
    if (source.unterminated) {
      Line last = source.source(source.lineCount() - 1);
      source.warn(
          last,
          last.trimmedEnd(last.start),
          "the input ends without a line break, so its last deployment may be cut and its silence shows nothing; end"
              + " the file with a line break if it is whole");
    }
  }

  private static Found tooLong(Line line) {
    return new TooLong(line.number, LimitProblems.lineLength(line));
  }

  /** Problems in the order of the input. */
  static List<Problem> sorted(List<Problem> problems) {
    return problems.size() < 2
        ? List.copyOf(problems)
        : problems.stream()
            .sorted(
                Comparator.comparingInt((Problem problem) -> problem.position().line())
                    .thenComparingInt(problem -> problem.position().column()))
            .toList();
  }
}
