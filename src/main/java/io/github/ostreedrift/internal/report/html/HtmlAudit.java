// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import static java.util.stream.Collectors.toSet;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.internal.report.ReportHead;
import io.github.ostreedrift.internal.report.html.Page.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of an {@code audit}. */
public final class HtmlAudit {
  private HtmlAudit() {}

  /**
   * Writes the page.
   *
   * @param head how the result came about
   * @throws IOException if it can't be written
   */
  public static void write(AuditResult result, ReportHead head, Appendable out) throws IOException {
    AuditPools pools = new AuditPools(result);
    AuditFindings findings = new AuditFindings(result.findings(), pools);
    Page page = new Page("audit", verdict(result), counts(result, pools), head, result.nodes());
    String input = Commands.input(head.inputs(), 0, 1);
    PageOutput.write(
        out,
        template -> JteauditGenerated.render(
            template, PageOutput.NOBODY, page, pools, findings, silent(result.noData()), input));
  }

  /**
   * Nodes without data for one reason.
   *
   * @param pool their pool
   * @param reason why
   * @param nodes their names
   */
  record Silent(String pool, String reason, List<String> nodes) {}

  private static List<Silent> silent(List<AuditResult.NoData> nodes) {
    Map<List<String>, List<String>> reasons = new LinkedHashMap<>();
    nodes.forEach(node -> reasons
        .computeIfAbsent(List.of(node.pool(), node.reason()), any -> new ArrayList<>())
        .add(node.node()));
    return reasons.entrySet().stream()
        .map(each -> new Silent(each.getKey().get(0), each.getKey().get(1), each.getValue()))
        .toList();
  }

  private static int outliers(AuditResult result) {
    return result.pools().stream().mapToInt(pool -> pool.outliers().size()).sum();
  }

  private static int undecided(AuditResult result) {
    return result.pools().stream().mapToInt(pool -> pool.undecided().size()).sum();
  }

  private static long split(AuditResult result) {
    return result.pools().stream()
        .filter(pool -> pool.judgement() == Judgement.NO_MAJORITY)
        .count();
  }

  private static List<Count> counts(AuditResult result, AuditPools pools) {
    long counting = result.findings().stream().filter(Finding::counts).count();
    long ignored =
        result.findings().stream().filter(each -> each.ignored().isPresent()).count();
    return List.of(
        Count.of("nodes", "nodes", result.nodes(), "plain"),
        Count.of("pools", "pools", result.pools().size(), "plain"),
        Count.of("groups", "groups", pools.groups(), "plain"),
        Count.of("outliers", "outliers", outliers(result), "bad"),
        Count.of("undecided", "undecided", undecided(result), "unknown"),
        Count.of("no-data", "without data", result.noData().size(), "unknown"),
        Count.of("findings", "findings that count", counting, "bad"),
        Count.of("info", "worth knowing", result.findings().size() - counting - ignored, "plain"),
        Count.of("ignored", "ignored", ignored, "plain"));
  }

  private static Page.Verdict verdict(AuditResult result) {
    int nodes = result.nodes();
    int silent = result.noData().size();
    if (nodes == 0) {
      return new Page.Verdict("unknown", "Unknown", "no node was found.");
    }
    List<String> parts = new ArrayList<>();
    int outliers = outliers(result);
    if (outliers > 0) {
      parts.add(
          of(outliers, nodes) + (outliers == 1 ? " differs" : " differ") + " from their pool");
    }
    long split = split(result);
    if (split > 0) {
      parts.add(split + " of " + Words.count(result.pools().size(), "pool")
          + (split == 1 ? " has" : " have") + " no majority, for too many nodes differ");
    }
    Set<String> differ =
        result.pools().stream().flatMap(pool -> pool.outliers().stream()).collect(toSet());
    long wrong = result.findings().stream()
        .filter(Finding::counts)
        .map(Finding::node)
        .filter(node -> !differ.contains(node))
        .distinct()
        .count();
    if (wrong > 0) {
      String more = outliers == 0 ? of(wrong, nodes) : wrong + " more";
      parts.add(more + (wrong == 1 ? " has" : " have") + " findings that count");
    }
    if (undecided(result) > 0) {
      parts.add(undecided(result) + " can't be told apart");
    }
    if (silent > 0) {
      parts.add("nothing is known of " + silent);
    }
    boolean drifts = result.hasDrift() || outliers > 0;
    if (parts.isEmpty()) {
      return drifts
          ? new Page.Verdict("bad", "Drift", "there are findings that count.")
          : new Page.Verdict(
              "good", "No drift", "all " + Words.count(nodes, "node") + " are as they should be.");
    }
    String sentence = Words.sentence(parts);
    return drifts
        ? new Page.Verdict("bad", "Drift", sentence)
        : new Page.Verdict("unknown", "Unknown", sentence);
  }

  private static String of(long some, int all) {
    return some + " of " + Words.count(all, "node");
  }
}
