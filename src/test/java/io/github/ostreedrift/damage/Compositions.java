// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.Map;
import java.util.TreeMap;

/** Two ways at once: a log is pasted into a mail, a folded mail is quoted, what was typed by hand was commented out. */
final class Compositions {
  private Compositions() {}

  /** They leave everything on lines of its own, and lose nothing. */
  private static Map<String, Change> harmless() {
    return new TreeMap<>(Map.ofEntries(
        Map.entry("no-indent", Typesetting.noIndent()),
        Map.entry("no-blank-lines", Typesetting.noBlankLines()),
        Map.entry("double-spaced", Typesetting.doubleSpaced()),
        Map.entry("entities", Documents.entities()),
        Map.entry("bold-keys", Documents.boldKeys()),
        Map.entry("hard-blanks", Typesetting.hardBlanks()),
        Map.entry("bullet", Marks.mark("•")),
        Map.entry("star", Marks.mark("*")),
        Map.entry("prompts", Chatter.prompts()),
        Map.entry("fenced", Documents.fenced()),
        Map.entry("prose", Chatter.proseBehindGap()),
        Map.entry("numbers", Prefixes.numbers()),
        Map.entry("journal", Prefixes.journal())));
  }

  /** What comes on top of them. */
  private static Map<String, Change> wholesale() {
    return new TreeMap<>(Map.of(
        "quoted", Prefixes.before("> "),
        "commented", Prefixes.before("# "),
        "tagged", Prefixes.before("node-1: "),
        "numbered", Prefixes.numbers(),
        "crlf", Typesetting.crlf(),
        "no-last-break", Typesetting.noLastBreak()));
  }

  private static Map<String, Change> lossy() {
    return new TreeMap<>(Map.of(
        "folded", Wraps.folded(),
        "elided-row", Elisions.row(),
        "elided-value", Elisions.value(),
        "elided-tail", Elisions.tail(),
        "masked", Redactions.value(),
        "transposed", Misspellings.transposed(),
        "camel-humps", Misspellings.camelHumps(),
        "cut", Cuts.inLine(),
        "prose-behind", Chatter.proseBehind(),
        "no-mark", Marks.mark(" ")));
  }

  static void addTo(Way.Collector ways) {
    ways.products(Loss.NOTHING, harmless(), wholesale())
        .products(Loss.SOMETHING, lossy(), harmless())
        .products(Loss.SOMETHING, harmless(), lossy())
        .products(Loss.SOMETHING, lossy(), lossy());
  }
}
