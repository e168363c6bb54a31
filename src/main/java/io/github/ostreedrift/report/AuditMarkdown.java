// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Finding;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code audit -o markdown} prints for a ticket. */
public final class AuditMarkdown {
  private AuditMarkdown() {}

  /** The whole report, with a line break at its end. */
  public static String write(AuditResult result) {
    StringBuilder out = new StringBuilder();
    out.append("**").append(AuditText.summary(result)).append("**\n");
    for (AuditResult.Pool pool : result.pools()) {
      out.append("\n### ").append(pool.name().isEmpty() ? "all nodes" : code(pool.name())).append("\n\n");
      out.append(pool.reference()).append("\n\n| group | nodes | version |\n|---|---|---|\n");
      pool.groups().forEach(group -> out.append("| ").append(group.fingerprint()).append(" | ")
          .append(group.nodes().size()).append(": ")
          .append(group.nodes().stream().limit(5).map(AuditMarkdown::code).collect(Collectors.joining(", ")))
          .append(" | ").append(code(group.facts().find("version").orElse(""))).append(" |\n"));
    }
    if (!result.findings().isEmpty()) {
      out.append("\n| severity | node | rule | fact | expected | actual |\n|---|---|---|---|---|---|\n");
      result.findings().forEach(finding -> row(finding, out));
    }
    result.noData().forEach(node ->
        out.append("\nNo data: ").append(code(node.node())).append(", ").append(code(node.reason())).append('\n'));
    return out.toString();
  }

  private static void row(Finding finding, StringBuilder out) {
    out.append("| ").append(finding.severity().word()).append(" | ").append(code(finding.node())).append(" | ");
    out.append(finding.rule()).append(" | ").append(finding.fact()).append(" | ");
    out.append(cell(finding.expected())).append(" | ").append(cell(finding.actual())).append(" |\n");
  }

  private static String cell(Optional<String> value) {
    return value.filter(text -> !text.isEmpty()).map(AuditMarkdown::code).orElse("");
  }

  /** Text from an input as code: nothing in it can end the cell or the code. */
  private static String code(String text) {
    return "`" + Visible.of(text.replace("\n", " ")).replace("`", "'").replace("|", "\\|") + "`";
  }
}
