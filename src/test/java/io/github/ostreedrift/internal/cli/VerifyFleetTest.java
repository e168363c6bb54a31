// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.Schemas;
import io.github.ostreedrift.internal.report.FleetSurvivalJson;
import io.github.ostreedrift.internal.report.SurvivalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code verify} of many nodes, as scripts and people call it. */
class VerifyFleetTest {
  private static final String AFTER = Captures.STATUS
      .replace("40.20240414.0 (2024-04-14T18:22:53Z)", "40.20240501.0 (2024-05-01T18:22:53Z)")
      .replace("7e382b11", "8e382b11");

  /** Local packages are told in each status, so that without them they are lost. */
  private static final String BEFORE =
      Captures.STATUS.replace("htop\n", "htop\n            LocalPackages: zoom-6.0-1.x86_64\n");

  private static final String KEPT =
      AFTER.replace("htop\n", "htop\n            LocalPackages: zoom-6.0-1.x86_64\n");

  private static final String BOTH =
      KEPT + "\n" + BEFORE.substring(BEFORE.indexOf("●")).replace('●', ' ');

  private static final String NOT_FOUND = "bash: line 1: rpm-ostree: command not found\n";

  private static final String LIST = """
      bash-5.2.26-3.fc40.x86_64
      glibc-2.39-8.fc40.x86_64
      htop-3.3.0-4.fc40.x86_64
      kernel-6.8.7-300.fc40.x86_64
      systemd-255.4-1.fc40.x86_64
      zoom-6.0-1.x86_64
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    for (String node : List.of("w-0", "w-1", "w-2")) {
      write("before/" + node + ".txt", BEFORE);
      write("kept/" + node + ".example.com.txt", KEPT);
      write("lost/" + node + ".txt", node.equals("w-1") ? AFTER : KEPT);
      write("silent/" + node + ".txt", node.equals("w-1") ? NOT_FOUND : KEPT);
      write("fewer/" + node + ".txt", KEPT);
      write("more/" + node + ".txt", KEPT);
      write("boots/" + node + ".txt", BOTH);
      write(
          "lists/" + node + ".rpm-qa.txt", node.equals("w-2") ? LIST.replace("htop", "mc") : LIST);
      write("few-lists/" + node + ".txt", LIST);
    }
    Files.delete(folder.resolve("fewer/w-2.txt"));
    Files.delete(folder.resolve("few-lists/w-2.txt"));
    write("more/w-3.txt", KEPT);
    write("one/w-0.txt", BEFORE);
    write("one-after/w-0.txt", KEPT);
    write("before.txt", BEFORE);
    write("after.txt", KEPT);
    write("two.txt", BEFORE + "\n" + KEPT);
    write("ansible.txt", ansible(BEFORE, BEFORE));
    write("ansible-after.txt", ansible(KEPT, AFTER));
    write("half.txt", ansible(KEPT, NOT_FOUND));
    write("nodes.jsonl", """
        {"node": "w-1", "status": "%s"}
        {"node": "w-0", "status": "%s"}
        """.formatted(KEPT.replace("\n", "\\n"), KEPT.replace("\n", "\\n")));
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("hollow"));
  }

  private static String ansible(String one, String other) {
    return "w-0 | CHANGED | rc=0 >>\n" + one + "w-1 | CHANGED | rc=0 >>\n" + other;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run verify(Run.Setup setup, String arguments) {
    String[] all = ("verify " + arguments).split(" +");
    for (int i = 1; i < all.length; i++) {
      if (Files.exists(folder.resolve(all[i]))) {
        all[i] = folder.resolve(all[i]).toString();
      }
    }
    return setup.run(all);
  }

  private Run verify(String arguments) {
    return verify(new Run.Setup(), arguments);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      before kept                             | 0 | 3 nodes: 3 survived.
      before lost                             | 1 | zoom-6.0-1.x86_64 (1 node)
      before silent                           | 2 | after: command not found: bash: line 1: rpm-ostree:
      before fewer                            | 2 | 2 survived, 1 missing after.
      before more                             | 0 | 4 nodes: 3 survived, 1 new.
      before empty                            | 2 | 3 nodes: 3 missing after.
      empty hollow                            | 2 | no node was found.
      one one-after                           | 0 | 1 node: 1 survived.
      ansible.txt ansible-after.txt           | 1 | zoom-6.0-1.x86_64
      ansible.txt nodes.jsonl                 | 0 | 2 nodes: 2 survived.
      ansible.txt half.txt                    | 2 | 2 nodes: 1 survived, 1 without data.
      ansible.txt before                      | 0 | 3 nodes: 2 survived, 1 new.
      boots before                            | 2 | 3 nodes: 3 unknown.
      boots before --force-order              | 0 | 3 survived
      boots                                   | 0 | 3 nodes: 3 survived.
      before                                  | 2 | 3 nodes: 3 without data.
      before --next                           | 0 | 3 nodes: 3 survived.
      half.txt --next                         | 2 | 2 nodes: 1 survived, 1 without data.
      before kept --before-deployment 0       | 0 | 3 survived
      before kept --after-deployment 4        | 2 | after: there is no deployment 4
      before kept --packages-after lists      | 1 | htop (1 node)
      before kept --packages-after few-lists  | 2 | 2 survived, 1 without data
      before kept --require bash              | 2 | bash
      before kept --require bash --packages-after few-lists | 2 | 2 survived
      """)
  void tellsByItsExitCode(String arguments, int exit, String words) {
    Run run = verify(arguments);
    assertThat(run.out()).contains(words);
    assertThat(run.exit()).isEqualTo(exit);
    Run json = verify(arguments + " -o json");
    assertThat(json.exit()).isEqualTo(exit);
    assertThat(Schemas.problems(FleetSurvivalJson.SCHEMA, json.out())).isEmpty();
    Run markdown = verify(arguments + " -o markdown");
    assertThat(markdown.exit()).isEqualTo(exit);
    assertThat(markdown.out()).startsWith("**");
  }

  /** What is about one node stays as it was. */
  @ParameterizedTest
  @CsvSource({
    "before.txt after.txt, 0",
    "before/w-0.txt kept/w-0.example.com.txt, 0",
    "before#w-0 kept#w-0, 0",
    "one after.txt, 0",
    "ansible.txt#w-0 after.txt, 0",
    "before.txt --next, 0",
  })
  void ofOneNodeTheJsonIsThatOfOneNode(String arguments, int exit) {
    String all = arguments.replaceAll("(before|kept|ansible.txt)#", folder + "/$1#");
    Run run = verify(all + " -o json");
    assertThat(run.err()).isEmpty();
    assertThat(Schemas.problems(SurvivalJson.SCHEMA, run.out())).isEmpty();
    assertThat(run.exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      before after.txt                          | holds 3 captures
      before.txt kept                           | holds 3 captures
      two.txt                                   | holds 2 captures
      two.txt after.txt                         | holds 2 captures
      before kept --packages-after after.txt    | --packages-after: for many nodes, this is a folder
      before kept --packages-before nowhere     | --packages-before: for many nodes, this is a folder
      before kept lost                          | 3 are given
      before nowhere                            | no such file
      """)
  void refusesWhatIsNoPair(String arguments, String message) {
    Run run = verify(arguments);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void readsAFleetFromStandardInput() throws IOException {
    String transcript = Files.readString(folder.resolve("ansible.txt"));
    Run run = verify(new Run.Setup().input(transcript), "--next -");
    assertThat(run.out()).contains("2 nodes: 2 survived.");
    assertThat(run.exit()).isZero();
    Run pair = verify(
        new Run.Setup().input(Files.readString(folder.resolve("ansible-after.txt"))),
        "ansible.txt -");
    assertThat(pair.exit()).isEqualTo(ExitCode.FOUND);
    Run one = verify(new Run.Setup().input("$ rpm-ostree status\n" + KEPT), "before.txt -");
    assertThat(one.out()).startsWith("Upgraded: ");
    assertThat(one.exit()).isZero();
  }

  /** One screen for a fleet of any size, with the name of each node that lost something. */
  @Test
  void fitsAScreen() throws IOException {
    for (int i = 0; i < 300; i++) {
      write("many/node-" + i + ".txt", BEFORE);
      write("many-after/node-" + i + ".txt", i % 7 == 3 ? AFTER : KEPT);
    }
    Run run = verify("many many-after");
    assertThat(run.outLines()).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
    assertThat(run.out())
        .contains("zoom-6.0-1.x86_64 (43 nodes)\n", " node-[3,10,17,")
        .contains("297");
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
  }
}
