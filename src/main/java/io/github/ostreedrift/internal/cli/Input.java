// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.nio.file.Path;

/** One input of a command, its directories walked. */
sealed interface Input {
  /** The path as given, {@code -} for standard input. */
  String name();

  /** Standard input. */
  record Standard(String name) implements Input {}

  /**
   * A file.
   *
   * @param size bytes when it was looked at; -1 where that says nothing, of a pipe or a device
   */
  record OnDisk(String name, Path path, long size) implements Input {
    /** Bytes up to which a file is small. */
    static final int SMALL = 1 << 20;

    /** Whether the file can be held in memory as a whole. */
    boolean isSmall() {
      return size >= 0 && size <= SMALL;
    }
  }

  /** One of several captures in an input: {@code FILE#N} or {@code PATH#NODE}. */
  record Named(String name) implements Input {}

  /**
   * What is no input after all.
   *
   * @param message why, in words
   */
  record Unusable(String name, String message) implements Input {}
}
