// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Captures as a table: a row for each fact that is shown, named as in the JSON. Of a list each element has a row, with
 * its number under {@code item}; a list that is shown to be empty, and a fact that is shown to be nothing, have one with
 * no value. What is not shown has no row.
 */
public final class ReadingCsv {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();
  private static final String DEPLOYMENTS = "deployments";

  /** What has columns of its own, and the version of the JSON. */
  private static final Set<String> ELSEWHERE = Set.of("schema-version", "input", "line");

  private final CsvTable table;
  private final Reading reading;
  private String deployment = "";

  private ReadingCsv(Reading reading, Appendable out) {
    this.table = new CsvTable(out);
    this.reading = reading;
  }

  /** Writes the names of the columns. */
  public static void writeHead(Appendable out) throws IOException {
    new CsvTable(out).row("input", "line", "deployment", "fact", "item", "value");
  }

  /** Writes the rows of a reading, without the names of the columns. */
  public static void write(Reading reading, Appendable out) throws IOException {
    ReadingCsv csv = new ReadingCsv(reading, out);
    try (JsonParser json =
        FACTORY.createParser(ObjectReadContext.empty(), CaptureJson.COMPACT.write(reading))) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(DEPLOYMENTS)) {
          csv.deployments(json);
        } else if (ELSEWHERE.contains(name)) {
          json.skipChildren();
        } else {
          csv.value(json, name, "");
        }
      }
    }
  }

  private void deployments(JsonParser json) throws IOException {
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      deployment = Integer.toString(i);
      value(json, "", "");
    }
    if (deployment.isEmpty()) {
      row(DEPLOYMENTS, "", "");
    }
    deployment = "";
  }

  private void value(JsonParser json, String fact, String item) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          value(json, fact.isEmpty() ? name : fact + "." + name, item);
        }
      }
      case START_ARRAY -> {
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          count++;
          value(json, fact, item.isEmpty() ? Integer.toString(count) : item + "." + count);
        }
        if (count == 0) {
          row(fact, item, "");
        }
      }
      case VALUE_NULL -> row(fact, item, "");
      default -> row(fact, item, json.getString());
    }
  }

  private void row(String fact, String item, String value) throws IOException {
    table.row(reading.input(), Integer.toString(reading.line()), deployment, fact, item, value);
  }
}
