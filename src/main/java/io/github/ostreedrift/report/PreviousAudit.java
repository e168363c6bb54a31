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
        case "groups" -> elements(name, this::group);
        case "undecided" -> elements(name, this::undecided);
        default -> json.skipChildren();
      }
    }
  }

  private void group() throws IOException {
    List<String> names = List.of();
    NodeState facts = NodeState.of(new TreeMap<>());
    Map<String, List<String>> notShown = new HashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "nodes" -> names = strings(name);
        case "facts" -> facts = facts();
        case "shows-less" -> elements(name, () -> showsLess(notShown));
        default -> json.skipChildren();
      }
    }
    for (String node : names) {
      nodes.put(node, facts.without(notShown.getOrDefault(node, List.of())));
    }
  }

  private void showsLess(Map<String, List<String>> notShown) throws IOException {
    List<String> names = List.of();
    List<String> facts = List.of();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "nodes" -> names = strings(name);
        case "not-shown" -> facts = strings(name);
        default -> json.skipChildren();
      }
    }
    for (String node : names) {
      notShown.put(node, facts);
    }
  }

  private void undecided() throws IOException {
    String node = "";
    NodeState facts = NodeState.of(new TreeMap<>());
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "node" -> node = string(name);
        case "facts" -> facts = facts();
        default -> json.skipChildren();
      }
    }
    nodes.put(node, facts);
  }

  private NodeState facts() throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("an object 'facts'");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      facts.put(
          name,
          json.currentToken() == JsonToken.START_ARRAY
              ? String.join("\n", strings(name))
              : string(name));
    }
    return NodeState.of(facts);
  }

  private List<String> strings(String name) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("a list '" + name + "'");
    }
    List<String> strings = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      strings.add(string(name));
    }
    return strings;
  }

  private String string(String name) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong("a text in '" + name + "'");
    }
    return json.getString();
  }

  private IOException wrong(String expected) {
    return new IOException(json.currentTokenLocation().getLineNr() + ":"
        + json.currentTokenLocation().getColumnNr() + ": expected " + expected);
  }
}
