// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.UnrecognizedLine;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of JSON that is not as it should be, and where. */
class JsonProblemsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"a":1,"a":2}        | 1 | 8  | duplicate key "a"
      {"a":1,"\\u0061":2}  | 1 | 8  | duplicate key "a"
      {"a":{"b":1,~"b":2}} | 2 | 1  | duplicate key "b"
      {"a":1 "b":2}        | 1 | 8  | unexpected `"`, expected `,` or `}`
      {"a":[1 2]}          | 1 | 9  | unexpected `2`, expected `,` or `]`
      {"a":1,}             | 1 | 8  | unexpected `}`, expected a key in double quotes
      {"a":[1,]}           | 1 | 9  | unexpected `]`, expected a value
      {"a":1]              | 1 | 7  | unexpected `]`, expected `,` or `}`
      {a:1}                | 1 | 2  | unexpected `a`, expected a key in double quotes or `}`
      {'a':1}              | 1 | 2  | unexpected `'`, expected a key in double quotes or `}`
      {"a" 1}              | 1 | 6  | unexpected `1`, expected `:`
      {"a":                | 1 | 6  | unexpected end of input, expected a value
      {                    | 1 | 2  | unexpected end of input, expected a key in double quotes or `}`
      {"a":["b"~           | 2 | 1  | unexpected end of input, expected `,` or `]`
      {"a":"b              | 1 | 8  | unexpected end of input, expected the end of the string
      {"a":"b~c"}          | 1 | 8  | unexpected end of line, expected the end of the string
      {"😀":~  ...}        | 2 | 3  | unexpected `...`, expected a value
      {"😀":…}             | 1 | 6  | unexpected `…`, expected a value
      {"a":tru}            | 1 | 6  | unexpected `tru`, expected a value
      {"a":NaN}            | 1 | 6  | unexpected `NaN`, expected a value
      {"a":/*c*/1}         | 1 | 6  | unexpected `/`, expected a value
      {"a":01}             | 1 | 6  | unexpected `01`, expected a number without leading zeros
      {"a":1.}             | 1 | 8  | unexpected `}`, expected a digit
      {"a":1e+}            | 1 | 9  | unexpected `}`, expected a digit
      {"a":-x}             | 1 | 7  | unexpected `x`, expected a digit
      {"a":1x}             | 1 | 7  | unexpected `x`, expected the end of the number
      {"a":"\\x"}          | 1 | 8  | unexpected `x`, expected an escape: one of " \\ / b f n r t u
      {"a":"\\u12g4"}      | 1 | 11 | unexpected `g4`, expected a hexadecimal digit
      {"a":[[[[1]]]]}      | 1 | 9  | JSON nested deeper than 4 levels (limit max-json-depth)
      """)
  void saysWhereItStopsToBeJson(String json, int line, int column, String message) {
    String text = json.replace('~', '\n');
    Reading reading =
        StatusJson.read("-", text, Limits.DEFAULT.withMaxJsonDepth(4)).reading();
    assertThat(reading.capture()).isEmpty();
    Problem problem = assertThat(reading.problems()).singleElement().actual();
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.position()).isEqualTo(new SourcePosition(line, column));
    assertThat(problem.severity()).isEqualTo(Severity.ERROR);
    assertThat(problem.text()).contains(text.split("\n", -1)[line - 1]);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "packages":"x"                        | packages.layered      | 12 | unexpected string "x" at /deployments/0/packages, expected an array
      "packages":["a",5]                    | packages.layered      | 17 | unexpected number 5 at /deployments/0/packages/1, expected a string
      "requested-packages":{}               | packages.requested    | 22 | unexpected object at /deployments/0/requested-packages, expected an array
      "booted":"true"                       | booted                | 10 | unexpected string "true" at /deployments/0/booted, expected true or false
      "serial":"0"                          | serial                | 10 | unexpected string "0" at /deployments/0/serial, expected an integer
      "serial":99999999999                  | serial                | 10 | unexpected number 99999999999 at /deployments/0/serial, expected an integer of 32 bits
      "serial":1.5                          | serial                | 10 | unexpected number 1.5 at /deployments/0/serial, expected an integer of 64 bits
      "timestamp":[1]                       | timestamp             | 13 | unexpected array at /deployments/0/timestamp, expected an integer
      "version":true                        | version               | 11 | unexpected true at /deployments/0/version, expected a string
      "base-removals":[["a"]]               | overrides.removed     | 18 | unexpected array at /deployments/0/base-removals/0, expected an array of at least 6 items
      "base-remote-replacements":[]         | overrides.replaced    | 28 | unexpected array at /deployments/0/base-remote-replacements, expected an object
      "base-commit-meta":5                  | repositories          | 20 | unexpected number 5 at /deployments/0/base-commit-meta, expected an object
      "custom-origin":["a"]                 | custom-origin         | 17 | unexpected array at /deployments/0/custom-origin, expected an array of at least 2 items
      "gpg-enabled":1                       | signatures            | 15 | unexpected number 1 at /deployments/0/gpg-enabled, expected true or false
      "gpg-enabled":true,"signatures":[[1]] | signatures            | 34 | unexpected array at /deployments/0/signatures/0, expected an array of at least 12 items
      "initramfs-etc":["/a",null]           | initramfs             | 23 | unexpected null at /deployments/0/initramfs-etc/1, expected a string
      """)
  void complainsOfAWrongTypeAndDoesNotShowTheFact(
      String member, String fact, int column, String message) {
    String json = WholeJson.host(
        WholeJson.deployment("\"osname\":\"fedora\",\"checksum\":\"c0ffee\",\n" + member));
    Reading reading = StatusJson.read("-", json, Limits.DEFAULT).reading();
    Problem problem = assertThat(reading.problems()).singleElement().actual();
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.position()).isEqualTo(new SourcePosition(2, column));
    Deployment deployment = reading.capture().orElseThrow().deployments().get(0);
    assertThat(DeploymentFacts.ALL.stream()
            .filter(key -> key.name().equals(fact))
            .filter(deployment.facts()::shows))
        .isEmpty();
    assertThat(deployment.checksum().require()).isEqualTo("c0ffee");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"deployments":5,"transaction":null}                | 16 | unexpected number 5 at /deployments, expected an array
      {"deployments":{},"transaction":null}               | 16 | unexpected object at /deployments, expected an array
      {"deployments":5}                                   | 16 | unexpected number 5 at /deployments, expected an array
      {"deployments":["x"],"transaction":null}            | 17 | unexpected string "x" at /deployments/0, expected an object
      {"deployments":[],"transaction":"x"}                | 33 | unexpected string "x" at /transaction, expected an array of at least 1 items
      {"deployments":[],"transaction":null,"update-driver":1} | 54 | unexpected number 1 at /update-driver, expected an object
      {"deployments":[],"cached-update":"x"}              | 35 | unexpected string "x" at /cached-update, expected an object
      {"deployments":[],"cached-update":{"rpm-diff":[]}}  | 47 | unexpected array at /cached-update/rpm-diff, expected an object
      {"deployments":[],"transaction":[],"update-driver":{}} | 33 | unexpected array at /transaction, expected an array of at least 1 items
      """)
  void complainsOfTheHost(String json, int column, String message) {
    Reading reading = StatusJson.read("-", json, Limits.DEFAULT).reading();
    assertThat(reading.capture()).isPresent();
    assertThat(reading.problems().get(0).message()).isEqualTo(message);
    assertThat(reading.problems().get(0).position()).isEqualTo(new SourcePosition(1, column));
  }

  @Test
  void keepsBootOrderWhereADeploymentIsNone() {
    String json =
        "{\"deployments\":[\"x\",{\"osname\":\"a\",\"booted\":true}],\"transaction\":null}";
    var capture = StatusJson.read("-", json, Limits.DEFAULT).reading().capture().orElseThrow();
    assertThat(capture.deployments()).extracting(Deployment::index).containsExactly(0, 1);
    assertThat(capture.booted().index()).isEqualTo(1);
  }

  @Test
  void keepsWhatANewerToolSays() {
    String json = """
        {"deployments":[{"osname":"a",
            "sealed" : { "by" : [ "x y", 1.50 ] }, "n":12, "id":"a-b.0"}],
         "transaction":null,
         "soft-reboot" : "maybe",
         "cached-update":{"checksum":"c","delta":[1]}}""";
    Reading reading = StatusJson.read("-", json, Limits.DEFAULT).reading();
    var capture = reading.capture().orElseThrow();
    assertThat(capture.deployments().get(0).unrecognized())
        .containsExactly(
            new UnrecognizedRow(0, "sealed", List.of("{\"by\":[\"x y\",1.50]}")),
            new UnrecognizedRow(0, "n", List.of("12")));
    assertThat(capture.unrecognized())
        .containsExactly(
            new UnrecognizedLine(4, "\"soft-reboot\":\"maybe\""),
            new UnrecognizedLine(5, "\"cached-update\":{\"delta\":[1]}"));
    assertThat(reading.hasErrors()).isFalse();
    assertThat(reading.problems())
        .extracting(problem -> problem.position() + " " + problem.message())
        .containsExactly(
            "SourcePosition[line=2, column=16] unknown key /deployments/0/sealed, kept but not understood",
            "SourcePosition[line=2, column=48] unknown key /deployments/0/n, kept but not understood",
            "SourcePosition[line=4, column=18] unknown key /soft-reboot, kept but not understood",
            "SourcePosition[line=5, column=42] unknown key /cached-update/delta, kept but not understood");
  }

  @Test
  void saysNothingThatCouldUpsetATerminal() {
    String json = Samples.status("\"booted\":\"\\u001b[31m\\u202e" + "x".repeat(100) + "\"");
    Problem problem =
        StatusJson.read("-", json, Limits.DEFAULT).reading().problems().get(0);
    assertThat(problem.found()).contains("string \"\\u001b[31m\\u202e" + "x".repeat(34) + "...\"");
  }

  @Test
  void doesNotQuoteEndlessLines() {
    String json = Samples.status("\"title\":\"" + "x".repeat(2000) + "\",\"booted\":1");
    assertThat(StatusJson.read("-", json, Limits.DEFAULT).reading().problems())
        .allSatisfy(problem -> assertThat(problem.text()).isEmpty());
  }

  @Test
  void costsLittleWhereEverythingIsWrong() {
    String json = Samples.status("\"packages\":[" + "1,".repeat(100_000) + "1]");
    Reading reading = StatusJson.read("-", json, Limits.DEFAULT).reading();
    assertThat(reading.problems()).hasSize(100_001);
    assertThat(reading.problems().get(100_000).position().column())
        .isEqualTo(json.lastIndexOf("1]") + 1);
    assertThat(reading.capture().orElseThrow().get(CaptureFacts.DEPLOYMENTS).isShown())
        .isTrue();
  }
}
