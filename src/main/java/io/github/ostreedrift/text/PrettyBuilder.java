// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.text.grammar.StatusPrettyParser;
import java.util.ArrayList;
import java.util.List;

/** From the rules of the {@code --pretty} grammar to a capture. */
final class PrettyBuilder {
  private PrettyBuilder() {}

  static Capture build(Straightened source) {
    List<Deployment> deployments = new ArrayList<>();
    for (StatusPrettyParser.BlockContext block : Grammars.pretty(source).blocks) {
      deployments.add(deployment(block, deployments.size()));
    }
    Facts.Builder<Capture> facts =
        CaptureFacts.builder().show(CaptureFacts.DEPLOYMENTS, List.copyOf(deployments));
    return new Capture(CaptureFormat.RPM_OSTREE_STATUS_PRETTY, facts.build(), source.unrecognized);
  }

  private static Deployment deployment(StatusPrettyParser.BlockContext block, int index) {
    Facts.Builder<Deployment> facts =
        DeploymentFacts.builder().show(DeploymentFacts.BOOTED, block.mark != null);
    List<String> signature = new ArrayList<>();
    for (StatusPrettyParser.PrettyRowContext row : block.rows) {
      String value = row.value == null ? "" : row.value.getText().strip();
      if (row.exception != null) {
        continue;
      }
      switch (row.key.getType()) {
        case StatusPrettyParser.VERSION -> OstreeFacts.showVersion(value, facts);
        case StatusPrettyParser.TIMESTAMP ->
          Times.find(value).ifPresent(time -> facts.show(DeploymentFacts.TIMESTAMP, time));
        case StatusPrettyParser.ID -> id(value, facts);
        case StatusPrettyParser.OSNAME -> facts.show(DeploymentFacts.STATEROOT, value);
        case StatusPrettyParser.REFSPEC -> OstreeFacts.showOrigin(value, facts);
        default -> signature.add(value);
      }
    }
    if (!signature.isEmpty()) {
      facts.show(DeploymentFacts.SIGNATURES, SignatureLines.read(signature));
    }
    return new Deployment(index, facts.build(), List.of());
  }

  private static void id(String value, Facts.Builder<Deployment> facts) {
    int dot = value.lastIndexOf('.');
    if (dot > 0 && value.substring(dot + 1).matches("\\d{1,9}")) {
      facts.show(DeploymentFacts.SERIAL, Integer.valueOf(value.substring(dot + 1)));
    }
    facts.show(DeploymentFacts.CHECKSUM, dot > 0 ? value.substring(0, dot) : value);
  }
}
