// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.FindingSeverity;
import io.github.ostreedrift.audit.NodeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code audit} prints for people: a healthy fleet of any size fits on one screen. Groups and outliers first, then
 * the findings folded by what they say, the nodes without data, and a summary in one line.
 */
public final class AuditText {
  /** How many names or rows stand for the rest. */
  private static final int FEW = 12;

  private static final int NAMES = 5;

  private final Palette palette;
  private final StringBuilder out = new StringBuilder();

  private AuditText(Palette palette) {
    this.palette = palette;
  }

  /** The whole report, with a line break at its end. */
  public static String write(AuditResult result, Palette palette) {
    AuditText text = new AuditText(palette);
    result.pools().forEach(text::pool);
    text.findings(result.findings());
    text.noData(result.noData());
    return text.out.append(text.verdict(result)).append('\n').toString();
  }

  private void pool(AuditResult.Pool pool) {
    String name = pool.name().isEmpty() ? "all nodes" : pool.name();
    out.append(palette.strong(Visible.of(name))).append("  ").append(pool.reference()).append('\n');
    List<AuditResult.Group> groups = pool.groups();
    for (int i = 0; i < Math.min(groups.size(), FEW); i++) {
      group(groups.get(i), groups.get(0).facts(), i == 0);
    }
    more(groups.size() - FEW, "groups");
    if (!pool.undecided().isEmpty()) {
      List<String> nodes = pool.undecided().stream().map(AuditResult.Undecided::node).toList();
      out.append(palette.warning("  undecided")).append("  ").append(names(nodes));
      out.append(" (they show too little to be told apart)\n");
    }
    out.append('\n');
  }

  private void group(AuditResult.Group group, NodeState first, boolean isFirst) {
    int count = group.nodes().size();
    out.append("  ").append(group.fingerprint()).append("  ");
    out.append(count).append(count == 1 ? " node   " : " nodes  ");
    out.append(isFirst ? Visible.of(group.facts().find("version").orElse("")) : names(group.nodes())).append('\n');
    if (!isFirst) {
      for (String fact : group.facts().contradictions(first)) {
        out.append("      ").append(palette.warning(fact)).append("  ");
        out.append(difference(first.find(fact), group.facts().find(fact))).append('\n');
      }
    }
  }

  /** What a value has more and less than another one; both where they are no lists. */
  static String difference(Optional<String> expected, Optional<String> actual) {
    List<String> wanted = List.of(expected.orElse("").split("\n", -1));
    List<String> found = List.of(actual.orElse("").split("\n", -1));
    if (wanted.size() <= 1 && found.size() <= 1) {
      return shown(expected) + " → " + shown(actual);
    }
    String gone = wanted.stream().filter(each -> !found.contains(each) && !each.isEmpty())
        .map(each -> "-" + Visible.of(each)).collect(Collectors.joining(" "));
    String more = found.stream().filter(each -> !wanted.contains(each) && !each.isEmpty())
        .map(each -> "+" + Visible.of(each)).collect(Collectors.joining(" "));
    return (gone + " " + more).strip();
  }

  private static String shown(Optional<String> value) {
    return value.filter(text -> !text.isEmpty()).map(Visible::of).orElse("(none)");
  }

  /** Findings that say the same of several nodes take one line. */
  private void findings(List<Finding> findings) {
    Map<String, List<Finding>> folded = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (!finding.rule().equals("differs-from-reference")) {
        String key = finding.rule() + "\0" + finding.pool() + "\0" + finding.fact() + "\0" + finding.actual().orElse("");
        folded.computeIfAbsent(key, unknown -> new java.util.ArrayList<>()).add(finding);
      }
    }
    folded.values().stream().limit(FEW).forEach(this::finding);
    more(folded.size() - FEW, "findings");
    if (!folded.isEmpty()) {
      out.append('\n');
    }
  }

  private void finding(List<Finding> same) {
    Finding finding = same.get(0);
    String severity = finding.severity().word();
    out.append(finding.severity() == FindingSeverity.ERROR ? palette.error(severity) : severity);
    out.append("  ").append(finding.rule()).append("  ").append(finding.fact()).append(": ");
    out.append(finding.expected().isPresent()
        ? difference(finding.expected(), finding.actual())
        : shown(finding.actual()).replace("\u240a", " "));
    out.append("  (").append(names(same.stream().map(Finding::node).toList())).append(")\n");
    finding.ignored().ifPresent(reason -> out.append("      ignored: ").append(Visible.of(reason)).append('\n'));
  }

  private void noData(List<AuditResult.NoData> nodes) {
    nodes.stream().limit(FEW).forEach(node -> out.append(palette.warning("no data  "))
        .append(Visible.of(node.node())).append("  ").append(Visible.of(node.reason())).append('\n'));
    more(nodes.size() - FEW, "nodes without data");
    if (!nodes.isEmpty()) {
      out.append('\n');
    }
  }

  private void more(int count, String what) {
    if (count > 0) {
      out.append("  ... and ").append(count).append(" more ").append(what).append(" (-o json lists all)\n");
    }
  }

  private static String names(List<String> nodes) {
    String some = nodes.stream().limit(NAMES).map(Visible::of).collect(Collectors.joining(", "));
    return nodes.size() > NAMES ? some + " and " + (nodes.size() - NAMES) + " more" : some;
  }

  private String verdict(AuditResult result) {
    String summary = summary(result);
    return result.hasDrift() ? palette.error(summary) : palette.strong(summary);
  }

  /** The result in one line. */
  static String summary(AuditResult result) {
    long outliers = result.pools().stream()
        .filter(AuditResult.Pool::hasReference)
        .flatMap(pool -> pool.groups().stream().skip(1))
        .mapToLong(group -> group.nodes().size())
        .sum();
    long undecided = result.pools().stream().mapToLong(pool -> pool.undecided().size()).sum();
    long split = result.pools().stream().filter(pool -> !pool.hasReference() && pool.groups().size() > 1).count();
    return result.nodes() + " nodes in " + result.pools().size() + " pools: " + outliers + " outliers, " + undecided
        + " undecided, " + result.noData().size() + " without data" + (split > 0 ? ", " + split + " pools without a majority" : "");
  }
}
