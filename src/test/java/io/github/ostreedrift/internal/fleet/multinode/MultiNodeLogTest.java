// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transcripts beyond the samples. {@code %s} stands for a status. */
class MultiNodeLogTest {
  private static final String STATUS = """
      State: idle
      Deployments:
      * fedora:fedora/x86_64/coreos/stable
                Version: 41.1 (2022-01-01T00:00:00Z)
                 Commit: 1111111111111111111111111111111111111111111111111111111111111111
        LayeredPackages: htop
      """;
  private static final String DATA = " 41.1 [htop]";

  private static Arguments sample(String what, String text, String... expected) {
    return Arguments.of(what, text.replace("%s", STATUS), List.of(expected));
  }

  private static String prefixed(String prefix) {
    return STATUS.lines().map(line -> prefix + line + '\n').collect(Collectors.joining());
  }

  static Stream<Arguments> transcripts() {
    return Stream.of(
        sample(
            "two statuses of one node", "w0 | CHANGED | rc=0 >>\n%s\n%s", "w0" + DATA, "w0" + DATA),
        sample(
            "a bare header",
            "w0 | UNREACHABLE!\nw1 | CHANGED | rc=0 >>\n%s",
            "w1" + DATA,
            "w0 unreachable: UNREACHABLE"),
        sample(
            "results in JSON",
            "w0 | SUCCESS => {\n    \"changed\": true,\n    \"rc\": 0,\n    \"stdout\": \"State: idle\\nDeployments:\\n* fedora:x\\n  Version: 41.1 (2022-01-01T00:00:00Z)\\n  LayeredPackages: htop\"\n}\n"
                + "w1 | FAILED! => {\"changed\": true, \"msg\": \"non-zero return code\", \"rc\": 127, \"stderr\": \"/bin/sh: rpm-ostree: command not found\"}\n",
            "w0" + DATA,
            "w1 command not found: /bin/sh: rpm-ostree: command not found"),
        sample(
            "one line each, in JSON",
            "w0 | CHANGED | rc=0 | (stdout) {\\n  \"deployments\": [{\"osname\": \"f\", \"booted\": true, \"version\": \"41.1\", \"requested-packages\": [\"htop\"], \"packages\": [\"htop\"], \"title\": \"a\\nb\"}]\\n}\n"
                + "w1 | FAILED | rc=126 | (stdout)  (stderr) bash: /usr/bin/rpm-ostree: Permission denied\n",
            "w0" + DATA,
            "w1 permission denied: bash: /usr/bin/rpm-ostree: Permission denied"),
        sample(
            "one node has data and fails elsewhere",
            "w0 | CHANGED | rc=0 >>\n%sw0 | FAILED | rc=1 >>\nuptime: command not found\n",
            "w0" + DATA),
        sample(
            "a folded set of two racks",
            "--------------\nr[1-2]n1 (2)\n--------------\n%s",
            "r1n1" + DATA,
            "r2n1" + DATA),
        sample(
            "exit codes of nodes that said something",
            "---------------\nw[0-1] (2)\n---------------\n%sclush: w[0-1] (2): exited with exit code 1\nclush: w[2-3] (2): command timeout\n",
            "w0" + DATA,
            "w1" + DATA,
            "w2 unreachable: command timeout",
            "w3 unreachable: command timeout"),
        sample(
            "complaints alone",
            "w0: ssh: connect to host w0 port 22: Connection refused\nw1: bash: rpm-ostree: command not found\n",
            "w0 unreachable: ssh: connect to host w0 port 22: Connection refused",
            "w1 command not found: bash: rpm-ostree: command not found"),
        sample(
            "a complaint and an exit code",
            "w2: ssh: connect to host w2 port 22: No route to host\npdsh@bastion: w2: ssh exited with exit code 255\n",
            "w2 unreachable: ssh: connect to host w2 port 22: No route to host"),
        sample(
            "complaints before the first status",
            "$ pdsh -w w[0-1] rpm-ostree status\nw1: ssh: connect to host w1 port 22: No route to host\n"
                + prefixed("core@w0: "),
            "w0" + DATA,
            "w1 unreachable: ssh: connect to host w1 port 22: No route to host"),
        sample("colour around the name", prefixed("\u001b[34mw0:\u001b[0m "), "w0" + DATA),
        sample("indented as a whole", prefixed("    w0: "), "w0" + DATA),
        sample(
            "addresses",
            prefixed("2001:db8::1: ") + prefixed("192.0.2.1: "),
            "2001:db8::1" + DATA,
            "192.0.2.1" + DATA),
        sample(
            "parallel-ssh with errors",
            "[1] 14:26:05 [SUCCESS] core@w0\n%sStderr: Warning: Permanently added 'w0' to the list of known hosts.\n"
                + "[2] 14:26:06 [FAILURE] w1 Exited with error code 127\nStderr: bash: rpm-ostree: command not found\n"
                + "[3] 14:26:07 [FAILURE] w2 Timed out, Killed by signal 9\n",
            "w0" + DATA,
            "w1 command not found: bash: rpm-ostree: command not found",
            "w2 unreachable: Timed out, Killed by signal 9"),
        sample(
            "salt that ends with a remark",
            "w0:\n" + prefixed("    ")
                + "w1:\n    /bin/sh: rpm-ostree: command not found\nERROR: Minions returned with non-zero exit code\n",
            "w0" + DATA,
            "w1 command not found: /bin/sh: rpm-ostree: command not found"),
        sample("salt without any status", "spec:\n    replicas: 3\n%s", "file" + DATA),
        sample(
            "loops of all kinds",
            "== w0 ==\n%s=== node/w1 ===\n%s--- w2 ---\n%s### w3\n%s==> w4.txt <==\n%s\n==> w5\nbash: rpm-ostree: command not found\n",
            "w0" + DATA,
            "w1" + DATA,
            "w2" + DATA,
            "w3" + DATA,
            "w4" + DATA,
            "w5 command not found: bash: rpm-ostree: command not found"),
        sample(
            "a headline is no node",
            "## Upgrade\n\nFirst look at the status:\n\n%s",
            "file" + DATA),
        sample(
            "a debug pod without dots",
            "==> node/w0.example.com\nStarting pod/w0examplecom-debug ...\n%s\nRemoving debug pod ...\n",
            "w0.example.com" + DATA),
        sample(
            "a debug pod of newer clients",
            "Temporary namespace openshift-debug-x is created for debugging node...\nStarting pod/w0-debug-x7k2p ...\nTo use host binaries, run `chroot /host`\n%s\nRemoving debug pod ...\n",
            "w0" + DATA),
        sample(
            "a debug pod that never came",
            "$ oc debug node/w7 -- chroot /host rpm-ostree status\nerror: unable to create the debug pod \"w7-debug\" on node \"w7\": timed out waiting for the condition\n",
            "w7 unreachable: error: unable to create the debug pod \"w7-debug\" on node \"w7\": timed out waiting for the condition"),
        sample(
            "a command without chatter",
            "$ oc debug node/w0 -- chroot /host rpm-ostree status\n%s$ oc debug node/w1 -- chroot /host cat /etc/os-release\nNAME=x\n",
            "w0" + DATA),
        sample(
            "a pod with nothing to say",
            "Starting pod/w0-debug ...\nTo use host binaries, run `chroot /host`\n\nRemoving debug pod ...\n",
            "w0 empty: there is no output"),
        sample(
            "labels",
            "[w0 - [node-role.kubernetes.io/worker]]:\n$ rpm-ostree status\n%s\n[w1 - []]:\n$ rpm-ostree status\n",
            "w0" + DATA,
            "w1 unparsable: no status was found in `$ rpm-ostree status` ..."),
        sample("names are data", "<b>\u001b[31mw</b> | CHANGED | rc=0 >>\n%s", "<b>w</b>" + DATA));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transcripts")
  void isCutIntoNodes(String what, String text, List<String> expected) {
    Seen seen = Seen.of("file.txt", text);
    assertThat(seen.lines()).containsExactlyElementsOf(expected);
    assertThat(seen.messages()).isEmpty();
  }

  @Test
  void problemsHaveTheirPlaceInTheInput() {
    String text = "w0 | CHANGED | rc=0 >>\n" + STATUS + "w1 | CHANGED | rc=0 >>\n"
        + STATUS.replace("Commit:", "Kommit:");
    NodeCapture second = Seen.of("run.txt", text).nodes().get(1);
    assertThat(second.source().line()).isEqualTo(9);
    assertThat(second.reading().line()).isEqualTo(9);
    assertThat(second.reading().input()).isEqualTo("run.txt");
    assertThat(second.reading().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.position().line()).isEqualTo(13));
  }

  @Test
  void problemsOfInterleavedLinesHaveTheirPlaceToo() {
    StringBuilder text = new StringBuilder();
    STATUS
        .replace("Commit:", "Kommit:")
        .lines()
        .forEach(line ->
            text.append("w0: ").append(line).append("\nw1: ").append(line).append('\n'));
    assertThat(Seen.of("-", text.toString()).nodes())
        .hasSize(2)
        .allSatisfy(node ->
            assertThat(node.reading().problems().get(0).position().line()).isEqualTo(9));
  }

  @Test
  void aTranscriptThatBreaksOffSaysSo() {
    String text =
        "w0 | CHANGED | rc=0 >>\n" + STATUS + "w1 | CHANGED | rc=0 >>\n" + STATUS.stripTrailing();
    List<NodeCapture> nodes = Seen.of("-", text).nodes();
    assertThat(nodes.get(0).reading().problems()).isEmpty();
    assertThat(nodes.get(1).reading().problems())
        .singleElement()
        .asString()
        .contains("ends in the middle");
  }

  @Test
  void standardInputHasNoName() {
    assertThat(Seen.of("-", STATUS).lines()).containsExactly("?" + DATA);
    assertThat(Seen.of("-", "").lines()).containsExactly("? empty: there is no output");
  }

  /** Read where it lies: it is not ours to copy. */
  @Test
  void sixNodesOfTheMachineConfigOperator() throws IOException {
    Path sample = Path.of("../shared/corpus/real/247-mco-six-nodes.txt");
    assumeTrue(Files.exists(sample));
    Seen seen = Seen.of(sample);
    assertThat(seen.nodes().stream()
            .map(node -> node.node().orElse("?") + ' ' + node.pool().orElse("?")))
        .containsExactly(
            "ip-10-0-99-143.ec2.internal worker",
            "ip-10-0-99-75.ec2.internal worker",
            "ip-10-0-91-145.ec2.internal master",
            "ip-10-0-96-30.ec2.internal master",
            "ip-10-0-9-62.ec2.internal worker",
            "ip-10-0-94-4.ec2.internal master");
    assertThat(seen.lines()).allMatch(line -> line.endsWith(" 416.94 []"));
    Seen ansible = Seen.of(Path.of("../shared/corpus/real/228-ansible-three-hosts.txt"));
    assertThat(ansible.lines())
        .containsExactly("192.0.2.44 25.42 []", "198.51.100.138 25.42 []", "203.0.113.81 25.42 []");
  }

  @Test
  void limits() {
    String text = "w0 | CHANGED | rc=0 >>\n" + STATUS + "w1 | CHANGED | rc=0 >>\n" + STATUS
        + prefixed("w2: ");
    assertThat(Seen.of("-", text, FleetOptions.DEFAULT.withMaxBodyLength(100)).messages())
        .hasSize(2)
        .allMatch(message -> message.contains("(limit max-body-length)"));
    assertThat(Seen.of("-", prefixed("w2: "), FleetOptions.DEFAULT.withMaxHeldLength(300))
            .messages())
        .singleElement()
        .asString()
        .contains("(limit max-held-length)");
    ReadOptions read = ReadOptions.DEFAULT;
    assertThat(Seen.of(
                "-",
                text,
                FleetOptions.DEFAULT.withRead(
                    read.withLimits(read.limits().withMaxInputBytes(200))))
            .messages())
        .singleElement()
        .asString()
        .contains("(limit max-input-bytes)");
    assertThat(Seen.of(
                "-",
                text,
                FleetOptions.DEFAULT.withRead(read.withLimits(read.limits().withMaxCaptures(1))))
            .messages())
        .singleElement()
        .asString()
        .contains("(limit max-captures)");
    assertThat(Seen.of(
                "-",
                text,
                FleetOptions.DEFAULT.withRead(read.withLimits(read.limits().withMaxLineLength(60))))
            .messages())
        .allMatch(message -> message.contains("(limit max-line-length)"))
        .isNotEmpty();
  }
}
