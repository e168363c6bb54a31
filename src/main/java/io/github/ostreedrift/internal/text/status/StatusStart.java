// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether {@code rpm-ostree status} begins in a line: with the lines of the host, or with a deployment's header. */
public enum StatusStart {
  NONE,
  HOST,
  /** The lines of the host are missing. */
  FRAGMENT;

  private static final Pattern STATE =
      Pattern.compile("(?:idle|busy)(?:; auto updates .*)?|transaction: .+", Pattern.DOTALL);

  /** Warnings have two lines of their own below, and rarely more. All say what failed: other programs warn, too. */
  private static final int LONGEST_WARNING = 5;

  /** Whether it begins at a position of the next line. */
  public static StatusStart find(LineReader reader, Line line, int from, int end)
      throws IOException {
    // What stands before the first line stands before all of them, and is no sign of an item.
    boolean isSigned = line.text[from] == '-' || line.text[from] == '+';
    KeyedLine keyed = isSigned ? null : KeyedLine.find(line, from);
    Prefix prefix = Prefix.before(line, from);
    CaptureLines lines = new CaptureLines(reader, prefix);
    if (keyed != null) {
      CaptureLines bare = prefix.isNone() ? lines : new CaptureLines(reader, Prefix.NONE);
      return begins(keyed, lines, line, end) || (!prefix.isNone() && begins(keyed, bare, line, end))
          ? HOST
          : NONE;
    }
    return isFragment(lines, line, from, end) ? FRAGMENT : NONE;
  }

  private static boolean begins(KeyedLine keyed, CaptureLines lines, Line line, int end)
      throws IOException {
    boolean isHead = keyed.value() >= end;
    return switch (keyed.type()) {
      case HostStatusLexer.STATE -> isState(keyed, lines, line, end);
      case HostStatusLexer.DEPLOYMENTS, HostStatusLexer.BOOTED_DEPLOYMENT ->
        isHead && isFollowedByHeader(lines);
      case HostStatusLexer.AVAILABLE_UPDATE, HostStatusLexer.AVAILABLE_UPDATE_2018 ->
        isHead && isFollowedBy(lines, 1, StatusStart::isOfUpdate);
      case HostStatusLexer.TRANSACTION_ADDRESS,
          HostStatusLexer.AUTOMATIC_UPDATES,
          HostStatusLexer.UPDATE_DRIVER -> isFollowedBy(lines, 1, StatusStart::isOfHost);
      case HostStatusLexer.WARNING ->
        line.startsWith("ailed to ", keyed.value() + 1)
            && isFollowedBy(lines, LONGEST_WARNING, StatusStart::isOfHost)
            && isWarning(lines, lines.column(line, keyed.start()));
      case HostStatusLexer.BOOT_TIMESTAMP -> true;
      default -> false;
    };
  }

  /** Whether what stands below a warning is a line of the host, or goes on with it. */
  private static boolean isWarning(CaptureLines lines, int column) throws IOException {
    Line next = lines.text(1);
    if (next == null) {
      return false;
    }
    int from = lines.start(next);
    return KeyedLine.find(next, from) != null
        || lines.column(next, from) > column
        || next.startsWith("check `journalctl", from);
  }

  private static boolean isOfHost(int key) {
    KeyPlace place = KeyPlace.of(key);
    return place == KeyPlace.HOST || place == KeyPlace.LIST;
  }

  private static boolean isOfUpdate(int key) {
    KeyPlace place = KeyPlace.of(key);
    return place.isRow() || place == KeyPlace.LAYERS;
  }

  /** {@code State: idle}, and not just in prose: another line of the output follows, or nothing at all. */
  private static boolean isState(KeyedLine keyed, CaptureLines lines, Line line, int end)
      throws IOException {
    if (keyed.value() >= end
        || !STATE
            .matcher(new String(line.text, keyed.value(), end - keyed.value()))
            .matches()) {
      return false;
    }
    Line next = lines.text(1);
    if (next == null) {
      return keyed.start() == line.skipBlanks(line.start);
    }
    int start = lines.start(next);
    int stop = next.trimmedEnd(start);
    return isFollowedBy(lines, 3, StatusStart::isOfHost)
        || (keyed.start() == lines.start(line) && LinePatterns.isPrompt(next, start, stop))
        || LeftOut.isLine(next, start, stop);
  }

  /** Whether a key of some kind is the first that stands in the next lines. */
  private static boolean isFollowedBy(CaptureLines lines, int most, IntPredicate kind)
      throws IOException {
    int distance = 0;
    for (int i = 0; i < most; i++) {
      distance = lines.textAt(distance + 1);
      Line next = distance < 0 ? null : lines.peek(distance);
      if (next == null) {
        return false;
      }
      KeyedLine keyed = KeyedLine.find(next, lines.start(next));
      if (keyed != null) {
        return kind.test(keyed.type());
      }
    }
    return false;
  }

  private static boolean isFollowedByHeader(CaptureLines lines) throws IOException {
    Line header = lines.text(1);
    if (header == null) {
      return false;
    }
    int from = lines.start(header);
    int end = header.trimmedEnd(from);
    int marked = LinePatterns.afterBullet(header, from);
    return LinePatterns.isRefLike(header, Math.max(marked, from), end)
        || LeftOut.isLine(header, from, end)
        || new HeaderFinder(lines).isHeader(header, lines.textAt(1), true, true);
  }

  /** A header without anything above it, proved by the row below it. */
  private static boolean isFragment(CaptureLines lines, Line line, int from, int end)
      throws IOException {
    int marked = LinePatterns.afterBullet(line, from);
    if (!LinePatterns.isRefLike(line, Math.max(marked, from), end)) {
      return false;
    }
    int distance = lines.textAt(1);
    Line row = distance < 0 ? null : lines.peek(distance);
    if (row != null && LinePatterns.afterLastBranch(row, lines.start(row)) >= 0) {
      row = lines.text(distance + 1);
    }
    KeyedLine keyed = row == null ? null : KeyedLine.find(row, lines.start(row));
    return keyed != null && KeyPlace.of(keyed.type()) == KeyPlace.FIRST_ROW && isValued(keyed, row);
  }

  /** Whether the value of the first row is one that only this output has. */
  private static boolean isValued(KeyedLine keyed, @Nullable Line row) {
    if (row == null) {
      return false;
    }
    int end = row.trimmedEnd(keyed.value());
    String value = new String(row.text, keyed.value(), Math.max(0, end - keyed.value()));
    return switch (keyed.type()) {
      case HostStatusLexer.VERSION -> value.endsWith(")");
      case HostStatusLexer.TIMESTAMP, HostStatusLexer.DIGEST ->
        ValueForms.isWhole(keyed.type(), value);
      default -> !value.isEmpty();
    };
  }
}
