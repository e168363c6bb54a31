// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.NotShown;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.model.Deployment;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON of {@code diff}.
 *
 * <pre>{@code
 * String json = DiffJson.write(
 *     StatusDiff.between(left, right),
 *     ComparedSide.of("left.txt", left, left.booted()),
 *     ComparedSide.of("right.txt", right, right.booted()));
 * }</pre>
 *
 * <p>Its JSON Schema is the resource {@link #SCHEMA}.
 */
public final class DiffJson {
  /** The name of the resource that holds the JSON Schema, as {@link Class#getResource} takes it. */
  public static final String SCHEMA = "/io/github/ostreedrift/diff.schema.json";

  private static final int VERSION = 1;

  private DiffJson() {}

  /** One object, pretty-printed, with a line break at its end. */
  public static String write(StatusDiff diff, ComparedSide left, ComparedSide right) {
    return write(diff, left.input(), right.input(), out -> ProblemsJson.write(out, left, right));
  }

  /** The same of captures that nobody named, and that were read without a problem. */
  public static String write(StatusDiff diff) {
    return write(diff, "left", "right", out -> {
      out.writeArrayPropertyStart("problems");
      out.writeEndArray();
    });
  }

  private static String write(
      StatusDiff diff, String left, String right, Consumer<JsonGenerator> problems) {
    return PrettyJson.write(out -> {
      out.writeStartObject();
      out.writeNumberProperty("schema-version", VERSION);
      side(out, "left", left, diff.left());
      side(out, "right", right, diff.right());
      out.writeArrayPropertyStart("changes");
      diff.changes().forEach(change -> change(out, change));
      out.writeEndArray();
      out.writeArrayPropertyStart("not-shown");
      diff.notShown().forEach(fact -> notShown(out, fact));
      out.writeEndArray();
      out.writeObjectPropertyStart("summary");
      diff.summary().forEach((kind, count) -> out.writeNumberProperty(kind.word(), count));
      out.writeEndObject();
      problems.accept(out);
      out.writeEndObject();
    });
  }

  private static void side(
      JsonGenerator out, String name, String input, Optional<Deployment> deployment) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("input", input);
    deployment
        .filter(compared -> compared.index() >= 0)
        .ifPresent(compared -> out.writeNumberProperty("deployment", compared.index()));
    out.writeEndObject();
  }

  private static void change(JsonGenerator out, Change change) {
    out.writeStartObject();
    out.writeStringProperty("kind", change.kind().word());
    out.writeStringProperty("subject", change.subject());
    PrettyJson.member(out, "from", change.from());
    PrettyJson.member(out, "to", change.to());
    out.writeStringProperty("severity", change.severity().word());
    out.writeEndObject();
  }

  private static void notShown(JsonGenerator out, NotShown fact) {
    out.writeStartObject();
    out.writeStringProperty("fact", fact.fact());
    out.writeStringProperty("side", fact.side().word());
    out.writeEndObject();
  }
}
