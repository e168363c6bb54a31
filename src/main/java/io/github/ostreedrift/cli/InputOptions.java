// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the inputs of any command are read. */
final class InputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = Formats.class,
      description = {
        "Read captures of one format only, instead of guessing:",
        "${COMPLETION-CANDIDATES}."
      })
  private @Nullable CaptureFormat format;

  @Option(
      names = "--max-input-bytes",
      paramLabel = "N",
      converter = Positive.class,
      description = "Bytes of one input that are read (${DEFAULT-VALUE}).")
  private long maxInputBytes = Limits.MAX_INPUT_BYTES;

  @Option(
      names = "--max-line-length",
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Characters of one line that are read (${DEFAULT-VALUE}).")
  private int maxLineLength = Limits.MAX_LINE_LENGTH;

  @Option(
      names = "--max-captures",
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Captures in one input (${DEFAULT-VALUE}).")
  private int maxCaptures = Limits.MAX_CAPTURES;

  @Option(
      names = "--max-deployments",
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Deployments in one capture (${DEFAULT-VALUE}).")
  private int maxDeployments = Limits.MAX_DEPLOYMENTS;

  @Option(
      names = "--max-json-depth",
      paramLabel = "N",
      converter = PositiveInt.class,
      description = "Nesting of JSON (${DEFAULT-VALUE}).")
  private int maxJsonDepth = Limits.MAX_JSON_DEPTH;

  /** A reader by these options. */
  CaptureReader reader() {
    Limits limits =
        new Limits(maxInputBytes, maxLineLength, maxCaptures, maxDeployments, maxJsonDepth);
    return CaptureReader.of(new ReadOptions(limits, Optional.ofNullable(format)));
  }

  /** The words for formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(CaptureFormat.values()).map(CaptureFormat::word).iterator();
    }
  }

  /** A format from its word. */
  static final class FormatConverter implements ITypeConverter<CaptureFormat> {
    @Override
    public CaptureFormat convert(String word) {
      return CaptureFormat.find(word)
          .orElseThrow(() -> new TypeConversionException(
              "expected one of " + String.join(", ", new Formats()) + " but was '" + word + "'"));
    }
  }

  /** A number of at least one. */
  static final class Positive implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        long number = Long.parseLong(text);
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below.
      }
      throw new TypeConversionException(
          "expected a whole number of at least 1 but was '" + text + "'");
    }
  }

  /** A number of at least one that is no larger than an array can be. */
  static final class PositiveInt implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Math.min(new Positive().convert(text), Integer.MAX_VALUE);
    }
  }
}
