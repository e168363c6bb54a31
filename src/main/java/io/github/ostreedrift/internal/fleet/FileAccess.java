// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files and folders that can be read, or the reason why not in words. */
public final class FileAccess {
  private FileAccess() {}

  /** The reason by itself. */
  public static String describe(Exception fault) {
    return usual(fault).or(() -> words(fault)).orElseGet(() -> String.valueOf(fault.getMessage()));
  }

  /** The reason as a sentence: where it is no usual one, that the file can't be read goes first. */
  public static String sentence(Exception fault) {
    return usual(fault)
        .orElseGet(
            () -> "can't be read" + words(fault).map(words -> ": " + words).orElse(""));
  }

  /**
   * What lies in a folder, sorted.
   *
   * @throws IOException if it can't be listed, whenever that shows
   */
  public static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<String> usual(Exception fault) {
    if (fault instanceof NoSuchFileException) {
      return Optional.of("no such file");
    } else if (fault instanceof AccessDeniedException) {
      return Optional.of("permission denied");
    } else if (fault instanceof FileSystemLoopException) {
      return Optional.of("a link that leads to itself");
    }
    return fault instanceof InvalidPathException invalid
        ? Optional.of("this can't be the name of a file: " + invalid.getReason())
        : Optional.empty();
  }

  private static Optional<String> words(Exception fault) {
    return Optional.ofNullable(
        fault instanceof FileSystemException system ? system.getReason() : fault.getMessage());
  }
}
