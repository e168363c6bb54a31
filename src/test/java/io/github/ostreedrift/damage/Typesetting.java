// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.Optional;
import java.util.regex.Pattern;

/** Other blanks, line breaks, quotes and dashes; signs that nobody sees. */
final class Typesetting {
  private static final Pattern INDENT = Pattern.compile("^ +");
  private static final Pattern OUTSIDE_OF_ASCII = Pattern.compile("[^\\x00-\\x7f●└├│─]");

  private Typesetting() {}

  static Change noIndent() {
    return (sheet, random) ->
        Optional.of(sheet.filter(line -> !line.isBlank()).map(String::strip).text());
  }

  static Change noBlankLines() {
    return (sheet, random) -> Optional.of(sheet.filter(line -> !line.isBlank()).text());
  }

  static Change doubleSpaced() {
    return Change.text(text -> text.replace("\n", "\n\n"));
  }

  static Change crlf() {
    return Change.text(text -> text.replace("\n", "\r\n"));
  }

  static Change noLastBreak() {
    return Change.text(String::stripTrailing);
  }

  static Change trimmedEnds() {
    return Change.lines(String::stripTrailing);
  }

  static Change hardBlanks() {
    return Change.lines(line -> line.replace(' ', '\u00a0'));
  }

  private static Change indent(String blank) {
    return Change.lines(line ->
        INDENT.matcher(line).replaceFirst(blanks -> blank.repeat(blanks.end() - blanks.start())));
  }

  /** A key row gets other blanks. */
  static Change rows(String replacement) {
    return Change.lines(line -> line.replaceFirst("^( +)([A-Z][A-Za-z]+): (.*)$", replacement));
  }

  private static String tabs(String line) {
    return INDENT.matcher(line).replaceFirst(blanks -> {
      int width = blanks.end() - blanks.start();
      return "\t".repeat(width / 8) + " ".repeat(width % 8);
    });
  }

  static void addTo(Way.Collector ways) {
    ways.nothing("no-indent", noIndent())
        .nothing("no-blank-lines", noBlankLines())
        .nothing("double-spaced", doubleSpaced())
        .nothing("crlf", crlf())
        .sight("cr", Change.text(text -> text.replace('\n', '\r')))
        .nothing("cr-cr-lf", Change.text(text -> text.replace("\n", "\r\r\n")))
        .nothing("cr-by-name", Change.text(text -> text.replace("\n", "^M\n")))
        .sight("no-last-break", noLastBreak())
        .nothing("byte-order-mark", Change.text("\ufeff"::concat))
        .nothing("deeper", Change.lines(line -> line.isEmpty() ? line : "        " + line))
        .nothing("blanks-at-ends", Change.lines(line -> line + "  "))
        .nothing(
            "padded", Change.lines(line -> line + " ".repeat(Math.max(0, 120 - line.length()))))
        .nothing("hard-blanks", hardBlanks())
        .nothing("hard-indent", indent("\u00a0"))
        .nothing("wide-indent", indent("\u2003"))
        .nothing("tabs", Change.lines(Typesetting::tabs))
        .nothing("one-tab", Change.lines(line -> line.replaceFirst("^ {3,}", "\t")))
        .nothing("tab-behind-colon", rows("$1$2:\t$3"))
        .sight("blank-before-colon", rows("$1$2 : $3"))
        .sight("blanks-behind-colon", rows("$1$2:    $3"))
        .nothing(
            "keys-to-the-left",
            rows("  $2: $3").then(Change.lines(line -> line.replaceFirst("^ {10,}", "      "))))
        .nothing("zero-width-in-front", Change.lines("\u200b"::concat))
        .sight(
            "zero-width-inside",
            Change.lines(line -> line.replaceAll("(?<=[/:])(?=\\S)", "\u200b")))
        .nothing("direction-marks", Change.lines(line -> "\u2066" + line + "\u2069"))
        .nothing("form-feeds", Change.text(text -> text.replaceFirst("\n", "\n\f")))
        .nothing("colours", rows("$1\u001b[36m$2\u001b[0m: $3"))
        .sight("colours-by-name", rows("$1^[[36m$2^[[0m: $3"))
        .something("colours-without-escape", rows("$1[36m$2[0m: $3"))
        .nothing("erase-to-the-end", Change.lines(line -> line + "\u001b[K"))
        .sight("keys-struck-twice", Change.lines(Typesetting::struckTwice))
        .something("mixed-breaks", (sheet, random) -> {
          StringBuilder text = new StringBuilder();
          sheet
              .lines()
              .forEach(line -> text.append(line).append(random.nextBoolean() ? "\n" : "\r\n"));
          return Optional.of(text.toString());
        })
        .something(
            "curly-quotes",
            Change.text(text -> text.replaceAll("(?<![\\w'])'", "\u2018")
                .replace('\'', '\u2019')
                .replace('"', '\u201d')))
        .something(
            "long-dashes",
            Change.text(text -> text.replace("--", "\u2013").replace(" - ", " \u2013 ")))
        .something(
            "autocorrected",
            Change.text(text ->
                text.replace("...", "\u2026").replace("->", "\u2192").replace('\'', '\u2019')))
        .something(
            "other-hyphens",
            (sheet, random) -> Optional.of(
                sheet.text().replace('-', "\u2010\u2011\u2013\u2212".charAt(random.nextInt(4)))))
        .something(
            "soft-hyphens",
            Change.text(text -> text.replaceAll("(?<=[a-z]{4})-(?=[a-z])", "-\u00ad")))
        .something(
            "ascii",
            (sheet, random) -> OUTSIDE_OF_ASCII.matcher(sheet.text()).find()
                ? Optional.empty()
                : Optional.of(sheet.text().replaceAll("[^\\x00-\\x7f]", "?")));
  }

  /** As {@code man} makes letters bold. */
  private static String struckTwice(String line) {
    return Pattern.compile("(?<=^ {2,30})[A-Z][A-Za-z]+(?=: )")
        .matcher(line)
        .replaceFirst(key -> key.group().replaceAll(".", "$0\b$0"));
  }
}
