// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.CommitName;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageEvidence;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** What the builders of listings and transcripts share. */
final class EvidenceFacts {
  private static final Pattern DESCRIBED = Pattern.compile("(.+) \\(([0-9a-f]{64})\\)");

  private EvidenceFacts() {}

  /** {@code CHECKSUM}, or {@code DESCRIPTION (CHECKSUM)}. */
  static CommitName commit(Token value) {
    String text = value.getText().strip();
    Matcher described = DESCRIBED.matcher(text);
    return described.matches()
        ? new CommitName(described.group(2), Optional.of(described.group(1)))
        : new CommitName(text, Optional.empty());
  }

  /** The NEVRA that a word is; where the word may be cut, only if its end shows that it is not. */
  static Optional<Nevra> nevra(Straightened source, Token word) {
    String text = word.getText();
    return isCut(source, word) ? Nevra.find(text) : PackageSigns.nevra(text);
  }

  /** Whether a word ends where the input does, without a line break behind it. */
  static boolean isCut(Straightened source, Token word) {
    return source.unterminated && word.getStopIndex() >= source.length() - 2;
  }

  /**
   * The capture that holds the evidence.
   *
   * @param ended whether the output shows by itself that it is over
   */
  static Capture capture(
      CaptureFormat format, PackageEvidence.Builder evidence, Straightened source, boolean ended) {
    boolean open = source.unterminated && !ended;
    if (open) {
      Line last = source.source(source.lineCount() - 1);
      source.warn(
          last,
          last.trimmedEnd(last.start),
          "the input ends without a line break, so packages may be missing at its end; end the file with a line"
              + " break if it is whole");
    }
    boolean complete = !open
        && source.cuts.isEmpty()
        && source.unrecognized.isEmpty()
        && source.problems.stream().noneMatch(problem -> problem.isError());
    return new Capture(
        format,
        CaptureFacts.builder()
            .show(CaptureFacts.PACKAGE_EVIDENCE, evidence.build(complete))
            .build(),
        source.unrecognized);
  }
}
