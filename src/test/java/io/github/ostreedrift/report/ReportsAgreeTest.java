// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem.Kind;
import io.github.ostreedrift.diff.survival.SurvivalItem.Outcome;
import io.github.ostreedrift.report.ReadBack.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One result says the same in each form: the counts are read back from all of them. */
class ReportsAgreeTest {
  private static final int MANY = 200;
  private static final Report.Head HEAD = new Report.Head(
      Instant.parse("2026-11-01T01:02:03.5Z"), List.of("before", "after"), List.of(), "1.0");

  @Test
  void audits() {
    int undecided = 0;
    int ignored = 0;
    int split = 0;
    for (long seed = 1; seed <= MANY; seed++) {
      AuditResult result = Seeded.audit(new Random(seed));
      String what = "seed " + seed;
      Counts counts = Counts.of(result);
      assertThat(ofJson(OstreeDrift.toJson(result))).as(what).isEqualTo(counts);
      assertThat(ofCsv(result)).as(what).isEqualTo(counts.without("nodes", "outliers", "groups"));
      assertThat(ofMetrics(result, new Report.Metrics(HEAD))).as(what).isEqualTo(counts);
      assertThat(ofMetrics(result, new Report.Metrics(HEAD).withOpenMetrics().withNodeNames()))
          .as(what)
          .isEqualTo(counts);
      assertThat(ofMarkdown(result)).as(what).isEqualTo(counts.without("groups", "informing"));
      assertThat(ofPage(result)).as(what).isEqualTo(counts.without("split"));
      junit(result, what);
      undecided += counts.of.get("undecided");
      ignored += counts.of.get("ignored");
      split += counts.of.get("split");
    }
    assertThat(List.of(undecided, ignored, split)).allMatch(count -> count > 10);
  }

  /** What is counted, by name. */
  private record Counts(Map<String, Integer> of) {
    static Counts of(
        int nodes,
        int outliers,
        int undecided,
        int noData,
        int groups,
        int counting,
        int ignored,
        int informing,
        int split) {
      return new Counts(Map.of(
          "nodes", nodes,
          "outliers", outliers,
          "undecided", undecided,
          "no-data", noData,
          "groups", groups,
          "counting", counting,
          "ignored", ignored,
          "informing", informing,
          "split", split));
    }

    static Counts of(AuditResult result) {
      List<AuditResult.Pool> pools = result.pools();
      List<Finding> findings = result.findings();
      return of(
          result.nodes(),
          pools.stream().mapToInt(pool -> pool.outliers().size()).sum(),
          pools.stream().mapToInt(pool -> pool.undecided().size()).sum(),
          result.noData().size(),
          pools.stream().mapToInt(pool -> pool.groups().size()).sum(),
          (int) findings.stream().filter(Finding::counts).count(),
          (int) findings.stream().filter(each -> each.ignored().isPresent()).count(),
          (int) findings.stream()
              .filter(each -> each.ignored().isEmpty() && !each.counts())
              .count(),
          (int) pools.stream()
              .filter(pool -> pool.judgement() == Judgement.NO_MAJORITY)
              .count());
    }

    Counts without(String... names) {
      return new Counts(of.entrySet().stream()
          .filter(entry -> !List.of(names).contains(entry.getKey()))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
  }

  private static Counts ofJson(String text) {
    JsonNode json = JsonMapper.shared().readTree(text);
    List<JsonNode> findings = json.path("findings").valueStream().toList();
    List<JsonNode> pools = json.path("pools").valueStream().toList();
    return Counts.of(
        json.path("nodes").asInt(),
        pools.stream()
            .filter(pool -> pool.path("reference").asString().startsWith("consensus of"))
            .flatMap(pool -> pool.path("groups").valueStream().skip(1))
            .mapToInt(group -> group.path("nodes").size())
            .sum(),
        pools.stream().mapToInt(pool -> pool.path("undecided").size()).sum(),
        json.path("no-data").size(),
        pools.stream().mapToInt(pool -> pool.path("groups").size()).sum(),
        (int) findings.stream()
            .filter(each ->
                !each.has("ignored") && !each.path("severity").asString().equals("info"))
            .count(),
        (int) findings.stream().filter(each -> each.has("ignored")).count(),
        (int) findings.stream()
            .filter(
                each -> !each.has("ignored") && each.path("severity").asString().equals("info"))
            .count(),
        (int) pools.stream()
            .filter(pool -> pool.path("reference").asString().startsWith("no majority"))
            .count());
  }

  private static Counts ofCsv(AuditResult result) {
    List<CSVRecord> rows = ReadBack.csv(ReadBack.text(out -> new Report.Csv().write(result, out)));
    List<CSVRecord> findings =
        rows.stream().filter(row -> row.get("what").equals("finding")).toList();
    return Counts.of(
            0,
            0,
            count(rows, "what", "undecided"),
            count(rows, "what", "no-data"),
            0,
            count(findings, "counts", "yes"),
            (int) findings.stream().filter(row -> !row.get("ignored").isEmpty()).count(),
            (int) findings.stream()
                .filter(row -> row.get("ignored").isEmpty() && row.get("counts").equals("no"))
                .count(),
            count(rows, "what", "no-majority"))
        .without("nodes", "outliers", "groups");
  }

  private static int count(List<CSVRecord> rows, String column, String word) {
    return (int) rows.stream().filter(row -> row.get(column).equals(word)).count();
  }

  private static Counts ofMetrics(AuditResult result, Report metrics) {
    List<Sample> samples = ReadBack.metrics(ReadBack.text(out -> metrics.write(result, out)));
    int informing = ReadBack.sum(samples, "findings", "ignored", "false", "severity", "info");
    return Counts.of(
        ReadBack.sum(samples, "nodes"),
        ReadBack.sum(samples, "outliers"),
        ReadBack.sum(samples, "undecided"),
        ReadBack.sum(samples, "no_data"),
        ReadBack.sum(samples, "groups"),
        ReadBack.sum(samples, "findings", "ignored", "false") - informing,
        ReadBack.sum(samples, "findings", "ignored", "true"),
        informing,
        ReadBack.sum(samples, "no_majority"));
  }

  private static Counts ofPage(AuditResult result) {
    Map<String, Integer> page =
        ReadBack.page(ReadBack.text(out -> new Report.Html(HEAD).write(result, out)));
    return Counts.of(
            page.get("nodes"),
            page.get("outliers"),
            page.get("undecided"),
            page.get("no-data"),
            page.get("groups"),
            page.get("findings"),
            page.get("ignored"),
            page.get("info"),
            0)
        .without("split");
  }

  private static Counts ofMarkdown(AuditResult result) {
    String text = ReadBack.text(out -> new Report.Markdown(HEAD).write(result, out));
    return Counts.of(
            number(text, "(\\d+) nodes? in "),
            number(text, "(\\d+) outliers?,"),
            number(text, "(\\d+) undecided,"),
            number(text, "(\\d+) without data,"),
            0,
            number(text, "(\\d+) findings? that count"),
            number(text, "(\\d+) ignored"),
            0,
            number(text, "(\\d+) pools? without a majority"))
        .without("groups", "informing");
  }

  private static int number(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text.lines().skip(2).findFirst().orElseThrow())
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElse(0);
  }

  /** Cases are of a node and a rule, which can have several findings: one a line. */
  private static void junit(AuditResult result, String what) {
    List<ReportTestCase> cases =
        ReadBack.cases(ReadBack.text(out -> new Report.JUnit(HEAD).write(result, out)));
    Map<List<String>, List<Finding>> rules = result.findings().stream()
        .collect(Collectors.groupingBy(
            each -> List.of(each.pool(), each.node(), each.rule()), Collectors.toList()));
    long failing = rules.values().stream()
        .filter(some -> some.stream().anyMatch(Finding::counts))
        .count();
    long ignored = rules.values().stream()
        .filter(some -> some.stream().noneMatch(Finding::counts)
            && some.stream().anyMatch(each -> each.ignored().isPresent()))
        .count();
    Counts counts = Counts.of(result);
    assertThat(ReadBack.count(cases, ReportTestCase::hasFailure))
        .as(what)
        .isEqualTo((int) failing + counts.of.get("split"));
    assertThat(ReadBack.count(cases, ReportTestCase::hasError))
        .as(what)
        .isEqualTo(counts.of.get("no-data"));
    assertThat(ReadBack.count(cases, ReportTestCase::hasSkipped))
        .as(what)
        .isEqualTo((int) ignored + counts.of.get("undecided"));
    long lines = cases.stream()
        .filter(each -> each.hasFailure() && !each.getName().equals("majority"))
        .flatMap(each -> each.getFailureDetail().lines())
        .filter(line -> !line.startsWith("info ") && !line.contains(" (ignored: "))
        .count();
    assertThat(lines).as(what).isEqualTo((long) counts.of.get("counting"));
    boolean isBad = cases.stream().anyMatch(each -> each.hasFailure() || each.hasError());
    assertThat(isBad).as(what).isEqualTo(result.hasDrift() || !result.noData().isEmpty());
  }

  @Test
  void verifies() {
    int lost = 0;
    int unknown = 0;
    for (long seed = 1; seed <= MANY; seed++) {
      FleetSurvival fleet = Seeded.verify(new Random(seed));
      String what = "seed " + seed;
      ofJson(fleet, what);
      ofCsv(fleet, what);
      ofMetrics(fleet, new Report.Metrics(HEAD), what);
      ofMetrics(fleet, new Report.Metrics(HEAD).withOpenMetrics().withNodeNames(), what);
      ofMarkdown(fleet, what);
      ofPage(fleet, what);
      junit(fleet, what);
      if (seed <= MANY / 10) {
        single(fleet, what);
      }
      lost += fleet.outcomes().get(Outcome.LOST);
      unknown += fleet.outcomes().get(Outcome.UNKNOWN);
    }
    assertThat(List.of(lost, unknown)).allMatch(count -> count > 10);
  }

  private static void ofJson(FleetSurvival fleet, String what) {
    JsonNode summary = JsonMapper.shared().readTree(OstreeDrift.toJson(fleet)).path("summary");
    fleet
        .verdicts()
        .forEach((verdict, count) -> assertThat(
                summary.path("verdicts").path(verdict.word()).asInt())
            .as(what)
            .isEqualTo(count));
    fleet
        .outcomes()
        .forEach((outcome, count) -> assertThat(
                summary.path("outcomes").path(outcome.word()).asInt())
            .as(what)
            .isEqualTo(count));
  }

  private static void ofCsv(FleetSurvival fleet, String what) {
    List<CSVRecord> rows = ReadBack.csv(ReadBack.text(out -> new Report.Csv().write(fleet, out)));
    fleet
        .outcomes()
        .forEach((outcome, count) ->
            assertThat(count(rows, "outcome", outcome.word())).as(what).isEqualTo(count));
    Map<String, String> verdicts = rows.stream()
        .filter(row -> !row.get("verdict").isEmpty())
        .collect(Collectors.toMap(
            row -> row.get("node"), row -> row.get("verdict"), (one, other) -> one));
    for (FleetSurvival.Node node : fleet.nodes()) {
      assertThat(verdicts).as(what).containsEntry(node.name(), node.verdict().word());
    }
    assertThat(verdicts).as(what).hasSameSizeAs(fleet.nodes());
    assertThat(count(rows, "what", "missing"))
        .as(what)
        .isEqualTo(fleet.onlyBefore().size());
    assertThat(count(rows, "what", "new")).as(what).isEqualTo(fleet.onlyAfter().size());
    assertThat(count(rows, "what", "no-data")).as(what).isEqualTo(fleet.noData().size());
  }

  private static void ofMetrics(FleetSurvival fleet, Report metrics, String what) {
    List<Sample> samples = ReadBack.metrics(ReadBack.text(out -> metrics.write(fleet, out)));
    fleet
        .verdicts()
        .forEach((verdict, count) -> assertThat(
                ReadBack.sum(samples, "verify_nodes", "verdict", verdict.word()))
            .as(what)
            .isEqualTo(count));
    fleet
        .outcomes()
        .forEach((outcome, count) -> assertThat(
                ReadBack.sum(samples, "verify_items", "outcome", outcome.word()))
            .as(what)
            .isEqualTo(count));
    assertThat(ReadBack.sum(samples, "verify_nodes", "verdict", "missing"))
        .as(what)
        .isEqualTo(fleet.onlyBefore().size());
    assertThat(ReadBack.sum(samples, "verify_nodes", "verdict", "no-data"))
        .as(what)
        .isEqualTo(fleet.noData().size());
    assertThat(ReadBack.sum(samples, "verify_nodes", "verdict", "new"))
        .as(what)
        .isEqualTo(fleet.onlyAfter().size());
    assertThat(samples.stream().filter(each -> each.name().equals("ostree_drift_verify_items")))
        .as(what)
        .hasSize(Kind.values().length * Outcome.values().length);
  }

  private static void ofPage(FleetSurvival fleet, String what) {
    Map<String, Integer> page =
        ReadBack.page(ReadBack.text(out -> new Report.Html(HEAD).write(fleet, out)));
    fleet
        .verdicts()
        .forEach((verdict, count) ->
            assertThat(page).as(what).containsEntry("nodes-" + verdict.word(), count));
    assertThat(page)
        .as(what)
        .containsEntry("missing", fleet.onlyBefore().size())
        .containsEntry("new", fleet.onlyAfter().size())
        .containsEntry("no-data", fleet.noData().size());
  }

  private static void ofMarkdown(FleetSurvival fleet, String what) {
    String text = ReadBack.text(out -> new Report.Markdown(HEAD).write(fleet, out));
    String nodes = text.lines().findFirst().orElseThrow();
    String items =
        text.lines().filter(line -> line.startsWith("Items: ")).findFirst().orElse("");
    fleet
        .verdicts()
        .forEach((verdict, count) -> assertThat(nodes.contains(count + " " + verdict.word()))
            .as(what + nodes)
            .isEqualTo(count > 0));
    fleet
        .outcomes()
        .forEach((outcome, count) -> assertThat(items.contains(count + " " + outcome.word()))
            .as(what + items)
            .isEqualTo(count > 0));
  }

  private static void junit(FleetSurvival fleet, String what) {
    List<ReportTestCase> cases =
        ReadBack.cases(ReadBack.text(out -> new Report.JUnit(HEAD).write(fleet, out)));
    int doubts = fleet.nodes().stream().mapToInt(node -> node.doubts().size()).sum();
    assertThat(ReadBack.count(cases, ReportTestCase::hasFailure))
        .as(what)
        .isEqualTo(fleet.outcomes().get(Outcome.LOST));
    assertThat(ReadBack.count(cases, ReportTestCase::hasError))
        .as(what)
        .isEqualTo(fleet.outcomes().get(Outcome.UNKNOWN)
            + doubts
            + fleet.onlyBefore().size()
            + fleet.noData().size());
    assertThat(ReadBack.count(cases, ReportTestCase::hasSkipped))
        .as(what)
        .isEqualTo(fleet.onlyAfter().size());
    boolean isBad = cases.stream().anyMatch(each -> each.hasFailure() || each.hasError());
    assertThat(isBad).as(what).isEqualTo(!fleet.isProved() && !isEmpty(fleet));
  }

  private static boolean isEmpty(FleetSurvival fleet) {
    return fleet.nodes().isEmpty()
        && fleet.onlyBefore().isEmpty()
        && fleet.noData().isEmpty();
  }

  /** The same of each node by itself. */
  private static void single(FleetSurvival fleet, String what) {
    for (FleetSurvival.Node node : fleet.nodes()) {
      List<ReportTestCase> cases =
          ReadBack.cases(ReadBack.text(out -> new Report.JUnit(HEAD).write(node.survival(), out)));
      boolean isBad = cases.stream().anyMatch(each -> each.hasFailure() || each.hasError());
      assertThat(isBad).as(what).isEqualTo(node.verdict() != Verdict.SURVIVED);
      List<Sample> samples = ReadBack.metrics(
          ReadBack.text(out -> new Report.Metrics(HEAD).write(node.survival(), out)));
      assertThat(ReadBack.sum(samples, "verify_nodes", "verdict", node.verdict().word()))
          .as(what)
          .isEqualTo(1);
      List<CSVRecord> rows =
          ReadBack.csv(ReadBack.text(out -> new Report.Csv().write(node.survival(), out)));
      assertThat(count(rows, "what", "item")).as(what).isEqualTo(node.items().size());
      String markdown = ReadBack.text(out -> new Report.Markdown(HEAD).write(node.survival(), out));
      assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
          .as(what)
          .hasSize(node.items().isEmpty() ? 0 : node.items().size() + 1);
    }
  }
}
