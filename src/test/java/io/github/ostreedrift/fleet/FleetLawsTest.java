// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all inputs. */
class FleetLawsTest {
  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Seen.WRAPPERS)) {
      return files.sorted().toList().stream();
    }
  }

  private static List<String> sorted(Seen seen) {
    return seen.lines().stream().sorted().toList();
  }

  /** Lines of one node keep their order, and that is all that is sure of a parallel shell. */
  @Test
  void anyInterleavingGivesTheSameNodes() throws IOException {
    String plain = Files.readString(Seen.WRAPPERS.resolve("00-plain-text.txt"));
    List<List<String>> nodes = List.of(
        prefixed("w0: ", plain),
        prefixed("w1: ", plain.replace("usbguard", "usbguard kernel-devel")),
        prefixed("w2: ", plain),
        prefixed("w3: ", "ssh: connect to host w3 port 22: No route to host\n"),
        List.of("pdsh@b: w3: ssh exited with exit code 255"),
        List.of("pdsh@b: w4: ssh exited with exit code 255"),
        prefixed("w5: ", "bash: rpm-ostree: command not found\n"));
    List<String> expected = sorted(Seen.of(
        "-", nodes.stream().flatMap(List::stream).collect(Collectors.joining("\n")) + '\n'));
    assertThat(expected).hasSize(6);
    for (int seed = 0; seed < 300; seed++) {
      String text = interleave(nodes, new Random(seed));
      assertThat(sorted(Seen.of("-", text))).as("seed %s", seed).isEqualTo(expected);
    }
  }

  private static List<String> prefixed(String prefix, String text) {
    return text.lines().map(line -> prefix + line).toList();
  }

  private static String interleave(List<List<String>> nodes, Random random) {
    List<Deque<String>> left =
        nodes.stream().map(ArrayDeque::new).collect(Collectors.toCollection(ArrayList::new));
    StringBuilder text = new StringBuilder();
    while (!left.isEmpty()) {
      Deque<String> next = left.get(random.nextInt(left.size()));
      text.append(next.poll()).append('\n');
      left.removeIf(Deque::isEmpty);
    }
    return text.toString();
  }

  /** Header by header, the parts of a transcript may come in any order. */
  @Test
  void theOrderOfSectionsChangesNothing() throws IOException {
    String adhoc = Files.readString(Seen.WRAPPERS.resolve("04-ansible-adhoc.txt"));
    List<String> parts = new ArrayList<>(List.of(adhoc.split("(?m)^(?=worker-)")));
    String last = parts.get(parts.size() - 1);
    parts.set(parts.size() - 1, last.endsWith("\n") ? last : last + '\n');
    List<String> expected = sorted(Seen.of("-", adhoc));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(parts, new Random(seed));
      assertThat(sorted(Seen.of("-", String.join("", parts)))).isEqualTo(expected);
    }
  }

  @Test
  void theNamesOfFilesChangeNothing(@TempDir Path folder) throws IOException {
    List<Path> files = samples()
        .filter(path -> path.toString().matches(".*/(02|04|07|09|11|13|14).*"))
        .toList();
    List<List<String>> seen = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      Path fleet = Files.createDirectory(folder.resolve("" + seed));
      List<Path> shuffled = new ArrayList<>(files);
      Collections.shuffle(shuffled, new Random(seed));
      for (int i = 0; i < shuffled.size(); i++) {
        Files.copy(shuffled.get(i), fleet.resolve(i + ".txt"));
      }
      seen.add(sorted(Seen.of(fleet)));
    }
    assertThat(seen.stream().distinct()).hasSize(1);
  }

  @Test
  void threadsChangeNothing() {
    List<NodeCapture> one = Seen.of(Seen.WRAPPERS).nodes();
    Seen many = Seen.of(Seen.WRAPPERS, FleetOptions.DEFAULT.withThreads(3));
    assertThat(many.nodes()).isEqualTo(one);
    assertThat(one).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyTruncationEndsWell(Path sample) throws IOException {
    String text = Files.readString(sample);
    for (int end = 0; end <= text.length(); end += 7) {
      Seen seen = Seen.of("w.txt", text.substring(0, end));
      assertThat(seen.nodes()).as("%s cut at %s", sample, end).isNotEmpty();
    }
  }

  /** No node is lost in silence: whoever was named in full has data, or a reason. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyTruncationKeepsTheNodesNamedSoFar(Path sample) throws IOException {
    String text = Files.readString(sample);
    List<String> names = Seen.of("w.txt", text).nodes().stream()
        .map(node -> node.node().orElse("?"))
        .toList();
    for (int end = 0; end <= text.length(); end += 61) {
      List<String> seen = Seen.of("w.txt", text.substring(0, end)).nodes().stream()
          .map(node -> node.node().orElse("?"))
          .filter(name -> name.length() > 7)
          .toList();
      assertThat(names).as("%s cut at %s", sample, end).containsAll(seen);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void someChangesOfOneCharacterEndWell(Path sample) throws IOException {
    changes(sample, 37);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("samples")
  void everyChangeOfOneCharacterEndsWell(Path sample) throws IOException {
    changes(sample, 1);
  }

  private static void changes(Path sample, int step) throws IOException {
    String text = Files.readString(sample);
    String signs = "\n\r {}[]\":,|x0\u0000\u001b\u25cf\t-";
    for (int at = 0; at < text.length(); at += step) {
      char sign = signs.charAt(at % signs.length());
      String changed = text.substring(0, at) + sign + text.substring(at + 1);
      Seen seen = Seen.of("w.txt", changed);
      assertThat(seen.nodes().size() + seen.problems().size()).isPositive();
    }
  }

  @Test
  void noiseEndsWell() {
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      byte[] noise = new byte[random.nextInt(5000)];
      random.nextBytes(noise);
      assertThat(Seen.of("w.bin", noise, FleetOptions.DEFAULT).nodes()).isNotEmpty();
    }
    String braces = "{\"a\":[".repeat(20_000);
    assertThat(Seen.of("w.json", braces).nodes()).isNotEmpty();
    assertThat(Seen.of("w.json", "{\"a\":{\n".repeat(20_000)).nodes()).isNotEmpty();
    assertThat(Seen.of("w.json", "[".repeat(100_000)).nodes()).isNotEmpty();
  }
}
