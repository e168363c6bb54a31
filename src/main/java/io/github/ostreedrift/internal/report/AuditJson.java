// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.NodeState;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The JSON of {@code audit}: its JSON Schema is the resource {@link #SCHEMA}. Streams, for fleets are large. */
public final class AuditJson {
  /** The resource that holds the JSON Schema. */
  public static final String SCHEMA = "/io/github/ostreedrift/audit.schema.json";

  private static final int VERSION = 1;

  /** Groups of facts that are lists of elements; the others are one text each. */
  private static final Set<String> LISTS = Set.of("packages", "overrides");

  private AuditJson() {}

  /**
   * Writes one object, pretty-printed, with a line break at its end. The stream is not closed.
   *
   * @throws IOException if the stream fails
   */
  public static void write(AuditResult result, OutputStream out) throws IOException {
    PrettyJson.write(out, json -> {
      json.writeStartObject();
      json.writeNumberProperty("schema-version", VERSION);
      json.writeNumberProperty("nodes", result.nodes());
      pools(json, result.pools());
      findings(json, result.findings());
      noData(json, result.noData());
      json.writeStringProperty("summary", AuditText.summary(result));
      json.writeEndObject();
    });
  }

  private static void pools(JsonGenerator json, List<AuditResult.Pool> pools) {
    json.writeArrayPropertyStart("pools");
    for (AuditResult.Pool pool : pools) {
      json.writeStartObject();
      json.writeStringProperty("pool", pool.name());
      json.writeNumberProperty("nodes", pool.nodes());
      json.writeStringProperty("reference", pool.reference());
      json.writeArrayPropertyStart("groups");
      pool.groups().forEach(group -> group(json, group));
      json.writeEndArray();
      json.writeArrayPropertyStart("undecided");
      for (AuditResult.Undecided undecided : pool.undecided()) {
        json.writeStartObject();
        json.writeStringProperty("node", undecided.node());
        strings(json, "groups", undecided.groups());
        facts(json, undecided.facts());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void group(JsonGenerator json, AuditResult.Group group) {
    json.writeStartObject();
    json.writeStringProperty("fingerprint", group.fingerprint());
    strings(json, "nodes", group.nodes());
    facts(json, group.facts());
    json.writeArrayPropertyStart("shows-less");
    for (AuditResult.ShowsLess less : group.showsLess()) {
      json.writeStartObject();
      strings(json, "nodes", less.nodes());
      strings(json, "not-shown", less.notShown());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void facts(JsonGenerator json, NodeState state) {
    json.writeObjectPropertyStart("facts");
    for (String name : state.names()) {
      if (isList(name)) {
        strings(json, name, state.list(name));
      } else {
        json.writeStringProperty(name, state.find(name).orElse(""));
      }
    }
    json.writeEndObject();
  }

  /** Whether a fact is a list of elements. */
  public static boolean isList(String fact) {
    int dot = fact.indexOf('.');
    return dot > 0 && LISTS.contains(fact.substring(0, dot));
  }

  private static void findings(JsonGenerator json, List<Finding> findings) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeStringProperty("node", finding.node());
      json.writeStringProperty("pool", finding.pool());
      json.writeStringProperty("rule", finding.rule());
      json.writeStringProperty("fact", finding.fact());
      finding.expected().ifPresent(value -> json.writeStringProperty("expected", value));
      finding.actual().ifPresent(value -> json.writeStringProperty("actual", value));
      json.writeStringProperty("severity", finding.severity().word());
      finding.ignored().ifPresent(reason -> json.writeStringProperty("ignored", reason));
      finding
          .ignoredUntil()
          .ifPresent(day -> json.writeStringProperty("ignored-until", day.toString()));
      finding.expired().ifPresent(reason -> json.writeStringProperty("ignore-expired", reason));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void noData(JsonGenerator json, List<AuditResult.NoData> nodes) {
    json.writeArrayPropertyStart("no-data");
    for (AuditResult.NoData node : nodes) {
      json.writeStartObject();
      json.writeStringProperty("node", node.node());
      if (!node.pool().isEmpty()) {
        json.writeStringProperty("pool", node.pool());
      }
      json.writeStringProperty("reason", node.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
