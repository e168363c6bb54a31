// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

/** Commands that a message proposes, as a shell takes them. */
final class Shell {
  private Shell() {}

  /** An argument, quoted where it has to be. */
  static String quoted(String argument) {
    return argument.matches("[\\w./#@%+:,=-]+") && !argument.startsWith("#")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
