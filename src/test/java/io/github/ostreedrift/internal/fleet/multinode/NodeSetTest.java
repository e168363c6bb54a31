// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSetTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          worker-0                  | worker-0
          worker-[0,3-9]            | worker-0 worker-3 worker-4 worker-5 worker-6 worker-7 worker-8 worker-9
          node[01-03,10]            | node01 node02 node03 node10
          node[8-11]                | node8 node9 node10 node11
          node[08-11]               | node08 node09 node10 node11
          node[098-101]             | node098 node099 node100 node101
          node[0-8/4]               | node0 node4 node8
          rack[1-2]n[1-3]           | rack1n1 rack1n2 rack1n3 rack2n1 rack2n2 rack2n3
          n[1-2].example.com,m1     | n1.example.com n2.example.com m1
          a,b,a                     | a b
          [1-3]                     | 1 2 3
          n[1-4]!n[2-3]             | n1 n4
          n[1-4]&n[3-9]             | n3 n4
          n[1-3]^n[2-4]             | n1 n4
          n[1-4],m[1-2]!n1          | n2 n3 n4 m1 m2
          ip-10-0-[1-2]-[01-02].ec2 | ip-10-0-1-01.ec2 ip-10-0-1-02.ec2 ip-10-0-2-01.ec2 ip-10-0-2-02.ec2
          """)
  void expands(String set, String names) throws NodeSet.TooManyException {
    assertThat(NodeSet.expand(set, 100)).containsExactly(names.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n[",
        "n]",
        "n[1",
        "n[[1-2]]",
        "n[a-b]",
        "n[3-1]",
        "n[1-2/0]",
        "n[]",
        "n[1-]",
        "n[1,,2]",
        ",",
        "a,,b",
        "[fe80::1]",
        "n[1-99999999999999999999]"
      })
  void whatIsNoSetStandsForItself(String word) throws NodeSet.TooManyException {
    assertThat(NodeSet.expand(word, 100)).containsExactly(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n[1-101]",
        "n[1-1000000000]",
        "n[1-100][1-100][1-100][1-100]",
        "n[1-60],m[1-60]",
        "n[1-60,1-60]",
        "n[000000000000001-999999999999999]"
      })
  void noMoreThanTheLimit(String set) {
    assertThatThrownBy(() -> NodeSet.expand(set, 100))
        .isInstanceOf(NodeSet.TooManyException.class)
        .hasMessageContaining("(limit max-node-names)");
  }

  @Test
  void tooManyNodesAreOneThatSaysSo() {
    String text = """
        ----------------
        n[1-1000]
        ----------------
        State: idle
        Deployments:
        * fedora:x
                  Version: 1 (2022-01-01T00:00:00Z)
        """;
    Seen seen = Seen.of("-", text, FleetOptions.DEFAULT.withMaxNodeNames(999));
    assertThat(seen.messages()).singleElement().asString().contains("(limit max-node-names)");
    assertThat(Seen.of("-", text).nodes()).hasSize(1000);
  }
}
