// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The names of {@code --require}: separated by commas, or in a file with one a line. */
final class RequiredNames {
  /** No package is called like that; what a package provides may be a path from the root. */
  private static final Pattern FILE_NAME =
      Pattern.compile("[^,]+\\.(?:txt|list|lst|conf|csv|ya?ml|json|md)|[^,/][^,]*/[^,]*");

  private RequiredNames() {}

  /**
   * The names that a word lists, or the file of that name.
   *
   * @throws IOException if that file can't be read, or is not there; the message is for the user
   */
  static List<String> of(String word) throws IOException {
    if (word.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String line : lines(word)) {
      String name = line.strip();
      if (!name.isEmpty() && !name.startsWith("#")) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<String> lines(String word) throws IOException {
    Path file = Path.of(word);
    if (!Files.isRegularFile(file)) {
      if (Files.isDirectory(file)) {
        throw new IOException(word + " is a folder; name a file, or packages");
      } else if (FILE_NAME.matcher(word).matches()) {
        throw new IOException("there is no file " + word + "; names would be separated by commas");
      }
      return List.of(word.split(",", -1));
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException(word + " can't be read as UTF-8", e);
    }
  }
}
