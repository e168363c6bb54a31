// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Problem.SourcePosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns ascending offsets into lines and columns, in one walk over the text. Not thread-safe. */
final class Positions {
  /** A longer line is not quoted: compact JSON stands on one line, and nobody reads that. */
  private static final int LONGEST_QUOTED = 1000;

  private final String text;
  private int at;
  private int line;
  private int column;
  private @Nullable String quoted;
  private int quotedLine;

  /** Positions in a text where an offset is a known line and column. */
  Positions(String text, int offset, SourcePosition start) {
    this.text = text;
    this.at = offset;
    this.line = start.line();
    this.column = start.column();
  }

  /** The position of an offset, which is at or behind the last one. */
  SourcePosition at(int offset) {
    for (; at < offset && at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c) || !Character.isHighSurrogate(before())) {
        column++;
      }
    }
    return new SourcePosition(line, column);
  }

  /** The line of the last position, as it stands in the text, unless it is too long to be of use. */
  Optional<String> line() {
    if (quotedLine != line) {
      int begin = text.lastIndexOf('\n', at - 1) + 1;
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      end = end > begin && text.charAt(end - 1) == '\r' ? end - 1 : end;
      quoted = end - begin > LONGEST_QUOTED ? null : text.substring(begin, end);
      quotedLine = line;
    }
    return Optional.ofNullable(quoted);
  }

  private char before() {
    return at == 0 ? 0 : text.charAt(at - 1);
  }
}
