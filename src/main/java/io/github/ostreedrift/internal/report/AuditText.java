// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.NodeState;
import java.util.ArrayList;
import java.util.HashMap;
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
  /** How many rows stand for the rest. */
  private static final int FEW = 12;

  private static final int FEW_NAMES = 5;
  /** So many nodes that say nothing for one reason are a fault of the whole, and no list of nodes. */
  private static final int MANY = 50;

  private static final int LONGEST = 200;

  /** Of a checksum, its beginning is enough for people. */
  private static final String CHECKSUM = "\\b([0-9a-f]{10})[0-9a-f]{54}\\b";

  private final Palette palette;
  private final int width;
  private final Map<String, Integer> sizes = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private AuditText(Palette palette, int width) {
    this.palette = palette;
    this.width = width;
  }

  /**
   * The whole report, with a line break at its end.
   *
   * @param width the columns that lines of names and differences are broken to
   */
  public static String write(AuditResult result, Palette palette, int width) {
    AuditText text = new AuditText(palette, width);
    result.pools().forEach(pool -> text.sizes.put(pool.name(), pool.nodes()));
    result.pools().forEach(text::pool);
    text.findings(result.findings());
    text.noData(result.noData());
    return text.out.append(text.verdict(result)).append('\n').toString();
  }

  private void pool(AuditResult.Pool pool) {
    out.append(palette.strong(poolName(pool.name())))
        .append("  ")
        .append(count(pool.nodes(), "node"))
        .append(", reference: ")
        .append(Visible.of(pool.reference()))
        .append('\n');
    List<AuditResult.Group> groups = pool.groups();
    // outliers are what the report is for: all of them are told
    boolean hasOutliers = pool.judgement() == Judgement.MAJORITY;
    int shown = hasOutliers ? groups.size() : Math.min(groups.size(), FEW);
    for (int i = 0; i < shown; i++) {
      group(groups.get(i), groups.get(0).facts(), i == 0, hasOutliers && i > 0);
    }
    more(groups.size() - shown, "groups");
    if (!pool.undecided().isEmpty()) {
      List<String> nodes =
          pool.undecided().stream().map(AuditResult.Undecided::node).toList();
      out.append("  ").append(palette.warning("undecided")).append("  ");
      wrapped("undecided".length() + 4, all(nodes) + ": what they show fits several groups", 6);
    }
    out.append('\n');
  }

  /** The name of a pool, as it can be shown. */
  static String poolName(String name) {
    return name.isEmpty() ? "(no pool)" : Visible.of(name);
  }

  private void group(
      AuditResult.Group group, NodeState first, boolean isFirst, boolean areOutliers) {
    String version = group.facts().find("version").map(Visible::of).orElse("version not shown");
    String head = "  " + group.fingerprint() + "  " + count(group.nodes().size(), "node") + "  "
        + version + "  ";
    out.append(head);
    wrapped(head.length(), areOutliers ? all(group.nodes()) : names(group.nodes()), 6);
    if (!isFirst) {
      for (String fact : group.facts().contradictions(first)) {
        out.append("      ").append(palette.warning(fact)).append("  ");
        wrapped(
            fact.length() + 8, difference(fact, first.find(fact), group.facts().find(fact)), 8);
      }
    }
  }

  /** A text behind what stands in a line already, broken between words, and a line break. */
  private void wrapped(int used, String text, int indent) {
    int column = used;
    for (int from = 0, to; from < text.length(); from = to) {
      to = wordEnd(text, from);
      String word = text.substring(from, to);
      String bare = word.stripTrailing();
      int length = Columns.of(bare);
      boolean helps = indent + length <= width || column > width / 2;
      if (column + length > width && column > indent && helps) {
        while (out.charAt(out.length() - 1) == ' ') {
          out.setLength(out.length() - 1);
        }
        out.append('\n').append(" ".repeat(indent));
        column = indent;
      }
      out.append(word);
      column += Columns.of(word);
    }
    out.append('\n');
  }

  /** Where the next word begins; an arrow stays with what it leads to. */
  private static int wordEnd(String text, int from) {
    int end = from + 1;
    while (end < text.length()
        && (text.charAt(end - 1) != ' '
            || text.charAt(end) == ' '
            || (end > 1 && text.charAt(end - 2) == '→'))) {
      end++;
    }
    return end;
  }

  private static String all(List<String> nodes) {
    return nodes.stream().map(Visible::of).collect(Collectors.joining(", "));
  }

  /** What a value has more and less than another one; both where they are no lists. */
  static String difference(String fact, Optional<String> expected, Optional<String> actual) {
    if (actual.isEmpty()) {
      return "not shown" + expected.map(wanted -> ", expected " + one(wanted)).orElse("");
    }
    List<String> wanted = List.of(expected.orElse("").split("\n", -1));
    List<String> found = List.of(actual.get().split("\n", -1));
    if (!AuditJson.isList(fact)) {
      return one(expected.orElse("")) + " → " + one(actual.get());
    }
    String gone = signed('-', wanted, found);
    String more = signed('+', found, wanted);
    return (gone + "  " + more).strip();
  }

  private static String signed(char sign, List<String> these, List<String> others) {
    return these.stream()
        .filter(each -> !others.contains(each) && !each.isEmpty())
        .map(each -> sign + Visible.of(each))
        .collect(Collectors.joining("  "));
  }

  private static String one(String value) {
    String line = value.replace("\n", ", ").replaceAll(CHECKSUM, "$1");
    return value.isEmpty() ? "(none)" : shortened(Visible.of(line));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  /** Findings that say the same of several nodes take one line. What the groups show already is not said again. */
  private void findings(List<Finding> findings) {
    Map<List<String>, List<Finding>> folded = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (!finding.rule().equals(BuiltInRule.DIFFERS_FROM_REFERENCE.word())
          || finding.ignored().isPresent()
          || finding.expired().isPresent()) {
        folded.computeIfAbsent(sentence(finding), any -> new ArrayList<>()).add(finding);
      }
    }
    folded.values().stream().limit(FEW).forEach(this::finding);
    more(folded.size() - FEW, "findings");
    if (!folded.isEmpty()) {
      out.append('\n');
    }
  }

  private static List<String> sentence(Finding finding) {
    return List.of(
        finding.rule(),
        finding.pool(),
        finding.fact(),
        finding.expected().orElse(""),
        finding.actual().orElse("\0"),
        Ignored.words(finding).orElse(""));
  }

  private void finding(List<Finding> same) {
    Finding finding = same.get(0);
    String severity =
        finding.ignored().isPresent() ? "ignored" : finding.severity().word();
    out.append(
        finding.counts() && finding.severity() == Finding.Severity.ERROR
            ? palette.error(severity)
            : finding.counts() ? palette.warning(severity) : severity);
    String rule = Visible.of(finding.rule());
    List<String> nodes = same.stream().map(Finding::node).toList();
    out.append("  ").append(rule).append("  ");
    wrapped(
        severity.length() + rule.length() + 4,
        (isMost(finding.pool(), nodes) ? names(nodes) : all(nodes)) + "  "
            + Visible.of(finding.fact()) + ": " + says(finding),
        6);
    Ignored.words(finding)
        .ifPresent(
            reason -> out.append("      ignored: ").append(Visible.of(reason)).append('\n'));
    finding
        .expired()
        .ifPresent(
            reason -> out.append("      no longer ").append(Visible.of(reason)).append('\n'));
  }

  private static String says(Finding finding) {
    if (finding.expected().isEmpty()) {
      return one(finding.actual().orElse(""));
    }
    boolean compares = BuiltInRule.find(finding.rule()).isPresent();
    return compares || finding.actual().isEmpty()
        ? difference(finding.fact(), finding.expected(), finding.actual())
        : one(finding.actual().get()) + ", expected " + one(finding.expected().get());
  }

  /** Whether these are more than half of a pool: then they are no outliers, and a few names will do. */
  private boolean isMost(String pool, List<String> nodes) {
    return nodes.size() > FEW_NAMES && nodes.size() * 2 > sizes.getOrDefault(pool, 0);
  }

  private void noData(List<AuditResult.NoData> nodes) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    nodes.forEach(
        node -> reasons.computeIfAbsent(node.reason(), any -> new ArrayList<>()).add(node.node()));
    reasons.entrySet().stream().limit(FEW).forEach(entry -> {
      out.append(palette.warning("no data")).append("  ");
      List<String> silent = entry.getValue();
      String some = silent.size() > MANY ? names(silent) : all(silent);
      wrapped(9, some + "  " + one(entry.getKey()), 6);
    });
    more(reasons.size() - FEW, "reasons for no data");
    if (!nodes.isEmpty()) {
      out.append('\n');
    }
  }

  private void more(int count, String what) {
    if (count > 0) {
      out.append("  ... and ")
          .append(count)
          .append(" more ")
          .append(what)
          .append(" (-o json lists all)\n");
    }
  }

  static String names(List<String> nodes) {
    String some =
        nodes.stream().limit(FEW_NAMES).map(Visible::of).collect(Collectors.joining(", "));
    return nodes.size() > FEW_NAMES ? some + " and " + (nodes.size() - FEW_NAMES) + " more" : some;
  }

  private String verdict(AuditResult result) {
    String summary = summary(result);
    boolean isClean = !result.hasDrift() && result.noData().isEmpty();
    return isClean ? palette.strong(summary) : palette.error(summary);
  }

  /** The result in one line. */
  public static String summary(AuditResult result) {
    int outliers =
        result.pools().stream().mapToInt(pool -> pool.outliers().size()).sum();
    int undecided =
        result.pools().stream().mapToInt(pool -> pool.undecided().size()).sum();
    long split = result.pools().stream()
        .filter(pool -> pool.judgement() == Judgement.NO_MAJORITY)
        .count();
    long counting = result.findings().stream().filter(Finding::counts).count();
    long ignored = result.findings().stream()
        .filter(finding -> finding.ignored().isPresent())
        .count();
    List<String> parts = new ArrayList<>();
    parts.add(count(outliers, "outlier"));
    add(parts, undecided, undecided + " undecided");
    parts.add(result.noData().size() + " without data");
    parts.add(count(counting, "finding") + " that " + (counting == 1 ? "counts" : "count"));
    add(parts, ignored, ignored + " ignored");
    add(parts, split, count(split, "pool") + " without a majority");
    return count(result.nodes(), "node") + " in " + count(result.pools().size(), "pool") + ": "
        + String.join(", ", parts);
  }

  private static void add(List<String> parts, long number, String part) {
    if (number > 0) {
      parts.add(part);
    }
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
