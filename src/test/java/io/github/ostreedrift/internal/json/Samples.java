// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON for the tests: made up, or out of the folders of captures. */
final class Samples {
  private Samples() {}

  /** The status of one deployment with these members. */
  static String status(String members) {
    return WholeJson.host(
        WholeJson.deployment("\"osname\":\"fedora\"" + (members.isEmpty() ? "" : ',' + members)));
  }

  /** The same, with apostrophes for the quotes of the members. */
  static String quoted(String members) {
    return status(members.replace('\'', '"'));
  }

  /** A capture that has to be read without any problem. */
  static Capture read(String json) {
    JsonDocument document = StatusJson.read("-", json, Limits.DEFAULT);
    assertThat(document.reading().problems()).isEmpty();
    assertThat(document.kind()).isEqualTo(JsonDocument.Kind.STATUS);
    assertThat(document.end()).isEqualTo(json.stripTrailing().length());
    return document.reading().capture().orElseThrow();
  }

  /** The one deployment of a status with these members, which have apostrophes for quotes. */
  static Deployment deployment(String members) {
    return read(quoted(members)).deployments().get(0);
  }

  /** The same of v2016.4. */
  static Deployment oldDeployment(String members) {
    String json =
        "{\"deployments\":[" + WholeJson.oldDeployment(members) + "],\"transaction\":null}";
    return read(json).deployments().get(0);
  }

  /** All JSON of the folders of captures that are there. */
  static List<Path> files() {
    return Stream.of(Path.of("testdata"), Path.of("../shared/corpus"))
        .filter(Files::isDirectory)
        .flatMap(Samples::walk)
        .filter(path -> path.toString().endsWith(".json"))
        .filter(path -> !path.toString().contains("expected"))
        .filter(path -> !path.toString().matches("testdata/(?:audit|diff|verify|faults)/.*"))
        .filter(path -> !path.toString().endsWith(".golden.json"))
        .sorted()
        .collect(Collectors.toList());
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
