// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a fleet that are something that we know, and no status: a node without data each. */
class NoStatusTest {
  @TempDir
  Path folder;

  @Test
  void ourOwnJsonWithoutACaptureIsANodeWithoutData() throws IOException {
    Path status = Seen.WRAPPERS.resolve("00-plain-text.txt");
    Files.copy(status, folder.resolve("n1.txt"));
    Files.copy(status, folder.resolve("n2.txt"));
    Files.writeString(
        folder.resolve("n3.json"),
        "{\"schema-version\":1,\"input\":\"-\",\"line\":1,\"problems\":[]}\n");
    Seen seen = Seen.of(folder);
    assertThat(seen.nodes()).hasSize(3);
    assertThat(seen.nodes().get(2).node()).hasValue("n3");
    assertThat(seen.lines().get(2))
        .isEqualTo("n3 unparsable: this is what `ostree-drift parse` wrote of an input without a"
            + " capture");
  }

  @Test
  void upgradeOfBootcIsNamed() {
    assertThat(Seen.of("n1.txt", "No changes in quay.io/example/os:1 => sha256:0618bf4feab4\n")
            .lines())
        .containsExactly("n1 no status: this is the output of `bootc upgrade`, `switch` or"
            + " `rollback`, which shows no deployments: capture `rpm-ostree status`");
  }
}
