// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.text.grammar.StatusTableParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** From the rules of the table grammar to a capture. */
final class TableBuilder {
  private TableBuilder() {}

  static Capture build(Straightened source) {
    StatusTableParser.TableContext table = Grammars.table(source);
    boolean versions = table.start.getText().contains("VERSION");
    List<Deployment> deployments = new ArrayList<>();
    for (StatusTableParser.TableRowContext row : table.rows) {
      if (row.exception == null) {
        deployments.add(deployment(row, deployments.size(), versions, table.footer));
      }
    }
    Facts.Builder<Capture> facts =
        CaptureFacts.builder().show(CaptureFacts.DEPLOYMENTS, List.copyOf(deployments));
    return new Capture(CaptureFormat.RPM_OSTREE_STATUS_TABLE, facts.build(), source.unrecognized);
  }

  private static Deployment deployment(
      StatusTableParser.TableRowContext row,
      int index,
      boolean versions,
      StatusTableParser.@org.jspecify.annotations.Nullable GpgFooterContext footer) {
    Facts.Builder<Deployment> facts = DeploymentFacts.builder();
    boolean booted = row.mark != null;
    facts.show(DeploymentFacts.BOOTED, booted);
    if (row.time != null) {
      Times.find(row.time.getText()).ifPresent(time -> facts.show(DeploymentFacts.TIMESTAMP, time));
    }
    List<String> cells = new ArrayList<>(row.cells.stream().map(Token::getText).toList());
    OstreeFacts.showOrigin(cells.size() > 2 ? cells.remove(cells.size() - 1) : "", facts);
    if (cells.size() > 1) {
      facts.show(DeploymentFacts.STATEROOT, cells.remove(cells.size() - 1));
    }
    facts.show(DeploymentFacts.CHECKSUM, cells.remove(cells.size() - 1));
    if (versions) {
      OstreeFacts.showVersion(String.join(" ", cells), facts);
    }
    if (booted && footer != null) {
      List<String> lines =
          footer.lines.stream().map(line -> line.getText().strip()).toList();
      facts.show(DeploymentFacts.SIGNATURES, SignatureLines.read(lines));
    }
    return new Deployment(index, facts.build(), List.of());
  }
}
