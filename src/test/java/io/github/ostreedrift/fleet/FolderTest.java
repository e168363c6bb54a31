// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ostreedrift.fleet.FleetOptions.PathPattern;
import io.github.ostreedrift.fleet.NodeCapture.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders in which people keep the captures of a fleet. */
class FolderTest {
  private static final String PLAIN = " 418.94 [usbguard]";

  @TempDir
  Path fleet;

  private String text;
  private String json;

  @BeforeEach
  void samples() throws IOException {
    text = Files.readString(Seen.WRAPPERS.resolve("00-plain-text.txt"));
    json = Files.readString(Seen.WRAPPERS.resolve("01-json-single.txt"));
  }

  private void write(String path, String content) throws IOException {
    Path file = fleet.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private List<String> details() {
    return Seen.of(fleet).nodes().stream()
        .map(node -> node.node().orElse("?")
            + node.pools()
            + node.moment().map(moment -> "@" + moment).orElse(""))
        .toList();
  }

  @Test
  void layoutsOfTheIndex() throws IOException {
    write("worker-0.txt", text);
    write("worker-1.json", json);
    write("pool-a/worker-2/rpm-ostree-status.json", json);
    write("worker-3.pre.json", json);
    write("worker-3.post.json", json);
    write("2026-08-20/worker-0.json", json);
    assertThat(details())
        .containsExactly(
            "worker-0[]@2026-08-20",
            "worker-2[pool-a]",
            "worker-0[]",
            "worker-1[]",
            "worker-3[]@post",
            "worker-3[]@pre");
  }

  @Test
  void moreLayouts() throws IOException {
    write("a/worker-0.example.com", text);
    write("a/worker-1.example.com.txt", text);
    write("b/worker-2/status.txt", text);
    write("b/worker-2/2026-08-21/ostree_admin_status", text);
    write("worker-3/rpm-ostree_status_-v", text);
    write("worker-4-rpm-ostree-status.txt", text);
    write("worker-5_rpm-ostree_status_--json.json", json);
    write("worker-6-2026-08-20.txt", text);
    assertThat(details())
        .containsExactly(
            "worker-0.example.com[]",
            "worker-1.example.com[]",
            "worker-2[b]@2026-08-21",
            "worker-2[b]",
            "worker-3[]",
            "worker-4[]",
            "worker-5[]",
            "worker-6[]@2026-08-20");
  }

  @Test
  void momentsHaveAnOrder() {
    List<Moment> ordered = List.of(
        new Moment("pre"), new Moment("2026-08-19"), new Moment("20260820"), new Moment("post"));
    assertThat(ordered).isSortedAccordingTo(Moment::compareTo);
  }

  @Test
  void patternsNameNodesAndPools() throws IOException {
    write("case-1/n_worker-0/sosreport.txt", text);
    FleetOptions options = FleetOptions.DEFAULT
        .withNodePattern(PathPattern.compile("/n_([^/]+)/"))
        .withPoolPattern(PathPattern.compile("(?<pool>case-\\d)/"));
    NodeCapture node = Seen.of(fleet, options).nodes().get(0);
    assertThat(node.node()).contains("worker-0");
    assertThat(node.pools()).containsExactly("case-1");
  }

  @Test
  void aPatternDoesNotRenameTheNodesOfATranscript() throws IOException {
    write("run.txt", Files.readString(Seen.WRAPPERS.resolve("04-ansible-adhoc.txt")));
    FleetOptions options =
        FleetOptions.DEFAULT.withNodePattern(PathPattern.compile("([^/]+)\\.txt"));
    assertThat(Seen.of(fleet, options).lines()).contains("worker-0" + PLAIN);
  }

  @Test
  void whatCannotBeReadIsToldOfItsNode() throws IOException {
    write("worker-0.txt", text);
    write("worker-1.txt", "");
    write("worker-2.txt", "bash: rpm-ostree: command not found\n");
    write("worker-3.txt", "ssh: connect to host 192.0.2.7 port 22: No route to host\n");
    write("worker-4.txt", "sudo: a password is required\n");
    write("worker-5.json", json.substring(0, json.length() / 2));
    write("worker-6.txt", "Installed Packages\nhtop.x86_64 3.2.1-1.el8 @epel\n");
    assertThat(Seen.of(fleet).lines())
        .containsExactly(
            "worker-0" + PLAIN,
            "worker-1 empty: there is no output",
            "worker-2 command not found: bash: rpm-ostree: command not found",
            "worker-3 unreachable: ssh: connect to host 192.0.2.7 port 22: No route to host",
            "worker-4 permission denied: sudo: a password is required",
            "worker-5 cut off: unexpected end of line, expected the end of the string",
            "worker-6 no status: this is the output of `dnf list`, which shows no deployments: capture `rpm-ostree status`");
  }

  @Test
  void anEmptyFolderIsTrouble() {
    assertThat(Seen.of(fleet).messages()).containsExactly(fleet + ": the folder holds no captures");
    assertThat(Seen.of(fleet.resolve("none")).lines())
        .containsExactly("none unreadable: no such file");
  }

  @Test
  void hiddenFilesAndChecksumsAreNoCaptures() throws IOException {
    write("worker-0.txt", text);
    write("worker-0.txt.sha256", "0000  worker-0.txt\n");
    write(".git/config", "[core]\n");
    assertThat(Seen.of(fleet).lines()).containsExactly("worker-0" + PLAIN);
  }

  @Test
  void linksToFoldersAreNotFollowed() throws IOException {
    write("worker-0.txt", text);
    Files.createSymbolicLink(fleet.resolve("loop"), fleet);
    Seen seen = Seen.of(fleet);
    assertThat(seen.lines()).containsExactly("worker-0" + PLAIN);
    assertThat(seen.messages()).singleElement().asString().contains("a link to a folder");
  }

  @Test
  void aPipeInAFolderIsNotWaitedFor() throws Exception {
    Process made = new ProcessBuilder("mkfifo", fleet.resolve("pipe").toString()).start();
    assumeTrue(made.waitFor() == 0);
    write("worker-0.txt", text);
    Seen seen = Seen.of(fleet);
    assertThat(seen.lines()).containsExactly("worker-0" + PLAIN);
    assertThat(seen.messages()).singleElement().asString().contains("this is no file");
  }

  @Test
  void anUnpackedReport() throws IOException {
    String root = "cases/sosreport-worker-0-2026-08-22-abcdefg/";
    write(root + "hostname", "worker-0.example.com\n");
    write(root + "sos_commands/rpmostree/rpm-ostree_status_--json", json);
    write(root + "sos_commands/rpmostree/rpm-ostree_db_list", "htop\n");
    write(root + "sos_commands/ostree/ostree_admin_status", "* rhcos 1111.0\n");
    write(root + "etc/os-release", "NAME=x\n");
    write(root + "var/log/messages", text);
    Seen seen = Seen.of(fleet);
    assertThat(seen.nodes()).allSatisfy(node -> {
      assertThat(node.node()).contains("worker-0.example.com");
      assertThat(node.moment()).contains(new Moment("2026-08-22"));
    });
    assertThat(seen.lines()).contains("worker-0.example.com" + PLAIN);
  }

  @Test
  void anUnpackedReportMayLinkWithinItselfOnly() throws IOException {
    String root = "sosreport-worker-0-2026-08-22-abcdefg/";
    write("secret", "State: idle\n");
    write(root + "sos_commands/host/hostname", "w0\n");
    Files.createSymbolicLink(
        fleet.resolve(root + "hostname"), Path.of("sos_commands/host/hostname"));
    write(root + "sos_commands/rpmostree/rpm-ostree_status", text);
    Files.createSymbolicLink(
        fleet.resolve(root + "sos_commands/rpmostree/rpm-ostree_status_-v"),
        fleet.resolve("secret"));
    Seen seen = Seen.of(fleet.resolve(root));
    assertThat(seen.lines()).containsExactly("w0" + PLAIN);
    assertThat(seen.messages()).singleElement().asString().contains("leads out of the report");
  }

  @Test
  void aMustGatherSaysThatItHoldsNoStatus() throws IOException {
    write("mg/sha/cluster-scoped-resources/core/nodes/worker-0.yaml", "kind: Node\n");
    write("mg/sha/host_service_logs/masters/rpm-ostreed_service.log", "-- Logs begin\n");
    Seen seen = Seen.of(fleet);
    assertThat(seen.nodes()).isEmpty();
    assertThat(seen.messages()).singleElement().asString().contains("must-gather");
  }
}
