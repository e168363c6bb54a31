// SPDX-License-Identifier: Apache-2.0
package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Group;
import io.github.ostreedrift.audit.AuditResult.NoData;
import io.github.ostreedrift.audit.AuditResult.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyAuditTest {
  private static final int NODES = 10_000;
  private static final String STATUS = """
      State: idle
      Deployments:
      * ostree-unverified-registry:quay.io/fedora/fedora-coreos:stable
                         Digest: sha256:b61d7a4f20ce0dfb38d6ee14b5b5810d4c95f0f2a98a9afa416dd61a5392e09a
                        Version: 41.20250302.3.2 (2025-03-18T17:02:54Z)
                         Commit: 7f31c2d90b4ed1ad3bb35c4ae55d5c0b5e3f2a0f5d1b9a9c0e4f6d7a8b9c0d1e
                      StateRoot: fedora-coreos
                LayeredPackages: htop tailscale
      """;

  @TempDir
  Path folder;

  @Test
  void findsTheFewThatDiffer() throws IOException {
    for (int node = 0; node < NODES; node++) {
      Files.writeString(folder.resolve("node-%05d.txt".formatted(node)), status(node));
    }

    AuditResult result = NightlyAudit.of(folder);

    assertThat(result.nodes()).isEqualTo(NODES);
    assertThat(result.isClean()).isFalse();
    Pool pool = result.pools().get(0);
    assertThat(result.pools()).hasSize(1);
    assertThat(pool.nodes()).isEqualTo(NODES - 1);
    assertThat(pool.outliers()).hasSize(5);
    assertThat(pool.undecided()).isEmpty();
    assertThat(pool.groups().get(0).nodes()).hasSize(NODES - 6);
    assertThat(pool.groups().stream().skip(1).map(Group::nodes))
        .extracting(nodes -> String.join(" ", nodes))
        .containsExactlyInAnyOrder("node-00017 node-05017", "node-09998", "node-00000 node-00001");
    assertThat(result.noData()).extracting(NoData::node).containsExactly("node-04711");
    assertThat(OstreeDrift.explain(result))
        .contains("node-09998  version: 41.20250302.3.2 → 41.20250117.3.0");
    assertThat(OstreeDrift.toJson(result)).contains("\"nodes\": 10000");
  }

  /** The state of a node, in one of several forms. */
  private static String status(int node) {
    String status = node % 2 == 0 ? STATUS : STATUS.replace("* ", "● ");
    return switch (node) {
      case 0, 1 -> status + "           RemovedBasePackages: zincati 0.0.30-1.fc41\n";
      case 17, 5_017 -> status.replace(" tailscale", "");
      case 4_711 -> "ssh: connect to host node-04711 port 22: Connection refused\n";
      case 9_998 -> status.replace("41.20250302.3.2", "41.20250117.3.0");
      default -> status;
    };
  }
}
