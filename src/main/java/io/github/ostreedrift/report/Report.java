// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.internal.report.AuditCsv;
import io.github.ostreedrift.internal.report.AuditJUnit;
import io.github.ostreedrift.internal.report.AuditMarkdown;
import io.github.ostreedrift.internal.report.AuditMetrics;
import io.github.ostreedrift.internal.report.DiffCsv;
import io.github.ostreedrift.internal.report.DiffMarkdown;
import io.github.ostreedrift.internal.report.FleetSurvivalMarkdown;
import io.github.ostreedrift.internal.report.Libraries;
import io.github.ostreedrift.internal.report.MarkdownLimit;
import io.github.ostreedrift.internal.report.NewFile;
import io.github.ostreedrift.internal.report.ReadingCsv;
import io.github.ostreedrift.internal.report.ReportHead;
import io.github.ostreedrift.internal.report.SurvivalCsv;
import io.github.ostreedrift.internal.report.SurvivalJUnit;
import io.github.ostreedrift.internal.report.SurvivalMarkdown;
import io.github.ostreedrift.internal.report.SurvivalMetrics;
import io.github.ostreedrift.internal.report.html.HtmlAudit;
import io.github.ostreedrift.internal.report.html.HtmlDiff;
import io.github.ostreedrift.internal.report.html.HtmlFleetSurvival;
import io.github.ostreedrift.internal.report.html.HtmlSurvival;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A form in which a result is handed on to somebody who has no terminal: a page, a CI server, an alert, a spreadsheet, a ticket.
 *
 * <pre>{@code
 * Report.Head head = Report.Head.now("captures");
 * new Report.JUnit(head).write(audit, Path.of("audit.xml"));
 * new Report.Metrics(head).write(audit, Path.of("/var/lib/node_exporter/ostree-drift.prom"));
 * }</pre>
 *
 * <p>Whatever stands in a capture, a name with a tag, a formula or an escape of a terminal in it, is harmless in all of
 * them: what can't be seen is replaced by a sign for it.
 *
 * <p>A file is written beside its place, in UTF-8, and moved there when it is whole, so that no reader sees half of it; if
 * it can't be written, the one that was there stays. All forms are immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface Report {

  /**
   * Writes the result of an audit.
   *
   * @throws IOException if the place fails
   */
  void write(AuditResult result, Appendable out) throws IOException;

  /**
   * Writes what survived on one node.
   *
   * @throws IOException if the place fails
   */
  void write(Survival survival, Appendable out) throws IOException;

  /**
   * Writes what survived on each node of a fleet.
   *
   * @throws IOException if the place fails
   */
  void write(FleetSurvival fleet, Appendable out) throws IOException;

  /**
   * Writes a difference.
   *
   * @param left where the left was read
   * @param right where the right was read
   * @throws IOException if the place fails
   * @throws UnsupportedOperationException if there is no such form of it
   */
  void write(StatusDiff diff, ComparedSide left, ComparedSide right, Appendable out)
      throws IOException;

  /**
   * Writes the result of an audit to a file.
   *
   * @throws IOException if it can't be written; the message says why, and what became of the file that was there
   */
  default void write(AuditResult result, Path file) throws IOException {
    NewFile.write(file, out -> write(result, out));
  }

  /**
   * Writes what survived on one node to a file.
   *
   * @throws IOException if it can't be written; the message says why, and what became of the file that was there
   */
  default void write(Survival survival, Path file) throws IOException {
    NewFile.write(file, out -> write(survival, out));
  }

  /**
   * Writes what survived on each node of a fleet to a file.
   *
   * @throws IOException if it can't be written; the message says why, and what became of the file that was there
   */
  default void write(FleetSurvival fleet, Path file) throws IOException {
    NewFile.write(file, out -> write(fleet, out));
  }

  /**
   * Writes a difference to a file.
   *
   * @param left where the left was read
   * @param right where the right was read
   * @throws IOException if it can't be written; the message says why, and what became of the file that was there
   * @throws UnsupportedOperationException if there is no such form of it
   */
  default void write(StatusDiff diff, ComparedSide left, ComparedSide right, Path file)
      throws IOException {
    NewFile.write(file, out -> write(diff, left, right, out));
  }

  /**
   * How a report came about, so that somebody else can make it again.
   *
   * <pre>{@code
   * new Report.Head(Instant.now(), List.of("before", "after"), List.of("the next boot"), "1.0")
   * }</pre>
   *
   * @param time when
   * @param inputs of what, as they were named
   * @param options what else was asked for, in words that the reader knows
   * @param version of the program that made it
   */
  record Head(Instant time, List<String> inputs, List<String> options, String version) {
    /** Copies the lists. */
    public Head {
      inputs = List.copyOf(inputs);
      options = List.copyOf(options);
    }

    /** A report that is made now, by this library and without options. */
    public static Head now(String... inputs) {
      String version = Report.class.getPackage().getImplementationVersion();
      return new Head(
          Instant.now(), List.of(inputs), List.of(), version == null ? "(not built)" : version);
    }

    private ReportHead inside() {
      return new ReportHead(time, inputs, options, version);
    }
  }

  /**
   * A page: one file that asks for nothing from anywhere, with a search and filters where scripts may run. Needs {@code
   * gg.jte:jte-runtime}.
   *
   * <pre>{@code
   * new Report.Html(Report.Head.now("captures")).write(audit, Path.of("audit.html"));
   * }</pre>
   */
  final class Html implements Report {
    private static final String LIBRARY = "gg.jte:jte-runtime on the class path";

    private final ReportHead head;

    /** Pages that tell how they came about. */
    public Html(Head head) {
      this.head = head.inside();
    }

    @Override
    public void write(AuditResult result, Appendable out) throws IOException {
      Libraries.use("a page", LIBRARY, () -> HtmlAudit.write(result, head, out));
    }

    @Override
    public void write(Survival survival, Appendable out) throws IOException {
      Libraries.use("a page", LIBRARY, () -> HtmlSurvival.write(survival, head, out));
    }

    @Override
    public void write(FleetSurvival fleet, Appendable out) throws IOException {
      Libraries.use("a page", LIBRARY, () -> HtmlFleetSurvival.write(fleet, head, out));
    }

    @Override
    public void write(StatusDiff diff, ComparedSide left, ComparedSide right, Appendable out)
        throws IOException {
      Libraries.use("a page", LIBRARY, () -> HtmlDiff.write(diff, left, right, head, out));
    }
  }

  /**
   * JUnit XML, as Jenkins, GitLab and Surefire's readers take it. Suites are pools. In an audit, a node has a case for each
   * rule that found something on it, and one where none did; in a verify, one for each item. What counts or is lost is a
   * failure; what is unknown, and a node without data, an error; what is ignored is skipped with its reason.
   *
   * <pre>{@code
   * new Report.JUnit(Report.Head.now("before", "after")).write(survival, Path.of("verify.xml"));
   * }</pre>
   */
  final class JUnit implements Report {
    private final ReportHead head;

    /** Reports that begin with this. */
    public JUnit(Head head) {
      this.head = head.inside();
    }

    @Override
    public void write(AuditResult result, Appendable out) throws IOException {
      Libraries.use("JUnit XML", "the module java.xml", () -> AuditJUnit.write(result, head, out));
    }

    @Override
    public void write(Survival survival, Appendable out) throws IOException {
      Libraries.use(
          "JUnit XML", "the module java.xml", () -> SurvivalJUnit.write(survival, head, out));
    }

    @Override
    public void write(FleetSurvival fleet, Appendable out) throws IOException {
      Libraries.use(
          "JUnit XML", "the module java.xml", () -> SurvivalJUnit.write(fleet, head, out));
    }

    /** Refused: a difference is neither passed nor failed. */
    @Override
    public void write(StatusDiff diff, ComparedSide left, ComparedSide right, Appendable out) {
      throw new UnsupportedOperationException("there is no JUnit XML of a difference, which neither"
          + " passes nor fails: take Markdown or CSV, or verify whether everything survived");
    }
  }

  /**
   * Metrics in Prometheus's text format, for a textfile collector. A pool has all series, with 0 where there is none, and
   * nodes are told by their names only if that is asked for. Needs {@code
   * io.prometheus:prometheus-metrics-exposition-textformats}.
   *
   * <pre>{@code
   * new Report.Metrics(head).withNodeNames().write(audit, Path.of("ostree-drift.prom"));
   * }</pre>
   */
  final class Metrics implements Report {
    private static final String LIBRARIES = "io.prometheus:prometheus-metrics-model and"
        + " prometheus-metrics-exposition-textformats on the class path";

    private final ReportHead head;
    private final boolean isOpenMetrics;
    private final boolean isPerNode;

    /** Metrics that tell when they were made. */
    public Metrics(Head head) {
      this(head.inside(), /* isOpenMetrics= */ false, /* isPerNode= */ false);
    }

    private Metrics(ReportHead head, boolean isOpenMetrics, boolean isPerNode) {
      this.head = head;
      this.isOpenMetrics = isOpenMetrics;
      this.isPerNode = isPerNode;
    }

    /** The same as OpenMetrics. */
    public Metrics withOpenMetrics() {
      return new Metrics(head, /* isOpenMetrics= */ true, isPerNode);
    }

    /** The same with series for each node, by its name. */
    public Metrics withNodeNames() {
      return new Metrics(head, isOpenMetrics, /* isPerNode= */ true);
    }

    @Override
    public void write(AuditResult result, Appendable out) throws IOException {
      Libraries.use(
          "metrics",
          LIBRARIES,
          () -> AuditMetrics.write(result, head, isOpenMetrics, isPerNode, out));
    }

    @Override
    public void write(Survival survival, Appendable out) throws IOException {
      Libraries.use(
          "metrics", LIBRARIES, () -> SurvivalMetrics.write(survival, head, isOpenMetrics, out));
    }

    @Override
    public void write(FleetSurvival fleet, Appendable out) throws IOException {
      Libraries.use(
          "metrics",
          LIBRARIES,
          () -> SurvivalMetrics.write(fleet, head, isOpenMetrics, isPerNode, out));
    }

    /** Refused: of two captures there is nothing to count over time. */
    @Override
    public void write(StatusDiff diff, ComparedSide left, ComparedSide right, Appendable out) {
      throw new UnsupportedOperationException("there are no metrics of a difference between two"
          + " captures: take Markdown or CSV, or audit the nodes, which can be counted");
    }
  }

  /**
   * CSV by RFC 4180: a row for each finding, item, change or fact, below the names of the columns. A cell that a spreadsheet
   * would run as a formula gets an apostrophe in front. Needs {@code de.siegmar:fastcsv}.
   *
   * <pre>{@code
   * new Report.Csv().write(OstreeDrift.read(Path.of("status.txt")), System.out);
   * }</pre>
   */
  final class Csv implements Report {
    private static final String LIBRARY = "de.siegmar:fastcsv on the class path";

    /** Tables: they have no place for how they came about. */
    public Csv() {}

    @Override
    public void write(AuditResult result, Appendable out) throws IOException {
      Libraries.use("CSV", LIBRARY, () -> AuditCsv.write(result, out));
    }

    @Override
    public void write(Survival survival, Appendable out) throws IOException {
      Libraries.use("CSV", LIBRARY, () -> SurvivalCsv.write(survival, out));
    }

    @Override
    public void write(FleetSurvival fleet, Appendable out) throws IOException {
      Libraries.use("CSV", LIBRARY, () -> SurvivalCsv.write(fleet, out));
    }

    @Override
    public void write(StatusDiff diff, ComparedSide left, ComparedSide right, Appendable out)
        throws IOException {
      Libraries.use("CSV", LIBRARY, () -> DiffCsv.write(diff, out));
    }

    /**
     * Writes all facts that captures show, with their problems.
     *
     * @throws IOException if the place fails
     */
    public void write(Iterable<Reading> readings, Appendable out) throws IOException {
      Libraries.use("CSV", LIBRARY, () -> {
        ReadingCsv.writeHead(out);
        for (Reading reading : readings) {
          ReadingCsv.write(reading, out);
        }
      });
    }

    /**
     * Writes all facts that captures show to a file.
     *
     * @throws IOException if it can't be written; the message says why, and what became of the file that was there
     */
    public void write(Iterable<Reading> readings, Path file) throws IOException {
      NewFile.write(file, out -> write(readings, out));
    }
  }

  /**
   * Markdown as GitHub renders it, for a ticket or a job's summary; what is longer than GitHub takes is cut, and says so.
   *
   * <pre>{@code
   * new Report.Markdown(Report.Head.now("captures")).write(audit, ticket);
   * }</pre>
   */
  final class Markdown implements Report {
    private final ReportHead head;

    /** Reports that tell how they came about. */
    public Markdown(Head head) {
      this.head = head.inside();
    }

    @Override
    public void write(AuditResult result, Appendable out) throws IOException {
      out.append(MarkdownLimit.fit(AuditMarkdown.write(result, head)));
    }

    @Override
    public void write(Survival survival, Appendable out) throws IOException {
      out.append(MarkdownLimit.fit(SurvivalMarkdown.write(survival)));
    }

    @Override
    public void write(FleetSurvival fleet, Appendable out) throws IOException {
      out.append(MarkdownLimit.fit(FleetSurvivalMarkdown.write(fleet)));
    }

    @Override
    public void write(StatusDiff diff, ComparedSide left, ComparedSide right, Appendable out)
        throws IOException {
      out.append(MarkdownLimit.fit(DiffMarkdown.write(diff, left, right)));
    }
  }
}
