// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.NodeCapture.Moment;
import io.github.ostreedrift.fleet.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sosreports and Insights archives, with the names that their members really have. */
class ArchiveTest {
  private static final String PLAIN = " 418.94 [usbguard]";
  private static final String FILE = "sosreport-worker-0-2026-08-22-abcdefg.tar.xz";

  private static String text;
  private static String json;

  @BeforeAll
  static void samples() throws IOException {
    text = Files.readString(Seen.WRAPPERS.resolve("00-plain-text.txt"));
    json = Files.readString(Seen.WRAPPERS.resolve("01-json-single.txt"));
  }

  private static Consumer<Archives> sosreport(String root, String hostname, boolean nameFirst) {
    return archive -> {
      if (nameFirst) {
        archive.file(root + "hostname", hostname + '\n');
      }
      archive
          .file(root + "etc/os-release", "NAME=\"Red Hat Enterprise Linux CoreOS\"\n")
          .file(
              root + "sos_commands/rpmostree/rpm-ostree_--version",
              "rpm-ostree:\n Version: '2024.3'\n")
          .file(root + "sos_commands/rpmostree/rpm-ostree_db_list", "zsh-5.8-9.el9.x86_64\n")
          .file(root + Archives.JSON_STATUS, json)
          .symbolicLink(root + "uname", "sos_commands/kernel/uname_-a");
      if (!nameFirst) {
        archive.file(root + "hostname", hostname + '\n');
      }
    };
  }

  private static Seen seen(String name, byte[] archive) {
    return Seen.of(name, archive, FleetOptions.DEFAULT);
  }

  @Test
  void packedInEveryWay() {
    byte[] tar = Archives.tar(sosreport(Archives.SOS, "worker-0.example.com", true));
    for (byte[] archive : List.of(tar, Archives.gz(tar), Archives.xz(tar))) {
      Seen seen = seen(FILE, archive);
      assertThat(seen.lines()).containsExactly("worker-0.example.com" + PLAIN);
      assertThat(seen.messages()).isEmpty();
      assertThat(seen.nodes().get(0).source())
          .hasToString(FILE + "!/" + Archives.SOS + Archives.JSON_STATUS);
      assertThat(seen.nodes().get(0).moment()).contains(new Moment("2026-08-22"));
    }
  }

  @Test
  void theNameMayComeLast() {
    byte[] tar = Archives.tar(sosreport(Archives.SOS, "worker-0.example.com", false));
    assertThat(seen(FILE, tar).lines()).containsExactly("worker-0.example.com" + PLAIN);
  }

  /** In a real sosreport, {@code hostname} is a link to the command's output. */
  @Test
  void theNameMayBeALink() {
    byte[] tar = Archives.tar(archive -> archive
        .symbolicLink(Archives.SOS + "hostname", "sos_commands/host/hostname")
        .file(Archives.SOS + "sos_commands/host/hostname", "w0.example.com\n")
        .file(Archives.SOS + Archives.JSON_STATUS, json));
    Seen seen = seen(FILE, tar);
    assertThat(seen.lines()).containsExactly("w0.example.com" + PLAIN);
    assertThat(seen.messages()).isEmpty();
  }

  @Test
  void namesInTheOrderOfTheirWorth() {
    String root = Archives.INSIGHTS;
    byte[] tar = Archives.tar(archive -> archive
        .file(root + "etc/hostname", "etc-name\n")
        .file(root + "insights_commands/hostname_-f", "full.example.com\n")
        .file(root + "insights_commands/rpm-ostree_status_--json", json));
    assertThat(seen("x.tar.gz", tar).lines()).containsExactly("full.example.com" + PLAIN);
    byte[] local = Archives.tar(archive -> archive
        .file(root + "hostname", "localhost.localdomain\n")
        .file(root + "insights_commands/rpm-ostree_status_--json", json));
    assertThat(seen("x.tar.gz", local).lines()).containsExactly("worker-0" + PLAIN);
  }

  @Test
  void withoutANameMemberTheFolderNamesIt() {
    byte[] tar = Archives.tar(archive -> archive.file(Archives.SOS + Archives.JSON_STATUS, json));
    assertThat(seen("a.tar", tar).lines()).containsExactly("worker-0" + PLAIN);
    byte[] legacy = Archives.tar(
        archive -> archive.file("sosreport-worker-0-20260822101112/" + Archives.JSON_STATUS, json));
    assertThat(seen("a.tar", legacy).lines()).containsExactly("worker-0" + PLAIN);
    byte[] bare = Archives.tar(archive -> archive.file(Archives.JSON_STATUS, json));
    assertThat(seen("cases/worker-0.tar.gz", bare).lines()).containsExactly("worker-0" + PLAIN);
  }

  @Test
  void allStatusesOfANode() {
    String folder = Archives.SOS + "sos_commands/";
    byte[] tar = Archives.tar(archive -> archive
        .file(folder + "rpmostree/rpm-ostree_status", text.stripTrailing())
        .file(folder + "rpmostree/rpm-ostree_status_-v", text)
        .file(folder + "rpmostree/rpm-ostree_status_--json.1", json)
        .file(folder + "rpmostree/rpm-ostree_status_--json", "")
        .file(
            folder + "ostree/ostree_admin_status",
            "* rhcos " + "1".repeat(64) + ".0\n    Version: 418.94.2024\n    origin refspec: x:y\n")
        .file(folder + "bootc/bootc_status", "kind: BootcHost\n")
        .file(Archives.SOS + "hostname", "w0\n"));
    Seen seen = seen(FILE, tar);
    assertThat(seen.nodes()).hasSize(4).allSatisfy(node -> {
      assertThat(node.node()).contains("w0");
      // whole, though no line break ends it
      assertThat(node.reading().problems()).isEmpty();
    });
  }

  @Test
  void insightsArchivesOfBothLayouts() {
    byte[] classic = Archives.tar(archive -> archive
        .file(Archives.INSIGHTS + "insights_commands/bootc_status_--json", "{}")
        .file(Archives.INSIGHTS + "insights_commands/rpm-ostree_status_--json", json)
        .file(Archives.INSIGHTS + "insights_commands/hostname_-f", "worker-0.example.com"));
    byte[] core = Archives.tar(archive -> archive
        .file(Archives.INSIGHTS + "insights_archive.txt", "")
        .file(Archives.INSIGHTS + "data/insights_commands/hostname_-f", "worker-0.example.com")
        .file(Archives.INSIGHTS + "data/insights_commands/rpm-ostree_status_--json", json)
        .file(Archives.INSIGHTS + "meta_data/insights.specs.Specs.rpm_ostree_status.json", "{}"));
    for (byte[] archive : List.of(Archives.gz(classic), Archives.gz(core))) {
      Seen seen = seen("insights-worker-0-20260822100000.tar.gz", archive);
      assertThat(seen.lines()).containsExactly("worker-0.example.com" + PLAIN);
      assertThat(seen.messages()).isEmpty();
    }
  }

  @Test
  void aReportWithoutStatusIsANodeWithoutData() {
    byte[] tar = Archives.tar(archive -> archive
        .file(Archives.INSIGHTS + "data/insights_commands/hostname_-f", "w0")
        .file(Archives.INSIGHTS + "data/insights_commands/bootc_status_--json", "{}")
        .file(
            Archives.INSIGHTS + "meta_data/insights.specs.Specs.rpm_ostree_status.json",
            "{\"name\": \"x\", \"errors\": [\"timeout\"], \"results\": null}"));
    assertThat(seen("i.tar", tar).lines())
        .singleElement()
        .asString()
        .startsWith("w0 no status: ")
        .endsWith("[\"timeout\"]");
    byte[] failed = Archives.tar(archive -> archive
        .file(Archives.SOS + "hostname", "w0\n")
        .file(
            Archives.SOS + "sos_commands/rpmostree/rpm-ostree_status",
            "timeout: failed to run command 'rpm-ostree': No such file or directory\n"));
    assertThat(seen("s.tar", failed).lines())
        .containsExactly(
            "w0 command not found: timeout: failed to run command 'rpm-ostree': No such file or directory");
  }

  /** Their short names, which name the archives, are the same. */
  @Test
  void twoNodesOfOneShortName(@TempDir Path folder) throws IOException {
    for (String domain : List.of("a.com", "b.com")) {
      byte[] tar = Archives.tar(sosreport(Archives.SOS, "worker-0." + domain, true));
      Path inside = Files.createDirectories(folder.resolve(domain));
      Files.write(inside.resolve(FILE), Archives.xz(tar));
      Files.writeString(inside.resolve(FILE + ".sha256"), "abc\n");
    }
    assertThat(Seen.of(folder).lines())
        .containsExactly("worker-0.a.com" + PLAIN, "worker-0.b.com" + PLAIN);
  }

  @Test
  void reportsSideBySideInOneArchive() {
    byte[] tar = Archives.tar(archive -> {
      sosreport("c/sosreport-w0-2026-08-22-abcdefg/", "w0", false).accept(archive);
      sosreport("c/sosreport-w1-2026-08-22-abcdefg/", "w1", true).accept(archive);
    });
    assertThat(seen("c.tar", tar).lines()).containsExactly("w0" + PLAIN, "w1" + PLAIN);
  }

  @Test
  void aFolderOfCapturesThatWasPacked() throws IOException {
    String adhoc = Files.readString(Seen.WRAPPERS.resolve("04-ansible-adhoc.txt"));
    byte[] tar = Archives.tar(archive -> archive
        .file("./fleet/worker-8.txt", text)
        .file("./fleet/pool-a/worker-9/rpm-ostree-status.json", json)
        .file("./fleet/run.log", adhoc)
        .file("./fleet/worker-7.txt", "bash: rpm-ostree: command not found\n"));
    Seen seen = seen("fleet.tgz", Archives.gz(tar));
    assertThat(seen.lines())
        .contains(
            "worker-8" + PLAIN,
            "worker-9" + PLAIN,
            "worker-0" + PLAIN,
            "worker-7 command not found: bash: rpm-ostree: command not found")
        .hasSize(7);
    assertThat(seen.nodes().get(1).pools()).containsExactly("pool-a");
  }

  @Test
  void anArchiveWithinAnArchiveIsNotRead() {
    byte[] inner = Archives.tar(sosreport(Archives.SOS, "worker-0", true));
    byte[] outer = Archives.tar(archive ->
        archive.file("sos-collector-x/sosreport-worker-0-2026-08-22-abcdefg.tar.xz", inner));
    assertThat(seen("sos-collector-x.tar", outer).lines())
        .containsExactly(
            "worker-0 limit: an archive inside of an archive is not read; unpack the outer one first");
  }

  @Test
  void aPackedTextIsReadAndOtherPackingsAreNamed() {
    assertThat(seen(
                "worker-0.txt.gz",
                Archives.gz(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .lines())
        .containsExactly("worker-0" + PLAIN);
    assertThat(seen("worker-0.zip", new byte[] {'P', 'K', 3, 4, 0, 0}).lines())
        .containsExactly(
            "worker-0.zip unparsable: the input is packed as zip, which is not read: unpack it first");
    byte[] twice = Archives.gz(Archives.gz(new byte[] {1}));
    assertThat(seen("worker-0.gz", twice).lines())
        .containsExactly(
            "worker-0 unparsable: the input is packed twice, which is not read: unpack it first");
  }

  @Test
  void aPackedMustGatherSaysSo() {
    byte[] tar = Archives.tar(archive -> archive
        .file("must-gather.local.1/sha/cluster-scoped-resources/core/nodes/w0.yaml", "kind: Node\n")
        .file("must-gather.local.1/sha/host_service_logs/masters/rpm-ostreed_service.log", "x\n"));
    Seen seen = seen("must-gather.tar.gz", Archives.gz(tar));
    assertThat(seen.nodes()).isEmpty();
    assertThat(seen.messages())
        .singleElement()
        .asString()
        .contains("this must-gather holds no log");
  }
}
