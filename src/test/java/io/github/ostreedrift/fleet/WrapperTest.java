// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.DeploymentFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of everything that people put around a status. */
class WrapperTest {
  private static final String PLAIN = " 418.94 [usbguard]";
  private static final String AHEAD = " 418.94 [usbguard, kernel-devel]";

  static Stream<Arguments> wrappers() {
    return Stream.of(
        sample("00-plain-text.txt", "00-plain-text" + PLAIN),
        sample("01-json-single.txt", "01-json-single" + PLAIN),
        sample("02-json-lines.txt", "worker-0" + PLAIN, "worker-1" + PLAIN),
        sample("02b-json-map.txt", "worker-0" + PLAIN, "worker-1" + PLAIN),
        sample("03-oc-debug-transcript.txt", "worker-0" + PLAIN),
        sample("03b-oc-debug-interactive.txt", "worker-0" + PLAIN),
        sample("03c-oc-debug-loop.txt", "worker-0" + PLAIN, "worker-1" + AHEAD),
        sample(
            "03d-oc-debug-failed.txt",
            "worker-2 failed with status 1: error: Loading sysroot: exit status: 1"),
        sample(
            "04-ansible-adhoc.txt",
            "worker-0" + PLAIN,
            "worker-1" + AHEAD,
            "worker-2 unreachable: Failed to connect to the host via ssh",
            "worker-3 failed with status 1: error: Not currently booted into an OSTree system"),
        sample(
            "05-ansible-oneline.txt",
            "worker-0" + PLAIN,
            "worker-1" + AHEAD,
            "worker-2 unreachable: Failed to connect to the host via ssh"),
        sample("06-ansible-tree-file_worker-0.txt", "06-ansible-tree-file_worker-0" + PLAIN),
        sample(
            "07-ansible-json-callback.txt",
            "worker-0" + PLAIN,
            "worker-2 unreachable: Failed to connect to the host via ssh"),
        sample("08-ansible-fact-cache_worker-0.txt", "worker-0" + PLAIN),
        sample(
            "09-pdsh-prefixed.txt",
            "worker-0" + PLAIN,
            "worker-1" + AHEAD,
            "worker-2 unreachable: ssh: connect to host worker-2 port 22: No route to host"),
        sample(
            "10-clush-prefixed.txt",
            "worker-0" + PLAIN,
            "worker-1" + AHEAD,
            "worker-2 unreachable: exited with exit code 255"),
        sample("11-dshbak-coalesced.txt", folded()),
        sample(
            "12-clush-b-gathered.txt",
            Stream.concat(
                    Stream.of(folded()),
                    Stream.of("worker-2 unreachable: exited with exit code 255"))
                .toArray(String[]::new)),
        sample(
            "13-pssh-inline.txt",
            "worker-0" + PLAIN,
            "worker-1" + AHEAD,
            "worker-2 unreachable: Exited with error code 255"),
        sample(
            "14-salt-text.txt",
            "worker-0" + PLAIN,
            "worker-2 unreachable: Minion did not return. [No response]"),
        sample("19-noise-before-json.txt", "19-noise-before-json" + PLAIN),
        sample("20-crlf-and-bom.txt", "20-crlf-and-bom" + PLAIN),
        sample("21-script-ansi.txt", "21-script-ansi" + PLAIN));
  }

  private static String[] folded() {
    return Stream.concat(
            Stream.of(0, 3, 4, 5, 6, 7, 8, 9).map(i -> "worker-" + i + PLAIN),
            Stream.of("worker-1" + AHEAD))
        .toArray(String[]::new);
  }

  private static Arguments sample(String file, String... expected) {
    return Arguments.of(file, List.of(expected));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrappers")
  void nodesAndStates(String file, List<String> expected) {
    Seen seen = Seen.of(Seen.WRAPPERS.resolve(file));
    assertThat(seen.lines()).containsExactlyElementsOf(expected);
    assertThat(seen.messages()).isEmpty();
    assertThat(seen.nodes().stream().filter(node -> node.noData().isEmpty()))
        .allSatisfy(node -> assertThat(node.reading().problems()).isEmpty())
        .allSatisfy(node -> assertThat(node.capture()
                .orElseThrow()
                .booted()
                .get(DeploymentFacts.LOCAL)
                .require()
                .toString())
            .contains("zsh-5.8-9.el9.x86_64"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrappers")
  void lineBreaksOfWindowsChangeNothing(String file, List<String> expected) throws IOException {
    String text = Files.readString(Seen.WRAPPERS.resolve(file)).replaceAll("\r?\n", "\r\n");
    assertThat(Seen.of("fleet/" + file, text).lines()).containsExactlyElementsOf(expected);
  }

  @Test
  void oneBodyForSeveralNodesIsOneReading() {
    List<NodeCapture> nodes =
        Seen.of(Seen.WRAPPERS.resolve("11-dshbak-coalesced.txt")).nodes();
    assertThat(nodes.get(7).capture().orElseThrow())
        .isSameAs(nodes.get(0).capture().orElseThrow());
    assertThat(nodes.get(8).capture()).isNotEqualTo(nodes.get(0).capture());
  }

  @Test
  void listsOfNamesHoldNoStatus() {
    for (String file : List.of(
        "15-directory-layout.txt",
        "16-sosreport-members.txt",
        "17-insights-members.txt",
        "18-must-gather-note.txt")) {
      assertThat(Seen.of(Seen.WRAPPERS.resolve(file)).nodes())
          .singleElement()
          .satisfies(node ->
              assertThat(node.noData().orElseThrow().kind()).isEqualTo(NoData.Kind.UNPARSABLE));
    }
  }

  /** {@code ansible --tree} calls each file after its node. */
  @Test
  void treeFolder(@TempDir Path folder) throws IOException {
    Path result = Seen.WRAPPERS.resolve("06-ansible-tree-file_worker-0.txt");
    Files.copy(result, folder.resolve("worker-0.example.com"));
    Files.writeString(
        folder.resolve("worker-1"),
        "{\"changed\": false, \"msg\": \"Failed to connect\", \"unreachable\": true}");
    Files.writeString(
        folder.resolve("worker-2"),
        "{\"changed\": true, \"rc\": 127, \"stderr\": \"sh: rpm-ostree: command not found\", \"stdout\": \"\"}");
    assertThat(Seen.of(folder).lines())
        .containsExactly(
            "worker-0.example.com" + PLAIN,
            "worker-1 unreachable: Failed to connect",
            "worker-2 command not found: sh: rpm-ostree: command not found");
  }

  @Test
  void factCacheIsCalledAfterItsFileUnlessThatHasAPrefix(@TempDir Path folder) throws IOException {
    String facts = Files.readString(Seen.WRAPPERS.resolve("08-ansible-fact-cache_worker-0.txt"));
    Files.writeString(folder.resolve("ansible_factsworker-0"), facts);
    Files.writeString(folder.resolve("10.0.0.7"), facts);
    Files.writeString(folder.resolve("worker-9"), "{\"ansible_hostname\": \"worker-9\"}");
    assertThat(Seen.of(folder).lines())
        .containsExactly(
            "10.0.0.7" + PLAIN,
            "worker-0" + PLAIN,
            "worker-9 failed: no status is among the node's facts");
  }
}
