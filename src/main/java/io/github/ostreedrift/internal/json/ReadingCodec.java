// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.internal.json.Codec.object;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.UnrecognizedLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** A reading in our JSON: the object that {@code parse} writes for a capture. */
final class ReadingCodec {
  /** The version of the schema: it changes when a key changes its meaning. */
  static final int SCHEMA_VERSION = 1;

  static final String VERSION_KEY = "schema-version";
  static final String INPUT_KEY = "input";
  private static final String HARMLESS = "harmless";

  /** All keys of the object. */
  static final Set<String> KEYS = keys();

  private static final Codec<List<UnrecognizedLine>> LINES = Codec.<UnrecognizedLine>object(
          in -> new UnrecognizedLine(in.count("line"), in.text("text")),
          (out, line) -> out.put("line", line.line()).put("text", line.text()))
      .list();

  private static final Codec<Severity> SEVERITY =
      Codec.of(ReadingCodec::severity, (out, severity) -> out.writeString(word(severity)));

  private static final Codec<List<Problem>> PROBLEMS =
      object(ReadingCodec::problem, ReadingCodec::write).list();

  private ReadingCodec() {}

  static void write(JsonGenerator generator, Reading reading) {
    ObjectOut out = new ObjectOut(generator);
    generator.writeStartObject();
    out.put(VERSION_KEY, SCHEMA_VERSION)
        .put(INPUT_KEY, reading.input())
        .put("line", reading.line());
    if (reading.capture().isPresent()) {
      Capture capture = reading.capture().get();
      out.put("format", capture.format().word());
      FactTables.CAPTURE.write(generator, capture.facts());
      out.put("unrecognized", LINES, capture.unrecognized());
    }
    out.put("problems", PROBLEMS, reading.problems());
    generator.writeEndObject();
  }

  /**
   * Reads a reading back; what is wrong with it is added to its problems.
   *
   * @param fallback stands in for what the JSON does not tell
   */
  static Reading read(JsonCursor document, Reading fallback, Limits limits) {
    Reading reading = fallback;
    try {
      reading = ObjectIn.read(document, in -> read(in, limits));
    } catch (WrongType e) {
      // Complained of already.
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.addAll(document.complaints().problems());
    return new Reading(reading.input(), reading.line(), reading.capture(), problems);
  }

  private static Reading read(ObjectIn in, Limits limits) {
    if (in.count(VERSION_KEY) != SCHEMA_VERSION) {
      in.at(VERSION_KEY).wrong("version " + SCHEMA_VERSION + " of the schema");
    }
    JsonCursor deployments = in.at("deployments");
    if (deployments.cut() >= 0) {
      DeploymentList.complainOfTooMany(deployments.complaints(), deployments.cut(), limits);
    }
    List<Problem> problems = new ArrayList<>();
    FactCollector.attempt(() -> problems.addAll(in.get("problems", PROBLEMS)));
    return new Reading(in.text(INPUT_KEY), in.count("line"), capture(in), problems);
  }

  private static Optional<Capture> capture(ObjectIn in) {
    JsonCursor word = in.at("format");
    if (!word.isGiven()) {
      return Optional.empty();
    }
    CaptureFormat format =
        CaptureFormat.find(word.text()).orElseThrow(() -> word.wrong("a format of captures"));
    List<UnrecognizedLine> unrecognized = new ArrayList<>();
    FactCollector.attempt(
        () -> unrecognized.addAll(in.find("unrecognized", LINES).orElse(List.of())));
    return Optional.of(new Capture(
        format, FactTables.facts(in, FactTables.CAPTURE, CaptureFacts.builder()), unrecognized));
  }

  private static Problem problem(ObjectIn in) {
    return new Problem(
        in.get("severity", SEVERITY),
        new SourcePosition(in.count("line"), in.count("column")),
        in.text("message"),
        in.find("found"),
        in.texts("expected"),
        in.find("text"),
        in.find(HARMLESS, Codec.FLAG).orElse(false));
  }

  private static void write(ObjectOut out, Problem problem) {
    out.put("severity", SEVERITY, problem.severity())
        .put("line", problem.position().line())
        .put("column", problem.position().column())
        .put("message", problem.message())
        .putFound("found", problem.found())
        .put("expected", problem.expected())
        .putFound("text", problem.text());
    if (problem.isHarmless()) {
      out.put(HARMLESS, true);
    }
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static Severity severity(JsonCursor place) {
    return switch (place.text()) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> throw place.wrong("`error` or `warning`");
    };
  }

  private static Set<String> keys() {
    Set<String> keys =
        new HashSet<>(Set.of(VERSION_KEY, INPUT_KEY, "line", "format", "unrecognized", "problems"));
    CaptureFacts.ALL.forEach(key -> keys.add(key.name()));
    return Set.copyOf(keys);
  }
}
