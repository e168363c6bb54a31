// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static io.github.ostreedrift.damage.Sheet.CHECKSUMS;
import static io.github.ostreedrift.damage.Sheet.KEYS;
import static io.github.ostreedrift.damage.Sheet.LISTS;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values in mark-up, with other signs between their words, or with a remark behind them. */
final class Dressings {
  private static final List<String> SPANS = List.of(
      "`%s`",
      "**%s**",
      "*%s*",
      "__%s__",
      "~~%s~~",
      "<b>%s</b>",
      "<code>%s</code>",
      "<em>%s</em>",
      "<span class=\"x\">%s</span>",
      "“%s”",
      "«%s»",
      "‘%s’",
      "[%s]",
      "<%s>");

  private static final List<String> REMARKS = List.of(
      " <1>",
      " <2>",
      " (1)",
      " [1]",
      " # <1>",
      " ①",
      " // <1>",
      "   <-- look here",
      "  # this one",
      " (!)",
      " <---- !!!",
      "   ← new",
      " // my layer",
      "  (was 3 before)",
      " <=== here",
      " *",
      " ???",
      " ; see above",
      " [sic]");

  private static final List<String> HEADER_REMARKS = List.of(
      "   <-- booted",
      " (rollback)",
      "  # old",
      " <1>",
      " (current)",
      "   ← this",
      " (pinned)",
      " // staged",
      " [booted]",
      " *");

  private static final Pattern HOST = Pattern.compile("[\\w-]+(?:\\.[\\w-]+)+(?:[:/][\\w./:-]*)?");
  private static final Predicate<String> VALUES =
      key -> LISTS.contains(key) || CHECKSUMS.contains(key) || key.equals("Version");
  private static final Set<String> TIMED = Set.of("Version", "Timestamp");

  private Dressings() {}

  private static String firstWord(String value, String form) {
    String[] words = value.split(" ", 2);
    return form.formatted(words[0]) + (words.length > 1 ? " " + words[1] : "");
  }

  static void addTo(Way.Collector ways) {
    ways.something(
            "dressed-value",
            Change.value(VALUES, (value, random) -> Change.one(random, SPANS).formatted(value)))
        .something(
            "dressed-word",
            Change.value(
                LISTS::contains, (value, random) -> firstWord(value, Change.one(random, SPANS))))
        .something("dressed-words", Change.value(LISTS::contains, (value, random) -> {
          String form = Change.one(random, SPANS);
          return String.join(
              " ", List.of(value.split(" ")).stream().map(form::formatted).toList());
        }))
        .something(
            "linked-word",
            Change.value(
                LISTS::contains, (value, random) -> firstWord(value, "[%1$s](http://%1$s)")))
        .something(
            "dressed-header",
            Change.header(
                (line, random) -> Change.one(random, List.of("`%s`", "**%s**", "<b>%s</b>", "<%s>"))
                    .formatted(line)))
        .something("linked-header", Change.header((line, random) -> {
          String form = Change.one(
              random,
              List.of(
                  "%1$s <http://%1$s>",
                  "[%1$s](http://%1$s)", "<%s>", "<a href=\"%1$s\">%1$s</a>"));
          return HOST.matcher(line)
              .replaceFirst(host -> Matcher.quoteReplacement(form.formatted(host.group())));
        }))
        .something(
            "other-separators",
            Change.value(
                LISTS::contains,
                (value, random) ->
                    value.replace(" ", Change.one(random, List.of(", ", "; ", ";", ",", " | ")))))
        .something(
            "listed-value",
            Change.value(LISTS::contains, (value, random) -> "[" + value.replace(" ", ", ") + "]"))
        .something(
            "remark",
            Change.value(
                // A description may hold any text.
                key ->
                    KEYS.contains(key) && !key.equals("CustomOrigin") && !key.equals("EndOfLife"),
                (value, random) -> value + Change.one(random, REMARKS)))
        .something(
            "remark-on-header",
            Change.header((line, random) -> line + Change.one(random, HEADER_REMARKS)))
        .something(
            "time-otherwise",
            Change.value(
                TIMED::contains,
                (value, random) -> value.replaceFirst(
                    "(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d):\\d\\dZ",
                    Change.one(random, List.of("$1 $2", "$1", "$1 $2 CEST", "$1T$2")))));
  }
}
