// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.audit.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code audit -o markdown} prints for a ticket: all findings, of a large group a few names. */
public final class AuditMarkdown {
  private static final int FEW_NAMES = 5;

  private final StringBuilder out = new StringBuilder();

  private AuditMarkdown() {}

  /**
   * The whole report, with a line break at its end.
   *
   * @param head how it came about
   */
  public static String write(AuditResult result, ReportHead head) {
    AuditMarkdown markdown = new AuditMarkdown();
    markdown.line("## Drift audit");
    markdown.line("");
    markdown.line("**" + AuditText.summary(result) + "**");
    markdown.line("");
    markdown.line(plain(head.sentence()));
    result.pools().forEach(markdown::pool);
    markdown.findings(result.findings());
    markdown.rules(result.findings());
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
      boolean areOutliers =
          pool.judgement() == Judgement.MAJORITY && !group.equals(pool.groups().get(0));
      row(
          group.fingerprint(),
          Integer.toString(group.nodes().size()),
          areOutliers ? all(group.nodes()) : names(group.nodes()),
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
    line("| severity | pool | nodes | rule | fact | expected | actual | |");
    line("|---|---|---|---|---|---|---|---|");
    Map<List<String>, List<Finding>> folded = new LinkedHashMap<>();
    findings.forEach(finding ->
        folded.computeIfAbsent(rest(finding), any -> new ArrayList<>()).add(finding));
    folded.forEach((rest, same) -> {
      Finding finding = same.get(0);
      row(
          finding.severity().word(),
          cell(Optional.of(finding.pool())),
          all(same.stream().map(Finding::node).toList()),
          code(finding.rule()),
          finding.fact(),
          cell(finding.expected()),
          finding.actual().isEmpty() ? "not shown" : cell(finding.actual()),
          rest.get(rest.size() - 1));
    });
  }

  /** What a finding says besides its node: equal ones take one row. */
  private static List<String> rest(Finding finding) {
    return List.of(
        finding.severity().word(),
        finding.pool(),
        finding.rule(),
        finding.fact(),
        finding.expected().orElse(""),
        finding.actual().orElse("\0"),
        Ignored.words(finding)
            .map(reason -> "ignored: " + code(reason))
            .or(() -> finding.expired().map(reason -> "no longer " + code(reason)))
            .orElse(""));
  }

  /** What the rules mean that found something. */
  private void rules(List<Finding> findings) {
    List<BuiltInRule> rules = findings.stream()
        .map(Finding::rule)
        .distinct()
        .flatMap(rule -> BuiltInRule.find(rule).stream())
        .toList();
    if (!rules.isEmpty()) {
      line("");
      rules.forEach(rule -> line("- " + code(rule.word()) + ": " + plain(rule.meaning())));
    }
  }

  private void noData(List<AuditResult.NoData> nodes) {
    if (nodes.isEmpty()) {
      return;
    }
    line("");
    line("### Without data");
    line("");
    line("| nodes | pool | reason |");
    line("|---|---|---|");
    Map<List<String>, List<String>> folded = new LinkedHashMap<>();
    nodes.forEach(node -> folded
        .computeIfAbsent(List.of(node.pool(), node.reason()), any -> new ArrayList<>())
        .add(node.node()));
    folded.forEach(
        (rest, names) -> row(all(names), cell(Optional.of(rest.get(0))), code(rest.get(1))));
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

  private static String all(List<String> nodes) {
    return nodes.stream().map(AuditMarkdown::code).collect(Collectors.joining(", "));
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
