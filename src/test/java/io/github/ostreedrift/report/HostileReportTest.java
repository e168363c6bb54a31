// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.audit.NodeState;
import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.NotShown;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.report.Shown;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, versions, packages, reasons and files come from anywhere, and are harmless in every form. */
class HostileReportTest {
  private static final List<String> STRINGS = strings();
  private static final Pattern TAG =
      Pattern.compile("<[a-zA-Z][a-zA-Z0-9]*((?:\\s+[a-zA-Z-]+(?:=\"[^\"<]*\")?)*+)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"[^\"]*\")?");

  @TempDir
  private Path folder;

  /** Tags, quotes, breaks, controls of terminals and of the writing direction, formulas, halves of characters. */
  private static List<String> strings() {
    List<String> kernels = List.of(
        "<script>alert(1)</script>",
        "</testcase><failure/>",
        "]]>&lt;&amp;<!--",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
        "\" onload=\"x\"",
        "'\"`,;|\\",
        "a\nb",
        "a\r\nb,\"c",
        "\tx",
        "\u001b[31mred\u001b]0;title\u0007",
        "\u009b2J",
        "\u0000",
        "\u0001\u0008\u000b\u000c\u001f\u007f",
        "\u202egnp.exe",
        "\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
        "\u2028\u2029\u0085",
        "\ufeff\ufffe\uffff",
        "\ud800",
        "x\udfff\ud800y",
        "\ud83d\ude00 \ud83d\udc69\u200d\ud83d\udcbb",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "  =1+1",
        "＝1+1",
        "\r=1+1",
        "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
        "javascript:alert(1)",
        "[x](javascript:alert(1))",
        "![x](http://example.org/x.png)",
        "`code` **bold** # head",
        "a\\|b|c\\\\|d",
        "| a | b |\n|---|---|",
        "# HELP x y\nevil_metric 1",
        "x\"} 1\nevil{y=\"",
        "\\n\\\"\\\\",
        "::error::x",
        "##vso[task.setvariable]x",
        "../../etc/passwd");
    List<String> all = new ArrayList<>(kernels);
    kernels.forEach(each -> all.add("node-" + each));
    kernels.forEach(each -> all.add(each + each + "\u0301\u0489"));
    kernels.forEach(each -> all.add(each.replace('a', '\u001b') + "\n" + each));
    kernels.subList(0, 39).forEach(each -> all.add(each + "\ud83d"));
    all.add("x".repeat(10_000) + "<");
    return all.stream().distinct().toList();
  }

  private static Report.Head head() {
    return new Report.Head(Instant.EPOCH, STRINGS, STRINGS.subList(0, 40), STRINGS.get(0));
  }

  private static String visible(String text) {
    return Shown.of(text);
  }

  static AuditResult audit() {
    List<Finding> findings = new ArrayList<>();
    List<AuditResult.Pool> pools = new ArrayList<>();
    List<AuditResult.NoData> noData = new ArrayList<>();
    for (int i = 0; i < STRINGS.size(); i++) {
      String name = STRINGS.get(i);
      TreeMap<String, String> facts = new TreeMap<>();
      facts.put("version", name);
      facts.put("packages.layered", name + "\n" + name);
      AuditResult.Group group =
          new AuditResult.Group("0123456789abcdef", List.of(name), NodeState.of(facts), List.of());
      pools.add(new AuditResult.Pool(
          name,
          1,
          "the capture " + name,
          AuditResult.Judgement.GIVEN,
          List.of(group),
          List.of(new AuditResult.Undecided("u" + name, List.of(), NodeState.of(facts)))));
      findings.add(new Finding(
          name,
          name,
          name,
          "version",
          Optional.of(name),
          Optional.of(name),
          Finding.Severity.ERROR,
          i % 3 == 0 ? Optional.of(name) : Optional.empty(),
          Optional.empty(),
          i % 3 == 1 ? Optional.of(name) : Optional.empty()));
      noData.add(new AuditResult.NoData("n" + name, name, name));
    }
    return new AuditResult(3 * STRINGS.size(), pools, findings, noData);
  }

  private static Survival survival() {
    Capture capture = OstreeDrift.readOne("* fedora " + "a".repeat(64)
        + ".0\n    Version: 40.1\n    origin refspec: fedora:fedora/40/x86_64/coreos\n");
    List<SurvivalItem> items = new ArrayList<>();
    List<Survival.Added> added = new ArrayList<>();
    SurvivalItem.Outcome[] outcomes = SurvivalItem.Outcome.values();
    for (int i = 0; i < STRINGS.size(); i++) {
      String text = STRINGS.get(i);
      items.add(new SurvivalItem(
          text,
          SurvivalItem.Kind.LAYERED,
          outcomes[i % outcomes.length],
          Optional.of(text),
          Optional.of(text + "2"),
          Optional.empty(),
          List.of(text),
          text));
      added.add(new Survival.Added(SurvivalItem.Kind.LOCAL, text));
    }
    return new Survival(
        side(capture),
        side(capture),
        io.github.ostreedrift.diff.Upgrade.UPGRADED,
        Survival.Verdict.LOST,
        items,
        added,
        STRINGS,
        List.of(),
        List.of());
  }

  private static ComparedSide side(Capture capture) {
    return ComparedSide.of(String.join("", STRINGS.subList(0, 40)), capture, capture.booted());
  }

  private static FleetSurvival fleet() {
    return new FleetSurvival(
        List.of(),
        STRINGS,
        STRINGS,
        STRINGS.stream().map(each -> new FleetSurvival.NoData(each, each)).toList());
  }

  @Test
  void thereAreTwoHundred() {
    assertThat(STRINGS).hasSize(200);
  }

  @Test
  void junit() {
    AuditResult audit = audit();
    List<ReportTestCase> cases =
        ReadBack.cases(ReadBack.text(out -> new Report.JUnit(head()).write(audit, out)));
    assertThat(cases).hasSize(3 * STRINGS.size());
    assertThat(cases)
        .extracting(ReportTestCase::getName)
        .containsAll(
            STRINGS.stream().map(each -> visible(each) + ": " + visible(each)).toList());
    List<ReportTestCase> items =
        ReadBack.cases(ReadBack.text(out -> new Report.JUnit(head()).write(survival(), out)));
    assertThat(items)
        .extracting(ReportTestCase::getName)
        .containsAll(STRINGS.stream().map(each -> "layered " + visible(each)).toList());
    assertThat(ReadBack.cases(ReadBack.text(out -> new Report.JUnit(head()).write(fleet(), out))))
        .hasSize(3 * STRINGS.size());
  }

  @Test
  void metrics() throws IOException, InterruptedException {
    Report metrics = new Report.Metrics(head()).withNodeNames();
    String audit = ReadBack.text(out -> metrics.write(audit(), out));
    String fleet = ReadBack.text(out -> metrics.write(fleet(), out));
    String open = ReadBack.text(
        out -> new Report.Metrics(head()).withNodeNames().withOpenMetrics().write(audit(), out));
    assertThat(ReadBack.metrics(audit))
        .extracting(sample -> String.valueOf(sample.labels().get("node")))
        .containsAll(STRINGS.stream().map(HostileReportTest::visible).toList());
    assertThat(ReadBack.metrics(open)).hasSameSizeAs(ReadBack.metrics(audit));
    assertThat(ReadBack.sum(ReadBack.metrics(fleet), "verify_nodes")).isEqualTo(600);
    assumeTrue(ReadBack.isThere("promtool"), "skipped: no promtool here");
    assertThat(ReadBack.promtool(folder, audit)).isEmpty();
    assertThat(ReadBack.promtool(folder, fleet)).isEmpty();
    assertThat(ReadBack.promtool(
            folder, ReadBack.text(out -> new Report.Metrics(head()).write(survival(), out))))
        .isEmpty();
  }

  @Test
  void tables() {
    List<CSVRecord> findings =
        rows(ReadBack.text(out -> new Report.Csv().write(audit(), out)), "finding");
    assertThat(findings)
        .extracting(row -> row.get("node"))
        .containsExactlyElementsOf(cells(STRINGS));
    assertThat(findings)
        .extracting(row -> row.get("rule"))
        .containsExactlyElementsOf(cells(STRINGS));
    List<CSVRecord> items =
        rows(ReadBack.text(out -> new Report.Csv().write(survival(), out)), "item");
    assertThat(items).extracting(row -> row.get("item")).containsExactlyElementsOf(cells(STRINGS));
    assertThat(items)
        .extracting(row -> row.get("reason"))
        .containsExactlyElementsOf(cells(STRINGS));
    assertThat(rows(ReadBack.text(out -> new Report.Csv().write(fleet(), out)), "missing"))
        .extracting(row -> row.get("node"))
        .containsExactlyElementsOf(cells(STRINGS));
    StatusDiff diff = diff();
    assertThat(rows(
            ReadBack.text(out ->
                new Report.Csv().write(diff, survival().before(), survival().after(), out)),
            "change"))
        .extracting(row -> row.get("subject"))
        .containsExactlyInAnyOrderElementsOf(cells(STRINGS));
  }

  @Test
  void tablesOfCaptures() {
    List<Reading> readings = STRINGS.stream()
        .map(each -> new Reading(
            each, 1, Optional.empty(), List.of(Problem.of(Problem.Severity.ERROR, 1, 1, each))))
        .toList();
    List<CSVRecord> rows =
        ReadBack.csv(ReadBack.text(out -> new Report.Csv().write(readings, out)));
    assertThat(rows.stream().map(row -> row.get("input")).distinct())
        .containsExactlyElementsOf(cells(STRINGS).stream().distinct().toList());
    assertThat(rows)
        .filteredOn(row -> row.get("fact").equals("problems.message"))
        .extracting(row -> row.get("value"))
        .hasSameSizeAs(STRINGS);
  }

  private static StatusDiff diff() {
    List<Change> changes = new ArrayList<>();
    STRINGS.forEach(each -> changes.add(new Change.OverrideChange(
        ChangeKind.BASE_REPLACEMENT_CHANGED, each, Optional.of(each), Optional.of(each + "2"))));
    return new StatusDiff(
        Optional.empty(),
        Optional.empty(),
        changes,
        List.of(new NotShown("version", NotShown.Side.LEFT)));
  }

  private static List<CSVRecord> rows(String text, String what) {
    return ReadBack.csv(text).stream()
        .filter(row -> row.get("what").equals(what))
        .toList();
  }

  /** As they must stand in a table. */
  private static List<String> cells(List<String> texts) {
    return texts.stream()
        .map(HostileReportTest::visible)
        .map(text -> text.strip().matches("(?s)[-=+@＝].*") ? "'" + text : text)
        .toList();
  }

  @Test
  void markdown() {
    Report markdown = new Report.Markdown(head());
    Survival survival = survival();
    for (String text : List.of(
        ReadBack.text(out -> markdown.write(audit(), out)),
        ReadBack.text(out -> markdown.write(survival, out)),
        ReadBack.text(out -> markdown.write(fleet(), out)),
        ReadBack.text(out -> markdown.write(diff(), survival.before(), survival.after(), out)))) {
      int columns = 0;
      for (String line : text.lines().toList()) {
        assertThat(withoutCode(line))
            .doesNotContainPattern("(?<!\\\\)<|(?<!\\\\)\\[|(?<!\\\\)!\\[");
        int cells = line.startsWith("| ") ? line.split("(?<!\\\\)\\|", -1).length : 0;
        assertThat(columns == 0 || cells == 0 || cells == columns).as(line).isTrue();
        columns = cells;
      }
    }
  }

  /** What a browser makes of it is told where pages are opened in one. */
  @Test
  void pages() {
    Report page = new Report.Html(head());
    Survival survival = survival();
    for (String text : List.of(
        ReadBack.text(out -> page.write(audit(), out)),
        ReadBack.text(out -> page.write(survival, out)),
        ReadBack.text(out -> page.write(fleet(), out)),
        ReadBack.text(out -> page.write(diff(), survival.before(), survival.after(), out)))) {
      assertThat(text)
          .contains("&lt;script")
          .doesNotContain("<script>alert", "<failure", "<!DOCTYPE a", "<!ENTITY");
      String body = text.replaceAll("(?s)<(style|script)>.*?</\\1>", "");
      List<MatchResult> tags = TAG.matcher(body).results().toList();
      assertThat(tags)
          .as("tags, each wholly understood")
          .hasSize(body.split("<[a-zA-Z]").length - 1);
      assertThat(tags)
          .flatExtracting(tag -> ATTRIBUTE
              .matcher(tag.group(1))
              .results()
              .map(each -> each.group(1))
              .toList())
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("on"));
    }
  }

  private static String withoutCode(String line) {
    return line.replaceAll("(?<!\\\\)`[^`]*`", "");
  }
}
