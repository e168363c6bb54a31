// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.NodeState;
import io.github.ostreedrift.audit.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON of an earlier audit: what each node showed then.
 *
 * <pre>{@code
 * Reference.Previous previous = PreviousAudit.read("monday.json", stream);
 * }</pre>
 */
public final class PreviousAudit {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  /** A value that is no text, list or object: none is wanted here. */
  private static final Object OTHER = new Object();

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
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), in)) {
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
        case "groups" -> elements(name, () -> group(object()));
        case "undecided" -> elements(name, () -> undecided(object()));
        default -> json.skipChildren();
      }
    }
  }

  /** The object at which the parser stands: its texts, lists and objects by their names. */
  private Map<String, Object> object() throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      object.put(name, value());
    }
    return object;
  }

  private Object value() throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value());
        }
        yield list;
      }
      case VALUE_STRING -> json.getString();
      default -> OTHER;
    };
  }

  private void group(Map<?, ?> group) throws IOException {
    NodeState facts = facts(group);
    Map<String, List<String>> notShown = new HashMap<>();
    for (Object each : list(group, "shows-less")) {
      if (!(each instanceof Map<?, ?> less)) {
        throw wrong("an object in 'shows-less'");
      }
      for (String node : strings(less, "nodes")) {
        notShown.put(node, strings(less, "not-shown"));
      }
    }
    for (String node : strings(group, "nodes")) {
      nodes.put(node, facts.without(notShown.getOrDefault(node, List.of())));
    }
  }

  private void undecided(Map<?, ?> undecided) throws IOException {
    nodes.put(string(undecided.get("node"), "node"), facts(undecided));
  }

  private NodeState facts(Map<?, ?> of) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    if (of.get("facts") instanceof Map<?, ?> told) {
      for (Map.Entry<?, ?> fact : told.entrySet()) {
        String name = (String) fact.getKey();
        facts.put(
            name,
            fact.getValue() instanceof List<?>
                ? String.join("\n", strings(told, name))
                : string(fact.getValue(), name));
      }
    }
    return NodeState.of(facts);
  }

  private List<?> list(Map<?, ?> of, String name) throws IOException {
    Object list = of.get(name);
    if (list != null && !(list instanceof List<?>)) {
      throw wrong("a list '" + name + "'");
    }
    return list == null ? List.of() : (List<?>) list;
  }

  private List<String> strings(Map<?, ?> of, String name) throws IOException {
    List<String> strings = new ArrayList<>();
    for (Object each : list(of, name)) {
      strings.add(string(each, name));
    }
    return strings;
  }

  private String string(@Nullable Object text, String name) throws IOException {
    if (text instanceof String string) {
      return string;
    }
    throw wrong("a text in '" + name + "'");
  }

  private IOException wrong(String expected) {
    return new IOException(json.currentTokenLocation().getLineNr() + ":"
        + json.currentTokenLocation().getColumnNr() + ": expected " + expected);
  }
}
