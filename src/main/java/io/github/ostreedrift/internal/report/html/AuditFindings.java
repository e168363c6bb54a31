// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.internal.report.FoldedNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings of an audit, those that say the same of several nodes as one. */
final class AuditFindings {
  /** So many names are written one by one; those of groups are named by these. */
  private static final int FEW = 200;

  private static final int WIDEST = 80;

  private final List<Rule> rules = new ArrayList<>();
  private final List<Row> ignored = new ArrayList<>();

  AuditFindings(List<Finding> findings, AuditPools pools) {
    Map<Said, List<String>> folded = new LinkedHashMap<>();
    findings.forEach(finding ->
        folded.computeIfAbsent(Said.of(finding), any -> new ArrayList<>()).add(finding.node()));
    Map<List<Object>, List<Row>> byRule = new LinkedHashMap<>();
    folded.forEach((said, nodes) -> {
      Row row = row(said, nodes, pools);
      if (said.ignored.isPresent()) {
        ignored.add(row);
      } else {
        byRule
            .computeIfAbsent(List.of(said.severity, said.rule), any -> new ArrayList<>())
            .add(row);
      }
    });
    byRule.values().forEach(rows -> rules.add(new Rule(rows)));
  }

  /** What a finding says, its node aside. */
  private record Said(
      String pool,
      String rule,
      String fact,
      Optional<String> expected,
      Optional<String> actual,
      Finding.Severity severity,
      Optional<String> ignored,
      Optional<LocalDate> ignoredUntil,
      Optional<String> expired) {
    static Said of(Finding finding) {
      return new Said(
          finding.pool(),
          finding.rule(),
          finding.fact(),
          finding.expected(),
          finding.actual(),
          finding.severity(),
          finding.ignored(),
          finding.ignoredUntil(),
          finding.expired());
    }
  }

  /**
   * What is found by one rule.
   *
   * @param rows what it says, none twice
   */
  record Rule(List<Row> rows) {
    String name() {
      return rows.get(0).rule();
    }

    Finding.Severity severity() {
      return rows.get(0).severity();
    }

    String meaning() {
      return AuditFindings.meaning(name());
    }

    long findings() {
      return rows.stream().mapToLong(Row::count).sum();
    }
  }

  /**
   * What is found of some nodes.
   *
   * @param count of how many
   * @param groups those whose nodes are all among them
   * @param nodes the names of the other ones, folded where they are many
   * @param difference what is wanted and what is there
   * @param ignored why it does not count; empty where it does
   * @param ignoredUntil the last day on which it does not count, or that there is none
   * @param expired why it did not count until a day that is over; empty where it always did
   */
  record Row(
      String pool,
      String rule,
      Finding.Severity severity,
      int count,
      List<AuditPools.Group> groups,
      List<String> nodes,
      boolean isFolded,
      Difference difference,
      String ignored,
      String ignoredUntil,
      String expired) {}

  /** By severity, the worst first. */
  List<Rule> rules() {
    return rules;
  }

  List<Rule> rules(Finding.Severity severity) {
    return rules.stream().filter(rule -> rule.severity() == severity).toList();
  }

  List<Row> ignored() {
    return ignored;
  }

  /** The names of all rules that found something. */
  List<String> names() {
    return rules.stream().map(Rule::name).distinct().sorted().toList();
  }

  static String meaning(String rule) {
    return BuiltInRule.find(rule).map(BuiltInRule::meaning).orElse("a rule of the rules file");
  }

  private static Row row(Said said, List<String> nodes, AuditPools pools) {
    IdentityHashMap<AuditPools.Group, List<String>> byGroup = new IdentityHashMap<>();
    List<AuditPools.Group> groups = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    if (nodes.size() == 1) {
      rest = nodes;
    } else {
      for (String node : nodes) {
        AuditPools.Group group = pools.groupOf().get(node);
        if (group == null) {
          rest.add(node);
        } else {
          byGroup.computeIfAbsent(group, any -> new ArrayList<>()).add(node);
        }
      }
    }
    for (Map.Entry<AuditPools.Group, List<String>> each : byGroup.entrySet()) {
      if (each.getValue().size() > 3
          && each.getValue().size() == each.getKey().nodes().size()) {
        groups.add(each.getKey());
      } else {
        rest.addAll(each.getValue());
      }
    }
    groups.sort(Comparator.comparing((AuditPools.Group group) -> -group.nodes().size())
        .thenComparing(AuditPools.Group::id));
    boolean isFolded = rest.size() > FEW;
    List<String> names =
        isFolded ? FoldedNames.of(rest, WIDEST) : rest.stream().sorted().toList();
    boolean compares = BuiltInRule.find(said.rule).isPresent() && said.expected.isPresent();
    return new Row(
        said.pool,
        said.rule,
        said.severity,
        nodes.size(),
        groups,
        names,
        isFolded,
        compares
            ? Difference.of(said.fact, said.expected, said.actual)
            : Difference.ofRule(said.fact, said.expected, said.actual),
        said.ignored.orElse(""),
        said.ignored.isEmpty() ? "" : said.ignoredUntil.map(LocalDate::toString).orElse("for ever"),
        said.expired.orElse(""));
  }
}
