// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code audit -o markdown} prints for a ticket: all findings, of a large group a few names. */
public final class AuditMarkdown {
  private static final int FEW_NAMES = 5;

  private final StringBuilder out = new StringBuilder();

  private AuditMarkdown() {}

  /** The whole report, with a line break at its end. */
  public static String write(AuditResult result) {
    AuditMarkdown markdown = new AuditMarkdown();
    markdown.line("**" + AuditText.summary(result) + "**");
    result.pools().forEach(markdown::pool);
    markdown.findings(result.findings());
    markdown.noData(result.noData());
    return markdown.out.toString();
  }

  private void pool(AuditResult.Pool pool) {
    line("");
    line("### Pool " + (pool.name().isEmpty() ? "(none)" : code(pool.name())));
    line("");
    line("Reference: " + plain(pool.reference()));
    line("");
    line("| group | nodes | | version |");
    line("|---|---|---|---|");
    for (AuditResult.Group group : pool.groups()) {
      row(
          group.fingerprint(),
          Integer.toString(group.nodes().size()),
          names(group.nodes()),
          cell(group.facts().find("version")));
    }
    if (!pool.undecided().isEmpty()) {
      line("");
      line("Undecided: "
          + names(pool.undecided().stream().map(AuditResult.Undecided::node).toList()));
    }
  }

  private void findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    line("");
    line("### Findings");
    line("");
    line("| severity | pool | node | rule | fact | expected | actual | |");
    line("|---|---|---|---|---|---|---|---|");
    for (Finding finding : findings) {
      row(
          finding.severity().word(),
          cell(Optional.of(finding.pool())),
          code(finding.node()),
          code(finding.rule()),
          finding.fact(),
          cell(finding.expected()),
          finding.actual().isEmpty() ? "not shown" : cell(finding.actual()),
          finding
              .ignored()
              .map(reason -> "ignored: " + code(reason))
              .or(() -> finding.expired().map(reason -> "no longer " + code(reason)))
              .orElse(""));
    }
  }

  private void noData(List<AuditResult.NoData> nodes) {
    if (nodes.isEmpty()) {
      return;
    }
    line("");
    line("### Without data");
    line("");
    line("| node | pool | reason |");
    line("|---|---|---|");
    for (AuditResult.NoData node : nodes) {
      row(code(node.node()), cell(Optional.of(node.pool())), code(node.reason()));
    }
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String names(List<String> nodes) {
    String some =
        nodes.stream().limit(FEW_NAMES).map(AuditMarkdown::code).collect(Collectors.joining(", "));
    return nodes.size() > FEW_NAMES ? some + " and " + (nodes.size() - FEW_NAMES) + " more" : some;
  }

  private static String cell(Optional<String> value) {
    return value.filter(text -> !text.isEmpty()).map(AuditMarkdown::code).orElse("");
  }

  private static String plain(String text) {
    return Visible.of(text).replaceAll("([\\\\`*_\\[\\]<>|#&])", "\\\\$1");
  }

  /** Text from an input as code: nothing in it can end the cell or the code. */
  private static String code(String text) {
    return "`" + Visible.of(text.replace("\n", ", ")).replace("`", "'").replace("|", "\\|") + "`";
  }
}
