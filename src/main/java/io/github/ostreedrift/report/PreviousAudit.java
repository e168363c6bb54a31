// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.audit.NodeState;
import io.github.ostreedrift.audit.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON of an earlier audit: what each node showed then.
 *
 * <pre>{@code
 * Reference.Previous previous = PreviousAudit.read("monday.json", stream);
 * }</pre>
 */
public final class PreviousAudit {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JsonParser json;
  private final SortedMap<String, NodeState> nodes = new TreeMap<>();
  private boolean hasPools;

  private PreviousAudit(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads what {@link AuditJson} wrote. The stream is not closed.
   *
   * @param name the audit, in words
   * @throws IOException if the stream fails, or is no audit's JSON: the message says where
   */
  public static Reference.Previous read(String name, InputStream in) throws IOException {
    try (JsonParser json = MAPPER.createParser(in)) {
      PreviousAudit audit = new PreviousAudit(json);
      audit.read();
      return new Reference.Previous(name, audit.nodes);
    } catch (JacksonException e) {
      throw new IOException(
          e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ": not JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }

  private void read() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw wrong("an audit's JSON object");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isPools = json.currentName().equals("pools");
      json.nextToken();
      if (isPools) {
        hasPools = true;
        elements("pools", this::pool);
      } else {
        json.skipChildren();
      }
    }
    if (!hasPools) {
      throw wrong("the JSON of 'audit', with 'pools'");
    }
  }

  /** Reads an element of an array. */
  private interface Element {
    void read() throws IOException;
  }

  private void elements(String name, Element element) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("a list '" + name + "'");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw wrong("an object in '" + name + "'");
      }
      element.read();
    }
  }

  private void pool() throws IOException {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "groups" -> elements(name, () -> group(json.readValueAsTree()));
        case "undecided" -> elements(name, () -> undecided(json.readValueAsTree()));
        default -> json.skipChildren();
      }
    }
  }

  private void group(JsonNode group) throws IOException {
    NodeState facts = facts(group);
    Map<String, List<String>> notShown = new HashMap<>();
    for (JsonNode less : list(group, "shows-less")) {
      for (String node : strings(less, "nodes")) {
        notShown.put(node, strings(less, "not-shown"));
      }
    }
    for (String node : strings(group, "nodes")) {
      nodes.put(node, facts.without(notShown.getOrDefault(node, List.of())));
    }
  }

  private void undecided(JsonNode undecided) throws IOException {
    nodes.put(string(undecided.path("node"), "node"), facts(undecided));
  }

  private NodeState facts(JsonNode of) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> fact : of.path("facts").properties()) {
      String name = fact.getKey();
      facts.put(
          name,
          fact.getValue().isArray()
              ? String.join("\n", strings(of.path("facts"), name))
              : string(fact.getValue(), name));
    }
    return NodeState.of(facts);
  }

  private Iterable<JsonNode> list(JsonNode of, String name) throws IOException {
    JsonNode list = of.path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw wrong("a list '" + name + "'");
    }
    return list;
  }

  private List<String> strings(JsonNode of, String name) throws IOException {
    List<String> strings = new ArrayList<>();
    for (JsonNode each : list(of, name)) {
      strings.add(string(each, name));
    }
    return strings;
  }

  private String string(JsonNode text, String name) throws IOException {
    if (!text.isString()) {
      throw wrong("a text in '" + name + "'");
    }
    return text.stringValue();
  }

  private IOException wrong(String expected) {
    return new IOException(json.currentTokenLocation().getLineNr() + ":"
        + json.currentTokenLocation().getColumnNr() + ": expected " + expected);
  }
}
