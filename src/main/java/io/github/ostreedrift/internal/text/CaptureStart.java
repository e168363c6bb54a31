// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import io.github.ostreedrift.internal.text.admin.AdminReader;
import io.github.ostreedrift.internal.text.bootc.BootcReader;
import io.github.ostreedrift.internal.text.bootc.YamlReader;
import io.github.ostreedrift.internal.text.legacy.LegacyReader;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.status.StatusStart;
import io.github.ostreedrift.model.CaptureFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture begins: the kind of output, and what stands before it in the line.
 *
 * @param format the kind of output; {@code RPM_OSTREE_STATUS_JSON} for any JSON that may be a capture
 * @param prefix what stands before each line
 * @param position where the first line begins behind it
 * @param isFragment whether the lines above the list of deployments are missing
 */
record CaptureStart(CaptureFormat format, Prefix prefix, int position, boolean isFragment) {
  /** No prefix is longer: behind it, a sign of a capture is chance. */
  private static final int LONGEST_PREFIX = 160;

  /** The beginning of a capture in the next line, or null where none begins there. */
  static @Nullable CaptureStart find(LineReader lines) throws IOException {
    Line line = lines.peek(0);
    if (line == null || line.cut) {
      return null;
    }
    int from = line.skipBlanks(line.start);
    CaptureStart plain = from < line.end ? at(lines, line, from) : null;
    return plain != null ? plain : findBehind(lines, line, from);
  }

  /** The beginning of a capture behind a position of the next line, or null where none begins there. */
  static @Nullable CaptureStart findBehind(LineReader lines, Line line, int from)
      throws IOException {
    int last = Math.min(line.end, line.start + LONGEST_PREFIX);
    for (int at = next(line, from + 1); at >= 0 && at < last; at = next(line, at + 1)) {
      CaptureStart start = at(lines, line, at);
      if (start != null) {
        return start;
      }
    }
    return null;
  }

  /** The next position at which a prefix can end: behind a blank, or between a sign and what is none. */
  static int next(Line line, int from) {
    for (int i = from; i < line.end; i++) {
      char c = line.text[i];
      boolean opens = c == '{' || c == '[' || !isWord(line.text[i - 1]);
      if (opens
          && !Line.isBlank(c)
          && (isWord(c)
              || Line.isBlank(line.text[i - 1])
              || c == '{'
              || c == '['
              || c > 0x7f
              || c == '*')) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static @Nullable CaptureStart at(LineReader lines, Line line, int from)
      throws IOException {
    int end = line.trimmedEnd(from);
    if (line.text[from] == '{' || line.text[from] == '[') {
      return isJson(lines, line, from, end) || EscapedJson.isAt(line, from)
          ? of(CaptureFormat.RPM_OSTREE_STATUS_JSON, line, from)
          : null;
    }
    if (YamlReader.begins(new CaptureLines(lines, Prefix.before(line, from)), line, from, end)) {
      return of(CaptureFormat.BOOTC_STATUS_YAML, line, from);
    } else if (BootcReader.begins(
        new CaptureLines(lines, Prefix.before(line, from)), line, from, end)) {
      return of(CaptureFormat.BOOTC_STATUS, line, from);
    }
    StatusStart status = StatusStart.find(lines, line, from, end);
    if (status != StatusStart.NONE) {
      return new CaptureStart(
          CaptureFormat.RPM_OSTREE_STATUS,
          Prefix.before(line, from),
          from,
          status == StatusStart.FRAGMENT);
    } else if (LegacyReader.isTableHead(line, from, end)) {
      return of(CaptureFormat.RPM_OSTREE_STATUS_TABLE, line, from);
    } else if ((AdminReader.findStart(line, from, end) == from && !isStarred(lines, line, from))
        || AdminReader.isDamagedStart(
            new CaptureLines(lines, Prefix.before(line, from)), line, from)) {
      return of(CaptureFormat.OSTREE_ADMIN_STATUS, line, from);
    }
    return LegacyReader.isRuler(line, from) && isPretty(lines, line, from)
        ? of(CaptureFormat.RPM_OSTREE_STATUS_PRETTY, line, from)
        : null;
  }

  /** Whether all lines begin with a star, as in a comment: then it is no mark. */
  private static boolean isStarred(LineReader lines, Line line, int from) throws IOException {
    Line next = lines.peek(1);
    int start = next == null ? 0 : next.skipBlanks(next.start);
    return next != null
        && line.startsWith("* ", from)
        && next.startsWith("* ", start)
        && start - next.start == from - line.start;
  }

  private static CaptureStart of(CaptureFormat format, Line line, int from) {
    return new CaptureStart(format, Prefix.before(line, from), from, false);
  }

  private static boolean isPretty(LineReader lines, Line line, int from) throws IOException {
    CaptureLines behind = new CaptureLines(lines, Prefix.before(line, from));
    Line next = behind.text(1);
    return next != null && LegacyReader.isPosition(next, behind.start(next));
  }

  /** An object with its first key, or an array with its first object, in the same line or in the next one. */
  private static boolean isJson(LineReader lines, Line line, int from, int end) throws IOException {
    String firsts = line.text[from] == '{' ? "\"" : "{[";
    int inner = line.skipBlanks(from + 1);
    if (inner < end) {
      return firsts.indexOf(line.text[inner]) >= 0;
    }
    CaptureLines behind = new CaptureLines(lines, Prefix.before(line, from));
    Line next = behind.text(1);
    if (next == null) {
      behind = new CaptureLines(lines, Prefix.NONE);
      next = behind.text(1);
    }
    return next != null && firsts.indexOf(next.text[behind.start(next)]) >= 0;
  }
}
