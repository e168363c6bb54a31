// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --help              | Usage: ostree-drift [-hV] COMMAND
      -h                  | Usage: ostree-drift [-hV] COMMAND
      help                | Usage: ostree-drift [-hV] COMMAND
      --version           | ostree-drift
      parse --help        | Usage: ostree-drift parse
      help parse          | Usage: ostree-drift parse
      """)
  void helps(String arguments, String beginning) {
    Run run = Run.of(arguments.split(" "));
    assertThat(run.out()).startsWith(beginning);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''                         | a command is missing
      frobnicate                 | there is no command 'frobnicate'
      --frobnicate               | there is no option '--frobnicate'
      parse --frobnicate         | there is no option '--frobnicate'
      parse -o yaml              | expected one of json, text, csv, but was 'yaml'
      parse --format x           | expected one of rpm-ostree-status,
      parse --color sometimes    | expected one of [auto, always, never]
      parse --max-captures 0     | expected a whole number of at least 1 but was '0'
      parse --max-captures -1    | expected a whole number of at least 1 but was '-1'
      parse --max-json-depth x   | expected a whole number of at least 1 but was 'x'
      parse --max-input-bytes    | Missing required parameter for option '--max-input-bytes'
      help frobnicate            | there is no command 'frobnicate'
      """)
  void refusesBadUsage(String arguments, String message) {
    Run run = Run.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(run.err())
        .startsWith("ostree-drift: error: ")
        .contains(message)
        .contains("--help'.\n");
    assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void proposesWhatMayBeMeant() {
    assertThat(Run.of("prase").err()).contains("; did you mean parse?");
    assertThat(Run.of("help", "verfy").err()).contains("; did you mean verify?");
    assertThat(Run.of("verify", "--nxt", "a").err())
        .contains("no option '--nxt'; did you mean --next?");
    assertThat(Run.of("audit", "--quorm=60").err())
        .contains("no option '--quorm'; did you mean --quorum?");
    assertThat(Run.of("diff", "-o", "jsn", "a", "b").err())
        .contains("but was 'jsn'; did you mean json?");
    assertThat(Run.of("audit", "-o", "markdwn=x").err()).contains("; did you mean markdown?");
    assertThat(Run.of("parse", "--format", "rpm-ostree-statsu").err())
        .contains("; did you mean rpm-ostree-status");
    assertThat(Run.of("parse", "-o", "yaml").err()).doesNotContain("did you mean");
  }

  @Test
  void aHelpThatCannotBeWrittenIsTrouble() {
    for (String arguments : List.of("--help", "--version", "help verify", "parse --help-limits")) {
      Run run = full(new Run.Setup()).run(arguments.split(" "));
      assertThat(run.err())
          .isEqualTo("ostree-drift: error: the output can't be written: No space left on device\n");
      assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    }
  }

  private static Run.Setup full(Run.Setup setup) {
    return setup.output(new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException("No space left on device");
      }
    });
  }

  @Test
  void endsQuietlyWhenNobodyListens() {
    Run run = failing(new IOException("Broken pipe"), new Run.Setup());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    // A message in the user's language.
    assertThat(failing(new IOException("Datenübergabe unterbrochen"), new Run.Setup().piped()))
        .isEqualTo(run);
  }

  @Test
  void tellsOfAFullDisk() {
    Run run = failing(new IOException("No space left on device"), new Run.Setup());
    assertThat(run.err())
        .isEqualTo("ostree-drift: error: the output can't be written: No space left on device\n");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void tellsOfItsOwnFaultsInOneLine() {
    Run run = failing(new IllegalStateException("x < 0"), new Run.Setup());
    assertThat(run.err())
        .matches(
            "ostree-drift: error: a fault of ostree-drift itself \\(IllegalStateException at MainTest.java:\\d+:"
                + " x < 0\\); please report it, with the input if you can\n");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @ParameterizedTest
  @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class})
  void tellsOfItsLimitsInOneLine(Class<? extends Error> type) throws ReflectiveOperationException {
    Run run = failing(type.getConstructor().newInstance(), new Run.Setup());
    assertThat(run.err())
        .startsWith("ostree-drift: error: ")
        .doesNotContain("Error")
        .hasLineCount(1);
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  /** A run whose output fails. */
  private static Run failing(Throwable failure, Run.Setup setup) {
    return setup
        .input(Captures.STATUS)
        .output(new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            if (failure instanceof IOException e) {
              throw e;
            } else if (failure instanceof Error e) {
              throw e;
            }
            throw (RuntimeException) failure;
          }
        })
        .run("parse");
  }

  @Test
  void helpFitsAPage() {
    for (String command : List.of("parse", "diff", "verify", "audit")) {
      Run help = Run.of("help", command);
      assertThat(help.outLines()).as(command).hasSizeLessThanOrEqualTo(48);
      assertThat(help.out()).contains("Example: ").doesNotContain("--max-");
      assertThat(Run.of(command, "--help-limits").out()).contains("--max-input-bytes");
    }
    assertThat(Run.of("help", "verify").outLines()).hasSizeLessThanOrEqualTo(40);
  }
}
