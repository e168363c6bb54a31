// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code verify} as scripts and people call it. */
class VerifyCommandTest {
  private static final String AFTER = Captures.STATUS
      .replace("40.20240414.0 (2024-04-14T18:22:53Z)", "40.20240501.0 (2024-05-01T18:22:53Z)")
      .replace("7e382b11", "8e382b11");

  private static final String LIST = """
      bash-5.2.26-3.fc40.x86_64
      glibc-2.39-8.fc40.x86_64
      htop-3.3.0-4.fc40.x86_64
      kernel-6.8.7-300.fc40.x86_64
      systemd-255.4-1.fc40.x86_64
      """;

  private static final String DB_LIST =
      "ostree commit: 8e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5\n"
          + LIST.indent(1);

  private static final String UPGRADE = """
      Checking out tree 8b334e0... done
      Upgraded:
        htop 3.2.2-1.fc40 -> 3.3.0-4.fc40
      Run "systemctl reboot" to start a reboot
      """;

  private static final String DB_DIFF = """
      {"ostree-commit-from":"7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5",
       "ostree-commit-to":"8e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5",
       "pkgdiff":[["htop",1,{"PreviousPackage":["htop","3.2.2-1.fc40","x86_64"]}]],"advisories":[]}
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    write("before", Captures.STATUS);
    write("after", AFTER);
    write("without", AFTER.replaceAll("(?m)^ *Layered.*\n", ""));
    write(
        "rollback",
        AFTER + "\n" + Captures.STATUS.substring(Captures.STATUS.indexOf("●")).replace('●', ' '));
    write("list", LIST);
    write("missing", LIST.replace("htop", "mc"));
    write("filtered", "mc-4.8.31-1.fc40.x86_64\n".repeat(5));
    String trimmed = LIST.replace("htop", "mc").strip();
    write("cut", trimmed.substring(0, trimmed.length() - 3));
    write("trimmed", trimmed);
    write("db-list", DB_LIST);
    write("db-lists", DB_LIST.replace("8e382b11", "7e382b11").replace("3.3.0", "3.2.2") + DB_LIST);
    write("db-diff", DB_DIFF);
    write("upgrade", UPGRADE);
    write(
        "removal",
        UPGRADE
            .replace("Upgraded:", "Removed:")
            .replace("htop 3.2.2-1.fc40 -> 3.3.0-4.fc40", "htop-3.2.2-1.fc40.x86_64"));
    write("failed", UPGRADE.replaceAll("Run .*", "error: Scriptlet failed"));
    write("log", "$ rpm-ostree status\n" + AFTER + "$ rpm -qa\n" + LIST + "$ exit\n");
    write("two", Captures.STATUS + AFTER.replace("State: idle\n", "\nState: idle\n"));
    write("unmarked", Captures.STATUS.replace('●', ' '));
    write("broken", AFTER.replaceAll("(?m)^( *LayeredPackages:).*", "$1"));
    write("nothing", AFTER.replaceAll("(?m)^ *Layered.*\n", ""));
    write("nothing-too", AFTER.replaceAll("(?m)^ *Layered.*\n", ""));
    write("empty", "");
    write("prose", "nothing to see\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Run verify(String arguments) {
    return verify(new Run.Setup(), arguments);
  }

  private Run verify(Run.Setup setup, String arguments) {
    String[] all = ("verify " + arguments).split(" +");
    for (int i = 1; i < all.length; i++) {
      String name = all[i].contains("#") ? all[i].substring(0, all[i].indexOf('#')) : all[i];
      if (Files.exists(folder.resolve(name))) {
        all[i] = folder.resolve(all[i]).toString();
      }
    }
    return setup.run(all);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      before after                                                      | 0 | kept        layered            htop
      before without                                                    | 2 | unknown     layered            htop
      rollback                                                          | 0 | Survived: 1 kept.
      before after --packages-after list                                | 0 | kept        layered            htop-3.3.0-4.fc40.x86_64
      before after --packages-after missing                             | 1 | recorded, but not installed: it is not among
      before after --packages-after filtered                            | 0 | not all there are, so what it lacks may be
      before after --packages-after cut                                 | 0 | kept        layered            htop
      before after --packages-after trimmed                             | 1 | recorded, but not installed: it is not among
      before after --packages-after db-list                             | 0 | (rpm-ostree-db-list, 5 packages)
      before after --packages-after db-lists                            | 0 | htop-3.3.0-4.fc40.x86_64
      before after --packages-before db-lists --packages-after db-lists | 0 | upgraded    layered            htop → htop-3.3.0-4.fc40.x86_64
      before after --packages-after db-diff                             | 1 | recorded, but not installed: it is among
      before after --packages-after upgrade                             | 0 | upgraded    layered            htop → 3.3.0-4.fc40
      before after --packages-after removal                             | 1 | Lost: 1 lost.
      before without --packages-after list                              | 0 | kept        layered            htop-3.3.0-4.fc40.x86_64
      before without --packages-after missing                           | 1 | Lost: 1 lost.
      before log --packages-after log                                   | 0 | (rpm-qa, 5 packages)
      rollback --packages-after missing                                 | 1 | Lost: 1 lost.
      before after --require bash,emacs                                 | 2 | Unknown: 2 unknown, 1 kept.
      before after --require bash,emacs --packages-after list           | 1 | Lost: 1 lost, 2 kept.
      """)
  void tellsByItsExitCode(String arguments, int exit, String words) {
    Run run = verify(arguments);
    assertThat(run.out()).contains(words);
    assertThat(run.exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      before list                              | list: error: is no status, but lists packages (rpm-qa)
      upgrade after                            | upgrade: error: is no status, but lists packages (rpm-ostree-transcript)
      before after --packages-after after      | after:1:1: error: no list of packages was found: expected the output of
      before after --packages-before prose     | prose:1:1: error: no list of packages was found
      before after --packages-after empty      | empty:1:1: error: the input is empty: save the output of `rpm -qa` in it
      before after --packages-after nowhere    | nowhere: error: no such file
      before after --packages-after failed     | failed: the transaction was only previewed or tried, or it failed
      before after --packages-before db-list   | db-list: the packages are those of commit 8e382b11
      before after --packages-before db-diff   | db-diff: the packages are those of commit 8e382b11
      before after --packages-after db-lists#1 | db-lists#1: the packages are those of commit 7e382b11
      before after --packages-after db-lists#3 | there are only 2 listings of packages
      """)
  void refusesWhatProvesNothing(String arguments, String message) {
    Run run = verify(arguments);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).doesNotContain("kept", "Survived");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      - -                           | standard input can be read once only
      a - --packages-after -        | standard input can be read once only
      a b --packages-before - --packages-after - | standard input can be read once only
      --next a b                    | --next takes one capture
      a b --packages-after          | Missing required parameter
      before after --require ./x    | --require: there is no file ./x
      before after --require x.yaml | --require: there is no file x.yaml
      """)
  void refusesBadUsage(String arguments, String message) {
    Run run = verify(arguments);
    assertThat(run.err()).startsWith("ostree-drift: error: ").contains(message);
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      two                                  | 2 | compare them: `ostree-drift verify
      two#1 two#2                          | 0 |
      unmarked after                       | 2 | --before-deployment and
      unmarked after --before-deployment 0 | 0 |
      unmarked after --before-deployment 7 | 2 | there is no deployment 7
      after rollback                       | 0 |
      rollback before                      | 2 | swap them, or give --force-order
      rollback before --force-order        | 0 |
      after --next                         | 0 |
      nothing nothing-too                  | 0 |
      nothing nothing-too --fail-if-empty  | 2 | or set (--fail-if-empty)
      nothing nothing                      | 2 | BEFORE and AFTER are one file
      before after --fail-if-empty         | 0 |
      before broken                        | 2 | expected a package
      """)
  void proposesWhatToDo(String arguments, int exit, String message) {
    Run run = verify(arguments);
    assertThat(run.err()).contains(message == null ? "" : message);
    assertThat(run.exit()).isEqualTo(exit);
  }

  @Test
  void whereNothingIsPendingTheBootedOneBootsNext() {
    assertThat(verify("after --next").out()).startsWith("Nothing is pending, ");
  }

  @Test
  void theJsonTellsWhatTheExitCodeDoes() {
    assertThat(verify("before broken -o json").out())
        .contains("\"verdict\": \"unknown\"", "broken\",\n      \"severity\": \"error\"");
    assertThat(verify("rollback before -o json").out())
        .contains("\"verdict\": \"unknown\"", "\"objections\": [\n    \"the captures seem");
  }

  @Test
  void readsAListingFromStandardInput() {
    Run run = verify(new Run.Setup().input(LIST), "before after --packages-after - -o json");
    assertThat(run.out())
        .contains(
            "\"packages\": {\n      \"input\": \"-\",\n      \"format\": \"rpm-qa\",",
            "\"to\": \"htop-3.3.0-4.fc40.x86_64\"");
    assertThat(run.exit()).isZero();
  }

  @Test
  void warnsOfAListThatMayBeCut() {
    assertThat(verify("before after --packages-after cut").err())
        .contains("warning: the input ends in the middle of this line, so packages may be missing");
  }

  @Test
  void whatIsListedIsWrittenInMarkdown() {
    assertThat(verify("before after --packages-after list -o markdown").out())
        .contains("(rpm-qa, 5 packages)", "`htop-3.3.0-4.fc40.x86_64`");
  }

  @Test
  void nonsenseIsRefused() {
    String file = "testdata/readme/before.txt";
    Run three = Run.of("verify", file, file, file);
    assertThat(three.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(three.err()).contains("3 are given");
    Run missing = Run.of("verify", "--require", "names.txt", file, "testdata/readme/after.txt");
    assertThat(missing.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(missing.err()).contains("there is no file names.txt");
  }
}
