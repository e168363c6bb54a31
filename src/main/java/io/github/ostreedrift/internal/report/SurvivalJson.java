// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The JSON of {@code verify}. Its JSON Schema is the resource {@link #SCHEMA}. */
public final class SurvivalJson {
  /** The name of the resource that holds the JSON Schema, as {@link Class#getResource} takes it. */
  public static final String SCHEMA = "/io/github/ostreedrift/verify.schema.json";

  private static final int VERSION = 1;

  private SurvivalJson() {}

  /** One object, pretty-printed, with a line break at its end. */
  public static String write(Survival survival) {
    return PrettyJson.write(out -> {
      out.writeStartObject();
      out.writeNumberProperty("schema-version", VERSION);
      sides(out, survival);
      out.writeStringProperty("verdict", survival.verdict().word());
      rest(out, survival);
      out.writeEndObject();
    });
  }

  /** The members that tell what was compared. */
  static void sides(JsonGenerator out, Survival survival) {
    side(out, "before", survival.before());
    side(out, "after", survival.after());
    out.writeStringProperty("upgrade", survival.upgrade().word());
  }

  /** The members behind the verdict. */
  static void rest(JsonGenerator out, Survival survival) {
    out.writeArrayPropertyStart("items");
    survival.items().forEach(item -> item(out, item));
    out.writeEndArray();
    out.writeArrayPropertyStart("added");
    survival.added().forEach(added -> added(out, added));
    out.writeEndArray();
    out.writeArrayPropertyStart("not-shown");
    survival.notShown().forEach(key -> out.writeString(key.name()));
    out.writeEndArray();
    out.writeArrayPropertyStart("objections");
    survival.objections().forEach(out::writeString);
    out.writeEndArray();
    ProblemsJson.write(out, survival.before(), survival.after());
  }

  private static void side(JsonGenerator out, String name, ComparedSide side) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("input", side.input());
    if (side.deployment().index() >= 0) {
      out.writeNumberProperty("deployment", side.deployment().index());
    }
    if (side.deployment().version().isShown()) {
      PrettyJson.member(out, "version", side.deployment().version().require());
    }
    found(out, "base", side.base());
    side.packages().ifPresent(packages -> packages(out, packages));
    out.writeEndObject();
  }

  private static void packages(JsonGenerator out, ComparedSide.Packages packages) {
    out.writeObjectPropertyStart("packages");
    out.writeStringProperty("input", packages.input());
    out.writeStringProperty("format", packages.format().word());
    if (packages.evidence().commit().isShown()) {
      out.writeStringProperty("commit", packages.evidence().commit().require().checksum());
    }
    out.writeBooleanProperty("complete", packages.isComplete());
    out.writeEndObject();
  }

  private static void item(JsonGenerator out, SurvivalItem item) {
    out.writeStartObject();
    out.writeStringProperty("item", item.item());
    out.writeStringProperty("kind", item.kind().word());
    out.writeStringProperty("outcome", item.outcome().word());
    found(out, "from", item.from());
    found(out, "to", item.to());
    found(out, "to-kind", item.toKind().map(kind -> kind.word()));
    if (!item.installed().isEmpty()) {
      out.writeArrayPropertyStart("installed");
      item.installed().forEach(out::writeString);
      out.writeEndArray();
    }
    out.writeStringProperty("reason", item.reason());
    out.writeEndObject();
  }

  private static void added(JsonGenerator out, Survival.Added added) {
    out.writeStartObject();
    out.writeStringProperty("item", added.item());
    out.writeStringProperty("kind", added.kind().word());
    out.writeEndObject();
  }

  private static void found(JsonGenerator out, String name, Optional<String> value) {
    value.ifPresent(text -> out.writeStringProperty(name, text));
  }
}
