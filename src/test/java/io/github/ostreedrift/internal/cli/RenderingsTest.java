// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code -o} of all commands: several forms in one run, each at its place. */
class RenderingsTest {
  private static final String BEFORE = "testdata/readme/before.txt";
  private static final String AFTER = "testdata/readme/after.txt";

  @TempDir
  private Path folder;

  private Run run(String line) {
    return Run.of(line.replace("BEFORE", BEFORE)
        .replace("AFTER", AFTER)
        .replace("@", folder + "/")
        .split(" +"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      parse BEFORE AFTER  | text json csv
      diff BEFORE AFTER   | text json markdown html csv
      verify BEFORE AFTER | text json markdown html junit prometheus csv
      verify testdata/verify/fleet/before testdata/verify/fleet/after | text json markdown html junit prometheus csv
      audit testdata/fleet/captures | text json markdown html junit prometheus csv
      """)
  void filesHoldWhatIsPrinted(String command, String formats) throws IOException {
    StringBuilder all = new StringBuilder(command);
    for (String format : formats.split(" ")) {
      all.append(" -o ").append(format).append("=@").append(format);
    }
    Run run = run(all.toString());
    assertThat(run.out()).isEmpty();
    for (String format : formats.split(" ")) {
      Run one = run(command + " -o " + format);
      assertThat(one.exit()).isEqualTo(run.exit());
      assertThat(one.err()).isEqualTo(run.err());
      assertThat(undated(one.out()))
          .as(format)
          .isNotBlank()
          .isEqualTo(undated(Files.readString(folder.resolve(format))));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(formats.split(" ").length);
    }
  }

  /** Without the time, and without the options that only one of two runs had. */
  private static String undated(String text) {
    return text.replaceAll("Made \\S+Z", "Made")
        .replaceAll("<time [^<]*</time>", "")
        .replaceAll("timestamp(=\"| ?_seconds |_seconds )\\S+", "timestamp");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      parse BEFORE -o text -o json        | only one -o can go to standard output; name files for the others, such as -o json=parse.json
      verify BEFORE AFTER -o csv -o junit | only one -o can go to standard output
      diff BEFORE AFTER -o junit          | expected one of text, json, markdown, html, csv, but was 'junit'
      verify BEFORE AFTER -o promtheus    | did you mean prometheus?
      diff BEFORE AFTER -o csv=           | the name of a file is missing after 'csv='
      parse BEFORE -o csv=@no/x           | no/x: there is no such folder
      verify BEFORE AFTER -o junit=@no/x  | no/x: there is no such folder
      audit BEFORE -o csv=@x -o json=@./x | two -o would be written to one file
      audit BEFORE --metrics-per-node     | tell how -o prometheus is written, which is not asked for
      """)
  void saysWhatIsWrong(String line, String words) {
    Run run = run(line);
    assertThat(run.err()).contains(words).doesNotContain("\tat ");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void metrics() {
    assertThat(run("audit testdata/fleet/captures -o prometheus --openmetrics").out())
        .endsWith("# EOF\n")
        .doesNotContain("worker-4");
    assertThat(run("audit testdata/fleet/captures -o prometheus --metrics-per-node")
            .out())
        .contains("node=\"worker-4\"");
  }

  @Test
  void theOldFileStaysWhereTheRunFails() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), "old");
    assertThat(run("parse BEFORE -o json=@old.json -o csv=@no/x").exit())
        .isEqualTo(ExitCode.TROUBLE);
    assertThat(old).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  /** The head tells how the report was made, and not how it looks. */
  @Test
  void optionsAreTold() {
    assertThat(run("audit testdata/fleet/captures -o markdown --quorum 70 --color never")
            .out())
        .contains(" of testdata/fleet/captures with --quorum=70.");
  }
}
