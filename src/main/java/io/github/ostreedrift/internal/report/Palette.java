// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

/** How a report sets words off: not at all, or by a terminal's colours. */
public enum Palette {
  /** Plain text. */
  PLAIN,
  /** Escape sequences of ANSI terminals. */
  ANSI;

  /** What matters most: the booted deployment. */
  String strong(String text) {
    return paint("1", text);
  }

  /** What explains: labels, and what is not shown. */
  String faint(String text) {
    return paint("2", text);
  }

  /** What deserves a look. */
  String warning(String text) {
    return paint("33", text);
  }

  /** What is broken or lost. */
  String error(String text) {
    return paint("31", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
