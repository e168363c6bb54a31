// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTextTest {
  private final ProblemText text = ProblemText.of(60, Palette.PLAIN);

  @Test
  void showsPlaceAndLineAndCaret() {
    assertThat(text.write("status.txt", problem(7, 12, "   Version:"))).isEqualTo("""
        status.txt:7:12: error: unexpected end of line, expected a version
          7 |    Version:
            |            ^
        """);
  }

  static Stream<Arguments> places() {
    return Stream.of(
        arguments("State: idle", 1, "State: idle", "^"),
        arguments("State: idle", 8, "State: idle", "       ^"),
        arguments("\tVersion: 1", 2, "\tVersion: 1", "\t^"),
        arguments("a\tb\tc", 5, "a\tb\tc", " \t \t^"),
        arguments("版本: x", 4, "版本: x", "     ^"),
        arguments("e\u0301te", 3, "e\u0301te", " ^"),
        arguments("🚀🚀 x", 4, "🚀🚀 x", "     ^"),
        arguments("\u001b[1mx\u001b[0m", 5, "␛[1mx␛[0m", "    ^"),
        arguments("\u202ex", 2, "\\" + "u{202e}x", "        ^"),
        arguments("x", 9, "x", " ^"),
        arguments("", 1, "", "^"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void pointsAtTheCodePoint(String line, int column, String shown, String caret) {
    assertThat(text.write("x", problem(1, column, line)))
        .isEqualTo("x:1:" + column + ": error: unexpected end of line, expected a version\n"
            + "  1 | " + shown + "\n"
            + "    | " + caret + "\n");
  }

  @Test
  void cutsALongLineAroundTheCaret() {
    String line = "0123456789".repeat(20);
    String middle = text.write("x", problem(123, 101, line));
    assertThat(middle).isEqualTo("""
        x:123:101: error: unexpected end of line, expected a version
          123 | ...8901234567890123456789012345678901234567890123...
              |                                    ^
        """);
    assertThat(middle.lines().skip(1)).allMatch(each -> each.length() <= 60);

    assertThat(text.write("x", problem(1, 1, line))).isEqualTo("""
        x:1:1: error: unexpected end of line, expected a version
          1 | 012345678901234567890123456789012345678901234567890...
            | ^
        """);
    assertThat(text.write("x", problem(1, 201, line))).isEqualTo("""
        x:1:201: error: unexpected end of line, expected a version
          1 | ...789012345678901234567890123456789
            |                                     ^
        """);
  }

  @Test
  void cutsNoCharacterInHalf() {
    String line = "🚀".repeat(100);
    for (int column = 1; column <= 101; column++) {
      String block = text.write("x", problem(1, column, line));
      assertThat(block).doesNotContain("u{");
      assertThat(Columns.of(block.lines().skip(1).findFirst().orElseThrow()))
          .isLessThanOrEqualTo(60);
    }
  }

  @Test
  void isQuickWithEndlessLines() {
    String block = text.write("x", problem(1, 16 << 20, "x".repeat(16 << 20)));
    assertThat(block.lines().skip(1)).hasSize(2).allMatch(line -> line.length() <= 60);
  }

  @Test
  void leavesOutWhatThereIsNot() {
    Problem ofLine = new Problem(
        Severity.WARNING,
        new SourcePosition(3, 0),
        "strange",
        Optional.empty(),
        List.of(),
        Optional.of("x"));
    assertThat(text.write("a.txt", ofLine)).isEqualTo("a.txt:3: warning: strange\n  3 | x\n");
    assertThat(text.write("nosuch", Problem.of(Severity.ERROR, 0, 0, "no such file")))
        .isEqualTo("nosuch: error: no such file\n");
    assertThat(text.write("a.txt", Problem.of(Severity.ERROR, 1, 1, "empty")))
        .isEqualTo("a.txt:1:1: error: empty\n");
  }

  @Test
  void isSafeToPrint() {
    Problem problem = new Problem(
        Severity.ERROR,
        new SourcePosition(1, 1),
        "unexpected `\u001b]0;title\u0007`",
        Optional.empty(),
        List.of(),
        Optional.of("\u001b]0;title\u0007\r"));
    assertThat(text.write("evil\n\u001b[2Jname", problem)).isEqualTo("""
        evil␊␛[2Jname:1:1: error: unexpected `␛]0;title␇`
          1 | ␛]0;title␇␍
            | ^
        """);
  }

  @Test
  void paintsSeverityAndCaret() {
    assertThat(ProblemText.of(60, Palette.ANSI).write("x", problem(1, 1, "y")))
        .contains(": \u001b[31merror\u001b[0m: ", "\u001b[1m^\u001b[0m\n");
  }

  private static Problem problem(int line, int column, String text) {
    return new Problem(
        Severity.ERROR,
        new SourcePosition(line, column),
        "unexpected end of line, expected a version",
        Optional.of("end of line"),
        List.of("a version"),
        Optional.of(text));
  }
}
