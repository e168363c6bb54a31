// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.internal.report.JUnitXml.Result;
import io.github.ostreedrift.internal.report.JUnitXml.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An audit as test results. A node has a case for each rule that found something on it, and one in all where none did:
 * cases for rules that found nothing would be most of a large report, and tell nothing. Failures and errors are there just
 * where the exit status is not 0.
 */
public final class AuditJUnit {
  /** The name of the case of a node on which no rule found anything. */
  static final String ALL = "all rules";

  static final String UNDECIDED = "what it shows fits several groups";

  private AuditJUnit() {}

  /** Writes the whole file. */
  public static void write(AuditResult result, ReportHead head, Appendable out) throws IOException {
    JUnitXml xml = new JUnitXml(head);
    Map<String, Map<String, Map<String, List<Finding>>>> found = new TreeMap<>();
    result
        .findings()
        .forEach(finding -> found
            .computeIfAbsent(finding.pool(), any -> new TreeMap<>())
            .computeIfAbsent(finding.node(), any -> new TreeMap<>())
            .computeIfAbsent(finding.rule(), any -> new ArrayList<>(1))
            .add(finding));
    for (AuditResult.Pool pool : result.pools()) {
      Map<String, Map<String, List<Finding>>> nodes =
          found.computeIfAbsent(pool.name(), any -> new TreeMap<>());
      pool.groups().forEach(group -> group.nodes().forEach(node -> node(nodes, node)));
      pool.undecided().forEach(undecided -> node(nodes, undecided.node()));
      pool(xml.suite("audit", pool.name()), pool);
    }
    Map<String, Set<String>> undecided = result.pools().stream()
        .collect(Collectors.toMap(AuditResult.Pool::name, AuditJUnit::undecided));
    found.forEach((pool, nodes) -> {
      Suite suite = xml.suite("audit", pool);
      Set<String> unclear = undecided.getOrDefault(pool, Set.of());
      nodes.forEach((node, rules) -> rules(suite, node, rules, unclear.contains(node)));
    });
    for (AuditResult.NoData node : result.noData()) {
      xml.suite("audit", node.pool())
          .add(Result.ERROR, node.node() + ": data", "no-data", node.reason());
    }
    xml.write(out);
  }

  private static Set<String> undecided(AuditResult.Pool pool) {
    return pool.undecided().stream().map(AuditResult.Undecided::node).collect(Collectors.toSet());
  }

  private static void node(Map<String, Map<String, List<Finding>>> nodes, String node) {
    nodes.computeIfAbsent(node, any -> new TreeMap<>());
  }

  private static void pool(Suite suite, AuditResult.Pool pool) {
    suite.property("nodes", Integer.toString(pool.nodes()));
    suite.property("groups", Integer.toString(pool.groups().size()));
    suite.property("outliers", Integer.toString(pool.outliers().size()));
    suite.property("undecided", Integer.toString(pool.undecided().size()));
    suite.property("reference", pool.reference());
    if (pool.judgement() == Judgement.NO_MAJORITY) {
      suite.add(Result.FAILURE, "majority", "no-majority", pool.reference());
    }
  }

  private static void rules(
      Suite suite, String node, Map<String, List<Finding>> rules, boolean isUndecided) {
    rules.forEach((rule, findings) -> rule(suite, node + ": " + rule, findings));
    if (isUndecided) {
      suite.add(Result.SKIPPED, node + ": group", "undecided", UNDECIDED);
    } else if (rules.isEmpty()) {
      suite.passed(node + ": " + ALL);
    }
  }

  private static void rule(Suite suite, String name, List<Finding> findings) {
    String text = findings.stream().map(AuditJUnit::line).collect(Collectors.joining("\n"));
    List<Finding> counting = findings.stream().filter(Finding::counts).toList();
    List<String> ignored = findings.stream()
        .flatMap(finding -> Ignored.words(finding).stream())
        .distinct()
        .toList();
    if (!counting.isEmpty()) {
      String facts =
          counting.stream().map(Finding::fact).distinct().collect(Collectors.joining(", "));
      suite.add(Result.FAILURE, name, counting.get(0).severity().word(), facts, text);
    } else if (!ignored.isEmpty()) {
      suite.add(Result.SKIPPED, name, "ignored", String.join("; ", ignored), text);
    } else {
      suite.passed(name, text);
    }
  }

  private static String line(Finding finding) {
    String difference = AuditText.difference(finding.fact(), finding.expected(), finding.actual());
    return finding.severity().word() + " " + oneLine(finding.fact()) + ": " + difference
        + Ignored.words(finding)
            .map(reason -> " (ignored: " + oneLine(reason) + ")")
            .orElse("")
        + finding
            .expired()
            .map(reason -> " (no longer " + oneLine(reason) + ")")
            .orElse("");
  }

  private static String oneLine(String text) {
    return Visible.of(text);
  }
}
