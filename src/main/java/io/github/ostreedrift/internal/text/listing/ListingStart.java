// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.Literals;
import io.github.ostreedrift.model.CaptureFormat;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a listing of packages or a transcript begins, if no status does.
 *
 * @param format the kind
 * @param prefix what stands before its lines
 */
record ListingStart(CaptureFormat format, Prefix prefix) {
  /** What two lines must be together. */
  private interface Pair {
    boolean fits(Line head, Line next, int from, int end);
  }

  /** The beginning in a line, which is the next one; null where none begins there. */
  static @Nullable ListingStart find(LineReader lines, Line line, Optional<CaptureFormat> only)
      throws IOException {
    int first = line.skipBlanks(line.start);
    int last = Math.min(line.end, line.start + PackageForms.LONGEST);
    for (int at = first; at >= 0 && at < last; at = Prefix.nextEnd(line, at + 1)) {
      CaptureFormat format = at(lines, line, at, only.orElse(null));
      if (format != null) {
        Prefix prefix = Prefix.before(line, at);
        Line second = lines.peek(1);
        if (prefix.isNone() || (second != null && prefix.strip(second) >= 0)) {
          return new ListingStart(format, prefix);
        }
      }
    }
    return null;
  }

  /** Whether a line alone shows that a listing or a transcript begins: the output before it is over. */
  static boolean isSure(Line line, int from) {
    return DifferenceScanner.begins(line, from)
        || ListScanner.begins(line, from)
        || TranscriptScanner.begins(line, from);
  }

  private static @Nullable CaptureFormat at(
      LineReader lines, Line line, int from, @Nullable CaptureFormat only) throws IOException {
    int end = line.trimmedEnd(from);
    if (only == CaptureFormat.RPM_QA) {
      return PackageForms.isPackage(line, from, end) ? CaptureFormat.RPM_QA : null;
    } else if (DifferenceScanner.mayBegin(line, from)) {
      return CaptureFormat.RPM_OSTREE_DB_DIFF;
    } else if (ListScanner.begins(line, from)) {
      return isFollowedBy(
              lines, line, from, (head, next, at, stop) -> PackageForms.isPackage(next, at, stop))
          ? CaptureFormat.RPM_OSTREE_DB_LIST
          : null;
    }
    boolean isForced = only == CaptureFormat.RPM_OSTREE_TRANSCRIPT
        && (PackageForms.isSigned(line, from, end) || PackageForms.isChange(line, from, end));
    return isForced || isTranscript(lines, line, from, end)
        ? CaptureFormat.RPM_OSTREE_TRANSCRIPT
        : null;
  }

  private static boolean isTranscript(LineReader lines, Line line, int from, int end)
      throws IOException {
    if (TranscriptScanner.begins(line, from) || PackageForms.isDashed(line, from, end)) {
      return true;
    } else if (Sections.find(line, from, end) != Literals.NONE) {
      return isFollowedBy(
          lines,
          line,
          from,
          (head, next, at, stop) -> TranscriptScanner.isSection(head, from, next, at));
    }
    return line.text[from] == '!'
        && PackageForms.isSigned(line, from, end)
        && isFollowedBy(lines, line, from, (head, next, at, stop) -> next.startsWith("=", at));
  }

  private static boolean isFollowedBy(LineReader lines, Line line, int from, Pair pair)
      throws IOException {
    CaptureLines behind = new CaptureLines(lines, Prefix.before(line, from));
    Line next = behind.text(1);
    if (next == null) {
      return false;
    }
    int start = behind.start(next);
    return pair.fits(line, next, start, next.trimmedEnd(start));
  }
}
