// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code diff} as scripts and people call it. */
class DiffCommandTest {
  private static final String ROLLBACK = """

        fedora:fedora/40/x86_64/silverblue
                        Version: 40.20240401.0 (2024-04-01T18:22:53Z)
                         Commit: 1e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    write("one", Captures.STATUS);
    write("same", Captures.STATUS);
    write("two", Captures.STATUS + ROLLBACK);
    write("other", Captures.STATUS.replace("htop", "strace"));
    write(
        "log",
        "$ rpm-ostree status\n" + Captures.STATUS + "$ rpm-ostree status\n"
            + Captures.STATUS.replace("htop", "strace"));
    write("unbooted", Captures.STATUS.replace("●", " "));
    write("none", "No deployments.\n");
    write("prose", "nothing to see\n");
    write("broken", Captures.WITH_ERROR);
    write("admin", Captures.OSTREE);
    write("booted", Captures.STATUS.replace("Deployments:", "BootedDeployment:"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Run diff(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "diff";
    for (int i = 0; i < arguments.length; i++) {
      boolean isOption =
          arguments[i].startsWith("-") || (i > 0 && arguments[i - 1].startsWith("-"));
      all[i + 1] = isOption ? arguments[i] : folder.resolve(arguments[i]).toString();
    }
    return Run.of(all);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      one same                                                 | 0 | No difference.
      one other                                                | 1 | layered package removed  htop
      one admin                                                | 0 | No difference in what both show;
      one two                                                  | 1 | deployment added  40.20240401.0  rollback
      booted two                                               | 0 | deployments
      log#1 log#2                                              | 1 | layered package added  strace
      log#1 one                                                | 0 | No difference.
      unbooted one                                             | 0 | No difference.
      --left-deployment rollback two                           | 1 | layered package added  htop
      --left-deployment rollback --right-deployment 1 two      | 0 | No difference.
      --right-deployment 1 two                                 | 1 | layered package removed  htop
      """)
  void tellsByItsExitCode(String arguments, int exit, String words) {
    Run run = diff(arguments.split(" +"));
    assertThat(run.out()).contains(words);
    assertThat(run.exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      one prose                          | prose:1:1: error: no status was found
      one missing                        | missing: error: no such file
      one none                           | no deployment is listed, so there is nothing to compare
      one log                            | holds 2 captures (line 2, line 9); choose one with
      one log#3                          | there are only 2 captures
      --left-deployment rollback one same | one: error: no deployment is marked as rollback
      --left-deployment pending one same | no deployment is marked as pending
      --left-deployment staged one same  | the capture does not show which deployment is staged
      --left-deployment 7 one same       | there is no deployment 7, only 0 to 0
      --left-deployment rollback booted  | the booted one alone is listed; capture it without -b
      """)
  void refusesWhatItCannotCompare(String arguments, String message) {
    Run run = diff(arguments.split(" +"));
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''                            | no capture is named; - stands for standard input
      a                             | RIGHT is missing; or name two deployments with --left-deployment
      a b c                         | two captures are compared, but 3 are given
      - -                           | standard input can be read once only
      -#1 -#2                       | standard input can be read once only
      --left-deployment last a b    | expected booted, rollback, staged, pending or an index, but was 'last'
      --left-deployment 01 a b      | expected booted, rollback, staged, pending or an index, but was '01'
      -o yaml a b                   | expected one of text, json, markdown, html, csv, but was 'yaml'
      """)
  void refusesBadUsage(String arguments, String message) {
    Run run = Run.of(("diff " + arguments).strip().split(" "));
    assertThat(run.err()).startsWith("ostree-drift: error: ").contains(message);
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void refusesOneFileGivenTwice() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("one"));
    for (List<String> pair : List.of(
        List.of("one", "one"),
        List.of("one", "./one"),
        List.of("one", "link"),
        List.of("log#1", "log#1"))) {
      Run run = diff(pair.toArray(String[]::new));
      assertThat(run.err()).contains("LEFT and RIGHT are one file, ", "give it once");
      assertThat(run.out()).isEmpty();
      assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    }
  }

  @Test
  void troubleWinsAndWhatCouldBeReadIsPrinted() {
    Run run = diff("broken", "other");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.out()).contains("layered package removed");
    assertThat(run.err()).contains("broken:4:", "error:");
  }

  @Test
  void saysThatNothingIsBooted() {
    assertThat(diff("unbooted", "one").err())
        .endsWith(
            "unbooted: warning: no deployment is marked as booted; the first one is compared\n");
  }

  @Test
  void readsStandardInput() {
    Run run = new Run.Setup()
        .input(Captures.STATUS)
        .run("diff", "-o", "json", "-", folder.resolve("other").toString());
    assertThat(run.out()).contains("\"input\": \"-\"", "\"kind\": \"layered-package-added\"");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void writesEveryForm() {
    assertThat(diff("-o", "json", "one", "other").out())
        .startsWith("{\n  \"schema-version\": 1,\n");
    assertThat(diff("-o", "markdown", "one", "other").out()).startsWith("**2 differences (");
    Run colored = new Run.Setup()
        .terminal(80)
        .run("diff", folder.resolve("one").toString(), folder.resolve("other").toString());
    assertThat(colored.out()).contains("\u001b[31malert\u001b[0m");
  }

  @Test
  void walkthroughSaysFirstThatThePendingDeploymentBecameTheBootedOne() {
    Path seed = TestData.ROOT.resolve("seed");
    Run run = Run.of(
        "diff",
        seed.resolve("10-rpm-ostree-status.txt").toString(),
        seed.resolve("11-rpm-ostree-status.txt").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines().subList(3, 5))
        .containsExactly("notice", "  pending became booted   410.84.202208161501-0");
  }
}
