// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.capture.BillForm;
import io.github.ostreedrift.model.Nevra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bill of materials of the image after tells whether a package survived or is lost. */
class VerifyBillTest {
  private static final String FOLDER = "testdata/readme/evidence/";

  @TempDir
  Path folder;

  private static String bill(BillForm form, String... names) {
    return form.bill(Stream.concat(
            Stream.of("bash", "glibc", "setup", "kernel", "systemd", "htop", "strace", "zoom"),
            Stream.of(names))
        .map(name ->
            Nevra.parse(name + (name.equals("zoom") ? "-6.0-1" : "-1.0-1.fc40") + ".x86_64"))
        .toList());
  }

  private Run verify(String bill) throws IOException {
    return verify(bill, FOLDER + "before.txt", FOLDER + "after.txt");
  }

  private Run verify(String bill, String before, String after) throws IOException {
    Path file = Files.writeString(folder.resolve("bom.json"), bill);
    return Run.of("verify", "--packages-after", file.toString(), before, after);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsInTheImageSurvived(BillForm form) throws IOException {
    Run run = verify(bill(form, "tmux"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("tmux-1.0-1.fc40.x86_64").contains("Survived: 5 kept.");
    assertThat(run.exit()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotInTheImageIsLost(BillForm form) throws IOException {
    Run run = verify(bill(form));
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("(" + form.format() + ", 8 packages)")
        .containsPattern("lost +layered +tmux");
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
  }

  /** A request that has no effect after the upgrade: the base is to have the package, and the bill tells whether it does. */
  @ParameterizedTest
  @EnumSource
  void tellsAbsorbedFromLost(BillForm form) throws IOException {
    String before = host("a1", "'packages':['tmux'],'requested-packages':['tmux']");
    String after = host("b2", "'packages':[],'requested-packages':['tmux']");
    Run absorbed = verify(bill(form, "tmux"), before, after);
    assertThat(absorbed.out()).containsPattern("absorbed +layered +tmux");
    assertThat(absorbed.exit()).isZero();
    Run lost = verify(bill(form), before, after);
    assertThat(lost.out()).containsPattern("lost +layered +tmux");
    assertThat(lost.exit()).isEqualTo(ExitCode.FOUND);
  }

  private String host(String commit, String members) throws IOException {
    String deployment = "'booted':true,'checksum':'" + commit.repeat(32) + "'," + members;
    Path file = folder.resolve(commit + ".json");
    return Files.writeString(file, WholeJson.host(WholeJson.deployment(deployment)))
        .toString();
  }

  @ParameterizedTest
  @EnumSource
  void aPartialBillLosesNothing(BillForm form) throws IOException {
    String whole = bill(form);
    for (String bill : List.of(
        whole.substring(0, whole.length() - 30),
        whole.substring(0, whole.length() / 2),
        whole.substring(whole.length() / 2),
        whole.replace("pkg:rpm", "pkg:deb"),
        whole.replace("kernel", "kernel-headers"),
        whole.replace("glibc@1.0-1.fc40", "glibc"))) {
      Run run = verify(bill);
      assertThat(run.out()).as(bill).doesNotContainPattern("lost +layered");
      assertThat(run.err()).isNotEmpty();
      assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    }
  }

  /** A bill in a terminal log is read as if it stood alone; of two it is not guessed which is meant. */
  @ParameterizedTest
  @EnumSource
  void aBillInALog(BillForm form) throws IOException {
    String log =
        "$ syft quay.io/example/os:1 -o json 2>&1\n \u2714 Cataloged contents  8 packages\n"
            + bill(form) + "[root@build ~]# ";
    Run run = verify(log);
    assertThat(run.out()).contains("8 packages").containsPattern("lost +layered +tmux");
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
    Run two = verify(bill(form) + bill(form, "tmux"));
    assertThat(two.err()).contains("holds 2 listings of packages").contains("choose one with");
    assertThat(two.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  /** Of fleets, bills are called as their tools call them. */
  @ParameterizedTest
  @ValueSource(
      strings = {"one.json", "one.cdx.json", "one.spdx.json", "one-sbom.json", "one.bom.json"})
  void aFolderOfBills(String name) throws IOException {
    for (String side : List.of("before", "after")) {
      Path status = Files.createDirectories(folder.resolve(side)).resolve("one.txt");
      Files.copy(Path.of(FOLDER + side + ".txt"), status);
    }
    Path bills = Files.createDirectories(folder.resolve("bills"));
    Files.writeString(bills.resolve(name), bill(BillForm.SYFT_CYCLONEDX));
    Run run = Run.of(
        "verify",
        "--packages-after",
        bills.toString(),
        folder.resolve("before").toString(),
        folder.resolve("after").toString());
    assertThat(run.out()).contains("Items: 1 lost, 4 kept.");
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void aBillIsNoStatus() throws IOException {
    Path file = Files.writeString(folder.resolve("bom.json"), bill(BillForm.SYFT_SPDX));
    Run run = Run.of("verify", file.toString(), FOLDER + "after.txt");
    assertThat(run.err())
        .contains("is no status, but lists packages (spdx-json)")
        .contains("--packages-after");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }
}
