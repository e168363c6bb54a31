// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what the real ostree says of a real sysroot, made for the test. Skipped where there is no ostree. */
class LiveOstreeTest {
  private static final String REF = "testos/x86_64/standard";
  private static final String TITLE = "TestOS: a title, with (signs) & <tags>";

  @TempDir
  Path folder;

  private Path sysroot;

  @BeforeEach
  void makeSysroot() throws IOException, InterruptedException {
    try {
      run("ostree", "--version");
    } catch (IOException e) {
      abort("skipped: no ostree here; install Debian's or Fedora's package ostree for it");
    }
    sysroot = Files.createDirectory(folder.resolve("sysroot"));
    Path tree = folder.resolve("tree");
    Path modules = Files.createDirectories(tree.resolve("usr/lib/modules/6.1.0-test"));
    Files.createDirectories(tree.resolve("usr/etc"));
    Files.writeString(modules.resolve("vmlinuz"), "a kernel");
    Files.writeString(modules.resolve("initramfs.img"), "an initramfs");
    Files.writeString(
        tree.resolve("usr/lib/os-release"), "ID=testos\nVERSION_ID=1\nPRETTY_NAME=\"TestOS 1\"\n");
    try {
      admin("init-fs", "--modern", sysroot.toString());
      admin("os-init", "--sysroot=" + sysroot, "testos");
    } catch (IllegalStateException e) {
      abort("skipped: ostree can't make a sysroot here (no root?): " + e.getMessage());
    }
  }

  @Test
  void nothingDeployed() throws IOException, InterruptedException {
    Capture capture = status();
    assertThat(capture.format()).isEqualTo(CaptureFormat.OSTREE_ADMIN_STATUS);
    assertThat(capture.deployments()).isEmpty();
    check(capture);
  }

  @Test
  void deployedAndPinned() throws IOException, InterruptedException {
    String first = commit("1.0");
    deploy();
    String second = commit("2.0 (beta)");
    deploy();
    deploy();
    admin("pin", "--sysroot=" + sysroot, "1");

    Capture capture = status();
    List<Deployment> deployments = capture.deployments();
    assertThat(deployments)
        .extracting(each -> each.checksum().require())
        .containsExactly(second, second, first);
    assertThat(shown(deployments, DeploymentFacts.SERIAL)).containsExactly(1, 0, 0);
    assertThat(shown(deployments, DeploymentFacts.VERSION))
        .containsExactly(Optional.of("2.0 (beta)"), Optional.of("2.0 (beta)"), Optional.of("1.0"));
    assertThat(shown(deployments, DeploymentFacts.PINNED)).containsExactly(false, true, false);
    assertThat(shown(deployments, DeploymentFacts.STATEROOT)).containsOnly("testos");
    assertThat(shown(deployments, DeploymentFacts.BOOTED)).containsOnly(false);
    assertThat(shown(deployments, DeploymentFacts.UNLOCKED)).containsOnly("none");
    assertThat(shown(deployments, DeploymentFacts.TITLE)).containsOnly(TITLE);
    assertThat(shown(deployments, DeploymentFacts.ORIGIN)).containsOnly(new Origin.Refspec(REF));
    check(capture);
  }

  @Test
  void aCommitByItsChecksum() throws IOException, InterruptedException {
    String commit = commit("1.0");
    admin("deploy", "--sysroot=" + sysroot, "--os=testos", "--karg=quiet", commit);
    Capture capture = status();
    assertThat(shown(capture.deployments(), DeploymentFacts.ORIGIN))
        .containsExactly(new Origin.Checksum(commit));
    check(capture);
  }

  /** Text against the JSON, where this ostree has JSON (since v2025.3). */
  private void check(Capture text) throws IOException, InterruptedException {
    String json;
    try {
      json = admin("status", "--sysroot=" + sysroot, "--json");
    } catch (IllegalStateException tooOld) {
      return;
    }
    Capture of = only(json);
    assertThat(of.format()).isEqualTo(CaptureFormat.OSTREE_ADMIN_STATUS_JSON);
    assertThat(of.deployments()).hasSameSizeAs(text.deployments());
    for (int i = 0; i < of.deployments().size(); i++) {
      for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
        if (of.deployments().get(i).facts().shows(key)
            && text.deployments().get(i).facts().shows(key)) {
          assertThat(text.deployments().get(i).get(key))
              .as("%s of deployment %d", key, i)
              .isEqualTo(of.deployments().get(i).get(key));
        }
      }
    }
  }

  private static <T> List<T> shown(List<Deployment> deployments, FactKey<Deployment, T> key) {
    return deployments.stream().map(each -> each.get(key).require()).toList();
  }

  private Capture status() throws IOException, InterruptedException {
    return only(admin("status", "--sysroot=" + sysroot));
  }

  private static Capture only(String text) {
    List<Capture> captures = TestData.captures(text);
    assertThat(captures).as("captures of %s", text).hasSize(1);
    assertThat(captures.get(0).unrecognized()).isEmpty();
    return captures.get(0);
  }

  private String commit(String version) throws IOException, InterruptedException {
    return run(
            "ostree",
            "--repo=" + sysroot.resolve("ostree/repo"),
            "commit",
            "--bootable",
            "--branch=" + REF,
            "--add-metadata-string=version=" + version,
            "--add-metadata-string=ostree.source-title=" + TITLE,
            "--tree=dir=" + folder.resolve("tree"))
        .strip();
  }

  private void deploy() throws IOException, InterruptedException {
    admin("deploy", "--sysroot=" + sysroot, "--os=testos", "--retain", "--karg=quiet", REF);
  }

  private String admin(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ostree", "admin"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /** Standard output of a command that is done in a minute. */
  private String run(String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // mutable: otherwise nobody could take the folder away again
    builder
        .environment()
        .putAll(Map.of(
            "LC_ALL", "C.UTF-8", "TZ", "UTC", "OSTREE_SYSROOT_DEBUG", "mutable-deployments"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS))
          .as("%s is done in a minute", String.join(" ", command))
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(TestData.text(err).strip());
    }
    return TestData.text(out);
  }
}
