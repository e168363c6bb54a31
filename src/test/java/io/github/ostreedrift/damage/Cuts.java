// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static io.github.ostreedrift.damage.Sheet.KEYS;

import io.github.ostreedrift.damage.Sheet.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Only a part of the text is there, and nothing says so. */
final class Cuts {
  private static final Set<String> BEFORE_COMMITS = Set.of("Version", "Timestamp");
  private static final Set<String> BEFORE_VERSIONS = Set.of("Digest", "CustomOrigin");

  private Cuts() {}

  static Change inLine() {
    return (sheet, random) -> {
      List<Integer> lines = IntStream.range(4, Math.max(4, sheet.size()))
          .filter(i -> sheet.line(i).strip().length() > 12)
          .boxed()
          .toList();
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      int at = Change.one(random, lines);
      String line = sheet.line(at);
      return Optional.of(
          sheet.head(at).text() + line.substring(0, 6 + random.nextInt(line.length() - 6)));
    };
  }

  /** The text ends with a row that is cut behind so many signs of its key and colon. */
  private static Change inKey(int most) {
    return (sheet, random) -> {
      List<Sheet.Row> rows = sheet.rows(KEYS::contains);
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      Sheet.Row row = Change.one(random, rows);
      int length = most > 0 ? 1 + random.nextInt(row.key().length()) : row.key().length() + 1;
      return Optional.of(
          sheet.head(row.at()).text() + row.indent() + (row.key() + ":").substring(0, length));
    };
  }

  /** Cut behind a row that another one always follows. */
  private static Change beforeNeededRow() {
    return (sheet, random) -> {
      List<Integer> ends = new ArrayList<>();
      for (Span each : sheet.deployments()) {
        String header = sheet.line(each.from());
        boolean ref = header.matches("..\\w[\\w.-]*:[\\w.-]+/.*")
            && !header.contains("://")
            && !header.contains("image");
        ends.add(each.from() + 1);
        sheet
            .rows(key -> BEFORE_VERSIONS.contains(key) || (ref && BEFORE_COMMITS.contains(key)))
            .stream()
            .map(Sheet.Row::at)
            .filter(at -> at > each.from() && at < each.to())
            .forEach(at -> ends.add(at + 1));
      }
      ends.removeIf(end -> end >= sheet.size());
      return ends.isEmpty()
          ? Optional.empty()
          : Optional.of(
              random.nextBoolean()
                  ? sheet.head(Change.one(random, ends)).text()
                  : sheet.head(Change.one(random, ends)).text().stripTrailing());
    };
  }

  /** What people do with {@code head} and {@code grep -A}: a note stands where the rest was. */
  private static Optional<String> firstLines(Sheet sheet, Random random) {
    String note = Change.one(
        random, List.of("...", "[...]", "--More--(42%)", "lines 1-10", "(truncated)", "…"));
    return sheet.size() < 4
        ? Optional.empty()
        : Optional.of(sheet.head(2 + random.nextInt(sheet.size() - 2)).text() + note + "\n");
  }

  private static Optional<String> halfLineAndRest(Sheet sheet, Random random) {
    int at = random.nextInt(sheet.size());
    String line = sheet.line(at);
    return Optional.of(sheet
        .tail(at)
        .put(0, 1, line.substring(random.nextInt(line.length() + 1)))
        .text());
  }

  private static Optional<String> aroundKeys(Sheet sheet, Random random) {
    List<Sheet.Row> rows =
        sheet.rows(Set.of("Version", "LayeredPackages", "Commit", "BaseCommit")::contains);
    List<String> parts = rows.stream()
        .limit(3)
        .map(row ->
            sheet.tail(row.at()).head(Math.min(3, sheet.size() - row.at())).text())
        .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("--\n", parts));
  }

  private static Change columns(int... widths) {
    return (sheet, random) -> {
      int width = widths[random.nextInt(widths.length)];
      return Optional.of(sheet
          .map(line -> line.substring(0, Math.min(width, line.length())))
          .text());
    };
  }

  private static Change columnsWithSign(int... widths) {
    return (sheet, random) -> {
      int width = widths[random.nextInt(widths.length)];
      String sign = Change.one(random, List.of(">", "$", "…", "\\", "+"));
      return Optional.of(sheet
          .map(line -> line.length() <= width ? line : line.substring(0, width - 1) + sign)
          .text());
    };
  }

  static void addTo(Way.Collector ways) {
    ways.something("cut-in-line", inLine())
        .something("cut-in-key", inKey(1))
        .something("cut-behind-colon", inKey(0))
        .something("cut-before-needed-row", beforeNeededRow())
        .something("cut-in-last-line", (sheet, random) -> {
          String last = sheet.line(sheet.size() - 1).stripTrailing();
          int third = last.length() / 3;
          return last.length() < 12
              ? Optional.empty()
              : Optional.of(sheet.head(sheet.size() - 1).text()
                  + last.substring(0, last.length() - 1 - random.nextInt(third)));
        })
        .something("first-lines", Cuts::firstLines)
        .something("without-top", (sheet, random) -> {
          int list = sheet.lines().indexOf("Deployments:");
          return list < 1 ? Optional.empty() : Optional.of(sheet.tail(list).text());
        })
        .something(
            "first-deployment",
            (sheet, random) -> sheet.deployments().stream()
                .findFirst()
                .map(span -> sheet.head(span.to()).tail(span.from()).text()))
        .deployments("one-deployment", (sheet, random) -> {
          List<Span> all = sheet.deployments();
          if (all.isEmpty()) {
            return Optional.empty();
          }
          Span span = Change.one(random, all);
          return Optional.of(sheet.head(span.to()).tail(span.from()).text());
        })
        .deployments(
            "last-lines",
            (sheet, random) -> sheet.size() < 2
                ? Optional.empty()
                : Optional.of(sheet.tail(1 + random.nextInt(sheet.size() - 1)).text()))
        .deployments("half-line-and-rest", Cuts::halfLineAndRest)
        .deployments("lines-around-keys", Cuts::aroundKeys)
        .something("first-columns", columns(40, 50, 60))
        .something("first-columns-with-sign", columnsWithSign(40, 50, 60, 72));
  }
}
