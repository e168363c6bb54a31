// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.CaptureFormat;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a listing of packages or a transcript begins, if no status does. */
final class EvidenceBeginning {
  private final LineReader lines;
  private final Optional<CaptureFormat> only;

  EvidenceBeginning(LineReader lines, Optional<CaptureFormat> only) {
    this.lines = lines;
    this.only = only;
  }

  /** The beginning in a line, which is the next one; null where none begins there. */
  @Nullable
  Beginning find(Line line) throws IOException {
    int first = line.skipBlanks(line.start);
    int last = Math.min(line.end, line.start + PackageSigns.LONGEST);
    for (int at = first; at >= 0 && at < last; at = Beginning.next(line, at + 1)) {
      CaptureFormat format = at(line, at);
      if (format != null) {
        Prefix prefix = Prefix.before(line, at);
        Line second = lines.peek(1);
        if (prefix.isNone() || (second != null && prefix.strip(second) >= 0)) {
          return new Beginning(format, prefix, at, false);
        }
      }
    }
    return null;
  }

  /** Whether a line alone shows that a listing or a transcript begins: the output before it is over. */
  static boolean isSure(Line line, int from) {
    return PackageDiffLayout.begins(line, from)
        || PackageListLayout.begins(line, from)
        || TranscriptMessages.begins(line, from);
  }

  private @Nullable CaptureFormat at(Line line, int from) throws IOException {
    int end = line.trimmedEnd(from);
    if (only.isPresent() && only.get() == CaptureFormat.RPM_QA) {
      return PackageSigns.isPackage(line, from, end) ? CaptureFormat.RPM_QA : null;
    } else if (PackageDiffLayout.begins(line, from)) {
      return CaptureFormat.RPM_OSTREE_DB_DIFF;
    } else if (PackageListLayout.begins(line, from)) {
      return isFollowedBy(
              line, from, (head, next, at, stop) -> PackageSigns.isPackage(next, at, stop))
          ? CaptureFormat.RPM_OSTREE_DB_LIST
          : null;
    }
    return isTranscript(line, from, end) ? CaptureFormat.RPM_OSTREE_TRANSCRIPT : null;
  }

  private boolean isTranscript(Line line, int from, int end) throws IOException {
    if (TranscriptMessages.begins(line, from) || PackageSigns.isDashed(line, from, end)) {
      return true;
    } else if (PackageSection.find(line, from, end) != null) {
      return isFollowedBy(
          line, from, (head, next, at, stop) -> TranscriptLayout.isSection(head, from, next, at));
    } else if (line.text[from] == '!' && PackageSigns.isSigned(line, from, end)) {
      return isFollowedBy(line, from, (head, next, at, stop) -> next.startsWith("=", at));
    }
    boolean forced = only.isPresent() && only.get() == CaptureFormat.RPM_OSTREE_TRANSCRIPT;
    return forced
        && (PackageSigns.isSigned(line, from, end) || PackageSigns.isChange(line, from, end));
  }

  private boolean isFollowedBy(Line line, int from, Pair pair) throws IOException {
    Prefix prefix = Prefix.before(line, from);
    Line next = Beginning.following(lines, prefix, 1);
    if (next == null) {
      return false;
    }
    int start = next.skipBlanks(prefix.strip(next));
    return pair.fits(line, next, start, next.trimmedEnd(start));
  }

  /** What two lines must be together. */
  private interface Pair {
    boolean fits(Line head, Line next, int from, int end);
  }
}
