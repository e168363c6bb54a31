// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A form of a result, and where it goes.
 *
 * @param format which form
 * @param file empty for standard output
 */
record Rendering(Format format, Optional<Path> file) {

  /** The words of {@code --output}. */
  enum Format {
    text,
    json,
    markdown,
    html,
    junit,
    prometheus,
    csv
  }

  boolean isStandard() {
    return file.isEmpty();
  }

  /** The words that a command takes: it converts them, and shells complete them. */
  abstract static class Words implements ITypeConverter<Rendering>, Iterable<String> {
    private final List<Format> formats;

    Words(Format... formats) {
      this.formats = List.of(formats);
    }

    private List<String> words() {
      return formats.stream().map(Format::name).toList();
    }

    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }

    /** From {@code FORMAT} or {@code FORMAT=FILE}. */
    @Override
    public Rendering convert(String text) {
      int equals = text.indexOf('=');
      String word = equals < 0 ? text : text.substring(0, equals);
      if (equals == text.length() - 1) {
        throw new TypeConversionException("the name of a file is missing after '" + text + "'");
      }
      Format found = formats.stream()
          .filter(format -> format.name().equals(word.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("expected one of "
              + String.join(", ", words()) + ", but was '" + word + "'"
              + Near.question(word, words())));
      return new Rendering(
          found, equals < 0 ? Optional.empty() : Optional.of(path(text.substring(equals + 1))));
    }

    private static Path path(String name) {
      try {
        return Path.of(name);
      } catch (InvalidPathException e) {
        throw new TypeConversionException(
            "'" + name + "' can't be the name of a file: " + e.getReason());
      }
    }
  }

  /** What captures are printed as. */
  static final class OfCaptures extends Words {
    OfCaptures() {
      super(Format.json, Format.text, Format.csv);
    }
  }

  /** What a difference is printed as: it passes no test, and nothing in it can be counted over time. */
  static final class OfDifference extends Words {
    OfDifference() {
      super(Format.text, Format.json, Format.markdown, Format.html, Format.csv);
    }
  }

  /** What a verdict is printed as. */
  static final class OfVerdict extends Words {
    OfVerdict() {
      super(
          Format.text,
          Format.json,
          Format.markdown,
          Format.html,
          Format.junit,
          Format.prometheus,
          Format.csv);
    }
  }
}
