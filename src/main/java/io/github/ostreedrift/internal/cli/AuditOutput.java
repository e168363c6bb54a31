// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.internal.report.AuditJson;
import io.github.ostreedrift.internal.report.AuditMarkdown;
import io.github.ostreedrift.internal.report.AuditText;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.internal.report.ReportHead;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A rendering of an audit, and where it goes.
 *
 * @param kind which rendering
 * @param file empty for standard output
 */
record AuditOutput(Kind kind, Optional<Path> file) {
  /** What is printed unless something else is asked for. */
  static final AuditOutput TEXT = new AuditOutput(Kind.text, Optional.empty());

  private static final List<String> KINDS =
      Arrays.stream(Kind.values()).map(Kind::name).toList();

  /** The words of {@code --output}. */
  enum Kind {
    text,
    json,
    markdown
  }

  boolean isStandard() {
    return file.isEmpty();
  }

  /** Writes to the file. */
  void writeFile(AuditResult result, ReportHead head) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.orElseThrow()))) {
      write(result, head, Palette.PLAIN, Terminal.DEFAULT_WIDTH, out);
    }
  }

  /** Writes to a stream. */
  void write(AuditResult result, ReportHead head, Palette palette, int width, OutputStream out)
      throws IOException {
    switch (kind) {
      case text -> out.write(utf8(AuditText.write(result, palette, width)));
      case json -> AuditJson.write(result, out);
      case markdown -> out.write(utf8(AuditMarkdown.write(result, head)));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** From {@code KIND} or {@code KIND=FILE}. */
  static final class Converter implements ITypeConverter<AuditOutput> {
    @Override
    public AuditOutput convert(String text) {
      int equals = text.indexOf('=');
      String word = equals < 0 ? text : text.substring(0, equals);
      String file = equals < 0 ? "" : text.substring(equals + 1);
      if (equals >= 0 && file.isEmpty()) {
        throw new TypeConversionException("the name of a file is missing after '" + text + "'");
      }
      return Arrays.stream(Kind.values())
          .filter(kind -> kind.name().equalsIgnoreCase(word))
          .findFirst()
          .map(kind ->
              new AuditOutput(kind, equals < 0 ? Optional.empty() : Optional.of(Path.of(file))))
          .orElseThrow(() -> new TypeConversionException("expected one of "
              + String.join(", ", KINDS)
              + ", but was '" + word + "'" + Near.question(word, KINDS)));
    }
  }
}
