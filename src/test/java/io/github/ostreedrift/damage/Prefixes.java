// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Something stands before each line. */
final class Prefixes {
  private static final List<String> PLAIN = List.of(
      "> ",
      ">",
      "> > ",
      ">> ",
      "# ",
      "#",
      "## ",
      "| ",
      "│ ",
      "+",
      "+ ",
      "// ",
      "//",
      ";; ",
      "-- ",
      "\" ",
      "% ",
      " * ",
      "\t",
      "    ",
      "REM ",
      "dnl ",
      ": ",
      "out: ",
      "INFO ",
      "node-1: ",
      "node-1 | ",
      "node-1  | ",
      "[node-1] ",
      "[pod/mcd-x7k2p/daemon] ",
      "rpm-ostree[123]: ",
      "status.txt:",
      "2024-05-01T10:00:00Z ",
      "2024-05-01T10:00:00.1234567Z ",
      "[   12.345678] ",
      "I0722 08:59:48.056755    3820 daemon.go:778] ",
      "Nov 22 10:00:00 node-1 sh[4242]: ");

  /** Signs that lists and programs' own lines begin with, too. */
  private static final List<String> SIGNS = List.of("* ", "- ", "out/node-1.txt-", "10:21 <anna> ");

  private Prefixes() {}

  static Change before(String prefix) {
    return Change.lines(prefix::concat);
  }

  /** A prefix that tells the line's number, which counts from zero. */
  static Change counting(IntFunction<String> prefix) {
    return (sheet, random) -> {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < sheet.size(); i++) {
        text.append(prefix.apply(i)).append(sheet.line(i)).append('\n');
      }
      return Optional.of(text.toString());
    };
  }

  static Change numbers() {
    return counting(i -> "%5d  ".formatted(i + 1));
  }

  static Change journal() {
    return counting(i -> "Nov 22 10:0%d:00 node-1 sh[4242]: ".formatted(i % 10));
  }

  /** {@code nl} leaves empty lines without a number. */
  private static Change numbersOfFullLines() {
    return (sheet, random) -> {
      StringBuilder text = new StringBuilder();
      int number = 0;
      for (String line : sheet.lines()) {
        text.append(line.isEmpty() ? "       " : "%6d\t".formatted(++number))
            .append(line)
            .append('\n');
      }
      return Optional.of(text.toString());
    };
  }

  static void addTo(Way.Collector ways) {
    PLAIN.forEach(prefix -> ways.nothing("prefix<" + prefix + ">", before(prefix)));
    SIGNS.forEach(prefix -> ways.sight("prefix<" + prefix + ">", before(prefix)));
    ways.nothing("prefix-without-blanks-at-ends", before("> ").then(Typesetting.trimmedEnds()))
        .nothing("numbers", numbers())
        .nothing("numbers-of-cat", counting(i -> "%6d\t".formatted(i + 1)))
        .nothing("numbers-of-grep", counting(i -> i + 1 + ":"))
        .nothing("numbers-of-vim", counting(i -> "%3d ".formatted(i + 1)))
        .nothing("numbers-of-nl", numbersOfFullLines())
        .nothing("numbers-with-dots", counting(i -> i + 1 + ". "))
        .nothing("numbers-in-brackets", counting(i -> "%04d) ".formatted(i + 101)))
        .nothing("journal", journal())
        .nothing(
            "clock", counting(i -> "[10:%02d:%02d.%03d] ".formatted(i / 60, i % 60, i * 7 % 1000)))
        .sight("seconds", counting(i -> "%5d.%03d ".formatted(i / 70, i * 13 % 1000)))
        .nothing(
            "klog",
            counting(i -> "I0722 08:59:%02d.%06d    3820 daemon.go:778] "
                .formatted(48 + i / 30 % 12, i * 33_333 % 1_000_000)))
        .nothing(
            "rfc3339",
            counting(i -> "2024-05-01T10:00:%02d.%06d+02:00 node-1 rpm-ostree[%d]: "
                .formatted(i % 60, i * 7919 % 1_000_000, 3000 + i)));
  }
}
