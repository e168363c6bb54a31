// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InventoryTest {
  static Stream<Arguments> inventories() {
    return Stream.of(
        Arguments.of("csv", "node,pool\nw0,worker\nm0,master\n", "{w0=[worker], m0=[master]}"),
        Arguments.of(
            "without a head", "w0,worker\n\n# a comment\nm0,master", "{w0=[worker], m0=[master]}"),
        Arguments.of("other columns", "zone,host,role\na,w0,worker\n", "{w0=[worker]}"),
        Arguments.of("quoted", "\"w0\",\"infra,worker\"\r\n", "{w0=[infra, worker]}"),
        Arguments.of("names alone", "w0\nw1\n", "{w0=[], w1=[]}"),
        Arguments.of("semicolons", "node;pool\nw0;worker\n", "{w0=[worker]}"),
        Arguments.of(
            "oc get nodes",
            "$ oc get nodes\nNAME   STATUS                     ROLES                  AGE   VERSION\n"
                + "w0     Ready                      worker                 11h   v1.23.5\n"
                + "w1     Ready,SchedulingDisabled   infra,worker           11h   v1.23.5\n"
                + "w2     NotReady                   <none>                 11h   v1.23.5\n"
                + "m0     Ready                      control-plane,master   11h   v1.23.5\n",
            "{w0=[worker], w1=[infra, worker], w2=[], m0=[control-plane, master]}"),
        Arguments.of(
            "as pasted",
            "# NAME STATUS ROLES AGE VERSION\n# w0.x.internal Ready worker 11h v1.23.5+012e945\n",
            "{w0.x.internal=[worker]}"),
        Arguments.of("without headers", "w0   Ready   worker   11h   v1\n", "{w0=[worker]}"),
        Arguments.of("oc get nodes -o json", """
            {"apiVersion": "v1", "kind": "List", "items": [
              {"kind": "Node", "metadata": {"name": "w0", "labels": {
                "node-role.kubernetes.io/worker": "", "kubernetes.io/os": "linux"}}},
              {"kind": "Node", "metadata": {"labels": {
                "node-role.kubernetes.io/master": "", "node-role.kubernetes.io/control-plane": ""}, "name": "m0"}}]}
            """, "{w0=[worker], m0=[master, control-plane]}"),
        Arguments.of(
            "one node",
            "{\"kind\":\"Node\",\"metadata\":{\"name\":\"w0\",\"labels\":{\"node-role.kubernetes.io/worker\":\"\"}}}",
            "{w0=[worker]}"),
        Arguments.of(
            "ansible-inventory --list", """
            {"_meta": {"hostvars": {"w0": {"ansible_host": "10.0.0.1"}, "lone": {}}},
             "all": {"children": ["ungrouped", "workers", "masters"]},
             "workers": {"hosts": ["w0", "w1"]}, "masters": {"hosts": ["m0"]},
             "ungrouped": {"hosts": ["lone"]}}
            """, "{w0=[workers], lone=[], w1=[workers], m0=[masters]}"),
        Arguments.of(
            "a map",
            "{\"w0\": \"worker\", \"w1\": \"infra,worker\"}",
            "{w0=[worker], w1=[infra, worker]}"),
        Arguments.of(
            "a list",
            "[{\"node\": \"w0\", \"pool\": \"worker\"}, {\"host\": \"w1\"}]",
            "{w0=[worker], w1=[]}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inventories")
  void isRead(String name, String text, String expected) {
    Inventory inventory = Inventory.parse(text);
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.nodes()).hasToString(expected);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("", 1, 1, "no node was found"),
        Arguments.of(
            "node,pool\nw0,worker\nsome prose, here\n", 3, 1, "expected the name of a node"),
        Arguments.of("node,pool\n,worker\n", 2, 1, "expected the name of a node"),
        Arguments.of("w0,\"worker\n", 1, 4, "a quoted cell"),
        Arguments.of(
            "NAME STATUS ROLES\nw0 Ready worker\n  w1\n", 3, 3, "expected a node with its status"),
        Arguments.of("[workers]\nw0\nw1\n", 1, 1, "ansible-inventory --list"),
        Arguments.of("{\"workers\": {\"hosts\": [\"w0\",\n ]}}", 2, 2, "no JSON from here on"),
        Arguments.of("{\"items\": [\n{\"metadata\": {}}]}", 2, 1, "a node without a name"),
        Arguments.of("{\"w0\": 7}", 1, 8, "expected the pool of `w0`"),
        Arguments.of("[{\"node\": \"w0\"}, 1]", 1, 18, "expected an object"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsHaveTheirPlace(String text, int line, int column, String message) {
    assertThat(Inventory.parse(text).problems()).first().satisfies(problem -> {
      assertThat(problem.message()).contains(message);
      assertThat(problem.position().line()).isEqualTo(line);
      assertThat(problem.position().column()).isEqualTo(column);
    });
  }

  @Test
  void fullNamesAndShortOnes() {
    Inventory inventory =
        Inventory.parse("w0\nw1.a.com\nw1.b.com\nip-10-0-1-2.ec2.internal\n10.0.0.1\nW5.x\n");
    assertThat(inventory.find("w0.example.com")).contains("w0");
    assertThat(inventory.find("w1.a.com")).contains("w1.a.com");
    assertThat(inventory.find("w1")).isEmpty();
    assertThat(inventory.find("ip-10-0-1-2ec2internal")).contains("ip-10-0-1-2.ec2.internal");
    assertThat(inventory.find("10.0.0.2")).isEmpty();
    assertThat(inventory.find("w5.X")).contains("W5.x");
    assertThat(inventory.find("nobody")).isEmpty();
  }

  @Test
  void nodesOfTheWalkthrough() throws IOException {
    Path sample = Path.of("../shared/seed/05-oc-get-node.txt");
    assumeTrue(Files.exists(sample));
    Inventory inventory = Inventory.read(sample);
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.nodes().values())
        .containsExactly(
            List.of("master"),
            List.of("worker"),
            List.of("master"),
            List.of("worker"),
            List.of("master"),
            List.of("worker"));
  }

  /** Two machines of one short name must not become one. */
  @Test
  void twoCandidatesAreNone() {
    Inventory inventory = Inventory.parse("w0\nw1\n");
    assertThat(inventory.match(List.of("w0.a.com", "w0.b.com", "w1.a.com")))
        .isEqualTo(Map.of("w1.a.com", "w1"));
    assertThat(inventory.match(List.of("w0", "w0.b.com"))).isEqualTo(Map.of("w0", "w0"));
  }

  @Test
  void onePoolOfSeveral() {
    assertThat(Inventory.pool(List.of("control-plane", "master"))).contains("master");
    assertThat(Inventory.pool(List.of("worker", "infra"))).contains("infra");
    assertThat(Inventory.pool(List.of("worker", "control-plane"))).contains("control-plane");
    assertThat(Inventory.pool(List.of("worker"))).contains("worker");
    assertThat(Inventory.pool(List.of())).isEmpty();
  }
}
