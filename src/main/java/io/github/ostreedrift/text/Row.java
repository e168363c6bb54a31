// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.jspecify.annotations.Nullable;

/**
 * The last row that a layout has seen, and what can go on with it: by the column where the capture still has columns,
 * else by the shape of the line.
 *
 * @param key its key; null for a header or an unknown row
 * @param indent the column of its key
 * @param valueLength how much of the value stands on the row's last line
 * @param lineEnd the column at which that line ends
 */
record Row(@Nullable Key key, int indent, int valueLength, int lineEnd) {
  /** Lists wrap at the terminal's width, and never at less than this many bytes of value. */
  private static final int NARROWEST_WRAP = 64;

  /** Mails and forms wrap at this width or more. */
  private static final int NARROWEST_LINE = 66;

  /** A line without a key of its own. */
  static Row ofLine(Line line, int from, int end) {
    return new Row(null, from - line.start, end - from, end - line.start);
  }

  /** The same row with one more line. */
  Row with(Line line, int from, int end) {
    return new Row(key, indent, end - from, end - line.start);
  }

  /** Whether the value is missing, though each row of this kind has one: it may stand on the next line. */
  boolean lacksValue() {
    return key != null
        && valueLength <= 0
        && key.shape != Key.Shape.HEAD
        && key != Key.DIFF
        && key != Key.GPG_SIGNATURE;
  }

  /** Whether a change below this row is one that lost its own key. */
  boolean isBesideChanges() {
    return key != null && key.shape != Key.Shape.CHANGES && key.shape != Key.Shape.OVERRIDES;
  }

  /**
   * Whether a line can go on with this row.
   *
   * @param blankBefore whether an empty line stands between the two
   */
  boolean goesOnWith(Line line, int from, int end, boolean blankBefore) {
    if (key == null || Signs.isPrompt(line, from, end)) {
      return false;
    }
    boolean deeper = from - line.start > indent && from - line.start >= key.word.length();
    if (Signs.isChange(line, from) && isBesideChanges() && key.shape != Key.Shape.NOTICE) {
      return true;
    }
    boolean branch = Signs.afterBranch(line, from) >= 0;
    return switch (key.shape) {
      case HEAD, TEXT -> false;
      case NOTICE -> !blankBefore;
      case LIST -> deeper || (!blankBefore && isWrapped(line, from, end));
      case OVERRIDES ->
        deeper
            || (!blankBefore && (isWrapped(line, from, end) || Signs.endsInEvr(line, from, end)));
      case CHANGES ->
        deeper
            || (!blankBefore && (Signs.isPackage(line, from, end) || Signs.isChange(line, from)));
      case TREE -> branch || line.startsWith("repo=", from);
      case SOURCES -> deeper || branch || line.startsWith("repo=", from);
      case SIGNATURES -> deeper || Signs.isSignatureText(line, from);
      case ADVISORIES -> deeper || Signs.isAdvisory(line, from, end);
    };
  }

  /** Whether a line begins where the printer, or a mail, would have wrapped the row above. */
  private boolean isWrapped(Line line, int from, int end) {
    int word = from;
    while (word < end && !Line.isBlank(line.text[word])) {
      word++;
    }
    int more = 1 + word - from;
    return valueLength + more > NARROWEST_WRAP || lineEnd + more > NARROWEST_LINE;
  }
}
