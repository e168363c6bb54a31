// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

/** The exit codes of all commands, those of diff(1). */
final class ExitCode {
  /** All inputs were read, and there is nothing to report. */
  static final int OK = 0;

  /** All inputs were read, and there is something to report. */
  static final int FOUND = 1;

  /** Bad usage, or some input could not be read or understood. */
  static final int TROUBLE = 2;

  private ExitCode() {}
}
