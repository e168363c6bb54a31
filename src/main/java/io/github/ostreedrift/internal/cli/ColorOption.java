// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.report.Palette;
import picocli.CommandLine.Option;

/** When text is coloured. */
final class ColorOption {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Colour text: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: on a terminal). NO_COLOR turns it off.")
  private When when = When.auto;

  /** The words of the option. */
  enum When {
    auto,
    always,
    never
  }

  /** The palette of a stream that is a terminal or not. */
  Palette palette(Terminal terminal, boolean isTerminal) {
    String refusal = terminal.variable("NO_COLOR");
    boolean isRefused = refusal != null && !refusal.isEmpty();
    if (when == When.never || isRefused) {
      return Palette.PLAIN;
    }
    boolean canColor = isTerminal && !"dumb".equals(terminal.variable("TERM"));
    return when == When.always || canColor ? Palette.ANSI : Palette.PLAIN;
  }
}
