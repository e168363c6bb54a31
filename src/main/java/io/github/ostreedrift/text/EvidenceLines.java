// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.CaptureFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a listing of packages or a transcript, behind one prefix. They end where a status begins: nothing that
 * is read as evidence is taken from a status.
 */
final class EvidenceLines {
  private static final int LOOK_AHEAD = 8;

  private final LineReader reader;
  private final Prefix prefix;
  private final StatusLines lines;

  /** What a line can be, by itself. */
  interface Shape {
    boolean fits(Line line, int from, int end);
  }

  EvidenceLines(LineReader reader, Prefix prefix) {
    this.reader = reader;
    this.prefix = prefix;
    this.lines = new StatusLines(reader, prefix);
  }

  /** The next line, or null where they end. */
  @Nullable
  Line peek() throws IOException {
    Line line = lines.peek(0);
    if (line == null || line.cut) {
      return null;
    }
    Beginning status = Beginning.find(reader);
    boolean begins = status != null
        && (status.format() != CaptureFormat.RPM_OSTREE_STATUS_JSON
            || status.position() == line.skipBlanks(line.start));
    return begins ? null : line;
  }

  /** Whether they end at a line that is too long to be read. */
  boolean endAtLongLine() throws IOException {
    Line line = lines.peek(0);
    return line != null && line.cut;
  }

  void skip() throws IOException {
    lines.skip();
  }

  /** The position of the first character behind prefix and indentation. */
  int start(Line line) {
    return lines.start(line);
  }

  /** How far a line is indented behind the prefix. */
  int indentation(Line line) {
    return start(line) - Math.max(line.start, prefix.strip(line));
  }

  /** Whether the next line with text after this one has a shape; over two empty lines at most. */
  boolean isFollowedBy(Shape shape) throws IOException {
    Line next = lines.text(1);
    return next != null && fits(next, shape);
  }

  /** Whether some line soon after this one has a shape, before a shell's prompt or another output. */
  boolean goesOn(Shape shape) throws IOException {
    for (int i = 1; i <= LOOK_AHEAD; i++) {
      Line line = lines.peek(i);
      if (line == null) {
        return false;
      }
      int from = lines.start(line);
      int end = line.trimmedEnd(from);
      if (from < end && shape.fits(line, from, end)) {
        return true;
      } else if (Signs.isPrompt(line, from, end) || EvidenceBeginning.isSure(line, from)) {
        return false;
      }
    }
    return false;
  }

  private boolean fits(Line line, Shape shape) {
    int from = lines.start(line);
    return shape.fits(line, from, line.trimmedEnd(from));
  }
}
