// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.Survival;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The JSON of {@code verify} for many nodes: its JSON Schema is the resource {@link #SCHEMA}. Streams. */
public final class FleetSurvivalJson {
  /** The resource that holds the JSON Schema. */
  public static final String SCHEMA = "/io/github/ostreedrift/verify-fleet.schema.json";

  private static final int VERSION = 1;

  private FleetSurvivalJson() {}

  /**
   * Writes one object, pretty-printed, with a line break at its end. The stream is not closed.
   *
   * @throws IOException if the stream fails
   */
  public static void write(FleetSurvival fleet, OutputStream out) throws IOException {
    PrettyJson.write(out, json -> {
      json.writeStartObject();
      json.writeNumberProperty("schema-version", VERSION);
      json.writeArrayPropertyStart("nodes");
      fleet.nodes().forEach(node -> node(json, node));
      json.writeEndArray();
      strings(json, "only-before", fleet.onlyBefore());
      strings(json, "only-after", fleet.onlyAfter());
      json.writeArrayPropertyStart("no-data");
      for (FleetSurvival.NoData node : fleet.noData()) {
        json.writeStartObject();
        json.writeStringProperty("node", node.node());
        json.writeStringProperty("reason", node.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
      summary(json, fleet);
      json.writeEndObject();
    });
  }

  private static void node(JsonGenerator json, FleetSurvival.Node node) {
    Survival survival = node.survival();
    json.writeStartObject();
    json.writeStringProperty("node", node.name());
    json.writeStringProperty("verdict", survival.verdict().word());
    SurvivalJson.sides(json, survival);
    SurvivalJson.rest(json, survival);
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, FleetSurvival fleet) {
    json.writeObjectPropertyStart("summary");
    json.writeObjectPropertyStart("verdicts");
    fleet.verdicts().forEach((verdict, count) -> json.writeNumberProperty(verdict.word(), count));
    json.writeEndObject();
    json.writeObjectPropertyStart("outcomes");
    fleet.outcomes().forEach((outcome, count) -> json.writeNumberProperty(outcome.word(), count));
    json.writeEndObject();
    json.writeArrayPropertyStart("lost");
    for (FleetSurvival.Lost lost : fleet.lost()) {
      json.writeStartObject();
      json.writeStringProperty("item", lost.item());
      json.writeStringProperty("kind", lost.kind().word());
      strings(json, "nodes", lost.nodes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
