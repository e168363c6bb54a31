// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines are broken at a width, or not broken at all. */
final class Wraps {
  private Wraps() {}

  /** How a line goes on. */
  private record Style(String indent, String end, boolean insideWords) {}

  private static List<String> wrap(String line, int width, Style style) {
    List<String> parts = new ArrayList<>();
    String rest = line;
    while (rest.length() > width) {
      int at = style.insideWords() ? width : rest.lastIndexOf(' ', width);
      if (at <= rest.length() - rest.stripLeading().length()
          || at <= style.indent().length()) {
        at = rest.indexOf(' ', width);
      }
      if (at <= 0) {
        break;
      }
      parts.add(rest.substring(0, at) + style.end());
      rest = style.indent() + (style.insideWords() ? rest.substring(at) : rest.substring(at + 1));
    }
    parts.add(rest);
    return parts;
  }

  private static Change wrapped(Style style, int... widths) {
    return (sheet, random) -> {
      int width = widths[random.nextInt(widths.length)];
      List<String> lines = new ArrayList<>();
      sheet.lines().forEach(line -> lines.addAll(wrap(line, width, style)));
      return lines.size() == sheet.size() ? Optional.empty() : Optional.of(new Sheet(lines).text());
    };
  }

  /** As mails are folded: between words, and what goes on begins at the left. */
  static Change folded() {
    return wrapped(new Style("", "", false), 40, 50, 60, 66, 72);
  }

  private static Change flat(String glue) {
    return (sheet, random) -> Optional.of(
        String.join(
                glue, sheet.filter(line -> !line.isBlank()).map(String::strip).lines()) + "\n");
  }

  private static Optional<String> unwrapped(Sheet sheet) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sheet.size(); i++) {
      text.append(i > 0 && sheet.goesOn(i) ? " " + sheet.line(i).strip() : "\n" + sheet.line(i));
    }
    return Optional.of(text.substring(1) + "\n");
  }

  static void addTo(Way.Collector ways) {
    ways.something("folded", folded())
        .something("folded-without-indent", folded().then(Typesetting.noIndent()))
        .something("wrapped-in-words", wrapped(new Style("", "", true), 60, 72, 76, 80))
        .something(
            "wrapped-in-words-of-a-quote",
            wrapped(new Style("", "", true), 60, 72, 76).then(Prefixes.before("> ")))
        .something(
            "wrapped-quote", Prefixes.before("> ").then(wrapped(new Style("", "", false), 66, 72)))
        .something("wrapped-with-indent", wrapped(new Style("    ", "", false), 50, 60, 72))
        .something("wrapped-with-backslash", wrapped(new Style("", " \\", false), 50, 60, 72))
        .something("unwrapped", (sheet, random) -> unwrapped(sheet))
        .something("flat", flat(" "))
        .something("flat-with-bars", flat(" | "))
        .something("flat-with-semicolons", flat("; "));
  }
}
