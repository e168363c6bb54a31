// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.CaptureFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README promises is what the code has. */
class ReadmeTest {
  private static final String README = TestData.manual();

  /** The rows of the first table with this head. */
  private static List<String> table(String head) {
    assertThat(README).containsOnlyOnce("\n" + head + "\n");
    return README
        .substring(README.indexOf("\n" + head + "\n") + 1)
        .lines()
        .skip(2)
        .takeWhile(row -> row.startsWith("|"))
        .toList();
  }

  /** Text between two marks, the first of which is in the README once. */
  private static String between(String start, String end) {
    assertThat(README).containsOnlyOnce(start);
    int from = README.indexOf(start);
    return README.substring(from, README.indexOf(end, from));
  }

  @Test
  void outcomes() {
    assertThat(table("| outcome | meaning |"))
        .containsExactlyElementsOf(Arrays.stream(SurvivalItem.Outcome.values())
            .map(outcome -> "| `" + outcome + "` | " + outcome.meaning() + " |")
            .toList());
  }

  @Test
  void severities() {
    assertThat(table("| severity | meaning |"))
        .containsExactlyElementsOf(Arrays.stream(Change.Severity.values())
            .map(severity -> "| `" + severity + "` | " + severity.meaning() + " |")
            .toList());
  }

  @Test
  void kindsOfChanges() {
    assertThat(table("| kind | severity | meaning |"))
        .containsExactlyElementsOf(Arrays.stream(ChangeKind.values())
            .map(kind -> "| `" + kind + "` | " + kind.severity() + " | " + kind.meaning() + " |")
            .toList());
  }

  @Test
  void formats() {
    assertThat(table("| format | command and releases |").stream()
            .flatMap(row -> Stream.of(row.split("\\|")[1].split(",")))
            .map(word -> word.replaceAll("[` ]", "")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CaptureFormat.values()).map(CaptureFormat::word).toList());
  }

  /** The JSON that it shows of a difference is the one that is written of it. */
  @Test
  void evidence() {
    String difference = between("ostree diff commit from: ", "```");
    String json = between("  \"format\": \"rpm-ostree-db-diff\",\n", "```");
    assertThat(
            CaptureJson.PRETTY.write(CaptureReader.standard().read(difference).get(0)))
        .contains(json);
  }
}
