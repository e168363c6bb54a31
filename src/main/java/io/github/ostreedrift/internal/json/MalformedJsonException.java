// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

/** What {@link JsonTokens} met is no JSON, or stops in the middle. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;
  private final boolean cut;

  MalformedJsonException(String message, int line, int column, boolean cut, Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
    this.cut = cut;
  }

  /** The line of the document, 1-based. */
  public int line() {
    return line;
  }

  /** The column, 1-based. */
  public int column() {
    return column;
  }

  /** Whether the document is right as far as it goes, and only its end is missing. */
  public boolean isCut() {
    return cut;
  }
}
