// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

/**
 * The earliest release that can have printed a capture, as far as its rows tell: a release is 100 times its year plus
 * its number. A capture does not name the release, but what silence means depends on it here and there.
 */
final class ReleaseHints {
  static final int V2017_5 = 201705;
  static final int V2017_7 = 201707;
  static final int V2018_2 = 201802;
  static final int V2018_5 = 201805;
  static final int V2018_7 = 201807;
  static final int V2018_8 = 201808;
  static final int V2018_9 = 201809;
  static final int V2021_2 = 202102;
  static final int V2022_11 = 202211;

  private int earliest = 201604;
  private int latest = Integer.MAX_VALUE;
  private final int column;
  private final int pageEdge;

  /**
   * What the layout of a capture tells.
   *
   * @param column the column of the values; 0 if unknown
   * @param pageEdge the length of the lines that may be cut at the edge of a page; 0 where none is
   */
  ReleaseHints(int column, int pageEdge) {
    this.column = column;
    this.pageEdge = pageEdge;
    valueColumn();
  }

  int pageEdge() {
    return pageEdge;
  }

  void since(int release) {
    earliest = Math.max(earliest, release);
  }

  void until(int release) {
    latest = Math.min(latest, release);
  }

  boolean isSince(int release) {
    return earliest >= release;
  }

  /** Whether the capture may come from a release between two, the ends included. */
  boolean mayBeBetween(int from, int to) {
    return earliest <= to && latest >= from;
  }

  /** Whether the capture may come from v2022.11 or v2022.12, which forgot commits without metadata of repositories. */
  boolean mayLackCommits() {
    return column == 27 && mayBeBetween(202211, 202212);
  }

  /** Whether arguments of the initramfs may be quoted for the shell: since v2020.2. */
  boolean mayQuoteInitramfs() {
    return latest >= 202002;
  }

  /** The widest key changed with the releases. */
  private void valueColumn() {
    if (column == 28 || column == 27) {
      since(V2017_7);
    } else if (column == 25) {
      since(201706);
      until(201706);
    } else if (column == 22) {
      since(201702);
      until(201705);
    } else if (column == 16) {
      until(201701);
    }
  }
}
