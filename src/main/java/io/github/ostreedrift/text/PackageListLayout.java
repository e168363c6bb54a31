// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Straightens {@code rpm-ostree db list} and {@code rpm -qa}: one package a line. */
final class PackageListLayout extends EvidenceLayout {
  private static final String HEAD = "ostree commit: ";
  private static final String PUBLIC_KEY = "gpg-pubkey-";
  private static final String COMMAND = "rpm -qa";
  private static final int FEW = 5;

  private PackageListLayout(LineReader lines, Prefix prefix, Limits limits) {
    super(lines, prefix, limits);
  }

  /** Whether the head of {@code db list} stands at a position. */
  static boolean begins(Line line, int from) {
    return line.startsWith(HEAD, from);
  }

  /** Reads the list that begins at the next line. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    PackageListLayout layout = new PackageListLayout(lines, prefix, limits);
    layout.readLines();
    return layout.out;
  }

  /** Whether a line is the command that prints a list without a head. */
  static boolean isAskedFor(Line command) {
    return command.indexOf(COMMAND, command.start) >= 0;
  }

  /**
   * Reads a list without a head: some lines, and nothing but packages. Gives null, and leaves the lines as they were,
   * otherwise.
   *
   * @param among whether a list is expected, so that other things may follow, or that there may be few packages;
   *     otherwise all the rest of the input is the list
   */
  static @Nullable Straightened guess(LineReader reader, Limits limits, boolean among)
      throws IOException {
    List<Line> taken = new ArrayList<>();
    int packages = 0;
    boolean all = true;
    for (Line line = reader.peek(0); line != null && all; line = reader.peek(0)) {
      int from = line.skipBlanks(line.start);
      int end = line.trimmedEnd(from);
      boolean isPackage = from < end && PackageSigns.isSurePackage(line, from, end);
      packages += isPackage ? 1 : 0;
      all = !line.cut && (isPackage || from >= end || isKey(line, from, end));
      if (!all && among) {
        break;
      }
      taken.add(line);
      reader.next();
      if (packages > Math.max(FEW, limits.maxPackages())) {
        break;
      }
    }
    reader.unread(taken);
    boolean enough = packages >= (all && among ? 1 : FEW);
    return (all || among) && enough ? straighten(reader, Prefix.NONE, limits) : null;
  }

  @Override
  boolean take(Line line, int from, int end) throws IOException {
    if (begins(line, from)) {
      boolean first = out.lineCount() == 0;
      if (first) {
        int colon = from + HEAD.length() - 2;
        out.addRow(line, from, colon, Math.min(line.skipBlanks(colon + 1), end), end);
      }
      return first;
    } else if (isPart(line, from, end)) {
      addPackage(line, "", from, end);
      return true;
    } else if (Signs.isElision(line, from, end)) {
      out.cut();
      return true;
    }
    return keep(line, from, end);
  }

  @Override
  boolean isPart(Line line, int from, int end) {
    return PackageSigns.isPackage(line, from, end) || isKey(line, from, end);
  }

  /** A public key, which rpm keeps beside the packages. */
  private static boolean isKey(Line line, int from, int end) {
    return line.startsWith(PUBLIC_KEY, from)
        && PackageSigns.text(line, from, end).indexOf(' ') < 0
        && end - from > PUBLIC_KEY.length();
  }
}
