// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.Audit;
import io.github.ostreedrift.audit.AuditOptions;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Fleet;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the outputs of several nodes stand in one file, their names are found, whatever the tool. */
class NodeNameTest {
  private static final String NAME = "NODE";
  private static final Map<String, Layout> LAYOUTS = layouts();

  @TempDir
  private Path folder;

  /** How the output of one node stands among others. */
  private interface Layout {
    String of(String node, String text);
  }

  /** A line above the output, with the node's name in it. */
  private static Layout header(String line) {
    return (node, text) -> line.replace(NAME, node) + '\n' + text + '\n';
  }

  /** Something in front of each line, with the node's name in it. */
  private static Layout prefix(String prefix) {
    return (node, text) -> each(text, line -> prefix.replace(NAME, node) + line);
  }

  private static String each(String text, UnaryOperator<String> change) {
    return text.lines().map(line -> change.apply(line) + '\n').collect(Collectors.joining());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String list(String text, String separator) {
    return text.lines().map(NodeNameTest::quoted).collect(Collectors.joining("," + separator));
  }

  private static Map<String, Layout> layouts() {
    Map<String, Layout> layouts = new LinkedHashMap<>();
    for (String line : List.of(
        "Node: NODE",
        "node/NODE",
        "node=NODE",
        "NODE",
        "NODE:",
        "# NODE",
        "## NODE",
        ">>> NODE",
        "<NODE>",
        "[NODE]",
        "=== NODE ===",
        "--- NODE ---",
        "***** NODE *****",
        "Server NODE",
        "Checking node NODE...",
        "Connecting to NODE ...",
        "Output from NODE:",
        "Status of NODE at Fri Nov 22 10:00:00 UTC 2024",
        "NODE,rpm-ostree status",
        "$ ssh core@NODE rpm-ostree status",
        "+ ssh core@NODE rpm-ostree status",
        "$ hostname\nNODE\n$ rpm-ostree status",
        "   Static hostname: NODE\n         Icon name: computer-vm\n",
        "Warning: Permanently added 'NODE' (ED25519) to the list of known hosts.",
        "NODE | CHANGED | rc=0 >>")) {
      layouts.put(line, header(line));
    }
    for (String line : List.of(
        "NODE: ",
        "NODE\t",
        "NODE ",
        "NODE | ",
        "NODE  | ",
        "[NODE] ",
        "[NODE] out: ",
        "Nov 22 10:00:00 NODE rpm-ostree-status[1234]: ",
        "Nov 22 10:00:00.123456 NODE machine-config-daemon[1234]: ",
        "2024-11-22T10:00:00+0000 NODE rpm-ostree[12]: ",
        "<30>Nov 22 10:00:00 NODE status[77]: ")) {
      layouts.put(line + "...", prefix(line));
    }
    layouts.put(
        "prompt",
        (node, text) ->
            "[core@" + node + " ~]$ rpm-ostree status\n" + text + "[core@" + node + " ~]$ exit\n");
    layouts.put(
        "root's prompt",
        (node, text) ->
            "root@" + node + ":~# rpm-ostree status\n" + text + "root@" + node + ":~# exit\n");
    layouts.put(
        "login",
        (node, text) -> "Last login: Fri Nov 22 10:00:00 2024 from 192.0.2.1\n[core@" + node
            + " ~]$ sudo rpm-ostree status\n" + text + "[core@" + node
            + " ~]$ logout\nConnection to " + node + " closed.\n");
    layouts.put(
        "begin and end",
        (node, text) -> "### BEGIN " + node + " ###\n" + text + "### END " + node + " ###\n");
    layouts.put("Markdown", (node, text) -> "### " + node + "\n\n```\n" + text + "```\n\n");
    layouts.put("YAML", (node, text) -> node + ": |\n" + each(text, line -> "  " + line));
    layouts.put(
        "YAML list",
        (node, text) -> "- host: " + node + "\n  output: |\n" + each(text, line -> "    " + line));
    layouts.put("salt", (node, text) -> node + ":\n" + each(text, line -> "    " + line));
    layouts.put(
        "playbook",
        (node, text) -> "changed: [" + node + "] => {\"changed\": true, \"rc\": 0, \"stdout\": "
            + quoted(text.stripTrailing()) + ", \"stdout_lines\": [" + list(text, " ") + "]}\n");
    layouts.put(
        "playbook in YAML",
        (node, text) -> "changed: [" + node
            + "] => \n  changed: true\n  rc: 0\n  stderr_lines: <omitted>\n  stdout: |-\n"
            + each(text, line -> "    " + line) + "  stdout_lines: <omitted>\n");
    layouts.put(
        "debug of a message",
        (node, text) -> "ok: [" + node + "] => {\n    \"msg\": " + quoted(text) + "\n}\n");
    layouts.put(
        "debug of lines",
        (node, text) -> "ok: [" + node + "] => {\n    \"out.stdout_lines\": [\n        "
            + list(text, "\n        ") + "\n    ]\n}\n");
    layouts.put(
        "debug of an output",
        (node, text) -> "ok: [" + node + "] => {\n    \"out.stdout\": " + quoted(text) + "\n}\n");
    layouts.put(
        "journal in JSON",
        (node, text) -> each(
            text,
            line -> "{\"_HOSTNAME\": \"" + node
                + "\", \"SYSLOG_IDENTIFIER\": \"status\", \"_PID\": \"1234\", \"MESSAGE\": "
                + quoted(line) + "}"));
    layouts.put(
        "JSON Lines",
        (node, text) -> "{\"node\": \"" + node + "\", \"status\": " + quoted(text) + "}\n");
    return layouts;
  }

  static Set<String> names() {
    return LAYOUTS.keySet();
  }

  /** States that can be told apart, one booted deployment each. */
  private static List<String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    for (Path file :
        TestData.files(TestData.ROOT.resolve("rpm-ostree/v2026.2"), ".*\\.plain\\.utf8\\.txt")) {
      String text = TestData.text(file);
      AuditResult alone = audit(text, "alone");
      if (!text.contains("LiveCommit")
          && alone.pools().size() == 1
          && alone.noData().isEmpty()
          && alone.findings().isEmpty()) {
        states.putIfAbsent(alone.pools().get(0).groups().get(0).fingerprint(), text);
      }
    }
    return List.copyOf(states.values());
  }

  private static AuditResult audit(String text, String input) {
    Fleet fleet = new Fleet();
    Seen seen = Seen.of(input, text);
    assertThat(seen.problems())
        .filteredOn(problem -> problem.problem().isError())
        .as(text)
        .isEmpty();
    seen.nodes().forEach(fleet::add);
    return Audit.of(fleet, AuditOptions.at(Instant.EPOCH));
  }

  private static Set<Set<String>> groups(AuditResult result) {
    return result.pools().stream()
        .flatMap(pool -> pool.groups().stream())
        .map(group -> Set.copyOf(group.nodes()))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNodeUnderItsName(String layout) {
    long seed = TestData.seed(NodeNameTest.class);
    Random random = new Random(seed);
    List<String> states = states();
    assertThat(states).hasSizeGreaterThan(4);
    for (int round = 0; round < 4; round++) {
      int count = 2 + random.nextInt(4);
      List<String> names = new ArrayList<>(IntStream.range(0, 9)
          .mapToObj(
              random.nextBoolean()
                  ? i -> "worker-" + i
                  : i -> "ip-10-0-" + (20 + i) + "-12.example.internal")
          .toList());
      Collections.shuffle(names, random);
      Map<String, Set<String>> expected = new LinkedHashMap<>();
      StringBuilder file = new StringBuilder();
      for (String name : names.subList(0, count)) {
        String state = states.get(round == 0 ? 0 : random.nextInt(states.size()));
        expected.computeIfAbsent(state, any -> new LinkedHashSet<>()).add(name);
        file.append(LAYOUTS.get(layout).of(name, state));
      }
      AuditResult result = audit(file.toString(), "fleet");
      assertThat(result.noData()).as("seed " + seed + "\n" + file).isEmpty();
      assertThat(groups(result))
          .as("seed " + seed + "\n" + file)
          .isEqualTo(Set.copyOf(expected.values()));
    }
  }

  @Test
  void theNodeThatSaysNothingIsNotForgotten() {
    List<String> states = states();
    String file = "Node: worker-0\n" + states.get(0) + "\nNode: worker-1\n"
        + "bash: rpm-ostree: command not found\nNode: worker-2\n" + states.get(0);
    AuditResult result = audit(file, "fleet");
    assertThat(groups(result)).isEqualTo(Set.of(Set.of("worker-0", "worker-2")));
    assertThat(result.noData())
        .extracting(AuditResult.NoData::node, AuditResult.NoData::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(
            "worker-1", "command not found: bash: rpm-ostree: command not found"));
  }

  @Test
  void packagesThatAreInstalledAreNoNodes() {
    List<String> states = states();
    String file = "$ sudo rpm-ostree install htop\n$ rpm-ostree status\n" + states.get(0)
        + "$ sudo rpm-ostree install vim\n$ rpm-ostree status\n" + states.get(0);
    AuditResult result = audit(file, "worker-0.txt");
    assertThat(groups(result)).isEqualTo(Set.of(Set.of("worker-0")));
  }

  @Test
  void capturesBelowEachOtherAreAHistory() {
    List<String> states = states();
    String file = "[core@worker-0 ~]$ rpm-ostree status\n" + states.get(0)
        + "[core@worker-0 ~]$ rpm-ostree status\n" + states.get(1);
    AuditResult result = audit(file, "worker-0.txt");
    assertThat(result.findings()).isEmpty();
    assertThat(groups(result)).isEqualTo(groups(audit(states.get(1), "worker-0.txt")));
    assertThat(result.pools().get(0).groups().get(0).fingerprint())
        .isEqualTo(audit(states.get(1), "x").pools().get(0).groups().get(0).fingerprint());
  }

  @Test
  void capturesThatNothingNamesAreNotMergedInSilence() {
    List<String> states = states();
    Seen seen = Seen.of("fleet", states.get(0) + '\n' + states.get(1));
    assertThat(seen.messages()).singleElement().asString().contains("nothing names their nodes");
    assertThat(seen.problems().get(0).problem().isError()).isTrue();
    Seen equal = Seen.of("fleet", states.get(0) + '\n' + states.get(0));
    assertThat(equal.problems())
        .singleElement()
        .extracting(problem -> problem.problem().severity())
        .isEqualTo(Problem.Severity.WARNING);
  }

  @Test
  void jsonOfTwoNodesIsNotMergedInSilence() {
    Path folder = TestData.ROOT.resolve("rpm-ostree/v2026.2");
    List<Path> files = TestData.files(folder, "\\d+\\.json");
    Seen two = Seen.of("fleet", TestData.text(files.get(0)) + TestData.text(files.get(1)));
    assertThat(two.messages()).singleElement().asString().contains("which they can't be");
    assertThat(two.problems().get(0).problem().isError()).isTrue();
    assertThat(two.nodes()).hasSize(2).allMatch(node -> node.earlier().isEmpty());
  }

  @Test
  void theFormsOfOneMomentStandSideBySide() {
    Path folder = TestData.ROOT.resolve("rpm-ostree/v2026.2");
    Path json = TestData.files(folder, "\\d+\\.json").get(0);
    String name = String.valueOf(json.getFileName()).replace(".json", ".plain.utf8.txt");
    Seen both = Seen.of("worker-0", TestData.text(json) + TestData.text(folder.resolve(name)));
    assertThat(both.nodes()).hasSize(2);
    assertThat(both.problems()).isEmpty();
  }

  @Test
  void mustGather() throws IOException {
    List<String> states = states();
    Path pods = folder.resolve(
        "must-gather.local.1/quay-io-release/namespaces/openshift-machine-config-operator/pods");
    List<Capture> expected = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String pod = "machine-config-daemon-" + (char) ('a' + i) + "bcde";
      String state = states.get(i == 2 ? 1 : 0);
      expected.addAll(OstreeDrift.read(state).stream()
          .flatMap(reading -> reading.capture().stream())
          .toList());
      Path logs = Files.createDirectories(
          pods.resolve(pod).resolve("machine-config-daemon/machine-config-daemon/logs"));
      String time = "2020-07-22T08:59:48.000000000Z ";
      String message = "I0722 08:59:47.489287    3820 ";
      String lines = time + message + "start.go:74] Version: v4.4.0\n"
          + (i == 1
              ? ""
              : time + message + "update.go:1] Starting to manage node: compute-" + i + "\n")
          + time + message + "rpm-ostree.go:366] Running captured: rpm-ostree status\n"
          + time + message + "daemon.go:778] "
          + each(state, line -> time + line).substring(time.length())
          + time + message + "rpm-ostree.go:366] Running captured: journalctl --list-boots\n";
      Files.writeString(logs.resolve("current.log"), lines);
      Files.writeString(
          pods.resolve(pod).resolve(pod + ".yaml"),
          "apiVersion: v1\nkind: Pod\nspec:\n  nodeName: compute-" + i + "\n");
    }
    Files.writeString(folder.resolve("must-gather.local.1/version"), "openshift/must-gather\n");
    Seen seen = Seen.of(folder.resolve("must-gather.local.1/quay-io-release"));
    assertThat(seen.messages()).isEmpty();
    assertThat(seen.nodes())
        .extracting(node -> node.node().orElse("?"))
        .containsExactly("compute-0", "compute-1", "compute-2");
    assertThat(seen.nodes()).extracting(node -> node.capture().orElseThrow()).isEqualTo(expected);
    Seen whole = Seen.of(folder);
    assertThat(whole.nodes())
        .filteredOn(node -> node.noData().isEmpty())
        .extracting(node -> node.node().orElse("?"))
        .containsExactly("compute-0", "compute-1", "compute-2");
  }
}
