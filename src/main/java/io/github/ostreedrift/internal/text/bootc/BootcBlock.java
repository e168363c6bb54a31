// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.text.bootc.BootcLines.Header;
import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import java.util.List;
import java.util.Map;

/**
 * What is known of the rows of one deployment: which may still follow, and in which column. By these two a row proves
 * that it is of the deployment above it, and not of one whose header is missing or of what another tool printed.
 */
final class BootcBlock {
  private static final List<Integer> OF_IMAGES = List.of(
      BootcStatusLexer.DIGEST,
      BootcStatusLexer.VERITY,
      BootcStatusLexer.VERSION,
      BootcStatusLexer.PINNED,
      BootcStatusLexer.UPDATE,
      BootcStatusLexer.UPDATE_DIGEST,
      BootcStatusLexer.USR_OVERLAY,
      BootcStatusLexer.STATEROOT,
      BootcStatusLexer.SERIAL,
      BootcStatusLexer.STAGED,
      BootcStatusLexer.COMMIT,
      BootcStatusLexer.SIGNATURE,
      BootcStatusLexer.SOFT_REBOOT,
      BootcStatusLexer.FS_VERITY,
      BootcStatusLexer.DOWNLOAD_ONLY);

  private static final List<Integer> OF_COMMITS = List.of(
      BootcStatusLexer.COMMIT,
      BootcStatusLexer.PINNED,
      BootcStatusLexer.USR_OVERLAY,
      BootcStatusLexer.STATEROOT,
      BootcStatusLexer.SERIAL,
      BootcStatusLexer.STAGED,
      BootcStatusLexer.SOFT_REBOOT,
      BootcStatusLexer.FS_VERITY,
      BootcStatusLexer.DOWNLOAD_ONLY);

  private static final List<Integer> OF_OLD_IMAGES =
      List.of(BootcStatusLexer.IMAGE_VERSION, BootcStatusLexer.IMAGE_DIGEST);

  /** Rows of which one stands in the place of the other. */
  private static final Map<Integer, Integer> PLACES = Map.of(
      BootcStatusLexer.TIMESTAMP, BootcStatusLexer.VERSION,
      BootcStatusLexer.UPDATE_VERSION, BootcStatusLexer.UPDATE);

  /** The rows of v1.1.0 to v1.1.2 are indented by so much. */
  private static final int OLD_INDENTATION = 4;

  /** bootc counts the bytes of the mark, which are two more than its columns, where no colon stands behind the header. */
  private static final int MARK = 2;

  private final boolean isOld;
  private final List<Integer> order;
  private int column;
  private int label;
  private int last = -1;
  private boolean isProven;
  private boolean isUneven;

  private BootcBlock(boolean isOld, List<Integer> order, int column) {
    this.isOld = isOld;
    this.order = order;
    this.column = column;
  }

  /**
   * The deployment that a header begins.
   *
   * @param from the column in which the header begins, behind the mark
   * @param end the column in which it ends, without a reference
   */
  static BootcBlock of(Header header, int from, int end) {
    boolean isImage = header.content() == BootcStatusLexer.IMAGE;
    if (header.isOld()) {
      return new BootcBlock(true, isImage ? OF_OLD_IMAGES : List.of(), from + OLD_INDENTATION);
    }
    return new BootcBlock(
        false, isImage ? OF_IMAGES : OF_COMMITS, header.isMarked() && !isImage ? end + MARK : end);
  }

  /** Where a row stands: where its label ends; to v1.1.2, where it begins. */
  private int column(int from, int end) {
    return isOld ? from : end;
  }

  private int place(int key) {
    return order.indexOf(PLACES.getOrDefault(key, key));
  }

  /** Whether a row with a key can follow in this deployment. */
  boolean mayFollow(int key) {
    return place(key) > last;
  }

  /** Whether this is a key of the rows of such a deployment. */
  boolean isKey(int key) {
    return place(key) >= 0;
  }

  /** Whether a row stands where the rows of this deployment do, as far as that is known; the first, where bootc puts it. */
  boolean isAligned(int from, int end) {
    return (isProven() || isEmpty()) && column(from, end) == column;
  }

  /** Whether rows of this deployment stand where bootc puts them. */
  boolean isProven() {
    return isProven && !isUneven;
  }

  /** Whether no row of it was taken yet. */
  boolean isEmpty() {
    return last < 0;
  }

  /** Takes a row. */
  void take(int key, int from, int end) {
    int at = column(from, end);
    int length = end - from;
    if (isProven) {
      // A label that is too long for the column starts further left, or pushes its value out.
      isUneven |= at != column;
    } else if (at == column && (label == 0 || label != length)) {
      isProven = true;
    } else if (label == 0) {
      column = at;
      label = length;
    } else {
      isUneven |= at != column;
    }
    last = Math.max(last, place(key));
  }
}
