// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds listings of packages and transcripts, and reads them: where no status begins, and never inside of one. */
final class EvidenceScanner {
  private final LineReader lines;
  private final Limits limits;
  private final Optional<CaptureFormat> only;
  private final EvidenceBeginning beginning;

  /** Whether some line with text was passed, so that what follows is not the whole input. */
  private boolean begun;

  /** Whether a list without a head may stand among other things. */
  private boolean anywhere;

  /** Whether the line with text before is the command that prints such a list. */
  private boolean asked;

  EvidenceScanner(LineReader lines, Limits limits, Optional<CaptureFormat> only) {
    this.lines = lines;
    this.limits = limits;
    this.only = only;
    this.beginning = new EvidenceBeginning(lines, only);
  }

  void lookForLists() {
    anywhere = true;
  }

  /** Reads what begins at the next line; null where nothing does, or something that is not wanted. */
  CaptureScanner.@Nullable Text find(Line first) throws IOException {
    if (only.isPresent() && !only.get().isPackageEvidence()) {
      return null;
    }
    int from = first.skipBlanks(first.start);
    if (from >= first.end) {
      return null;
    }
    boolean among = anywhere || asked;
    boolean guess = (among || !begun)
        && only.isEmpty()
        && PackageSigns.isPackage(first, from, first.trimmedEnd(from));
    begun = true;
    asked = PackageListLayout.isAskedFor(first);
    if (guess) {
      Straightened list = PackageListLayout.guess(lines, limits, among);
      if (list != null) {
        return read(first, CaptureFormat.RPM_QA, list);
      }
    }
    Beginning found = beginning.find(first);
    return found == null ? null : take(first, found);
  }

  private CaptureScanner.@Nullable Text take(Line first, Beginning found) throws IOException {
    Straightened source = straighten(found.format(), found.prefix());
    boolean wanted = only.isEmpty() || only.get() == found.format();
    if (source.lineCount() == 0 || !wanted) {
      return null;
    }
    if (!found.prefix().isNone()) {
      source.problems.add(0, CaptureScanner.leftOut(first, found.prefix()));
    }
    return read(first, found.format(), source);
  }

  private Straightened straighten(CaptureFormat format, Prefix prefix) throws IOException {
    return switch (format) {
      case RPM_OSTREE_DB_DIFF -> PackageDiffLayout.straighten(lines, prefix, limits);
      case RPM_OSTREE_TRANSCRIPT -> TranscriptLayout.straighten(lines, prefix, limits);
      default -> PackageListLayout.straighten(lines, prefix, limits);
    };
  }

  private static CaptureScanner.Text read(Line first, CaptureFormat format, Straightened source) {
    Capture capture = switch (format) {
      case RPM_OSTREE_DB_DIFF -> PackageDiffBuilder.build(source);
      case RPM_OSTREE_TRANSCRIPT -> TranscriptBuilder.build(source);
      default -> PackageListBuilder.build(source, format);
    };
    return new CaptureScanner.Text(first.number, capture, CaptureScanner.sorted(source.problems));
  }
}
