// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.CaptureFormat;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a capture begins: at which position of a line, behind which prefix, and of which kind it is.
 *
 * @param format the kind; JSON is told from text here, and which JSON it is by its reader
 * @param prefix what stands before the capture's lines
 * @param position where the capture begins in its first line
 * @param fragment whether the lines above the list of deployments are missing
 */
record Beginning(CaptureFormat format, Prefix prefix, int position, boolean fragment) {
  private static final Pattern STATE =
      Pattern.compile("(?:idle|busy)(?:; auto updates .*)?|transaction: .+", Pattern.DOTALL);
  private static final int FEW = 4;

  /** The beginning of a capture in the next line, or null where none begins there. */
  static @Nullable Beginning find(LineReader lines) throws IOException {
    Line line = lines.peek(0);
    if (line == null || line.cut) {
      return null;
    }
    int from = line.skipBlanks(line.start);
    if (from >= line.end) {
      return null;
    }
    Beginning plain = at(lines, line, from);
    if (plain != null) {
      return plain;
    }
    return findBehind(lines, line, from);
  }

  /** The beginning of a capture behind a position of the next line, or null where none begins there. */
  static @Nullable Beginning findBehind(LineReader lines, Line line, int from) throws IOException {
    for (int position = next(line, from + 1); position > 0; position = next(line, position + 1)) {
      Beginning prefixed = at(lines, line, position);
      if (prefixed != null) {
        return prefixed;
      }
    }
    return null;
  }

  /** The next position at which a prefix can end: behind a blank, or before a sign that only a capture has. */
  static int next(Line line, int from) {
    for (int i = from; i < line.end; i++) {
      boolean opens = line.text[i] == '{'
          || Line.isBlank(line.text[i - 1])
          || line.text[i - 1] == ':'
          || line.text[i - 1] == '>';
      if (opens && !Line.isBlank(line.text[i])) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Beginning at(LineReader lines, Line line, int from) throws IOException {
    int end = line.trimmedEnd(from);
    if (line.text[from] == '{' || line.text[from] == '[') {
      return isJson(lines, line, from, end) || EscapedJson.isAt(line, from)
          ? of(CaptureFormat.RPM_OSTREE_STATUS_JSON, line, from)
          : null;
    }
    Key key = line.keyAt(from);
    if (key != null) {
      return ofKey(key, lines, line, from, end);
    }
    if (isTableHead(line, from, end)) {
      return of(CaptureFormat.RPM_OSTREE_STATUS_TABLE, line, from);
    }
    if (line.startsWith("bootversion: ", from)
        || (line.startsWith("No deployments.", from) && from + 15 == end)
        || AdminLayout.findDeployment(line, from) == from) {
      return of(CaptureFormat.OSTREE_ADMIN_STATUS, line, from);
    }
    if (PrettyLayout.isRuler(line, from, '=')) {
      return isPretty(lines, line, from)
          ? of(CaptureFormat.RPM_OSTREE_STATUS_PRETTY, line, from)
          : null;
    }
    return isFragment(lines, line, from, end)
        ? new Beginning(CaptureFormat.RPM_OSTREE_STATUS, Prefix.before(line, from), from, true)
        : null;
  }

  private static Beginning of(CaptureFormat format, Line line, int from) {
    return new Beginning(format, Prefix.before(line, from), from, false);
  }

  private static @Nullable Beginning ofKey(Key key, LineReader lines, Line line, int from, int end)
      throws IOException {
    boolean begins = switch (key) {
      case STATE -> isState(lines, line, from, end);
      case DEPLOYMENTS, BOOTED_DEPLOYMENT ->
        line.text[end - 1] == ':' && followedByHeader(lines, line, from);
      case AVAILABLE_UPDATE, AVAILABLE_UPDATE_2018 ->
        line.text[end - 1] == ':' && followedByKey(lines, line, from, false);
      case TRANSACTION_ADDRESS, AUTOMATIC_UPDATES, UPDATE_DRIVER ->
        followedByKey(lines, line, from, true);
      case BOOT_TIMESTAMP -> true;
      default -> false;
    };
    return begins ? of(CaptureFormat.RPM_OSTREE_STATUS, line, from) : null;
  }

  /** {@code State: idle}, and not just in prose: another line of the output follows, or nothing at all. */
  private static boolean isState(LineReader lines, Line line, int from, int end)
      throws IOException {
    int value = line.skipBlanks(from + "State:".length());
    if (value >= end || !isState(new String(line.text, value, end - value))) {
      return false;
    }
    Prefix prefix = Prefix.before(line, from);
    Line next = following(lines, prefix, 1);
    if (next == null) {
      return prefix.isNone();
    }
    int start = next.skipBlanks(prefix.strip(next));
    return Signs.isPrompt(next, start, next.trimmedEnd(start))
        || followedByKey(lines, line, from, true);
  }

  private static boolean isState(String value) {
    return value.equals("idle") || value.equals("busy") || STATE.matcher(value).matches();
  }

  /** Whether a line of the host, or the head of the list, comes next; or any row of an available update. */
  private static boolean followedByKey(LineReader lines, Line line, int from, boolean host)
      throws IOException {
    Prefix prefix = Prefix.before(line, from);
    Line next = following(lines, prefix, 1);
    if (next == null) {
      return false;
    }
    int start = next.skipBlanks(prefix.strip(next));
    Key key = next.keyAt(start);
    if (key == null) {
      return host && Signs.isElision(next, start, next.trimmedEnd(start));
    }
    return host
        ? key.place == Key.Place.HOST || key.place == Key.Place.LIST
        : key.isRow() || key.place == Key.Place.LAYERS;
  }

  private static boolean followedByHeader(LineReader lines, Line line, int from)
      throws IOException {
    Prefix prefix = Prefix.before(line, from);
    Line header = following(lines, prefix, 1);
    if (header == null) {
      return false;
    }
    int start = header.skipBlanks(prefix.strip(header));
    int marked = Signs.afterBullet(header, start);
    return Signs.isRefLike(header, marked >= 0 ? marked : start, header.trimmedEnd(start))
        || isFragment(lines, header, start, header.trimmedEnd(start));
  }

  /** A header without anything above it, proved by the row below it. */
  private static boolean isFragment(LineReader lines, Line line, int from, int end)
      throws IOException {
    int marked = Signs.afterBullet(line, from);
    if (!Signs.isRefLike(line, marked >= 0 ? marked : from, end)) {
      return false;
    }
    Prefix prefix = Prefix.before(line, from);
    int distance = 0;
    while (distance < FEW && lines.peek(distance) != line) {
      distance++;
    }
    Line row = following(lines, prefix, distance + 1);
    if (row != null && Signs.afterLastBranch(row, row.skipBlanks(prefix.strip(row))) >= 0) {
      row = following(lines, prefix, distance + 2);
    }
    if (row == null) {
      return false;
    }
    int start = row.skipBlanks(prefix.strip(row));
    Key key = row.keyAt(start);
    return key != null && key.place == Key.Place.FIRST_ROW;
  }

  /** The next line with text and the same prefix, over one empty line at most. */
  static @Nullable Line following(LineReader lines, Prefix prefix, int distance)
      throws IOException {
    for (int i = distance; i < distance + 2; i++) {
      Line line = lines.peek(i);
      int stripped = line == null ? -1 : prefix.strip(line);
      if (line == null || stripped < 0) {
        return null;
      }
      if (line.skipBlanks(stripped) < line.end) {
        return line;
      }
    }
    return null;
  }

  private static boolean isTableHead(Line line, int from, int end) {
    return (line.startsWith("TIMESTAMP (UTC)", from) || line.startsWith("VERSION", from))
        && line.indexOf("OSNAME", from) > 0
        && line.indexOf("REFSPEC", from) > 0
        && end > from;
  }

  private static boolean isPretty(LineReader lines, Line line, int from) throws IOException {
    Prefix prefix = Prefix.before(line, from);
    Line next = following(lines, prefix, 1);
    return next != null && PrettyLayout.isPosition(next, next.skipBlanks(prefix.strip(next)));
  }

  /** An object with its first key, or an array with its first object, in the same line or in the next one. */
  private static boolean isJson(LineReader lines, Line line, int from, int end) throws IOException {
    String firsts = line.text[from] == '{' ? "\"" : "{[";
    int inner = line.skipBlanks(from + 1);
    if (inner < end) {
      return firsts.indexOf(line.text[inner]) >= 0;
    }
    Prefix prefix = Prefix.before(line, from);
    Line next = following(lines, prefix, 1);
    if (next == null) {
      Prefix none = Prefix.NONE;
      next = following(lines, none, 1);
      prefix = none;
    }
    return next != null && firsts.indexOf(next.text[next.skipBlanks(prefix.strip(next))]) >= 0;
  }
}
