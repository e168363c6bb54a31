// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ParseCommandTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    file("good.txt", Captures.STATUS);
    file("other.txt", Captures.OSTREE);
    file("warning.txt", Captures.WITH_WARNING);
    file("bad.txt", Captures.WITH_ERROR);
    file("empty.txt", "");
    file("prose.txt", "no capture\n");
    file("two.txt", Captures.STATUS + "\n$ ostree admin status\n" + Captures.OSTREE);
    Files.createDirectory(folder.resolve("nothing"));
    file("nodes/a.txt", Captures.STATUS);
    file("nodes/b.txt", Captures.OSTREE);
    file("lines.jsonl", line("a", Captures.STATUS) + line("b", Captures.OSTREE) + line("c", ""));
    packed();
  }

  private static String line(String node, String status) {
    return JsonMapper.shared()
            .writeValueAsString(new TreeMap<>(Map.of("node", node, "status", status)))
        + "\n";
  }

  private void packed() throws IOException {
    byte[] status = Captures.STATUS.getBytes(StandardCharsets.UTF_8);
    try (OutputStream gzip =
            new GZIPOutputStream(Files.newOutputStream(folder.resolve("packed.tar.gz")));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      TarArchiveEntry entry = new TarArchiveEntry(
          "sosreport-worker-0-2026-08-22-abcdefg/sos_commands/rpmostree/rpm-ostree_status");
      entry.setSize(status.length);
      tar.putArchiveEntry(entry);
      tar.write(status);
      tar.closeArchiveEntry();
    }
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        arguments(List.of("good.txt"), 0, 1),
        arguments(List.of("good.txt", "other.txt"), 0, 2),
        arguments(List.of("warning.txt"), 0, 1),
        arguments(List.of("two.txt"), 0, 2),
        arguments(List.of("nodes"), 0, 2),
        arguments(List.of("bad.txt"), 2, 1),
        arguments(List.of("bad.txt", "good.txt"), 2, 2),
        arguments(List.of("empty.txt"), 2, 1),
        arguments(List.of("prose.txt"), 2, 1),
        arguments(List.of("nothing"), 2, 1),
        arguments(List.of("nothing", "nodes"), 2, 3),
        arguments(List.of("two.txt#2"), 0, 1),
        arguments(List.of("two.txt#3"), 2, 1),
        arguments(List.of("nodes#b"), 0, 1),
        arguments(List.of("nodes#c"), 2, 1),
        arguments(List.of("lines.jsonl"), 2, 3),
        arguments(List.of("lines.jsonl#b"), 0, 1),
        arguments(List.of("packed.tar.gz"), 0, 1),
        arguments(List.of("packed.tar.gz#worker-0"), 0, 1),
        arguments(List.of("nosuch#1"), 2, 1),
        arguments(List.of("nosuch"), 2, 1),
        arguments(List.of("nosuch", "good.txt", "good.txt"), 2, 3));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void endsAsDiffDoesAndPrintsWhatItCouldRead(List<String> inputs, int exit, int readings) {
    Run run = Run.of(command(inputs));
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(readings(run)).hasSize(readings);
    if (exit == 2) {
      assertThat(run.err()).contains(": error: ");
    }
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void printsOneCapturePretty() {
    Run run = Run.of(command(List.of("good.txt")));
    assertThat(run.out())
        .startsWith("{\n  \"schema-version\": 1,\n  \"input\": \"" + path("good.txt") + "\",\n")
        .endsWith("\n}\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsSeveralCapturesAsJsonLines() {
    Run run = Run.of(command(List.of("good.txt", "two.txt", "nodes")));
    assertThat(run.outLines())
        .hasSize(5)
        .allMatch(line -> line.startsWith("{\"schema-version\":1,\"input\":\""));
    assertThat(readings(run))
        .extracting(Reading::input)
        .containsExactly(
            path("good.txt"),
            path("two.txt"),
            path("two.txt"),
            path("nodes/a.txt"),
            path("nodes/b.txt"));
    assertThat(readings(run).get(2).line()).isEqualTo(9);
  }

  @Test
  void takesStandardInput() {
    Run run = new Run.Setup().input(Captures.STATUS).run("parse");
    assertThat(readings(run)).extracting(Reading::input).containsExactly("-");
    assertThat(new Run.Setup().input(Captures.STATUS).run("parse", "-")).isEqualTo(run);
    Run among = new Run.Setup()
        .input(Captures.STATUS)
        .run("parse", path("good.txt"), "-", path("other.txt"));
    assertThat(readings(among))
        .extracting(Reading::input)
        .containsExactly(path("good.txt"), "-", path("other.txt"));
  }

  @Test
  void tellsOfProblemsAsCompilersDo() {
    Run run = Run.of(command(List.of("bad.txt", "nosuch", "nothing")));
    assertThat(run.err())
        .contains(path("bad.txt") + ":4:27: error: unexpected end of line", """
              4 |                   Version:
                |                           ^
            """)
        .contains(path("nosuch") + ": error: no such file\n")
        .contains(
            path("nothing") + ": error: no files in this directory (links are not followed)\n");
  }

  @Test
  void saysTheSameInTheJson() {
    Run run = Run.of(command(List.of("nosuch", "bad.txt")));
    assertThat(readings(run)).allMatch(Reading::hasErrors);
    assertThat(readings(run).get(0).problems().get(0).message()).isEqualTo("no such file");
  }

  @Test
  void printsText() {
    Run run = Run.of(command(List.of("good.txt", "nosuch", "other.txt"), "-o", "text"));
    assertThat(run.out())
        .startsWith(path("good.txt") + """
            :1  rpm-ostree-status  idle

            ● 0 fedora:fedora/40/x86_64/silverblue  booted
                version         40.20240414.0 (2024-04-14T18:22:53Z)
                commit          7e382b11d2
                layered         htop

              not shown       \
            """)
        .contains("`)\n\n" + path("other.txt") + """
            :1  ostree-admin-status

            ● 0 fedora:fedora/40/x86_64/silverblue  booted
                version         40.20240414.0
                commit          7e382b11d2.0
                stateroot       fedora

              not shown       \
            """)
        .endsWith("`)\n");
    assertThat(run.err()).isEqualTo(path("nosuch") + ": error: no such file\n");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void wrapsTextToTheTerminal() {
    Run run = new Run.Setup()
        .terminal(160)
        .run(command(List.of("good.txt"), "-o", "text", "--color", "never"));
    assertThat(run.outLines())
        .anyMatch(line -> line.length() > 100)
        .allMatch(line -> line.length() <= 160);
  }

  static Stream<Arguments> colours() {
    return Stream.of(
        arguments(new Run.Setup(), List.of(), false),
        arguments(new Run.Setup(), List.of("--color", "always"), true),
        arguments(new Run.Setup().terminal(80), List.of(), true),
        arguments(new Run.Setup().terminal(80), List.of("--color=auto"), true),
        arguments(new Run.Setup().terminal(80), List.of("--color=never"), false),
        arguments(new Run.Setup().terminal(80).variable("TERM", "dumb"), List.of(), false),
        arguments(new Run.Setup().terminal(80).variable("NO_COLOR", "1"), List.of(), false),
        arguments(new Run.Setup().terminal(80).variable("NO_COLOR", ""), List.of(), true),
        arguments(
            new Run.Setup().terminal(80).variable("NO_COLOR", "1"),
            List.of("--color=always"),
            false));
  }

  @ParameterizedTest
  @MethodSource("colours")
  void coloursOnlyOnATerminalAndNeverWithNoColor(
      Run.Setup setup, List<String> options, boolean isColoured) {
    List<String> all = Stream.concat(Stream.of("-o", "text"), options.stream()).toList();
    Run run = setup.run(command(List.of("good.txt", "bad.txt"), all.toArray(String[]::new)));
    assertThat(run.out().contains("\u001b[")).isEqualTo(isColoured);
    assertThat(run.err().contains("\u001b[")).isEqualTo(isColoured);
  }

  @Test
  void neverColoursJson() {
    Run run = new Run.Setup().terminal(80).run(command(List.of("good.txt"), "--color=always"));
    assertThat(run.out()).doesNotContain("\u001b");
  }

  @Test
  void looksForOneFormatOnly() {
    Run run = Run.of(command(List.of("two.txt"), "--format", "ostree-admin-status"));
    assertThat(readings(run)).singleElement().extracting(Reading::line).isEqualTo(9);
    assertThat(run.exit()).isZero();
    assertThat(
            Run.of(command(List.of("other.txt"), "--format=rpm-ostree-status")).exit())
        .isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void saysOnceAFileAndInOneLineWhatWasRepairedWithoutHarm() throws IOException {
    String hashed = Captures.STATUS.indent(0).replaceAll("(?m)^", "# ").strip() + "\n";
    file("hashed.txt", hashed + "\n" + hashed.replace("htop", "strace"));
    Run run = Run.of(command(List.of("hashed.txt")));
    assertThat(run.err())
        .isEqualTo(
            path("hashed.txt") + ":1:1: warning: the lines begin with `#`; it was left out\n");
    assertThat(run.exit()).isZero();
    assertThat(readings(run))
        .hasSize(2)
        .allSatisfy(reading -> assertThat(reading.problems())
            .singleElement()
            .matches(Problem::isHarmless)
            .extracting(Problem::severity)
            .isEqualTo(Severity.WARNING));
  }

  @Test
  void aWarningOfTheToolKeepsItsLines() throws IOException {
    file(
        "failed.txt",
        Captures.STATUS.replaceFirst(
            "State: idle\n",
            "State: idle\nWarning: failed to finalize previous deployment\n"
                + "         error: Writing kernel: No space left\n"
                + "         check `journalctl -b -1 -u ostree-finalize-staged.service`\n"));
    Run run = Run.of(command(List.of("failed.txt"), "-o", "text"));
    assertThat(run.out())
        .contains(
            "warning         failed to finalize previous deployment\n",
            "                error: Writing kernel: No space left\n",
            "                check `journalctl ")
        .doesNotContain("\u240a");
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        arguments("--max-input-bytes=100", "(raise it with --max-input-bytes)"),
        arguments("--max-line-length=10", "(raise it with --max-line-length)"),
        arguments("--max-captures=1", "(raise it with --max-captures)"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void keepsLimits(String option, String advice) {
    assertThat(Run.of(command(List.of("two.txt"))).exit()).isZero();
    Run run = Run.of(command(List.of("two.txt"), option));
    assertThat(run.err()).contains(advice);
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void takesOddNames() throws IOException {
    file("-dash ünïcode\n\u001b[2J.txt", Captures.WITH_ERROR);
    Run run = Run.of("parse", "--", path("-dash ünïcode\n\u001b[2J.txt"));
    assertThat(readings(run))
        .singleElement()
        .extracting(Reading::input)
        .isEqualTo(path("-dash ünïcode\n\u001b[2J.txt"));
    assertThat(run.err()).contains("-dash ünïcode␊␛[2J.txt:4:").doesNotContain("\u001b");

    assertThat(Run.of("parse", "@argfile", "a\0b").err())
        .contains(
            "@argfile: error: no such file\n", "a␀b: error: this can't be the name of a file: ");
  }

  private String[] command(List<String> inputs, String... options) {
    return Stream.of(Stream.of("parse"), Stream.of(options), inputs.stream().map(this::path))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private String path(String name) {
    return folder + "/" + name;
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Reading> readings(Run run) {
    return run.out().startsWith("{\n")
        ? List.of(CaptureJson.read(run.out()))
        : run.out().lines().map(CaptureJson::read).toList();
  }
}
