// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.diff.NotShown.Side;
import io.github.ostreedrift.model.Capture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which deployments there are, and which of them is which one of the other capture. */
class DeploymentsTest {

  /** A host by the versions of its deployments; {@code *} marks the booted one. */
  private static Capture host(String versions) {
    List<String> deployments = new ArrayList<>();
    for (String version : versions.strip().split(" ")) {
      String name = version.replace("*", "");
      boolean booted = version.startsWith("*");
      deployments.add(
          "'booted':" + booted + ",'version':'" + name + "','checksum':'" + commit(name) + "'");
    }
    return Captures.host(deployments.toArray(String[]::new));
  }

  private static String commit(String name) {
    return String.format("%064x", name.hashCode());
  }

  private static List<String> deployments(Capture left, Capture right) {
    return StatusDiff.between(left, right).changes().stream()
        .filter(Change.DeploymentChange.class::isInstance)
        .map(change -> change.kind() + " " + change.subject() + " "
            + change.from().orElse("-") + " " + change.to().orElse("-"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      2 *1 0  | *2 1    | pending-became-booted 2 pending booted, booted-became-rollback 1 booted rollback, deployment-removed 0 rollback -
      *2 1    | *1 2    | rollback-became-booted 1 rollback booted, booted-became-rollback 2 booted rollback
      *2 1    | 1 *2    |
      *2 1 0  | *0 2 1  | other-became-booted 0 other booted, booted-became-rollback 2 booted rollback
      *1 0    | *2 1    | booted-became-rollback 1 booted rollback, deployment-removed 0 rollback -, deployment-added 2 - booted
      2 *1    | *2 9    | pending-became-booted 2 pending booted, deployment-removed 1 booted -, deployment-added 9 - rollback
      *1 0    | 2 *1 0  | deployment-added 2 - pending
      *1 0    | *8 0    |
      *1 0    | *8 7    | deployment-removed 0 rollback -, deployment-added 7 - rollback
      1 0     | 2 1     | deployment-removed 0 index 1 -, deployment-added 2 - index 0
      """)
  void tellsWhatBecameOfEach(String left, String right, String changes) {
    List<String> expected = changes == null ? List.of() : List.of(changes.split(", "));
    assertThat(deployments(host(left), host(right))).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void editedDeploymentIsTheSameOne() {
    String same = "'booted':true,'version':'1','checksum':'" + commit("1") + "'";
    Capture left = Captures.host(same + ",'packages':['a']", "'version':'0'");
    Capture right = Captures.host(same, "'version':'0'");
    assertThat(deployments(left, right)).isEmpty();
  }

  @Test
  void hostsThatAssembledTheSameHaveTheSame() {
    String base = "'base-checksum':'" + commit("b") + "','packages':['a'],'version':'1'";
    Capture left = host(base, "1");
    Capture right = host(base, "2");
    assertThat(deployments(left, right)).isEmpty();
  }

  private static Capture host(String base, String own) {
    return Captures.host(
        "'booted':true," + base + ",'checksum':'" + commit(own) + "'",
        "'serial':" + own + "," + base.replace("'1'", "'0'") + ",'checksum':'" + commit(own + "r")
            + "'");
  }

  @Test
  void listThatMayNotBeWholeIsNotCompared() {
    Capture one = host("*1");
    StatusDiff diff = StatusDiff.between(one, host("*1 0"));
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.notShown()).containsExactly(new NotShown("deployments", Side.LEFT));
    Capture booted = Captures.one("""
        State: idle
        BootedDeployment:
        * fedora:f/40
                Version: 1 (2024-05-01T00:00:00Z)
        """);
    assertThat(ListComparison.listsAll(booted)).isFalse();
    assertThat(ListComparison.listsAll(host("*1 0"))).isTrue();
    assertThat(ListComparison.listsAll(Captures.one("* os " + commit("1") + ".0\n")))
        .isTrue();
  }

  @Test
  @Timeout(60)
  void forgedListsEndInTime() {
    List<String> same = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      same.add("'version':'1'");
      different.add("'version':'" + i + "','packages':['" + "p".repeat(i % 50) + i + "']");
    }
    Capture left = Captures.host(same.toArray(String[]::new));
    Capture right = Captures.host(different.toArray(String[]::new));
    long start = System.nanoTime();
    StatusDiff diff = StatusDiff.between(left, right);
    assertThat(StatusDiff.between(right, left)).isEqualTo(diff.mirror());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
