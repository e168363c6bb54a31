// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.json.CaptureJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README and the pages promise, and where they lead. */
class ReadmeTest {
  private static final String README = TestData.manual();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]+))?\\)");

  /** Text between two marks, the first of which is in the README once. */
  private static String between(String start, String end) {
    assertThat(README).containsOnlyOnce(start);
    int from = README.indexOf(start);
    return README.substring(from, README.indexOf(end, from));
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

  /** README is read in a few minutes, and leads to every page. */
  @Test
  void length() {
    Path readme = Path.of("README.md");
    assertThat(TestData.text(readme).lines()).hasSizeLessThanOrEqualTo(200);
    assertThat(TestData.text(readme).lines().filter(line -> line.startsWith("## ")))
        .containsExactly(
            "## Install",
            "## Capture",
            "## Verify in CI",
            "## OpenShift",
            "## Fleet",
            "## Java",
            "## More");
    TestData.pages().stream()
        .filter(page -> !page.equals(readme))
        .forEach(page -> assertThat(TestData.text(readme)).contains("](" + page + ")"));
  }

  /** No link leads to a file or a heading that is not there. */
  @Test
  void links() {
    for (Path page : TestData.pages()) {
      List<MatchResult> links = LINK.matcher(TestData.text(page)).results().toList();
      for (MatchResult link : links) {
        if (link.group(1).contains("://")) {
          continue;
        }
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        assertThat(Files.exists(target)).as("%s: %s", page, link.group()).isTrue();
        if (link.group(2) != null) {
          assertThat(TestData.text(target)
                  .lines()
                  .filter(line -> line.startsWith("#"))
                  .map(ReadmeTest::anchor))
              .as("%s: %s", page, link.group())
              .contains(link.group(2));
        }
      }
    }
  }

  /** A heading as GitHub names it in links. */
  private static String anchor(String heading) {
    return heading
        .replaceFirst("#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} -]", "")
        .replace(' ', '-');
  }

  /** What stands in the manual to be copied into a pom is what this pom says. */
  @Test
  void coordinates() {
    String pom = TestData.text(Path.of("pom.xml"));
    List<ManualBlock> blocks = ManualBlock.in("xml");
    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0).text().lines())
        .filteredOn(line -> line.startsWith("  "))
        .hasSize(3)
        .allMatch(line -> pom.lines().anyMatch(line::equals));
  }
}
