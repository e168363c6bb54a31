// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Another sign in the place of the booted deployment's mark. */
final class Marks {
  /** What other programs make of the mark, and what people write for it. */
  private static final Map<String, String> KNOWN = new TreeMap<>(Map.ofEntries(
      Map.entry("star", "*"),
      Map.entry("bullet", "•"),
      Map.entry("big-bullet", "⦁"),
      Map.entry("entity", "&bull;"),
      Map.entry("number", "&#9679;"),
      Map.entry("hexadecimal", "&#x25CF;"),
      Map.entry("json", "\\u25cf"),
      Map.entry("less", "<E2><97><8F>"),
      Map.entry("mail", "=E2=97=8F"),
      Map.entry("octal", "\\342\\227\\217"),
      Map.entry("markdown", "\\*")));

  /** What may be anything; but for a blank, which the printers themselves put there where nothing is booted. */
  private static final Map<String, String> UNKNOWN = new TreeMap<>(Map.ofEntries(
      Map.entry("question", "?"),
      Map.entry("questions", "???"),
      Map.entry("replacement", "\ufffd\ufffd\ufffd"),
      Map.entry("latin1", "â\u0097\u008f"),
      Map.entry("arrow", "->"),
      Map.entry("triangle", "▶"),
      Map.entry("letter", "o"),
      Map.entry("cross", "x"),
      Map.entry("greater", ">"),
      Map.entry("dash", "-"),
      Map.entry("check", "✔"),
      Map.entry("nothing", "")));

  private Marks() {}

  static Change mark(String sign) {
    return (sheet, random) -> sheet.lines().stream().anyMatch(Marks::isMarked)
        ? Optional.of(
            sheet.map(line -> isMarked(line) ? sign + line.substring(1) : line).text())
        : Optional.empty();
  }

  private static boolean isMarked(String line) {
    return line.startsWith("● ") || line.startsWith("* ");
  }

  static void addTo(Way.Collector ways) {
    KNOWN.forEach((name, sign) -> ways.nothing("mark-" + name, mark(sign)));
    UNKNOWN.forEach((name, sign) -> ways.something("mark-" + name, mark(sign)));
  }
}
