// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text.legacy;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.text.grammar.LegacyStatusLexer;
import io.github.ostreedrift.text.grammar.LegacyStatusParser;
import io.github.ostreedrift.text.token.CaptureProblems;
import io.github.ostreedrift.text.value.SignatureLines;
import io.github.ostreedrift.text.value.Times;
import io.github.ostreedrift.text.value.Words;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** From the rules of the table to a capture. */
final class TableBuilder {
  private TableBuilder() {}

  static Capture build(LegacyStatusParser.TableContext table, CaptureProblems problems) {
    String version =
        LegacyStatusLexer.VOCABULARY.getLiteralName(LegacyStatusLexer.VERSION_COLUMN).replace("'", "");
    boolean hasVersions = table.start.getText().contains(version);
    List<Deployment> deployments = new ArrayList<>();
    for (LegacyStatusParser.TableRowContext row : table.rows) {
      if (row.exception == null && row.gap == null) {
        deployments.add(deployment(row, deployments.size(), hasVersions, table.footer));
      }
    }
    Facts.Builder<Capture> facts =
        CaptureFacts.builder().show(CaptureFacts.DEPLOYMENTS, List.copyOf(deployments));
    return new Capture(
        CaptureFormat.RPM_OSTREE_STATUS_TABLE, facts.build(), problems.unrecognized());
  }

  private static Deployment deployment(
      LegacyStatusParser.TableRowContext row,
      int index,
      boolean hasVersions,
      LegacyStatusParser.@Nullable GpgFooterContext footer) {
    LegacyFacts facts = new LegacyFacts();
    boolean booted = row.mark != null;
    facts.show(DeploymentFacts.BOOTED, booted);
    if (row.time != null) {
      Times.find(row.time.getText()).ifPresent(time -> facts.show(DeploymentFacts.TIMESTAMP, time));
    }
    Token checksum = row.checksum;
    if (checksum != null) {
      if (hasVersions) {
        facts.version(Words.joined(row.version), checksum.getLine());
      }
      facts.text(DeploymentFacts.CHECKSUM, checksum.getText(), checksum.getLine());
      cells(row, facts);
    }
    if (booted && footer != null) {
      signatures(footer, facts);
    }
    return facts.build(index);
  }

  /** OSNAME and REFSPEC; the last one is not shown where the input may be cut in it. */
  private static void cells(LegacyStatusParser.TableRowContext row, LegacyFacts facts) {
    List<String> cells = Words.of(row.cells);
    int whole = cells.size() - (row.cut == null ? 0 : 1);
    int line = row.checksum.getLine();
    if (whole > 0) {
      facts.text(DeploymentFacts.STATEROOT, cells.get(0), line);
    }
    if (whole > 1) {
      facts.origin(String.join(" ", cells.subList(1, whole)), line);
    }
  }

  /** All signatures that the footer counts, or none. */
  private static void signatures(LegacyStatusParser.GpgFooterContext footer, LegacyFacts facts) {
    List<String> lines = Words.lines(footer.lines);
    Signatures signatures = SignatureLines.read(lines);
    boolean areAll = footer.count.getText().startsWith(signatures.list().size() + " ")
        && SignatureLines.areWhole(lines, signatures)
        && footer.gaps.isEmpty();
    facts.showOrHide(DeploymentFacts.SIGNATURES, signatures, areAll, footer.count.getLine());
  }
}
