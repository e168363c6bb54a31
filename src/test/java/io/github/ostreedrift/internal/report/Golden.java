// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with the file that holds it; {@code -Dgolden.update=true} writes the file instead. */
final class Golden {
  private Golden() {}

  static void check(String name, String actual) {
    Path file = Path.of("testdata").resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // AssertJ names the file and shows the lines that differ.
    assertThat(file)
        .as("mvn test -Dgolden.update=true writes it anew")
        .usingCharset(StandardCharsets.UTF_8)
        .hasContent(actual);
  }
}
