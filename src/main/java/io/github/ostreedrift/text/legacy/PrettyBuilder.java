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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the rules of {@code --pretty} to a capture. */
final class PrettyBuilder {
  private static final Pattern ID = Pattern.compile("([0-9a-f]+)(?:\\.(\\d{1,9}))?");

  private PrettyBuilder() {}

  static Capture build(LegacyStatusParser.PrettyContext pretty, CaptureProblems problems) {
    List<Deployment> deployments = new ArrayList<>();
    for (LegacyStatusParser.BlockContext block : pretty.blocks) {
      // the last ruler has nothing below it
      if (block.head != null || !block.rows.isEmpty()) {
        deployments.add(deployment(block, deployments.size()));
      }
    }
    Facts.Builder<Capture> facts =
        CaptureFacts.builder().show(CaptureFacts.DEPLOYMENTS, List.copyOf(deployments));
    return new Capture(
        CaptureFormat.RPM_OSTREE_STATUS_PRETTY, facts.build(), problems.unrecognized());
  }

  private static Deployment deployment(LegacyStatusParser.BlockContext block, int index) {
    LegacyFacts facts = new LegacyFacts();
    if (block.head != null) {
      facts.show(DeploymentFacts.BOOTED, block.head.mark != null);
    }
    List<String> lines = new ArrayList<>();
    int gaps = 0;
    for (LegacyStatusParser.PrettyRowContext row : block.rows) {
      gaps += row.gap != null ? 1 : 0;
      if (row.exception == null && row.key != null) {
        take(row, lines, facts);
      }
    }
    if (!lines.isEmpty()) {
      Signatures signatures = SignatureLines.read(lines);
      facts.showOrHide(
          DeploymentFacts.SIGNATURES,
          signatures,
          gaps == 0 && SignatureLines.areWhole(lines, signatures),
          block.start.getLine());
    }
    return facts.build(index);
  }

  private static void take(
      LegacyStatusParser.PrettyRowContext row, List<String> signatures, LegacyFacts facts) {
    String value = row.value == null ? "" : row.value.getText();
    int line = row.key.getLine();
    switch (row.key.getType()) {
      case LegacyStatusLexer.VERSION -> facts.version(value, line);
      case LegacyStatusLexer.TIMESTAMP ->
        Times.find(value).ifPresent(time -> facts.show(DeploymentFacts.TIMESTAMP, time));
      case LegacyStatusLexer.ID -> id(value, facts);
      case LegacyStatusLexer.OSNAME -> facts.text(DeploymentFacts.STATEROOT, value, line);
      case LegacyStatusLexer.REFSPEC -> facts.origin(value, line);
      case LegacyStatusLexer.GPG -> signatures.add(value);
      default -> throw new IllegalStateException("no label: " + row.key.getText());
    }
  }

  private static void id(String value, LegacyFacts facts) {
    Matcher id = ID.matcher(value);
    if (id.matches()) {
      facts.show(DeploymentFacts.CHECKSUM, id.group(1));
      if (id.group(2) != null) {
        facts.show(DeploymentFacts.SERIAL, Integer.valueOf(id.group(2)));
      }
    }
  }
}
