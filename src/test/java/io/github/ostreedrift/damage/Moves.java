// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static io.github.ostreedrift.damage.Sheet.CHECKSUMS;
import static io.github.ostreedrift.damage.Sheet.LISTS;

import io.github.ostreedrift.damage.Sheet.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Lines stand elsewhere, twice, on one line with others, or with others between them. */
final class Moves {
  private static final List<String> BETWEEN = List.of(
      "warning: Failed to query journal: couldn't find current boot in journal",
      "error: Timeout was reached",
      "(process:1234): GLib-WARNING **: 10:00:00.123: foo",
      "and this is the old one:",
      "^^^ this one is broken",
      "I layered htop here.",
      "Note: see above",
      "# comment by me",
      "Broadcast message from root@node-1 (Wed 2024-05-01 10:00:00 UTC):",
      "> which one is booted?",
      "<!-- rollback -->",
      "Warning: something is wrong here",
      "Version is the old one",
      "----",
      "1.",
      "*");

  private Moves() {}

  private static Optional<String> rowElsewhere(Sheet sheet, Random random) {
    List<Span> all = sheet.deployments();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Span span = Change.one(random, all);
    List<Integer> rows = sheet.rows(Sheet.any()).stream()
        .map(Sheet.Row::at)
        .filter(at -> at > span.from() && at < span.to())
        .toList();
    if (rows.size() < 2) {
      return Optional.empty();
    }
    int row = Change.one(random, rows);
    List<Integer> places = IntStream.rangeClosed(span.from() + 1, span.to())
        .filter(at -> at != row && at != row + 1 && (at == span.to() || sheet.isRow(at)))
        .boxed()
        .toList();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    int place = Change.one(random, places);
    List<String> lines = new ArrayList<>(sheet.lines());
    lines.add(place, lines.get(row));
    lines.remove(place < row ? row + 1 : row);
    return Optional.of(new Sheet(lines).text());
  }

  private static Change rowTwice(boolean atTheEnd) {
    return (sheet, random) -> {
      List<Span> all = sheet.deployments();
      if (all.isEmpty()) {
        return Optional.empty();
      }
      Span span = Change.one(random, all);
      List<Sheet.Row> rows = sheet.rows(Sheet.any()).stream()
          .filter(row -> row.at() > span.from() && row.at() < span.to())
          .toList();
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      Sheet.Row row = Change.one(random, rows);
      int at = atTheEnd ? span.to() : row.at();
      return Optional.of(sheet.put(at, at, row.line()).text());
    };
  }

  private static Change between(boolean deployments, String before, String behind) {
    return (sheet, random) -> {
      List<Integer> places = deployments
          ? sheet.deployments().stream().skip(1).map(Span::from).toList()
          : sheet.rows(Sheet.any()).stream().map(Sheet.Row::at).toList();
      if (places.isEmpty()) {
        return Optional.empty();
      }
      int at = Change.one(random, places);
      return Optional.of(
          sheet.put(at, at, before + Change.one(random, BETWEEN) + behind).text());
    };
  }

  static void addTo(Way.Collector ways) {
    ways.something("row-elsewhere", Moves::rowElsewhere)
        .something("row-twice", rowTwice(false))
        .something("row-twice-apart", rowTwice(true))
        .something(
            "list-named-twice",
            Change.text(
                text -> text.replaceFirst("(?m)^Deployments:\n", "Deployments:\nDeployments:\n")))
        .something("between-rows", between(false, "", ""))
        .something("between-rows-with-gaps", between(false, "\n", "\n"))
        .something(
            "empty-line-between-rows", Change.row(Sheet.any(), (row, random) -> "\n" + row.line()))
        .something(
            "row-before-and-after",
            Change.row(
                LISTS::contains, (row, random) -> "-" + row.head() + "old-package\n+" + row.line()))
        .something(
            "row-struck-out",
            Change.row(
                LISTS::contains,
                (row, random) -> row.indent() + "~~" + row.line().strip() + "~~"))
        .something(
            "row-commented-out",
            Change.row(
                key -> LISTS.contains(key) || CHECKSUMS.contains(key),
                (row, random) ->
                    Change.one(random, List.of("# ", "// ", "<!-- ", "> ")) + row.line()));
  }
}
