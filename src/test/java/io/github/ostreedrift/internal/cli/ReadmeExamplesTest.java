// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.audit.RulesReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's examples, run. */
class ReadmeExamplesTest {
  private static final String README = TestData.manual();
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```\\n", Pattern.DOTALL);
  private static final String PROMPT = "$ ostree-drift ";

  private static List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(README);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /** A block that begins with a command on testdata is followed by just what that prints. */
  @Test
  void commandsPrintWhatIsShown() {
    List<String> examples = blocks("").stream()
        .filter(block -> block.startsWith(PROMPT) && block.contains("testdata/"))
        .toList();
    assertThat(examples).hasSizeGreaterThan(1);
    for (String example : examples) {
      String command = example.substring(PROMPT.length(), example.indexOf('\n'));
      Run run = Run.of(command.split(" "));
      assertThat(run.out()).as(command).isEqualTo(example.substring(example.indexOf('\n') + 1));
      assertThat(run.err()).as(command).isEmpty();
    }
  }

  /** The first command of all, and the answer to it. */
  @Test
  void theFirstCommand() {
    String shell = blocks("sh").get(0);
    String command = shell.substring(shell.indexOf("cli.jar ") + 8, shell.indexOf('\n'));
    Run run = Run.of(command.split(" "));
    assertThat(blocks("")).contains(run.out());
    assertThat(run.exit()).isEqualTo(ExitCode.OK);
  }

  @Test
  void rulesFilesAreRead() {
    List<String> files = blocks("yaml");
    assertThat(files).isNotEmpty();
    for (String file : files) {
      assertThat(RulesReader.read(file).problems()).isEmpty();
    }
    assertThat(files).contains(TestData.text(TestData.ROOT.resolve("fleet/rules.yaml")));
  }

  @Test
  void readyMadeRules() {
    String head = "| rule | severity | finds |\n|---|---|---|\n";
    List<String> rows = README
        .substring(README.indexOf(head) + head.length())
        .lines()
        .takeWhile(row -> row.startsWith("|"))
        .map(row -> row.split("\\|")[1].strip() + row.split("\\|")[2].strip())
        .toList();
    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(BuiltInRule.values())
            .map(rule -> "`" + rule.word() + "`" + rule.severity().name().toLowerCase(Locale.ROOT))
            .toList());
  }
}
