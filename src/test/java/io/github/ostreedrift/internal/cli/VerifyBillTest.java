// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bill of materials of the image after tells whether a package survived or is lost. */
class VerifyBillTest {
  private static final String FOLDER = "testdata/readme/evidence/";

  @TempDir
  Path folder;

  private static String component(String name) {
    return "{\"type\":\"library\",\"name\":\"" + name + "\",\"purl\":\"pkg:rpm/fedora/" + name
        + (name.equals("zoom") ? "@6.0-1" : "@1.0-1.fc40") + "?arch=x86_64&distro=fedora-40\"}";
  }

  private static String bill(String more, String... names) {
    return Stream.concat(
            Stream.of("bash", "glibc", "setup", "kernel", "systemd", "htop", "strace", "zoom"),
            Stream.of(names))
        .map(VerifyBillTest::component)
        .collect(Collectors.joining(
            ",\n", "{\"bomFormat\":\"CycloneDX\"," + more + "\"components\":[\n", "]}\n"));
  }

  private Run verify(String bill) throws IOException {
    Path file = Files.writeString(folder.resolve("bom.json"), bill);
    return Run.of(
        "verify",
        "--packages-after",
        file.toString(),
        FOLDER + "before.txt",
        FOLDER + "after.txt");
  }

  @Test
  void whatIsInTheImageSurvived() throws IOException {
    Run run = verify(bill("", "tmux"));
    assertThat(run.out()).contains("tmux-1.0-1.fc40.x86_64").contains("Survived: 5 kept.");
    assertThat(run.exit()).isZero();
  }

  @Test
  void whatIsNotInTheImageIsLost() throws IOException {
    Run run = verify(bill(""));
    assertThat(run.out()).containsPattern("lost +layered +tmux");
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void aPartialBillLosesNothing() throws IOException {
    String whole = bill("");
    for (String bill : List.of(
        bill("\"compositions\":[{\"aggregate\":\"incomplete\"}],"),
        whole.substring(0, whole.length() - 30),
        whole.substring(0, whole.length() / 2),
        whole.replace("pkg:rpm", "pkg:deb"),
        whole.replace("pkg:rpm/fedora/glibc@1.0-1.fc40", "pkg:rpm/fedora/glibc"))) {
      Run run = verify(bill);
      assertThat(run.out()).as(bill).doesNotContainPattern("lost +layered");
      assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    }
  }
}
