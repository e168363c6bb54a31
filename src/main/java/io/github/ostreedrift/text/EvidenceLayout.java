// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;

/** What the layouts of listings and transcripts share: one line after the other, until one does not belong. */
abstract class EvidenceLayout {
  final EvidenceLines lines;
  final Straightened out = new Straightened();

  /** Whether an empty line stands before the one that is looked at. */
  boolean blankBefore;

  private final Limits limits;
  private int packages;

  EvidenceLayout(LineReader reader, Prefix prefix, Limits limits) {
    this.lines = new EvidenceLines(reader, prefix);
    this.limits = limits;
  }

  /** Takes a line with text; false where the output is over before it. */
  abstract boolean take(Line line, int from, int end) throws IOException;

  /** Whether a line shows by itself that it belongs to such an output. */
  abstract boolean isPart(Line line, int from, int end);

  final void readLines() throws IOException {
    for (Line line = lines.peek(); line != null; line = lines.peek()) {
      int from = lines.start(line);
      int end = line.trimmedEnd(from);
      if (from < end && !take(line, from, end)) {
        return;
      }
      blankBefore = from >= end;
      lines.skip();
      out.unterminated = !line.terminated;
    }
    if (lines.endAtLongLine()) {
      out.cut();
    }
  }

  /** A package, unless there are too many of them. */
  final void addPackage(Line line, String lead, int from, int end) {
    packages++;
    if (packages <= limits.maxPackages()) {
      out.add(line, lead, from, end);
    } else if (packages == limits.maxPackages() + 1) {
      LimitProblems.packages(out, limits);
      out.cut();
    }
  }

  final boolean hasPackages() {
    return packages > 0;
  }

  /** Whether more of the same output follows soon. */
  final boolean goesOn() throws IOException {
    return lines.goesOn(this::isPart);
  }

  /** A line that is not understood: kept where the output goes on after it, otherwise the output is over. */
  final boolean keep(Line line, int from, int end) throws IOException {
    boolean inside =
        !Signs.isPrompt(line, from, end) && !EvidenceBeginning.isSure(line, from) && goesOn();
    if (inside) {
      out.keep(line);
    }
    return inside;
  }
}
