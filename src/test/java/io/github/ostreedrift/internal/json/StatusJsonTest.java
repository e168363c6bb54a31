// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.internal.json.JsonDocument.Kind;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JSON value is taken for, and where it ends. */
class StatusJsonTest {
  private static final String ENTRY = """
      {
        "deployment" : {"osname" : "fedora", "checksum" : "c0ffee"},
        "deployment-create-timestamp" : 1714525323,
        "deployment-create-command-line" : "upgrade",
        "boot-count" : 2,
        "first-boot-timestamp" : 1714525400,
        "last-boot-timestamp" : 1714525500
      }
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"deployments":[{"osname":"a"}],"transaction":null}     | STATUS  | rpm-ostree-status-json
      {"deployments":[{"osname":"a"}]}                        | STATUS  | rpm-ostree-status-json
      {"deployments":[],"transaction":null}                   | STATUS  | rpm-ostree-status-json
      {"deployments":[{"stateroot":"a","checksum":"b"}]}      | STATUS  | ostree-admin-status-json
      {"deployments":[]}                                      | STATUS  | ostree-admin-status-json
      {"schema-version":1,"input":"-","line":1,"problems":[]} | READING |
      {"schema-version":1,"left":{},"right":{}}               | OTHER   |
      {"a":1}                                                 | OTHER   |
      {"deployments":[{"name":"web"}],"kind":"List"}          | OTHER   |
      {"deployments":[{"name":"web"}]}                        | OTHER   |
      {"deployments":[],"kind":"List"}                        | OTHER   |
      {"apiVersion":"org.containers.bootc/v1","status":{}}    | OTHER   |
      [{"osname":"a"}]                                        | OTHER   |
      "deployments"                                           | OTHER   |
      {"deployments":[{"osname":"a"}                          | BROKEN  |
      {"schema-version":1,                                    | BROKEN  |
      {"a":                                                   | NOT_JSON |
      State: idle                                             | NOT_JSON |
      """)
  void tellsWhatItIs(String json, Kind kind, String format) {
    JsonDocument document = StatusJson.read("-", json, Limits.DEFAULT);
    assertThat(document.kind()).isEqualTo(kind);
    assertThat(
            document.reading().capture().map(capture -> capture.format().word()).orElse(null))
        .isEqualTo(format);
    assertThat(document.reading().hasErrors())
        .isEqualTo(kind != Kind.STATUS && kind != Kind.READING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "}", ",", " {\"a\":1}", "$ reboot\n", "tail"})
  void endsWhereTheValueEnds(String rest) {
    String json = "{\"deployments\" : [\n\n  ]\n}";
    JsonDocument document = StatusJson.read("-", json + rest, Limits.DEFAULT);
    assertThat(document.kind()).isEqualTo(Kind.STATUS);
    assertThat(document.end()).isEqualTo(json.length());
  }

  @Test
  void beginsAtAnOffset() {
    String before = "# über 😀\n$ cat x\n  ";
    String json = Samples.quoted("'packages':'x'");
    JsonDocument document = StatusJson.read(
        "log", before + json + "\n$", before.length(), new SourcePosition(3, 3), Limits.DEFAULT);
    Reading reading = document.reading();
    assertThat(document.end()).isEqualTo(before.length() + json.length());
    assertThat(reading.input()).isEqualTo("log");
    assertThat(reading.line()).isEqualTo(3);
    assertThat(reading.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.position()).isEqualTo(new SourcePosition(3, 49));
      assertThat(problem.text()).contains("  " + json);
    });
  }

  @Test
  void readsTheStreamOfHistory() {
    String second = "{\"boot-count\":1,\"first-boot-timestamp\":1,\"last-boot-timestamp\":1}";
    String json = ENTRY + second;
    JsonDocument document = StatusJson.read("-", json + "\n{\"a\":", Limits.DEFAULT);
    assertThat(document.end()).isEqualTo(json.length());
    assertThat(document.reading().problems()).isEmpty();
    var capture = document.reading().capture().orElseThrow();
    assertThat(capture.format()).isEqualTo(CaptureFormat.RPM_OSTREE_HISTORY);
    assertThat(capture.deployments()).hasSize(2);
    var first = capture.deployments().get(0);
    assertThat(first.checksum().require()).isEqualTo("c0ffee");
    var history = first.get(DeploymentFacts.HISTORY).require();
    assertThat(history.boots()).isEqualTo(2);
    assertThat(history.created()).contains(Instant.ofEpochSecond(1714525323));
    assertThat(history.firstBoot()).isEqualTo(Instant.ofEpochSecond(1714525400));
    assertThat(history.lastBoot()).isEqualTo(Instant.ofEpochSecond(1714525500));
    assertThat(history.command()).contains("upgrade");
    // The entry without a deployment shows nothing else.
    assertThat(capture.deployments().get(1).facts().toString()).startsWith("{history=");
  }

  @Test
  void keepsTheFirstDeploymentsOverTheLimit() {
    String json =
        "{\"deployments\":[\n{\"osname\":\"a\"},\n{\"osname\":\"b\"},\n {\"osname\":\"c\"},{}],\"transaction\":null}";
    Reading reading =
        StatusJson.read("-", json, Limits.DEFAULT.withMaxDeployments(2)).reading();
    assertThat(reading.capture().orElseThrow().deployments()).hasSize(2);
    assertThat(reading.capture().orElseThrow().get(CaptureFacts.STATE).require())
        .isEqualTo("idle");
    assertThat(reading.problems())
        .containsExactly(new Problem(
            Severity.ERROR,
            new SourcePosition(4, 2),
            "more than 2 deployments, the rest is left out (limit max-deployments)",
            Optional.empty(),
            List.of(),
            Optional.of(" {\"osname\":\"c\"},{}],\"transaction\":null}")));
  }

  @Test
  void limitsTheEntriesOfHistoryAndOurOwnDeployments() {
    Limits one = Limits.DEFAULT.withMaxDeployments(1);
    Reading history = StatusJson.read("-", ENTRY.repeat(3), one).reading();
    assertThat(history.capture().orElseThrow().deployments()).hasSize(1);
    assertThat(history.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("(limit max-deployments)"));

    String own = CaptureJson.COMPACT.write(
        StatusJson.read("-", ENTRY.repeat(3), Limits.DEFAULT).reading());
    Reading again = StatusJson.read("-", own, one).reading();
    assertThat(again.capture().orElseThrow().deployments()).hasSize(1);
    assertThat(again.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("(limit max-deployments)"));
  }

  @Test
  void depthIsNoConcernOfTheStack() {
    int depth = 100_000;
    Limits deep = Limits.DEFAULT.withMaxJsonDepth(depth + 10);
    String nested = "[".repeat(depth) + "]".repeat(depth);
    String json = Samples.status("\"new\":" + nested);
    var deployment = StatusJson.read("-", json, deep)
        .reading()
        .capture()
        .orElseThrow()
        .deployments()
        .get(0);
    assertThat(deployment.unrecognized().get(0).values()).containsExactly(nested);
    String broken = json.substring(0, json.length() - 60);
    assertThat(StatusJson.read("-", broken, deep).kind()).isEqualTo(Kind.BROKEN);
    assertThat(StatusJson.read("-", json, Limits.DEFAULT).reading().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message())
            .isEqualTo("JSON nested deeper than 200 levels (limit max-json-depth)"));
  }
}
