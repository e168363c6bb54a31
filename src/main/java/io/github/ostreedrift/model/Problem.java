// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;
import java.util.Optional;

/**
 * Something in an input that could not be read, or that had to be repaired.
 *
 * @param severity how bad it is
 * @param position where it is
 * @param message what is wrong and what to do, in a sentence
 * @param found what stands there, in words
 * @param expected what could have stood there, in words; empty where that says nothing
 * @param text the line in question, as it stands in the input; for the snippet with the caret
 * @param isHarmless whether it is a repair that changes nothing of what is shown, such as a prefix that stood before
 *     every line; to be said in a few words, and once
 */
public record Problem(
    Severity severity,
    SourcePosition position,
    String message,
    Optional<String> found,
    List<String> expected,
    Optional<String> text,
    boolean isHarmless) {
  /** A problem that is not harmless. */
  public Problem(
      Severity severity,
      SourcePosition position,
      String message,
      Optional<String> found,
      List<String> expected,
      Optional<String> text) {
    this(severity, position, message, found, expected, text, false);
  }

  /** Copies the list. */
  public Problem {
    expected = List.copyOf(expected);
  }

  /** A problem of a whole line or input, with nothing more to say. */
  public static Problem of(Severity severity, int line, int column, String message) {
    return new Problem(
        severity,
        new SourcePosition(line, column),
        message,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same problem at another place. */
  public Problem at(SourcePosition other) {
    return new Problem(severity, other, message, found, expected, text, isHarmless);
  }

  /** Whether the problem is an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** How bad a problem is. */
  public enum Severity {
    /** Something could not be read: the result is not to be trusted as whole. */
    ERROR,
    /** Something was repaired, or kept without being understood. */
    WARNING
  }

  /**
   * A place in an input.
   *
   * @param line 1-based
   * @param column 1-based, counted in code points; 0 where the whole line is meant
   */
  public record SourcePosition(int line, int column) {}
}
