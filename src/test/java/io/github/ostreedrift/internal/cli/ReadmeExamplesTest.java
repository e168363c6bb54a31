// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.ManualBlock;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.RulesReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The README's examples, run. */
class ReadmeExamplesTest {
  private static final String PROMPT = "$ ";

  private static List<String> blocks(String language) {
    return ManualBlock.in(language).stream().map(ManualBlock::text).toList();
  }

  /** A block that begins with a prompt is a session: commands, each with just what it prints. */
  @TestFactory
  Stream<DynamicTest> sessionsPrintWhatIsShown() {
    List<ManualBlock> sessions = ManualBlock.in("").stream()
        .filter(block -> block.text().startsWith(PROMPT))
        .toList();
    assertThat(sessions).hasSizeGreaterThan(8);
    return sessions.stream()
        .map(block -> DynamicTest.dynamicTest(
            block.place() + ": " + block.text().lines().findFirst().orElse(""),
            () -> assertThat(replay(block.text())).isEqualTo(block.text())));
  }

  /** The commands of a session, with what they print now. */
  private static String replay(String session) {
    StringBuilder replayed = new StringBuilder();
    int exit = 0;
    for (String line : session.lines().filter(each -> each.startsWith(PROMPT)).toList()) {
      String command = line.substring(PROMPT.length());
      replayed.append(line).append('\n');
      if (command.equals("echo $?")) {
        replayed.append(exit).append('\n');
      } else if (command.startsWith("cat ")) {
        replayed.append(TestData.text(Path.of(command.substring(4))));
      } else {
        assertThat(command).startsWith("ostree-drift ");
        Run run = Run.of(command.replaceAll(" 2>.*", "").substring(13).split(" "));
        exit = run.exit();
        replayed.append(printed(command, run));
      }
    }
    return replayed.toString();
  }

  /** What stands on the terminal: problems where they are asked for, else there are none. */
  private static String printed(String command, Run run) {
    if (command.endsWith(" 2>&1 >/dev/null")) {
      return run.err();
    } else if (command.endsWith(" 2>&1")) {
      return run.err() + run.out();
    }
    assertThat(run.err()).as(command).isEmpty();
    return run.out();
  }

  /** Nothing stands in a block that no test looks at. */
  @Test
  void everyBlockIsOfAKindThatIsTested() {
    Map<String, String> tests = Map.of(
        "sh", "RecipesTest",
        "yml", "RecipesTest",
        "yaml", "rulesFilesAreRead",
        "java", "ManualJavaTest",
        "json", "ReadmeTest.evidence",
        "xml", "ReadmeTest.coordinates");
    assertThat(ManualBlock.all())
        .filteredOn(block -> !block.language().isEmpty())
        .allSatisfy(block -> assertThat(tests).containsKey(block.language()));
    assertThat(ManualBlock.in(""))
        .filteredOn(block -> !block.text().startsWith(PROMPT))
        .extracting(ManualBlock::place)
        .as("theFirstCommand, ReadmeTest.evidence")
        .containsExactly("README.md#Install", "verify.md#Evidence");
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
}
