// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no status, or a broken one: a problem in people's words, at its place. */
class BadInputTest {
  private static final String NOTHING =
      "no status was found: expected the output of `rpm-ostree status`, `ostree admin status` or `bootc status`";
  private static final String HEAD =
      "State: idle\nDeployments:\n* fedora:fedora/40/x86_64/coreos\n";
  private static final String VERSION = "  Version: 40.1 (2024-05-01T01:02:03Z)\n";

  /** Input, line, column, message. */
  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of("", 1, 1, "the input is empty: save the output of `rpm-ostree status` in it"),
        Arguments.of("\n\n", 1, 1, NOTHING),
        Arguments.of(
            "\0\0\0\0\0\0\0\0",
            1,
            1,
            "no status was found: this is a binary file, which holds no text: capture `rpm-ostree status`"),
        Arguments.of(
            "Installed Packages\nhtop.x86_64   3.2.1-1.el8   @epel\n",
            1,
            1,
            "no status was found: this is the output of `dnf list`, which shows no deployments: capture `rpm-ostree status`"),
        Arguments.of(
            "<!DOCTYPE html>\n<html><body>\n<p>The State: idle of it</p>\n</body></html>\n",
            1,
            1,
            "no status was found: this is a web page, which has to be saved as text: capture `rpm-ostree status`"),
        Arguments.of("{\"items\": [], \"kind\": \"List\"}\n", 1, 1, NOTHING),
        Arguments.of("error: System has not been booted via libostree.\n", 1, 1, NOTHING),
        Arguments.of(
            "{\"deployments\": [], \"deployments\": []}", 1, 21, "duplicate key \"deployments\""),
        Arguments.of(
            "{\n  \"deployments\": [\n    {\"osname\": \"fedora\",\n",
            4,
            1,
            "unexpected end of input, expected a key in double quotes"),
        Arguments.of("{\"deployments\": [}", 1, 18, "unexpected `}`, expected a value or `]`"),
        Arguments.of(
            HEAD + VERSION + "  Pinned:\n", 5, 10, "unexpected end of line, expected yes or no"),
        Arguments.of(HEAD + "  Version:\n", 4, 11, "unexpected end of line, expected a version"),
        Arguments.of(
            "node1: State: idle\nnode1: Deployments:\nnode1: * a:b\nnode1:   Version:\n",
            4,
            18,
            "unexpected end of line, expected a version"),
        Arguments.of(
            HEAD + VERSION + "  LayeredPackages:\n  Pinned: yes\n",
            5,
            19,
            "unexpected end of line, expected a package"),
        Arguments.of(
            HEAD + VERSION + "  Commit: 12ab\n  BootedVia: usb: stick\n",
            6,
            3,
            "this row is not known; it is kept as it is"),
        Arguments.of(
            HEAD + VERSION + "\n* b:c\n" + VERSION,
            6,
            1,
            "a second deployment is marked as booted; are these two captures?"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void problemInPeoplesWords(String input, int line, int column, String message) {
    List<Problem> problems = TestData.read(input).stream()
        .flatMap(reading -> reading.problems().stream())
        .toList();
    assertThat(problems)
        .extracting(
            each -> each.position().line() + ":" + each.position().column() + ": " + each.message())
        .contains(line + ":" + column + ": " + message);
  }

  /** Each of these once ended in an exception. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "State: idle\nDeployments:\n\u25cf ",
        "State: idle\nDeployments:\n\u25cf \n  Version: 1 (2024-05-01T01:02:03Z)\n",
        "State: idle\nDeployments:\n* a:b\n  BaseCommit: 9a81\n    \u251c\u2500 ",
        "State: idle\nAutomaticUpdates: disabledDeployments:* a:b\n  Version: 1\n"
      })
  void neverThrows(String input) {
    assertThat(TestData.read(input)).isNotEmpty();
  }

  @Test
  void problemsComeInTheOrderOfTheInput() {
    List<Problem> problems = TestData.read("# State: idle\n# Deployments:\n# * a:b\n#   Version:\n"
            + "# * c:d\n#   Commit:\n# * e:f\n")
        .get(0)
        .problems();
    assertThat(problems).hasSizeGreaterThan(2);
    assertThat(problems).extracting(each -> each.position().line()).isSorted();
  }

  /** A column is counted in characters as people see them, not in chars. */
  @Test
  void columnsAreCodePoints() {
    List<Problem> problems = TestData.read(
            "\ud83d\udce6\u00e9: State: idle\n\ud83d\udce6\u00e9: Deployments:\n"
                + "\ud83d\udce6\u00e9: * a:b\n\ud83d\udce6\u00e9: Version:\n")
        .get(0)
        .problems();
    assertThat(problems).anySatisfy(problem -> {
      assertThat(problem.position().line()).isEqualTo(4);
      assertThat(problem.position().column()).isEqualTo(13);
    });
  }

  @Test
  void randomBytes() throws IOException {
    byte[] bytes = new byte[200_000];
    new Random(7).nextBytes(bytes);
    assertThat(read(bytes)).isNotEmpty().allMatch(Reading::hasErrors);
  }

  /** A name in Latin-1 is kept as far as it can be; the rest of the capture does not suffer. */
  @Test
  void invalidUtf8() throws IOException {
    byte[] latin = (HEAD + VERSION + "  LayeredPackages: caf\u00e9 htop\n").getBytes(ISO_8859_1);
    Deployment booted = onlyCapture(read(latin)).booted();
    assertThat(booted.layered().require()).containsExactly("caf\ufffd", "htop");
    assertThat(booted.version().require()).contains("40.1");
  }

  @Test
  void latinBullet() throws IOException {
    byte[] latin = (HEAD.replace("*", "\u00e9") + VERSION).getBytes(ISO_8859_1);
    assertThat(onlyCapture(read(latin)).deployments()).hasSize(1);
  }

  @Test
  void halfAByteOrderMark() throws IOException {
    for (int length = 1; length < 3; length++) {
      byte[] half = Arrays.copyOf("\ufeff".getBytes(UTF_8), length);
      assertThat(read(half)).hasSize(1).allMatch(Reading::hasErrors);
    }
  }

  @Test
  void deepJson() {
    for (String deep : List.of(
        "{\"deployments\":" + "[".repeat(200_000),
        "{\"deployments\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}",
        "{\"deployments\":[],\"x\":" + "{\"y\":".repeat(50_000))) {
      List<Reading> readings = TestData.read(deep);
      assertThat(readings).hasSize(1).allMatch(Reading::hasErrors);
      assertThat(readings.get(0).problems().get(0).message()).contains("(limit max-json-depth)");
    }
  }

  /** JSON of something else, in pieces: nothing is lost of the status behind it. */
  @Test
  void statusBehindOtherJson() {
    String other = "{\"a\": [1, {\"b\": \"}\"}]}\n{\"broken\": \n";
    List<Capture> captures = TestData.captures(other + HEAD + VERSION);
    assertThat(captures).hasSize(1);
    assertThat(captures.get(0).deployments()).hasSize(1);
  }

  @Test
  void prose() {
    assertThat(TestData.captures(
            "The first line is `State: idle`, then comes\nDeployments: and so on.\n"))
        .isEmpty();
  }

  private static Capture onlyCapture(List<Reading> readings) {
    assertThat(readings).hasSize(1);
    return readings.get(0).capture().orElseThrow();
  }

  private static List<Reading> read(byte[] bytes) throws IOException {
    List<Reading> readings = new ArrayList<>();
    CaptureReader.standard().read("-", new ByteArrayInputStream(bytes), readings::add);
    return readings;
  }
}
