// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Ways of damage to the text of a JSON document. */
final class JsonDocuments {
  private static final List<String> PREFIXES = List.of(
      "> ",
      "# ",
      "// ",
      "| ",
      "+",
      "node-1: ",
      "Nov 22 10:00:00 node-1 sh[4242]: ",
      "2024-05-01T10:00:00Z ");

  private static final List<String> DOTS = List.of("...", "   ...", "<snip>", "    [...]", "…");

  private static final Pattern FULL_LIST = Pattern.compile(
      "(\"(?:packages|requested-packages|requested-local-packages|base-removals)\": )\\[[^\\]]*\\w[^\\]]*\\]");

  private JsonDocuments() {}

  private static void whole(Way.Collector ways) {
    PREFIXES.forEach(
        prefix -> ways.nothing("json-prefix<" + prefix + ">", Prefixes.before(prefix)));
    ways.nothing("json-numbers", Prefixes.numbers())
        .nothing("json-crlf", Typesetting.crlf())
        .nothing("json-byte-order-mark", Change.text("\ufeff"::concat))
        .nothing("json-double-spaced", Typesetting.doubleSpaced())
        .nothing("json-no-indent", Typesetting.noIndent())
        .nothing("json-no-last-break", Typesetting.noLastBreak())
        .nothing("json-fenced", Change.around("Here it is:\n\n```json\n", "```\n\nAny idea?\n"))
        .nothing(
            "json-prompts",
            Change.around("[core@node-1 ~]$ rpm-ostree status --json\n", "[core@node-1 ~]$ \n"))
        .nothing("json-entities", Documents.entities())
        .nothing(
            "json-html",
            Documents.entities()
                .then(Change.text(text -> "<pre>" + text.replace("\"", "&quot;") + "</pre>\n")))
        .nothing(
            "json-ssh",
            Change.around(
                "Warning: Permanently added 'node-1' (ED25519) to the list of known hosts.\n",
                "Connection to node-1 closed.\n"))
        .nothing(
            "json-colours",
            Change.text(
                text -> text.replaceAll("(\"[^\"\n]*\")(?=: ?)", "\u001b[34;1m$1\u001b[0m")))
        .nothing(
            "json-in-a-log",
            Change.text(text -> "time=\"2024-05-01T10:00:00Z\" level=info msg=\"status\" out="
                + Documents.quoted(text) + "\n"))
        // The facts of the host are not in a list of its deployments.
        .something(
            "json-deployments",
            JsonEdits.edit((document, random) -> document.get("deployments").toString() + "\n"))
        .sight("json-hard-blanks", Change.lines(line -> line.replace("  ", "\u00a0\u00a0")))
        .sight("json-assigned", Change.text("status="::concat))
        .sight("json-in-an-envelope", Change.around("{\"node\": \"node-1\", \"status\": ", "}\n"))
        .sight(
            "json-as-output",
            Change.text(text -> "{\"cmd\": \"rpm-ostree status --json\", \"rc\": 0, \"stdout\": "
                + Documents.quoted(text) + "}\n"))
        .sight("json-in-apostrophes", Change.text(text -> "'" + text.strip() + "'\n"));
  }

  private static Change cut(String end) {
    return (sheet, random) -> {
      String text = sheet.text();
      int at = 20 + random.nextInt(Math.max(1, text.length() - 23));
      return text.length() < 24 ? Optional.empty() : Optional.of(text.substring(0, at) + end);
    };
  }

  private static Optional<String> rest(Sheet sheet, Random random) {
    String text = sheet.text();
    return Optional.of(text.substring(2 + random.nextInt(text.length() / 2)));
  }

  private static Optional<String> middle(Sheet sheet, Random random) {
    if (sheet.size() < 8) {
      return Optional.empty();
    }
    int from = 3 + random.nextInt(sheet.size() - 7);
    int to = from + 1 + random.nextInt(sheet.size() - from - 2);
    return Optional.of(sheet.put(from, to, Change.one(random, DOTS)).text());
  }

  private static Optional<String> list(Sheet sheet, Random random) {
    String dots =
        Change.one(random, List.of("[ ... ]", "[...]", "[…]", "...", "[ <snip> ]", "[ \"...\" ]"));
    String text = sheet.text();
    String other = FULL_LIST.matcher(text).replaceFirst("$1" + dots);
    return other.equals(text) ? Optional.empty() : Optional.of(other);
  }

  /** What {@code grep -v} of one key does to an indented document. */
  private static Optional<String> withoutLines(Sheet sheet, Random random) {
    String key = Change.one(
        random,
        List.of(
            "version",
            "osname",
            "pinned",
            "staged",
            "booted",
            "timestamp",
            "base-checksum",
            "serial",
            "unlocked"));
    return Optional.of(
        sheet.filter(line -> !line.strip().startsWith('"' + key + '"')).text());
  }

  private static Change brokenAt(int width) {
    return Change.text(
        text -> text.replaceAll("\\s*\n\\s*", " ").replaceAll("(.{" + width + "})", "$1\n"));
  }

  private static void broken(Way.Collector ways) {
    UnaryOperator<String> curly = text -> text.replace('"', '\u201d');
    UnaryOperator<String> apostrophes = text -> text.replace('\'', '\u2019').replace('"', '\'');
    ways.something("json-cut", cut(""))
        .something("json-cut-with-dots", cut("...\n"))
        .something("json-cut-with-prompt", cut("\n[core@node-1 ~]$ \n"))
        .deployments("json-rest", JsonDocuments::rest)
        .deployments("json-elided-lines", JsonDocuments::middle)
        .something("json-elided-list", JsonDocuments::list)
        .something("json-without-lines", JsonDocuments::withoutLines)
        .something("json-curly-quotes", Change.text(curly))
        .something("json-apostrophes", Change.text(apostrophes))
        .something("json-broken-lines", brokenAt(80))
        .something(
            "json-trailing-commas",
            Change.text(text -> text.replaceAll("(?<=[\"\\]}el\\d])(?=\\n\\s*[}\\]])", ",")))
        .something("json-prose-inside", (sheet, random) -> {
          int at = 1 + random.nextInt(sheet.size());
          String prose = Change.one(
              random, List.of("^^^ this one", "# booted", "// see here", "warning: foo"));
          return Optional.of(sheet.put(at, at, prose).text());
        });
  }

  static void addTo(Way.Collector ways) {
    whole(ways);
    broken(ways);
  }
}
