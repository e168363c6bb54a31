// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.ManualTable;
import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.report.ShownBy;
import io.github.ostreedrift.internal.report.ShownBy.Answer;
import io.github.ostreedrift.internal.report.ShownBy.Kind;
import io.github.ostreedrift.model.CaptureFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The tables of the manual that are made of the code. */
class ManualTablesTest {
  private static <T> List<String> rows(T[] values, Function<T, Stream<String>> cells) {
    return Arrays.stream(values).map(value -> row(cells.apply(value))).toList();
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String code(String word) {
    return "`" + word + "`";
  }

  @Test
  void outcomes() {
    new ManualTable("src/docs/verify.md", "| outcome | meaning |")
        .holds(rows(SurvivalItem.Outcome.values(), it -> Stream.of(code(it.word()), it.meaning())));
  }

  @Test
  void severities() {
    new ManualTable("src/docs/diff.md", "| severity | meaning |")
        .holds(rows(Change.Severity.values(), it -> Stream.of(code(it.word()), it.meaning())));
  }

  @Test
  void kindsOfDifferences() {
    new ManualTable("src/docs/diff.md", "| kind | severity | meaning |")
        .holds(rows(
            ChangeKind.values(),
            it -> Stream.of(code(it.word()), it.severity().word(), it.meaning())));
  }

  @Test
  void formats() {
    new ManualTable("src/docs/reading.md", "| format | command and releases |")
        .holds(rows(CaptureFormat.values(), it -> Stream.of(code(it.word()), it.meaning())));
  }

  @Test
  void readyMadeRules() {
    new ManualTable("src/docs/fleets.md", "| rule | severity | finds |")
        .holds(rows(
            BuiltInRule.values(),
            it -> Stream.of(code(it.word()), it.severity().word(), it.meaning())));
  }

  @Test
  void limits() {
    CommandLine parse = new CommandLine(new ParseCommand(null));
    new ManualTable("src/docs/commands.md", "| limit | default | option |")
        .holds(parse.getCommandSpec().options().stream()
            .filter(option -> option.longestName().startsWith("--max-"))
            .map(ManualTablesTest::limit)
            .toList());
  }

  private static String limit(OptionSpec option) {
    String words = option.description()[0].replaceFirst(" \\([^(]*\\)\\.$", "");
    long value = Long.parseLong(String.valueOf(option.initialValue()));
    return row(Stream.of(
        words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1),
        number(value, words),
        code(option.longestName())));
  }

  private static String number(long value, String words) {
    String unit = words.startsWith("Bytes") ? "B" : "";
    if (!unit.isEmpty() && value % (1L << 30) == 0) {
      return (value >> 30) + " GiB";
    } else if (value % (1L << 20) == 0) {
      return (value >> 20) + " Mi" + unit;
    }
    return String.format(Locale.ROOT, "%,d", value);
  }

  @Test
  void commands() {
    List<String> words = new ManualTable("src/docs/commands.md", "| command | what it does |")
        .rows().stream()
            .map(row -> row.replaceAll("\\| `([a-z]+).*", "$1"))
            .distinct()
            .toList();
    assertThat(words)
        .containsExactlyElementsOf(Run.of("--help").outLines().stream()
            .filter(line -> line.matches("  [a-z]+  .*"))
            .map(line -> line.strip().replaceFirst(" .*", ""))
            .toList());
  }

  @Test
  void exitCodes() {
    assertThat(new ManualTable("src/docs/commands.md", "| exit code | meaning |")
            .cells().stream().map(row -> Integer.parseInt(row.get(0))))
        .containsExactly(ExitCode.OK, ExitCode.FOUND, ExitCode.TROUBLE);
  }

  /** Which captures show which facts: facts of one answer share a row. */
  @Test
  void facts() {
    new ManualTable("src/docs/why-unknown.md", heading("fact of a deployment"))
        .holds(facts(ShownBy.DEPLOYMENT));
    new ManualTable("src/docs/why-unknown.md", heading("fact of the host"))
        .holds(facts(ShownBy.HOST));
  }

  private static String heading(String first) {
    return row(Stream.concat(
        Stream.concat(
            Stream.of(first),
            Arrays.stream(Kind.values())
                .map(kind -> code(kind.command().replaceFirst("^rpm-ostree status -", "-")))),
        Stream.of("\"if\" means: where")));
  }

  private static List<String> facts(List<ShownBy> table) {
    Map<List<String>, List<String>> groups = new LinkedHashMap<>();
    for (ShownBy each : table) {
      List<String> cells = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        cells.add(word(each.answer(kind)));
      }
      cells.add(each.condition());
      groups
          .computeIfAbsent(cells, key -> new ArrayList<>())
          .add(code(each.fact().name()));
    }
    return groups.entrySet().stream()
        .map(group -> row(Stream.concat(
                Stream.of(String.join(", ", group.getValue())), group.getKey().stream()))
            .replace("  ", " "))
        .toList();
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case YES -> "yes";
      case IF -> "if";
      case NO -> "–";
    };
  }
}
