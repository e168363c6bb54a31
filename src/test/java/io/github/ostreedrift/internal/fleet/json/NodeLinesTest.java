// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.model.Problem.SourcePosition;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of nodes are read in blocks where an input begins with them, and else one by one: with the same result. */
class NodeLinesTest {
  private static final List<Path> CAPTURES = TestData.files(
      TestData.ROOT.resolve("rpm-ostree"), "\\d+\\.[a-z-]+\\.utf8\\.txt|\\d+\\.json");

  private static final String[] NO_STATUS = {
    "", "x", "State: idle\n", "bash: rpm-ostree: command not found", "ssh: no route to host", "{}"
  };

  private static final String[] OTHER_LINES = {
    "",
    " ",
    "# a remark",
    "{",
    "}",
    "{\"node\":\"a",
    "[1, 2]",
    "null",
    "{\"nodes\": []}",
    "\u00e9 \u25cf"
  };

  @Test
  void inputsOfAllKinds() {
    long seed = TestData.seed(NodeLinesTest.class);
    Random random = new Random(seed);
    int nodes = 0;
    for (int times = 0; times < 300; times++) {
      List<String> lines = lines(random);
      String end = random.nextBoolean() ? "\n" : "\r\n";
      String text = String.join(end, lines) + (random.nextInt(3) == 0 ? "" : end);
      List<String> blocks = read(text, 0, 1 + random.nextInt(2));
      assertThat(blocks)
          .as("seed %d, input %d: %s", seed, times, text.substring(0, Math.min(300, text.length())))
          .isEqualTo(read(end + text, 1, 1));
      nodes += blocks.size();
    }
    assertThat(nodes).isGreaterThan(1_000);
  }

  @Test
  void blankLinesAreNotWhatAnInputIs() {
    String text = "{\"node\":\"n0\",\"what\":\"{}\"}\n";
    assertThat(read(text, 0, 1)).isEqualTo(read("\n" + text, 1, 1)).hasSize(1);
    assertThat(read("\n" + text, 1, 1).get(0)).contains("UNPARSABLE").doesNotContain("EMPTY");
    assertThat(read("\n \n", 0, 1)).hasSize(1);
    assertThat(read("\n \n", 0, 1).get(0)).contains("EMPTY");
  }

  /** More than a block, and a line that is longer than one. */
  @Test
  void longInputs() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      String words = i % 100 == 50 ? "w".repeat(300_000) : "";
      text.append("{\"node\":\"n")
          .append(i)
          .append("\",\"status\":\"State: idle\\nDeployments:\\n* fedora:f/")
          .append(i)
          .append("\\n  Version: 39 (2024-01-01T00:00:00Z)\\n")
          .append(words)
          .append("\"}\n");
    }
    List<String> nodes = read(text.toString(), 0, 2);
    assertThat(nodes).hasSize(400).isEqualTo(read("\n" + text, 1, 1));
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    lines.add(line(random, 0));
    int count = random.nextInt(12);
    for (int i = 1; i < count; i++) {
      lines.add(random.nextInt(6) == 0 ? one(random, OTHER_LINES) : line(random, i));
    }
    return lines;
  }

  private static String line(Random random, int number) {
    String file = TestData.text(CAPTURES.get(random.nextInt(CAPTURES.size())));
    boolean isJson = file.startsWith("{");
    String status = random.nextInt(8) == 0
        ? quoted(one(random, NO_STATUS))
        : isJson ? file.replace("\n", " ").strip() : quoted(file);
    String more = switch (random.nextInt(8)) {
      case 0 -> ",\"rc\":0";
      case 1 -> "} ";
      case 2 -> ",";
      default -> "";
    };
    String pool = random.nextBoolean() ? "" : "\"pool\": \"worker\",";
    String key = random.nextInt(5) == 0 ? one(random, "output", "stdout", "what") : "status";
    return "{\"node\":\"n" + number + "\"," + pool + '"' + key + "\":" + status + more + '}';
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String one(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }

  /** All that is told of an input, as if its lines were so many fewer. */
  private static List<String> read(String text, int fewer, int threads) {
    List<String> told = new ArrayList<>();
    FleetReader.of(FleetOptions.DEFAULT.withThreads(threads))
        .read(
            "-",
            new ByteArrayInputStream(text.getBytes(UTF_8)),
            node -> told.add(tell(node, fewer)),
            problem -> told.add(problem.problem().position().line() - fewer + ": "
                + problem.problem().message().replaceAll("line \\d+", "line N")));
    return told.stream().sorted().toList();
  }

  private static String tell(NodeCapture node, int fewer) {
    return Stream.of(
            node.node(),
            node.pools(),
            node.source().line() - fewer,
            node.source().section(),
            node.capture(),
            node.noData(),
            node.reading().problems().stream()
                .map(problem -> problem.at(
                    node.source().section().isPresent() && node.noData().isEmpty()
                        ? problem.position()
                        : new SourcePosition(
                            problem.position().line() - fewer,
                            problem.position().column())))
                .toList())
        .toList()
        .toString();
  }
}
