// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static io.github.ostreedrift.damage.Chatter.PROSE;

import java.util.Optional;

/** The text stands in a document of another kind: HTML, Markdown, a patch, a drawing, JSON. */
final class Documents {
  private Documents() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static Change entities() {
    return Change.lines(Documents::escaped);
  }

  static Change fenced() {
    return Change.around("Here is my status:\n\n```\n", "```\n\n", PROSE);
  }

  static Change boldKeys() {
    return Typesetting.rows("$1**$2**: $3");
  }

  private static Change boxed(String corners, String side) {
    return (sheet, random) -> {
      int width = sheet.lines().stream().mapToInt(String::length).max().orElse(0) + 1;
      String line = corners.charAt(1) == '-' ? "-".repeat(width + 1) : "─".repeat(width + 1);
      StringBuilder text = new StringBuilder();
      text.append(corners.charAt(0)).append(line).append(corners.charAt(2)).append('\n');
      sheet
          .lines()
          .forEach(each -> text.append(side)
              .append(' ')
              .append(each)
              .append(" ".repeat(width - each.length()))
              .append(side)
              .append('\n'));
      text.append(corners.charAt(3)).append(line).append(corners.charAt(4)).append('\n');
      return Optional.of(text.toString());
    };
  }

  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t").replace("\n", "\\n")
        + '"';
  }

  private static void html(Way.Collector ways) {
    ways.nothing("entities", entities())
        .nothing("html-pre", entities().then(Change.around("<p>My status:</p>\n<pre>", "</pre>\n")))
        .nothing(
            "html-code",
            entities()
                .then(Change.around("<pre><code class=\"language-text\">", "</code></pre>\n")))
        .nothing("html-breaks", entities().then(Change.lines(line -> line + "<br>")))
        .nothing("html-breaks-closed", entities().then(Change.lines(line -> line + "<br />")))
        .nothing("html-bold-keys", Typesetting.rows("$1<b>$2:</b> $3"))
        .nothing("html-strong-keys", Typesetting.rows("$1<strong>$2</strong>: $3"))
        .nothing(
            "html-hard-indent",
            entities().then(Change.lines(line -> line.replaceAll("\\G ", "&nbsp;"))))
        .something(
            "html-table",
            (sheet, random) -> Optional.of(sheet
                .map(line -> line.replaceFirst(
                    "^ +([A-Z][A-Za-z]+): (.*)$", "<tr><td>$1</td><td>$2</td></tr>"))
                .text()));
  }

  private static void markdown(Way.Collector ways) {
    ways.nothing("fenced", fenced())
        .nothing("fenced-by-tildes", Change.around("~~~\n", "~~~\n", PROSE))
        .nothing(
            "details",
            Change.around(
                "<details><summary>rpm-ostree status</summary>\n\n```console\n$ rpm-ostree status\n",
                "```\n\n</details>\n"))
        .nothing("bold-keys", boldKeys())
        .nothing("bold-keys-with-colon", Typesetting.rows("$1**$2:** $3"))
        .nothing("underscored-keys", Typesetting.rows("$1__$2__: $3"))
        .nothing("code-keys", Typesetting.rows("$1`$2`: $3"))
        .sight("starred-keys", Typesetting.rows("$1*$2*: $3"))
        .sight("code-lines", Change.lines(line -> line.isEmpty() ? line : "`" + line + "`"))
        .nothing("backslashes", Change.lines(line -> line.replaceAll("[*_<>\\[\\]#`]", "\\\\$0")))
        .something(
            "more-backslashes",
            Change.lines(line -> line.replaceAll("[-*_.<>\\[\\]#`(){}+!|~]", "\\\\$0")))
        .something(
            "list",
            Change.lines(line -> (line.matches(" +[A-Z]\\w+: .*") ? "  - " : "- ") + line.strip()))
        .sight(
            "table-of-lines",
            Typesetting.noBlankLines().then(Change.lines(line -> "| " + line.strip() + " |")))
        .something("table-of-keys", Typesetting.rows("| $2 | $3 |"))
        .nothing(
            "restructured",
            Change.lines(line -> line.isEmpty() ? line : "   " + line)
                .then(Change.around("My status::\n\n", "\n", PROSE)))
        .nothing("bbcode", Change.around("[code]\n", "[/code]\n", PROSE))
        .nothing("noformat", Change.around("{noformat}\n", "{noformat}\n", PROSE))
        .nothing("code-panel", Change.around("{code:title=status|borderStyle=solid}\n", "{code}\n"))
        .nothing(
            "asciidoc",
            Change.around(".Example output\n[source,terminal]\n----\n", "----\n", PROSE));
  }

  private static void others(Way.Collector ways) {
    ways.sight("box", boxed("┌─┐└┘", "│"))
        .sight("box-of-ascii", boxed("+-+++", "|"))
        .nothing(
            "yaml-block",
            Change.lines(line -> line.isEmpty() ? line : "  " + line)
                .then(Change.around("host: node-1\nstatus: |\n", "")))
        .nothing("here-document", Change.around("cat > status.txt <<'EOF'\n", "EOF\n"))
        .nothing(
            "patch-of-new-file",
            Prefixes.before("+")
                .then(Change.around(
                    "diff --git a/s.txt b/s.txt\nnew file mode 100644\n--- /dev/null\n+++ b/s.txt\n@@ -0,0 +1,20 @@\n",
                    "")))
        .sight(
            "patch-context",
            Prefixes.before(" ")
                .then(Change.around("--- a/s.txt\n+++ b/s.txt\n@@ -1,20 +1,20 @@\n", "")))
        .sight("escaped-on-one-line", Change.text(text -> text.replace("\n", "\\n") + "\n"))
        .sight("json-string", Change.text(text -> quoted(text) + "\n"))
        .sight(
            "json-string-in-log",
            Change.text(text -> "time=\"2024-05-01T10:00:00Z\" level=info msg=\"status\" out="
                + quoted(text) + "\n"))
        .sight(
            "json-stdout",
            Change.text(text -> "{\"cmd\": [\"rpm-ostree\", \"status\"], \"rc\": 0, \"stdout\": "
                + quoted(text) + "}\n"))
        .sight(
            "json-lines",
            (sheet, random) -> Optional.of("{\"stdout_lines\": ["
                + String.join(", ", sheet.map(Documents::quoted).lines()) + "]}\n"))
        .something("cat-a", Change.lines(line -> line.replace("●", "M-bM-^WM-^O") + "$"));
  }

  static void addTo(Way.Collector ways) {
    html(ways);
    markdown(ways);
    others(ways);
  }
}
