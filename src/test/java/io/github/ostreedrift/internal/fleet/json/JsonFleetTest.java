// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.Seen;
import io.github.ostreedrift.internal.json.CaptureJson;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that holds statuses. {@code %j} stands for one in JSON, {@code %t} for one in text, as a string. */
class JsonFleetTest {
  private static final String JSON =
      "{\"deployments\": [{\"osname\": \"f\", \"booted\": true, \"version\": \"41.1\", \"requested-packages\": [\"htop\"],"
          + " \"packages\": [\"htop\"]}], \"transaction\": null}";
  private static final String TEXT =
      "\"State: idle\\nDeployments:\\n* fedora:x\\n  Version: 41.1 (2022-01-01T00:00:00Z)\\n  BaseCommit: "
          + "1".repeat(64)
          + "\\n  LayeredPackages: htop\\n\"";
  private static final String DATA = " 41.1 [htop]";

  private static Arguments sample(String what, String text, String... expected) {
    return Arguments.of(what, fill(text), List.of(expected));
  }

  private static String fill(String text) {
    return text.replace("%j", JSON).replace("%t", TEXT);
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        sample(
            "lines of node and status",
            "{\"node\": \"w0\", \"status\": %j}\n{\"host\": \"w1\", \"status\": %t}\n{\"status\": %t, \"hostname\": \"w2\"}\n",
            "w0" + DATA,
            "w1" + DATA,
            "w2" + DATA),
        sample(
            "failures among them",
            "{\"node\": \"w0\", \"status\": \"\"}\n{\"node\": \"w1\", \"status\": null}\n"
                + "{\"node\": \"w2\", \"status\": \"bash: rpm-ostree: command not found\"}\n"
                + "{\"node\": \"w3\", \"error\": \"ssh: connect to host w3 port 22: No route to host\"}\n"
                + "{\"node\": \"w4\", \"status\": {\"deployments\": 7}}\n",
            "w0 empty: there is no output",
            "w1 empty: there is no output",
            "w2 command not found: bash: rpm-ostree: command not found",
            "w3 unreachable: ssh: connect to host w3 port 22: No route to host",
            "w4 0 deployments"),
        sample(
            "on several lines",
            "{\n  \"node\": \"w0\",\n  \"status\": %j\n}\n{\n  \"node\": \"w1\",\n  \"status\": %t\n}\n",
            "w0" + DATA,
            "w1" + DATA),
        sample(
            "an array",
            "[{\"node\": \"w0\", \"status\": %j},\n {\"node\": \"w1\", \"status\": %t}]",
            "w0" + DATA,
            "w1" + DATA),
        sample(
            "one after the other",
            "{\"node\": \"w0\", \"status\": %j} {\"node\": \"w1\", \"status\": %j}\n",
            "w0" + DATA,
            "w1" + DATA),
        sample(
            "a map, as salt prints it",
            "{\n  \"w0\": %t,\n  \"w1\": \"Minion did not return. [No response]\",\n  \"w2\": false\n}\n",
            "w0" + DATA,
            "w1 unreachable: Minion did not return. [No response]",
            "w2 empty: there is no output"),
        sample(
            "a map of results",
            "{\"w0\": {\"rc\": 0, \"stdout\": %t}, \"w1\": {\"rc\": 1, \"stdout\": \"\", \"stderr\": \"error: x\"}}",
            "w0" + DATA,
            "w1 failed with status 1: error: x"),
        sample(
            "another map",
            "{\"name\": \"left-pad\", \"version\": \"1.0.0\"}",
            "file unparsable: no status was found in `{\"name\": \"left-pad\", \"version\": \"1.0.0\"}` ..."),
        sample(
            "noise before it",
            "[WARNING]: x\n{\"node\": \"w0\", \"status\": %j}\nbye\n",
            "w0" + DATA),
        sample("statuses, one a line", "%j\n%j\n", "file" + DATA, "file" + DATA),
        sample(
            "a status beside other things",
            "{\"node\": \"w0\", \"deployments\": [], \"transaction\": null}",
            "w0 0 deployments"),
        sample(
            "lines of output",
            "{\"changed\": true, \"stdout_lines\": [\"State: idle\", \"Deployments:\", \"* fedora:x\", \"  Version: 41.1 (2022-01-01T00:00:00Z)\", \"  LayeredPackages: htop\"]}",
            "file" + DATA),
        sample(
            "a loop's results",
            "{\"results\": [{\"rc\": 0, \"stdout\": %t}, {\"rc\": 0, \"stdout\": %t}]}",
            "file" + DATA,
            "file" + DATA),
        sample(
            "many tasks of a callback",
            "{\"stats\": {}, \"plays\": [{\"play\": {}, \"tasks\": [\n"
                + "{\"hosts\": {\"w0\": {\"changed\": false, \"msg\": \"ok\"}, \"w1\": {\"unreachable\": true, \"msg\": \"no\"}}, \"task\": {}},\n"
                + "{\"hosts\": {\"w0\": {\"rc\": 0, \"stdout\": %t}}}]}, {\"tasks\": []}], \"custom_stats\": {\"w9\": %j}}",
            "w0" + DATA,
            "w1 unreachable: no"),
        sample(
            "cut in a line",
            "{\"node\": \"w0\", \"status\": %j}\n{\"node\": \"w1\", \"status\": \"State: idle\\nDepl",
            "w0" + DATA,
            "w1 cut off: the JSON ends in the middle"),
        sample(
            "broken in a line",
            "{\"node\": \"w0\", \"status\": }\n{\"node\": \"w1\", \"status\": %j}\n",
            "w0 unparsable: the JSON is broken: Unexpected character ('}' (code 125)): expected a value",
            "w1" + DATA),
        sample(
            "a status that is cut",
            "{\n \"deployments\": [\n  {\n   \"osname\": \"f\",\n",
            "file cut off: unexpected end of input, expected a key in double quotes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void isCutIntoNodes(String what, String text, List<String> expected) {
    Seen seen = Seen.of("file.json", text);
    assertThat(seen.lines()).containsExactlyElementsOf(expected);
    long nameless = expected.stream().filter(("file" + DATA)::equals).count();
    if (nameless > 1) {
      assertThat(seen.messages())
          .singleElement()
          .asString()
          .contains(nameless + " captures stand in this input, and nothing names their nodes");
    } else {
      assertThat(seen.messages()).isEmpty();
    }
  }

  /** A text in a string is as whole as in a file of its own. */
  @Test
  void aStringIsWhole() {
    Seen seen = Seen.of("-", fill("{\"node\": \"w0\", \"status\": %t}"));
    assertThat(seen.nodes().get(0).reading().problems()).isEmpty();
    assertThat(seen.nodes().get(0).source()).hasToString("-#status");
  }

  @Test
  void aMapThatBreaksOffGivesWhatIsWhole() {
    String map = fill("{\n\"w0\": %j,\n\"w1\": %j,\n\"w2\": {\"deployments\": [\n");
    Seen seen = Seen.of("map.json", map);
    assertThat(seen.lines())
        .containsExactly("w0" + DATA, "w1" + DATA, "w2 cut off: the JSON ends in the middle");
    assertThat(seen.messages())
        .singleElement()
        .asString()
        .contains("what was read before is given");
  }

  @Test
  void aCallbackThatBreaksOffNamesTheHost() {
    String run = fill(
        "{\"plays\": [{\"tasks\": [{\"hosts\": {\n\"w0\": {\"stdout\": %t},\n\"w1\": {\"stdout\": \"Sta");
    Seen seen = Seen.of("run.json", run);
    assertThat(seen.lines())
        .containsExactly("w0" + DATA, "w1 cut off: the JSON ends in the middle");
  }

  @Test
  void largeMapsStream() {
    String map = IntStream.range(0, 3000)
        .mapToObj(i -> "\"w" + i + "\": " + (i % 2 == 0 ? JSON : TEXT))
        .collect(Collectors.joining(",", "{", "}"));
    for (String text : List.of(map, map.replace(",\"w", ",\n\"w"))) {
      Seen seen = Seen.of("map.json", text);
      assertThat(seen.messages()).isEmpty();
      assertThat(seen.lines()).hasSize(3000).contains("w2999" + DATA);
    }
  }

  @Test
  void poolsBesideTheStatus() {
    Seen seen = Seen.of("-", fill("{\"node\": \"w0\", \"pool\": \"infra\", \"status\": %j}"));
    assertThat(seen.nodes().get(0).pools()).containsExactly("infra");
  }

  /** What {@code parse} wrote of a folder names its nodes as the folder did. */
  @Test
  void ourOwnJson() {
    String lines = Stream.of("fleet/w0.txt", "fleet/w1.txt")
        .map(name -> Seen.of(name, fill("%j")).nodes().get(0).reading())
        .map(CaptureJson.COMPACT::write)
        .collect(Collectors.joining("\n"));
    assertThat(Seen.of("parsed.jsonl", lines).lines()).containsExactly("w0" + DATA, "w1" + DATA);
  }

  @Test
  void placesOfProblems() {
    String text = fill(
        "{\"node\": \"w0\", \"status\": %j}\n{\"node\": \"w1\", \"status\": {\"deployments\": 7}}\n");
    NodeCapture broken = Seen.of("f.jsonl", text).nodes().get(1);
    assertThat(broken.reading().problems().get(0).position().line()).isEqualTo(2);
    assertThat(broken.reading().problems().get(0).position().column()).isEqualTo(42);
  }
}
