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

  /** All but one: where empty lines part all lines, an empty line more or less tells nothing. */
  private static Map<String, Change> withoutGaps() {
    Map<String, Change> changes = harmless();
    changes.remove("double-spaced");
    return changes;
  }

  /** What comes on top of them. */
  private static Map<String, Change> wholesale() {
    return new TreeMap<>(Map.of(
        "quoted", Prefixes.before("> "),
        "commented", Prefixes.before("# "),
        "tagged", Prefixes.before("node-1: "),
        "numbered", Prefixes.numbers(),
        "crlf", Typesetting.crlf()));
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
        "prose-behind", Chatter.proseBehind(),
        "no-mark", Marks.mark("")));
  }

  /** What is folded and damaged in another way besides can look like anything. */
  private static Map<String, Change> unfolded() {
    Map<String, Change> changes = lossy();
    changes.remove("folded");
    return changes;
  }

  static void addTo(Way.Collector ways) {
    // A cut comes last: behind a line break, or above prose, nothing shows that a list was cut.
    ways.products(Loss.NOTHING, harmless(), wholesale())
        .products(Loss.SIGHT, harmless(), Map.of("no-last-break", Typesetting.noLastBreak()))
        .products(Loss.SOMETHING, harmless(), Map.of("cut", Cuts.inLine()))
        .products(Loss.SOMETHING, lossy(), Map.of("cut", Cuts.inLine()))
        .products(Loss.SOMETHING, lossy(), withoutGaps())
        .products(Loss.SOMETHING, withoutGaps(), lossy())
        .products(Loss.SOMETHING, unfolded(), unfolded());
  }
}
