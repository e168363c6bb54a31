// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.capture.ReadOptions.Listings;
import io.github.ostreedrift.internal.capture.BoundedInput;
import io.github.ostreedrift.internal.capture.Decoding;
import io.github.ostreedrift.internal.capture.ListingFilter;
import io.github.ostreedrift.internal.capture.OtherOutput;
import io.github.ostreedrift.internal.json.JsonDocument;
import io.github.ostreedrift.internal.json.StatusJson;
import io.github.ostreedrift.internal.json.WholeStatus;
import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.internal.text.CaptureScanner;
import io.github.ostreedrift.internal.text.bootc.YamlReader;
import io.github.ostreedrift.internal.text.bootc.YamlReader.Outlined;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.UnrecognizedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every capture of an input: text and JSON, of any release, whatever stands around them.
 *
 * <pre>{@code
 * for (Reading reading : CaptureReader.standard().read(text)) {
 *   reading.capture().flatMap(Capture::findBooted).ifPresent(booted -> System.out.println(booted.layered()));
 * }
 * }</pre>
 *
 * <p>Listings of packages and transcripts ({@link CaptureFormat#isPackageEvidence}) are read where the options name
 * their format or ask for listings, or where the input holds no status at all.
 *
 * <p>An input without any capture gives one reading without a capture, whose problem says so: nothing is ever read in
 * silence. Immutable and thread-safe.
 */
public final class CaptureReader {
  private static final CaptureReader STANDARD = new CaptureReader(ReadOptions.DEFAULT);
  public static final String TEXT_NAME = "-";

  private final ReadOptions options;

  private CaptureReader(ReadOptions options) {
    this.options = options;
  }

  /**
   * Whether a text names what each status of the last ten years names; such a text need hold none.
   *
   * @param text any text, such as a string of a JSON document
   * @return false where it holds no status
   */
  public static boolean mayHoldStatus(String text) {
    return CaptureScanner.mayHoldStatus(text);
  }

  /** A reader with all options at their defaults. */
  public static CaptureReader standard() {
    return STANDARD;
  }

  /** A reader with these options. */
  public static CaptureReader of(ReadOptions options) {
    return new CaptureReader(options);
  }

  /**
   * All captures of a text, in order; at least one reading. The text is taken as whole: a missing line break at its end
   * is seen as a sign that it was cut.
   */
  public List<Reading> read(CharSequence text) {
    Optional<Reading> whole = whole(text);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<Reading> readings = new ArrayList<>();
    try {
      LineReader lines = LineReader.of(text, options.limits());
      if (!scan(TEXT_NAME, lines, null, readings::add)) {
        readings.add(nothing(TEXT_NAME, lines, text));
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("a text can be read", impossible);
    }
    return readings;
  }

  private Optional<Reading> whole(CharSequence text) {
    boolean isAny = options.format().isEmpty() && options.listings() != Listings.ONLY;
    return isAny && text instanceof String string
        ? WholeStatus.find(TEXT_NAME, string, options.limits())
        : Optional.empty();
  }

  /** As {@link #read(CharSequence)}; no reading where nothing looks like a status. */
  public List<Reading> findAll(CharSequence text) {
    Optional<Reading> whole = whole(text);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<Reading> readings = new ArrayList<>();
    try {
      scan(TEXT_NAME, LineReader.of(text, options.limits()), null, readings::add);
    } catch (IOException impossible) {
      throw new IllegalStateException("a text can be read", impossible);
    }
    return readings;
  }

  /**
   * All captures of a file, in order; at least one reading.
   *
   * @throws IOException if the file can't be read
   */
  public List<Reading> read(Path file) throws IOException {
    List<Reading> readings = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file)) {
      read(file.toString(), bytes, readings::add);
    }
    return readings;
  }

  /**
   * Streams the captures of an input, in order; memory does not grow with the input. At least one reading comes.
   *
   * @param input the name of the input in the readings
   * @param bytes UTF-8, or UTF-16 with a byte order mark; not closed
   * @param sink takes each reading as soon as it is there
   * @throws IOException if the stream can't be read
   */
  public void read(String input, InputStream bytes, Consumer<Reading> sink) throws IOException {
    Limits limits = options.limits();
    BoundedInput bounded = new BoundedInput(bytes, limits.maxInputBytes());
    BufferedReader chars = new BufferedReader(Decoding.of(bounded), OtherOutput.TELLING);
    String beginning = peek(chars);
    LineReader lines = LineReader.of(chars, limits);
    if (!scan(input, lines, bounded, sink)) {
      sink.accept(nothing(input, lines, beginning));
    }
  }

  /** The first characters, as many as are there at once: they will be read again. */
  private static String peek(BufferedReader chars) throws IOException {
    char[] beginning = new char[OtherOutput.TELLING];
    chars.mark(beginning.length);
    int count = chars.read(beginning, 0, beginning.length);
    chars.reset();
    return new String(beginning, 0, Math.max(count, 0));
  }

  /** Reads all captures; false if the input has nothing to be read or to complain of. */
  private boolean scan(
      String input, LineReader lines, @Nullable BoundedInput bounded, Consumer<Reading> sink)
      throws IOException {
    CaptureScanner scanner = CaptureScanner.of(lines, options.limits(), options.format());
    ListingFilter gate = ListingFilter.of(
        sink, options.limits().maxCaptures(), options.format(), options.listings());
    if (options.listings() == Listings.ONLY) {
      scanner.lookForLists();
    } else if (gate.isOfStatuses()) {
      scanner.passOverEvidence();
    }
    CaptureScanner.Found found = scanner.next();
    while (found != null && gate.refusedLine() == 0) {
      reading(input, found).ifPresent(gate::accept);
      if (gate.isOfStatuses()) {
        scanner.passOverEvidence();
      }
      found = scanner.next();
    }
    gate.finish();
    if (gate.refusedLine() > 0) {
      sink.accept(failure(
          input,
          gate.refusedLine(),
          "more captures than the limit of " + options.limits().maxCaptures()
              + " in one input: the rest is not read " + Limit.MAX_CAPTURES.mark()));
      return true;
    } else if (bounded != null && bounded.excess().isPresent()) {
      sink.accept(failure(input, lines.lineNumber(), bounded.excess().get()));
      return true;
    }
    return gate.given() > 0;
  }

  private Optional<Reading> reading(String input, CaptureScanner.Found found) {
    if (found instanceof CaptureScanner.Text text) {
      return Optional.of(
          new Reading(input, text.line(), Optional.of(text.capture()), text.problems()));
    } else if (found instanceof CaptureScanner.Json json) {
      SourcePosition start = new SourcePosition(json.line(), json.region().column());
      JsonDocument document =
          StatusJson.read(input, json.region().text(), 0, start, options.limits());
      return switch (document.kind()) {
        case OTHER, NOT_JSON -> Optional.empty();
        case BROKEN -> Optional.of(mended(input, json, document.reading())).filter(this::isWanted);
        case STATUS, READING -> Optional.of(speaking(document.reading())).filter(this::isWanted);
      };
    } else if (found instanceof CaptureScanner.Yaml yaml) {
      return Optional.of(
          outlined(input, yaml.line(), yaml.outline(), CaptureFormat.BOOTC_STATUS_YAML));
    } else if (found instanceof CaptureScanner.TooLong tooLong) {
      return Optional.of(
          new Reading(input, tooLong.line(), Optional.empty(), List.of(tooLong.problem())));
    }
    return Optional.empty();
  }

  /** Broken JSON of bootc's: where it is pretty, its indentation tells what is whole. */
  private Reading mended(String input, CaptureScanner.Json json, Reading broken) {
    boolean isPretty = json.region().text().indexOf('\n') < json.region().text().length() - 1;
    if (broken.capture().isEmpty() || !isPretty) {
      return speaking(broken);
    }
    return YamlReader.readJson(json.region().text(), json.line(), options.limits())
        .map(outline -> outlined(input, json.line(), outline, CaptureFormat.BOOTC_STATUS_JSON))
        .filter(mended -> mended.capture().isPresent())
        .map(mended -> new Reading(
            input,
            json.line(),
            mended.capture(),
            Stream.concat(
                    broken.problems().stream().filter(Problem::isError).limit(1),
                    mended.problems().stream())
                .toList()))
        .orElseGet(() -> speaking(broken));
  }

  private Reading outlined(String input, int line, Outlined outline, CaptureFormat format) {
    Reading read = StatusJson.readOutline(input, outline.json(), line, format, options.limits())
        .reading();
    List<Problem> problems = new ArrayList<>(outline.problems().sorted());
    for (Problem problem : read.problems()) {
      problems.add(new Problem(
          problem.severity(),
          problem.position(),
          problem.message(),
          problem.found(),
          problem.expected(),
          outline.raw(problem.position().line()),
          problem.isHarmless()));
    }
    Optional<Capture> capture = read.capture().map(found -> {
      List<UnrecognizedLine> unrecognized = new ArrayList<>(outline.problems().unrecognized());
      unrecognized.addAll(found.unrecognized());
      return new Capture(found.format(), found.facts(), unrecognized);
    });
    return new Reading(input, line, capture, problems);
  }

  /** JSON shows only when it is read whether it is a status or a listing. */
  private boolean isWanted(Reading reading) {
    Optional<CaptureFormat> only = options.format();
    Optional<CaptureFormat> format = reading.capture().map(Capture::format);
    return only.isEmpty()
        || format.isEmpty()
        || only.equals(format)
        || (!only.get().isPackageEvidence() && !format.get().isPackageEvidence());
  }

  /** What {@code parse} wrote of an input without a capture says no more of it than that. */
  private static Reading speaking(Reading reading) {
    if (reading.capture().isPresent() || reading.hasErrors()) {
      return reading;
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.add(Problem.of(
        Severity.ERROR,
        reading.line(),
        1,
        "this is what `ostree-drift parse` wrote of an input without a capture"));
    return new Reading(reading.input(), reading.line(), Optional.empty(), problems);
  }

  private Reading nothing(String input, LineReader lines, CharSequence beginning) {
    if (lines.lineNumber() == 0) {
      String command = options.listings() == Listings.ONLY ? "rpm -qa" : "rpm-ostree status";
      return failure(input, 1, "the input is empty: save the output of `" + command + "` in it");
    }
    String wanted = options.listings() == Listings.ONLY
        ? "no list of packages was found: expected the output of `rpm -qa`, `rpm-ostree db list`,"
            + " `rpm-ostree db diff`, what an upgrade or installation printed, or a bill of materials (CycloneDX or"
            + " SPDX 2, as JSON)"
        : "no status was found: expected the output of `rpm-ostree status`, `ostree admin status` or `bootc status`";
    return failure(
        input,
        1,
        options
            .format()
            .map(format -> "no " + format + " was found")
            .or(() -> OtherOutput.describe(beginning).map(other -> "no status was found: " + other))
            .orElse(wanted));
  }

  private static Reading failure(String input, int line, String message) {
    return new Reading(
        input, line, Optional.empty(), List.of(Problem.of(Severity.ERROR, line, 1, message)));
  }
}
