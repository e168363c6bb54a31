// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.DeploymentFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  @Test
  void everyWordIsExplained() {
    List<String> lines = Run.of("explain").outLines();
    Stream.of(
            Stream.of(ChangeKind.values()).map(ChangeKind::word),
            Stream.of(BuiltInRule.values()).map(BuiltInRule::word),
            DeploymentFacts.ALL.stream().map(key -> key.name()),
            CaptureFacts.ALL.stream().map(key -> key.name()))
        .flatMap(words -> words)
        .forEach(word -> assertThat(lines).contains("  " + word));
  }

  @Test
  void factSaysWhichCaptureShowsIt() {
    Run run = Run.of("explain", "packages.inactive");
    assertThat(run.exit()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("rpm-ostree status -v");
    assertThat(Run.of("explain", "INACTIVE").out()).contains("without effect", "packages.inactive");
  }

  @Test
  void unknownWord() {
    Run run = Run.of("explain", "package-lost");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.err()).contains("package-lost", "layered-package-removed");
  }
}
