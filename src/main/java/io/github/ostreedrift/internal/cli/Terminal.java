// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the screen. */
interface Terminal {
  /** The columns of a screen that nobody knows. */
  int DEFAULT_WIDTH = 80;

  /** Whether standard output is a terminal. */
  boolean isOutput();

  /** Whether standard error is a terminal. */
  boolean isError();

  /** Whether standard output is a pipe, whose reader can go away. */
  boolean isPiped();

  /** The columns of the screen; {@link #DEFAULT_WIDTH} where there is none. */
  int width();

  /** A variable of the environment; null where it is not set. */
  @Nullable
  String variable(String name);

  /** The terminal of this process, if it has one. */
  static Terminal ofProcess() {
    return new OfProcess();
  }

  /**
   * Asks the system by the files that Linux has for a process's streams: Java itself only tells whether all of them are
   * terminals. Elsewhere no stream counts as a terminal.
   */
  final class OfProcess implements Terminal {
    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");
    private static final int MIN_WIDTH = 40;
    private static final int MAX_WIDTH = 1000;

    private OfProcess() {}

    @Override
    public boolean isOutput() {
      return isTerminal(target(1));
    }

    @Override
    public boolean isError() {
      return isTerminal(target(2));
    }

    @Override
    public boolean isPiped() {
      return target(1).startsWith("pipe:") || target(1).startsWith("socket:");
    }

    @Override
    public int width() {
      String columns = variable("COLUMNS");
      if (columns == null && isOutput()) {
        columns = sizeOfTerminal();
      }
      return columns == null ? DEFAULT_WIDTH : width(columns);
    }

    @Override
    public @Nullable String variable(String name) {
      return System.getenv(name);
    }

    private static boolean isTerminal(String target) {
      return TERMINALS.stream().anyMatch(target::startsWith);
    }

    /** What a stream is connected to. */
    private static String target(int descriptor) {
      try {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      } catch (IOException | RuntimeException e) {
        return "";
      }
    }

    /** The second number of {@code stty size}, which looks at its standard input. */
    private static @Nullable String sizeOfTerminal() {
      try {
        Process stty = new ProcessBuilder("stty", "size")
            .redirectInput(new File(target(1)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
        try (InputStream out = stty.getInputStream()) {
          String size = new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip();
          return size.substring(size.indexOf(' ') + 1);
        }
      } catch (IOException e) {
        return null;
      }
    }

    private static int width(String columns) {
      try {
        int width = Integer.parseInt(columns);
        return width <= 0 ? DEFAULT_WIDTH : Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH));
      } catch (NumberFormatException e) {
        return DEFAULT_WIDTH;
      }
    }
  }
}
