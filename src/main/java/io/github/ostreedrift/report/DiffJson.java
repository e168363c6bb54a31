// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.NotShown;
import io.github.ostreedrift.diff.StatusDiff;
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
    return PrettyJson.write(out -> {
      out.writeStartObject();
      out.writeNumberProperty("schema-version", VERSION);
      side(out, "left", left);
      side(out, "right", right);
      out.writeArrayPropertyStart("changes");
      diff.changes().forEach(change -> change(out, change));
      out.writeEndArray();
      out.writeArrayPropertyStart("not-shown");
      diff.notShown().forEach(fact -> notShown(out, fact));
      out.writeEndArray();
      out.writeObjectPropertyStart("summary");
      diff.summary().forEach((kind, count) -> out.writeNumberProperty(kind.word(), count));
      out.writeEndObject();
      ProblemsJson.write(out, left, right);
      out.writeEndObject();
    });
  }

  private static void side(JsonGenerator out, String name, ComparedSide side) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("input", side.input());
    if (side.deployment().index() >= 0) {
      out.writeNumberProperty("deployment", side.deployment().index());
    }
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
