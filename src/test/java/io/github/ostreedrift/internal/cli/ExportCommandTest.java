// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.CaptureException;
import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.OstreeDrift.Export;
import io.github.ostreedrift.OstreeDrift.ExportForm;
import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.DeploymentFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
  private static final String REST =
      ",'initramfs-etc':[],'modules':[],'requested-modules':[],'modules-enabled':[],'requested-base-remote-replacements':[]";

  private static final Path BOOTC = Path.of("testdata/readme/export/bootc.json");

  private static String host(String members) {
    return WholeJson.host(WholeJson.deployment("'booted':true," + members + REST));
  }

  private static Run export(String input, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "export";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = "-";
    return new Run.Setup().input(input).run(all);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ostree-unverified-registry:quay.io/a/b:1            | FROM quay.io/a/b:1
      ostree-unverified-image:docker://quay.io/a/b        | FROM quay.io/a/b
      ostree-unverified-image:registry:quay.io/a/b        | FROM quay.io/a/b
      ostree-image-signed:docker://quay.io:5000/a/b:1     | FROM quay.io:5000/a/b:1
      ostree-remote-registry:fedora:quay.io/a/b:1         | FROM quay.io/a/b:1
      ostree-remote-image:fedora:docker://quay.io/a/b:1   | FROM quay.io/a/b:1
      docker://quay.io/a/b@sha256:c0                      | FROM quay.io/a/b@sha256:c0
      ostree-unverified-image:containers-storage:localhost/b | FROM localhost/b
      ostree-unverified-image:containers-storage:[overlay@/var/lib]localhost/b:1 | FROM localhost/b:1
      ostree-unverified-image:oci-archive:/var/tmp/a.tar  | FROM oci-archive:/var/tmp/a.tar
      ostree-unverified-image:oci:/var/tmp/a:1            | FROM oci:/var/tmp/a:1
      ostree-unverified-registry:quay.io/a b              | FROM ${BASE}
      ostree-unverified-registry:$(x)                     | FROM ${BASE}
      """)
  void namesTheImageAsBuildersDo(String reference, String from) {
    Run run =
        export(host("'container-image-reference':'" + reference + "'"), "--as", "containerfile");
    assertThat(run.exit()).isZero();
    assertThat(run.outLines()).contains(from);
    assertThat(run.err().isEmpty()).isEqualTo(from.startsWith("FROM quay.io"));
  }

  @Test
  void hasADigestForWhoWantsIt() {
    String digest = "sha256:" + "c0".repeat(32);
    Run run = export(
        host("'container-image-reference':'ostree-unverified-registry:quay.io:5000/a/b:1',"
            + "'container-image-reference-digest':'" + digest + "'"),
        "--as",
        "containerfile");
    assertThat(run.outLines())
        .contains("# To build on just that: FROM quay.io:5000/a/b@" + digest)
        .contains("FROM quay.io:5000/a/b:1");
  }

  @Test
  void aBranchIsNoImage() {
    String branch = host("'origin':'fedora:fedora/41/x86_64/silverblue','packages':['htop'],"
        + "'requested-packages':['htop']");
    Run run = export(branch, "--as", "containerfile");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("ARG BASE\nFROM ${BASE}\n")
        .contains("podman build --build-arg BASE=quay.io/fedora-ostree-desktops/silverblue:41 .")
        .contains("\nRUN rpm-ostree install htop\n");
    assertThat(run.err()).contains("it is a branch, and no image");
    assertThat(export(branch, "--as", "commands").outLines())
        .contains("rpm-ostree rebase fedora:fedora/41/x86_64/silverblue");
    assertThat(export(host("'origin':'local/branch'"), "--as", "commands").outLines())
        .contains("rpm-ostree rebase :local/branch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"containerfile", "commands", "treefile"})
  void aPlainStatusIsRefusedUnlessAsked(String form) {
    String plain = """
        State: idle
        Deployments:
        ● fedora:fedora/41/x86_64/silverblue
                          Version: 41.1 (2025-01-28T19:44:31Z)
                           Commit: 2a8c0ee7a3c1d1ad3bb35c4ae55d5c0b5e3f2a0f5d1b9a9c0e4f6d7a8b9c0d1e
                     GPGSignature: Valid signature by 466CF2D8B60BC3057AA9453ED0622462E99D6AD1
                  LayeredPackages: htop
        """;
    Run refused = export(plain, "--as", form);
    assertThat(refused.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("does not show packages.inactive, packages.modules-inactive")
        .contains("`rpm-ostree status -v` or `rpm-ostree status --json`")
        .contains("--partial");
    Run partial = export(plain, "--as", form, "--partial");
    assertThat(partial.exit()).isZero();
    assertThat(partial.out())
        .contains("# PARTIAL: the capture does not show packages.inactive")
        .contains("htop");
    assertThat(partial.err()).contains("warning: the capture does not show packages.inactive");
  }

  @Test
  void ostreeShowsNoPackages() {
    String status = "* fedora 2a8c0ee7a3c1d1ad3bb35c4ae55d5c0b5e3f2a0f5d1b9a9c0e4f6d7a8b9c0d1e.0\n"
        + "    Version: 41.1\n    origin refspec: fedora:fedora/41/x86_64/silverblue\n";
    Run run = export(status, "--as", "commands");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.err())
        .contains(
            "does not show packages, overrides, initramfs; capture it with `rpm-ostree status -v`");
  }

  /** bootc tells that there is nothing layered, and so the image is all. */
  @Test
  void bootcWithoutLayersIsTheImage() throws IOException {
    String bootc = Files.readString(BOOTC);
    Run run = export(bootc, "--as", "containerfile");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines().stream().filter(line -> !line.startsWith("#") && !line.isEmpty()))
        .containsExactly("FROM quay.io/fedora/fedora-bootc:41");
    assertThat(export(bootc, "--as", "commands").outLines().stream()
            .filter(line -> !line.startsWith("#") && !line.isEmpty()))
        .containsExactly(
            "set -eu",
            "rpm-ostree rebase ostree-unverified-registry:quay.io/fedora/fedora-bootc:41");
    assertThat(export(bootc, "--as", "treefile").outLines())
        .endsWith("# Nothing is layered or overridden.", "{}");
    String signed = bootc.replace(
        "\"transport\": \"registry\"",
        "\"transport\": \"registry\", \"signature\": {\"ostreeRemote\": \"fedora\"}");
    assertThat(export(signed, "--as", "commands").out())
        .contains(
            "\nrpm-ostree rebase ostree-remote-image:fedora:docker://quay.io/fedora/fedora-bootc:41");
  }

  /** Of one that rpm-ostree has changed it shows neither image nor layers. */
  @ParameterizedTest
  @ValueSource(strings = {"containerfile", "commands", "treefile"})
  void bootcHidesLayers(String form) throws IOException {
    String bootc = Files.readString(BOOTC);
    int image = bootc.indexOf("\"image\": {\n");
    String layered = bootc.substring(0, image) + "\"image\": null,\n      "
        + bootc
            .substring(bootc.indexOf("\"cachedUpdate\""))
            .replace("\"incompatible\": false", "\"incompatible\": true");
    Run run = export(layered, "--as", form);
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("packages, overrides, initramfs: bootc hides both image and layers")
        .contains("`rpm-ostree status --json` (--partial writes the rest)");
    Run trimmed = export(bootc.replace("\"incompatible\": false,", ""), "--as", form);
    assertThat(trimmed.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(trimmed.err()).contains("packages, overrides, initramfs: bootc tells of no layers");
    String text = "\u25cf Booted image: quay.io/fedora/fedora-bootc:41\n        Digest: sha256:"
        + "c0".repeat(32) + " (amd64)\n       Version: 41.20250302.0 (2025-03-02T05:15:30Z)\n";
    assertThat(export(text, "--as", form).err())
        .contains("packages, overrides, initramfs: bootc tells of no layers");
  }

  /** There is no other capture to ask for. */
  @Test
  void composefsHasNoLayers() throws IOException {
    String bootc = Files.readString(BOOTC);
    int ostree = bootc.indexOf("\"ostree\": {");
    String composefs = bootc.substring(0, ostree) + "\"composefs\": {\"verity\": \""
        + "c0".repeat(64) + "\", \"bootType\": \"Bls\""
        + bootc.substring(bootc.indexOf("\n      }\n    },\n    \"rollback\""));
    Run run = export(composefs, "--as", "containerfile");
    assertThat(run.err()).contains("none of bootc's composefs backend does");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    Run partial = export(composefs, "--as", "containerfile", "--partial");
    assertThat(partial.outLines()).contains("FROM quay.io/fedora/fedora-bootc:41");
  }

  /** The text of bootc names no policy, and rpm-ostree takes a bare name for a branch. */
  @Test
  void aNameAloneIsNoBranch() {
    String text =
        "\u25cf Booted image: quay.io/a/b:1\n        Digest: sha256:" + "c0".repeat(32) + "\n";
    Run run = export(text, "--as", "commands", "--partial");
    assertThat(run.outLines()).contains("rpm-ostree rebase docker://quay.io/a/b:1");
    assertThat(run.err()).contains("the image's signature is not shown");
  }

  @Test
  void anotherDeployment() {
    String two = WholeJson.host(
        WholeJson.deployment("'packages':['tmux'],'requested-packages':['tmux']" + REST),
        WholeJson.deployment("'booted':true" + REST));
    assertThat(export(two, "--as", "treefile").outLines()).endsWith("{}");
    assertThat(export(two, "--as", "treefile", "--deployment", "0").outLines())
        .endsWith("packages:", "  - tmux");
    Run missing = export(two, "--as", "treefile", "--deployment", "7");
    assertThat(missing.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(missing.err()).contains("there is no deployment 7");
  }

  @Test
  void theFormHasToBeNamed() {
    Run run = export(host("'origin':'a'"));
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.err()).contains("--as");
    assertThat(export(host("'origin':'a'"), "--as", "containrfile").err())
        .contains("did you mean containerfile?");
  }

  @Test
  void theLibraryRefusesToo() {
    Capture whole = OstreeDrift.readOne(host("'origin':'a:b','packages':[]"));
    Export export = OstreeDrift.export(whole.booted(), ExportForm.TREEFILE);
    assertThat(export.text()).endsWith("{}\n");
    Capture plain = OstreeDrift.readOne(Captures.STATUS);
    assertThatThrownBy(() -> OstreeDrift.export(plain.booted(), ExportForm.COMMANDS))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("packages.inactive")
        .hasMessageContaining("rpm-ostree status --json");
    assertThat(OstreeDrift.exportPartial(plain.booted(), ExportForm.COMMANDS).notShown())
        .contains(DeploymentFacts.INACTIVE);
  }
}
