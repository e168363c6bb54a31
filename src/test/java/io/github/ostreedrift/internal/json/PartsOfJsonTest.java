// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parts of a status that stand for themselves, and a status in a string of something else. */
class PartsOfJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String STATUS = WholeJson.host(
      WholeJson.deployment("'version':'2','packages':['a \\\"b\\\" \\\\c']"),
      WholeJson.deployment("'version':'1','booted':true"));

  private static final List<String> FILES = List.of(
      "testdata/rpm-ostree/v2018.5/0228.json",
      "testdata/rpm-ostree/v2026.2/0240.json",
      "testdata/ostree/270-kitchen-sink-soft.2026.4.json");

  @Test
  void anArrayOfDeploymentsIsAStatus() {
    for (String file : FILES) {
      JsonNode status = MAPPER.readTree(TestData.text(Path.of(file)));
      Capture whole = one(status.toString());
      String array = status.get("deployments").toPrettyString();
      for (String text : List.of(
          array,
          status.get("deployments") + "\n",
          "[" + array + "]",
          "$ jq . x\n" + array + "\n$ ")) {
        Capture capture = one(text);
        assertThat(capture.format()).isEqualTo(whole.format());
        assertThat(facts(capture.deployments())).isEqualTo(facts(whole.deployments()));
        assertThat(capture.get(CaptureFacts.STATE).isShown()).isFalse();
        assertThat(capture.get(CaptureFacts.UPDATE_DRIVER).isShown()).isFalse();
        assertThat(capture.get(CaptureFacts.BOOTED_ONLY).isShown()).isFalse();
      }
    }
  }

  @Test
  void oneDeploymentIsAStatusThatDoesNotListOthers() {
    for (String file : FILES) {
      JsonNode status = MAPPER.readTree(TestData.text(Path.of(file)));
      Capture whole = one(status.toString());
      for (int i = 0; i < whole.deployments().size(); i++) {
        Capture capture = one(status.get("deployments").get(i).toPrettyString());
        Deployment of = whole.deployments().get(i);
        assertThat(facts(capture.deployments())).isEqualTo(facts(List.of(of)));
        assertThat(capture.isBootedOnly()).isEqualTo(of.isBooted());
      }
    }
  }

  /** What {@code jq '.deployments[]'} writes of one host, and of two. */
  @Test
  void aStreamOfDeploymentsIsAStatusIfOneIsBooted() {
    String other = WholeJson.deployment("'version':'2'");
    String booted = WholeJson.deployment("'version':'1','booted':true");
    assertThat(one(other + '\n' + booted + '\n').deployments()).hasSize(2);
    assertThat(one("> " + other + "\n> " + booted + "\n").deployments()).hasSize(2);
    List<Capture> hosts = TestData.captures(booted + '\n' + other + '\n' + booted + '\n');
    assertThat(hosts).extracting(capture -> capture.deployments().size()).containsExactly(1, 1, 1);
    assertThat(TestData.captures(booted + '\n' + STATUS)).hasSize(2);
  }

  /** The others of them may be lost. */
  @Test
  void deploymentsOfABrokenArrayAreNoStatus() {
    String pretty = MAPPER.readTree(STATUS).toPrettyString();
    assertThat(TestData.captures(pretty.substring(pretty.indexOf("\"osname\""))))
        .isEmpty();
    assertThat(TestData.captures(pretty.replaceFirst("\"osname\"", "^^^\n\"osname\"")))
        .isEmpty();
  }

  /** All facts but those that stand beside the list: what an update changes. */
  private static List<Facts<Deployment>> facts(List<Deployment> deployments) {
    Fact.Unread beside = new Fact.Unread(0, "it stands beside the list");
    return deployments.stream()
        .map(deployment -> deployment.facts().toBuilder()
            .hide(DeploymentFacts.DIFF, beside)
            .hide(DeploymentFacts.ADVISORIES, beside)
            .build())
        .toList();
  }

  @Test
  void arraysOfOtherThingsAreReadOneByOne() {
    assertThat(TestData.captures('[' + STATUS + ',' + STATUS + ']')).hasSize(2);
    assertThat(TestData.captures("[\n" + STATUS + ",\n" + STATUS + "]\n")).hasSize(2);
    assertThat(TestData.captures("[{\"checksum\":\"a\",\"booted\":1}]")).isEmpty();
    assertThat(TestData.captures("{\"name\":\"x\",\"checksum\":\"a\",\"version\":\"1\"}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system.go:44] \"status\" output=%s",
        "time=\"10:00\" level=info out=%s done=\"yes\"",
        "{\"time\":\"10:00\",\"msg\":%s}",
        "{\"log\":{\"lines\":[\"a\",%s]}}",
        "out=%s and \"more\""
      })
  void aStatusInAStringIsRead(String line) {
    List<UnaryOperator<String>> forms = List.of(
        PartsOfJsonTest::quoted,
        text -> quoted(MAPPER.readTree(text).toPrettyString()),
        text -> quoted(quoted(text)),
        text -> quoted("{\"msg\":" + quoted(text) + "}"));
    for (UnaryOperator<String> form : forms) {
      String text = "first\n" + line.replace("%s", form.apply(STATUS)) + "\nlast\n";
      List<Reading> readings = TestData.read(text);
      assertThat(readings).as("%s", text).hasSize(1);
      assertThat(readings.get(0).line()).isEqualTo(2);
      assertThat(readings.get(0).problems()).isEmpty();
      assertThat(readings.get(0).capture()).contains(one(STATUS));
    }
  }

  @Test
  void allStatusesInStringsAreRead() {
    String text = "{\"a\":" + quoted(STATUS) + ",\n\"b\":" + quoted(STATUS) + "}";
    assertThat(TestData.read(text)).extracting(Reading::line).containsExactly(1, 2);
    String cut = "out=" + quoted(STATUS).substring(0, 300);
    assertThat(TestData.read(cut)).singleElement().satisfies(reading -> {
      assertThat(reading.capture()).isEmpty();
      assertThat(reading.hasErrors()).isTrue();
    });
  }

  private static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }

  private static Capture one(String text) {
    List<Capture> captures = TestData.captures(text);
    assertThat(captures).hasSize(1);
    return captures.get(0);
  }
}
