// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static io.github.ostreedrift.damage.Sheet.CHECKSUMS;
import static io.github.ostreedrift.damage.Sheet.LISTS;

import io.github.ostreedrift.damage.Sheet.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Something is left out, and a sign says so. */
final class Elisions {
  private static final List<String> LINES = List.of(
      "...",
      "......",
      "[...]",
      "[…]",
      "…",
      "(…)",
      "(...)",
      "<...>",
      "<snip>",
      "[snip]",
      "[snipped]",
      "snip",
      "*snip*",
      "--- 8< ---",
      "~~~ cut ~~~",
      "[cut]",
      "--More--",
      "(truncated)",
      "[truncated]",
      "[output truncated]",
      "lines 1-23/40",
      "lines 1-23/40 57%",
      "etc.",
      "and so on",
      "... (12 lines omitted)",
      "[12 lines hidden]",
      "<output omitted>",
      "(some lines removed)",
      "(rest omitted for brevity)",
      "…and 12 more",
      "# ...",
      "// ...",
      ".. ..",
      ":",
      "~",
      "⋮",
      "· · ·");

  private static final List<String> DOTS = List.of("...", "…", "[...]", "[…]", "<snip>", "(more)");

  private static final List<String> TAILS = List.of(
      " etc.",
      " etc",
      ", ...",
      " ... (14 more)",
      " and 14 more",
      " (and more)",
      " [+14]",
      " + others",
      "…",
      "...",
      " [truncated]",
      " …more",
      " --snip--",
      "$",
      ">",
      "<",
      " \\");

  private Elisions() {}

  private static String sign(Random random) {
    return " ".repeat(Change.one(random, List.of(0, 0, 2, 4, 10, 18))) + Change.one(random, LINES);
  }

  /** Lines of one deployment, chosen by its place and the sheet, give way to a sign. */
  private static Change lines(BiFunction<Sheet, Random, Span> choice) {
    return (sheet, random) -> {
      if (sheet.deployments().isEmpty()) {
        return Optional.empty();
      }
      Span out = choice.apply(sheet, random);
      return out.from() >= out.to()
          ? Optional.empty()
          : Optional.of(sheet.put(out.from(), out.to(), sign(random)).text());
    };
  }

  private static int within(Span span, Random random) {
    return span.from() + 1 + random.nextInt(Math.max(1, span.to() - span.from() - 1));
  }

  static Change row() {
    return (sheet, random) -> {
      List<Sheet.Row> rows = sheet.rows(Sheet.any());
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      int at = Change.one(random, rows).at();
      return Optional.of(sheet.put(at, at + 1, sign(random)).text());
    };
  }

  private static Span someRows(Sheet sheet, Random random) {
    Span span = Change.one(random, sheet.deployments());
    int from = within(span, random);
    return new Span(from, from + 1 + random.nextInt(Math.max(1, span.to() - from)));
  }

  /** From the middle of a deployment to the end of the text. */
  private static Span rest(Sheet sheet, Random random) {
    List<Span> all = sheet.deployments();
    return new Span(within(all.get(all.size() - 1), random), sheet.size());
  }

  private static Span toTheNextMiddle(Sheet sheet, Random random) {
    List<Span> all = sheet.deployments();
    int last = all.size() - 1;
    return last == 0
        ? new Span(0, 0)
        : new Span(within(all.get(last - 1), random), within(all.get(last), random));
  }

  private static Span toTheNextHeader(Sheet sheet, Random random) {
    List<Span> all = sheet.deployments();
    if (all.size() == 1) {
      return new Span(0, 0);
    }
    int at = random.nextInt(all.size() - 1);
    return new Span(within(all.get(at), random), all.get(at + 1).from());
  }

  private static Span lastHeader(Sheet sheet, Random random) {
    List<Span> all = sheet.deployments();
    int at = all.get(all.size() - 1).from();
    return all.size() == 1 ? new Span(0, 0) : new Span(at, at + 1);
  }

  private static Span lastDeployment(Sheet sheet, Random random) {
    List<Span> all = sheet.deployments();
    return all.size() == 1 ? new Span(0, 0) : all.get(all.size() - 1);
  }

  private static Span header(Sheet sheet, Random random) {
    int at = Change.one(random, sheet.deployments()).from();
    return new Span(at, at + 1);
  }

  /** A line that goes on with a list or a signature. */
  private static Span continuation(Sheet sheet, Random random) {
    List<Integer> lines =
        IntStream.range(0, sheet.size()).filter(sheet::goesOn).boxed().toList();
    int at = lines.isEmpty() ? 0 : Change.one(random, lines);
    return lines.isEmpty() ? new Span(0, 0) : new Span(at, at + 1);
  }

  static Change tail() {
    return Change.value(LISTS::contains, (value, random) -> {
      String[] words = value.split(" ");
      String kept = String.join(" ", List.of(words).subList(0, Math.max(1, words.length / 2)));
      return kept + " " + Change.one(random, DOTS);
    });
  }

  static Change value() {
    return Change.value(Sheet.any(), (value, random) -> Change.one(random, DOTS));
  }

  private static String inside(String text, int front, int end, Random random) {
    return text.length() < front + end + 4
        ? text
        : text.substring(0, front)
            + Change.one(random, List.of("...", "…", "[...]", "***", "<snip>"))
            + text.substring(text.length() - end);
  }

  private static String word(String list, Random random) {
    String[] words = list.split(" ");
    if (words.length > 2) {
      words[1 + random.nextInt(words.length - 2)] =
          Change.one(random, List.of("...", "…", "[...]", "<snip>", "(...)", "and", "etc", "+3"));
    }
    return String.join(" ", words);
  }

  static void addTo(Way.Collector ways) {
    ways.something("elided-row", row())
        .something("elided-rows", lines(Elisions::someRows))
        .something("elided-rest", lines(Elisions::rest))
        .deployments("elided-to-the-next-middle", lines(Elisions::toTheNextMiddle))
        .deployments("elided-to-the-next-header", lines(Elisions::toTheNextHeader))
        .something("elided-last-header", lines(Elisions::lastHeader))
        .something("elided-last-deployment", lines(Elisions::lastDeployment))
        .deployments("elided-header", lines(Elisions::header))
        .deployments(
            "elided-deployment", lines((sheet, random) -> Change.one(random, sheet.deployments())))
        .deployments(
            "elided-front", lines((sheet, random) -> new Span(0, random.nextInt(sheet.size()))))
        .something("elided-first-line", lines((sheet, random) -> new Span(0, 1)))
        .something(
            "elided-list-of-deployments",
            lines((sheet, random) -> new Span(sheet.deployments().get(0).from(), sheet.size())))
        .something("elided-continuation", lines(Elisions::continuation))
        .something("elided-tail", tail())
        .something("elided-value", value())
        .something("elided-word", Change.value(LISTS::contains, Elisions::word))
        .something(
            "elided-words-in-front",
            Change.value(
                LISTS::contains,
                (value, random) -> value.contains(" ")
                    ? Change.one(random, DOTS) + value.substring(value.lastIndexOf(' '))
                    : value))
        .something(
            "elided-tail-in-words",
            Change.value(
                LISTS::contains,
                (value, random) -> value.split(" ")[0] + Change.one(random, TAILS)))
        .something(
            "elided-in-the-middle-of-checksum",
            Change.value(CHECKSUMS::contains, (value, random) -> inside(value, 8, 4, random)))
        .something(
            "elided-in-the-middle-of-version",
            Change.value("Version"::equals, (value, random) -> inside(value, 3, 5, random)))
        .something(
            "elided-end-of-value",
            Change.value(
                Sheet.any(),
                (value, random) -> value.substring(0, Math.max(1, value.length() * 2 / 3))
                    + Change.one(random, DOTS)))
        .something("elided-in-header", Change.header((line, random) -> inside(line, 6, 5, random)))
        .something(
            "elided-end-of-header",
            Change.header((line, random) ->
                line.substring(0, Math.max(4, line.length() - 4 - random.nextInt(9)))
                    + Change.one(random, DOTS)));
  }
}
