// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and their tools do to a capture on its way does not change what it says. */
class StabilityTest {
  /** Captures as the printers wrote them: all samples, and each state of testdata plain and with {@code -v}. */
  private static final List<Path> WHOLE = Stream.of(
          files("samples", ".*\\.txt"),
          files("rpm-ostree", "\\d+\\.(?:plain|verbose)\\.utf8\\.txt"),
          files("ostree", ".*\\d\\.txt"))
      .flatMap(List::stream)
      .filter(Pair::isWhole)
      .toList();

  private static final Fact.Unread TIMELESS = new Fact.Unread(0, "it tells of the time of day");

  private static final List<Path> TEXT =
      WHOLE.stream().filter(file -> !file.toString().endsWith(".json.txt")).toList();

  private static List<Path> files(String folder, String pattern) {
    return TestData.files(TestData.ROOT.resolve(folder), pattern);
  }

  @Test
  void otherLineBreaks() {
    check(WHOLE, text -> text.replace("\n", "\r\n"));
  }

  @Test
  void byteOrderMark() {
    check(WHOLE, text -> "\ufeff" + text);
  }

  @Test
  void utf16() throws IOException {
    for (Path file : WHOLE) {
      String text = "\ufeff" + TestData.text(file);
      for (byte[] bytes : List.of(text.getBytes(UTF_16LE), text.getBytes(UTF_16BE))) {
        List<Reading> readings = new ArrayList<>();
        CaptureReader.standard().read("-", new ByteArrayInputStream(bytes), readings::add);
        assertThat(facts(TestData.captures(readings)))
            .as("%s as UTF-16", file)
            .isEqualTo(facts(TestData.captures(TestData.read(file))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# ",
        "#   ",
        "> ",
        "    ",
        "\t",
        "node1: ",
        "core-01.example.org | ",
        "[worker-3] ",
        "Jun 10 21:38:46 host x[792]: ",
        "2024-06-10T21:38:46Z host rpm-ostree[792]: "
      })
  void aPrefixOnEveryLine(String prefix) {
    check(WHOLE, text -> text.replaceAll("(?m)^(?!\\z)", prefix));
  }

  /** A clock counts on while the lines are printed. */
  @Test
  void aPrefixThatCounts() {
    check(WHOLE, text -> {
      StringBuilder log = new StringBuilder();
      int second = 0;
      for (String line : text.split("(?<=\n)")) {
        log.append("Jun 10 21:38:%02d host x[792]: ".formatted(second++ % 60)).append(line);
      }
      return log.toString();
    });
  }

  /** Editors and mails take away what stands at the end of a line. */
  @Test
  void aPrefixWithoutBlanksOnEmptyLines() {
    check(WHOLE, text -> text.replaceAll("(?m)^(?!\\z)", "> ").replaceAll("(?m) +$", ""));
  }

  @Test
  void noBlanksAtTheEndsOfLines() {
    check(WHOLE, text -> text.replaceAll("(?m)[ \\t]+$", ""));
  }

  @Test
  void indentationByFour() {
    check(WHOLE, text -> text.replaceAll("(?m)^(?=.)", "    "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[root@host ~]# rpm-ostree status\n|[root@host ~]# \n",
        "$ rpm-ostree status\n|$ uptime\n 21:38:46 up 3 days,  4:05,  1 user\n",
        "Here is what I see:\n\n```\n|```\n\nAny idea? The State: of it is unclear.\n",
        "sh-4.4# chroot /host\nsh-4.4# rpm-ostree status\n|sh-4.4# exit\nexit\n",
        "<pre>\n|</pre>\n",
        "Script started on 2024-06-10\n\n|\nScript done on 2024-06-10\n"
      })
  void chatterAround(String chatter) {
    String[] parts = chatter.split("\\|");
    check(WHOLE, text -> parts[0] + endedLine(text) + parts[1]);
  }

  @Test
  void quotedPrintableGlyphs() {
    check(
        TEXT,
        text -> text.replace("\u25cf", "=E2=97=8F")
            .replace("\u2514\u2500", "=E2=94=94=E2=94=80")
            .replace("\u251c\u2500", "=E2=94=9C=E2=94=80"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "*", "\u2022"})
  void anotherBullet(String bullet) {
    check(TEXT, text -> text.replaceAll("(?m)^\u25cf", bullet));
  }

  @Test
  void asciiTree() {
    check(TEXT, text -> text.replace("\u2514\u2500", "`-").replace("\u251c\u2500", "|-"));
  }

  @Test
  void htmlEntities() {
    check(
        TEXT,
        text -> text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
  }

  @Test
  void noEmptyLinesBetweenDeployments() {
    Predicate<Path> status = file -> file.toString().contains("rpm-ostree");
    check(TEXT.stream().filter(status).toList(), text -> text.replace("\n\n", "\n"));
  }

  @Test
  void twoInOneFile() {
    for (Path file : WHOLE) {
      String text = endedLine(TestData.text(file));
      List<Facts<Capture>> once = facts(TestData.captures(text));
      List<Facts<Capture>> twice = Stream.concat(once.stream(), once.stream()).toList();
      String between = "$ rpm-ostree status\n";
      assertThat(facts(TestData.captures(text + between + text)))
          .as("%s, a prompt, and it again", file)
          .isEqualTo(twice);
      if (text.startsWith("State: ")) {
        assertThat(facts(TestData.captures(text + text))).as("%s twice", file).isEqualTo(twice);
      }
    }
  }

  /** Whether standard output was a terminal, how wide it was, and what its locale was. */
  @Test
  void anotherTerminal() {
    Map<String, List<Path>> states =
        files("rpm-ostree", "\\d+\\.[a-z-]+\\.(?:utf8|ascii).*txt").stream()
            .collect(Collectors.groupingBy(
                file -> file.toString().replaceFirst("\\.(?:utf8|ascii).*", "")));
    List<String> differences = new ArrayList<>();
    states.forEach((state, files) -> {
      List<String> facts = files.stream().map(StabilityTest::timelessFacts).toList();
      for (int i = 1; i < files.size(); i++) {
        if (!facts.get(i).equals(facts.get(0))) {
          differences.add(files.get(i) + ":\n" + LineDiff.between(facts.get(0), facts.get(i)));
        }
      }
    });
    assertThat(differences).isEmpty();
  }

  /**
   * What automatic updates do is told in times that pass, signatures are dated in the locale's own
   * way, and a C locale has no characters outside of ASCII.
   */
  private static String timelessFacts(Path file) {
    List<Facts<Capture>> facts = facts(TestData.captures(TestData.read(file))).stream()
        .map(each ->
            each.toBuilder().hide(CaptureFacts.AUTOMATIC_UPDATES, TIMELESS).build())
        .toList();
    return lines(facts)
        .replaceAll("Signature made .*? using", "Signature made using")
        .replaceAll("((?:Signature|[Kk]ey) expire[sd]) .*", "$1")
        .replaceAll("[^\\x00-\\x7f]", "?");
  }

  private static String endedLine(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  private static void check(List<Path> files, UnaryOperator<String> change) {
    assertThat(files).hasSizeGreaterThan(50);
    List<String> differences = new ArrayList<>();
    for (Path file : files) {
      String text = TestData.text(file);
      List<Facts<Capture>> before = facts(TestData.captures(text));
      List<Facts<Capture>> after = facts(TestData.captures(change.apply(text)));
      if (!after.equals(before)) {
        differences.add(file + ":\n" + LineDiff.between(lines(before), lines(after)));
      }
    }
    assertThat(differences).isEmpty();
  }

  private static List<Facts<Capture>> facts(List<Capture> captures) {
    return captures.stream().map(Capture::facts).toList();
  }

  private static String lines(List<Facts<Capture>> facts) {
    return facts.toString().replace(", ", ",\n");
  }
}
