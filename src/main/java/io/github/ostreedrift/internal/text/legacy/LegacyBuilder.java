// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.legacy;

import io.github.ostreedrift.internal.text.grammar.LegacyStatusLexer;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser.BlockContext;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser.GpgFooterContext;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser.PrettyContext;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser.PrettyRowContext;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser.TableContext;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser.TableRowContext;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.value.OstreeFacts;
import io.github.ostreedrift.internal.text.value.SignatureLines;
import io.github.ostreedrift.internal.text.value.Times;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Signatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** From the rules of both forms to a capture; what was left out or made unreadable is not shown. */
final class LegacyBuilder {
  private static final Pattern ID = Pattern.compile("([0-9a-f]+)(?:\\.(\\d{1,9}))?");

  private final Facts.Builder<Deployment> facts = DeploymentFacts.builder();

  private LegacyBuilder() {}

  static Capture build(TableContext table, CaptureProblems problems) {
    List<Deployment> deployments = new ArrayList<>();
    boolean hasGap = false;
    for (TableRowContext row : table.rows) {
      if (row.exception == null && row.gap == null) {
        LegacyBuilder builder = new LegacyBuilder();
        builder.take(row, table.start.getText(), table.footer);
        deployments.add(builder.deployment(hasGap ? Deployment.NO_INDEX : deployments.size()));
      }
      hasGap |= row.gap != null;
    }
    return capture(CaptureFormat.RPM_OSTREE_STATUS_TABLE, deployments, problems);
  }

  static Capture build(PrettyContext pretty, CaptureProblems problems) {
    List<Deployment> deployments = new ArrayList<>();
    for (BlockContext block : pretty.blocks) {
      // the last ruler has nothing below it
      if (block.rows.stream().anyMatch(row -> row.position != null || row.key != null)) {
        LegacyBuilder builder = new LegacyBuilder();
        builder.take(block);
        deployments.add(builder.deployment(deployments.size()));
      }
    }
    return capture(CaptureFormat.RPM_OSTREE_STATUS_PRETTY, deployments, problems);
  }

  private static Capture capture(
      CaptureFormat format, List<Deployment> deployments, CaptureProblems problems) {
    Facts.Builder<Capture> facts =
        CaptureFacts.builder().show(CaptureFacts.DEPLOYMENTS, List.copyOf(deployments));
    return new Capture(format, facts.build(), problems.unrecognized());
  }

  private Deployment deployment(int index) {
    return new Deployment(index, facts.build(), List.of());
  }

  private void take(TableRowContext row, String columns, @Nullable GpgFooterContext footer) {
    boolean lacksTime = row.time == null && TableScanner.hasTimes(columns);
    if (row.time != null) {
      time(row.time.getText());
    }
    if (!lacksTime) {
      facts.show(DeploymentFacts.BOOTED, row.mark != null);
    }
    if (row.checksum != null) {
      int line = row.checksum.getLine();
      if (!lacksTime && TableScanner.hasVersions(columns)) {
        version(Words.joined(row.version), line);
      }
      facts.show(DeploymentFacts.CHECKSUM, row.checksum.getText());
      // the last cell is not shown where the input may be cut in it; and which one is missing can't
      // be told
      List<String> cells = Words.of(row.cells);
      int whole = cells.size() - (row.cut == null ? 0 : 1);
      if (whole > 1 || (whole > 0 && row.cut != null)) {
        stateroot(cells.get(0), line);
      }
      if (whole > 1) {
        origin(String.join(" ", cells.subList(1, whole)), line);
      }
    }
    if (row.mark != null && footer != null) {
      List<String> lines = Words.lines(footer.lines);
      int count = SignatureLines.read(lines).list().size();
      boolean areAll = footer.count.getText().startsWith(count + " ") && footer.gaps.isEmpty();
      signatures(lines, areAll, footer.count);
    }
  }

  private void take(BlockContext block) {
    List<String> signatures = new ArrayList<>();
    boolean hasGap = false;
    for (PrettyRowContext row : block.rows) {
      hasGap |= row.gap != null;
      if (row.position != null) {
        facts.show(DeploymentFacts.BOOTED, row.mark != null);
      } else if (row.exception == null && row.key != null) {
        take(row, signatures);
      }
    }
    if (!signatures.isEmpty()) {
      signatures(signatures, !hasGap, block.start);
    }
  }

  private void take(PrettyRowContext row, List<String> signatures) {
    String value = row.value == null ? "" : row.value.getText();
    int line = row.key.getLine();
    switch (row.key.getType()) {
      case LegacyStatusLexer.VERSION -> version(value, line);
      case LegacyStatusLexer.TIMESTAMP -> time(value);
      case LegacyStatusLexer.ID -> id(value);
      case LegacyStatusLexer.OSNAME -> stateroot(value, line);
      case LegacyStatusLexer.REFSPEC -> origin(value, line);
      case LegacyStatusLexer.GPG -> signatures.add(value);
      default -> throw new IllegalStateException("no label: " + row.key.getText());
    }
  }

  private void id(String value) {
    Matcher id = ID.matcher(value);
    if (id.matches()) {
      facts.show(DeploymentFacts.CHECKSUM, id.group(1));
      if (id.group(2) != null) {
        facts.show(DeploymentFacts.SERIAL, Integer.valueOf(id.group(2)));
      }
    }
  }

  private void time(String text) {
    Times.find(text).ifPresent(time -> facts.show(DeploymentFacts.TIMESTAMP, time));
  }

  private void version(String text, int line) {
    OstreeFacts.showVersion(text, facts);
    hideLeftOut(DeploymentFacts.VERSION, text, line);
  }

  private void stateroot(String text, int line) {
    facts.show(DeploymentFacts.STATEROOT, text);
    hideLeftOut(DeploymentFacts.STATEROOT, text, line);
  }

  /** A refspec, or the word for a missing one, which would look as if it were left out. */
  private void origin(String text, int line) {
    OstreeFacts.showOrigin(text, facts);
    boolean isRefspec =
        facts.get(DeploymentFacts.ORIGIN).orElse(new Origin.None()) instanceof Origin.Refspec;
    if (isRefspec || text.isEmpty()) {
      hideLeftOut(DeploymentFacts.ORIGIN, text, line);
    }
  }

  private void signatures(List<String> lines, boolean areAll, Token start) {
    Signatures signatures = SignatureLines.read(lines);
    boolean isMasked = lines.stream().anyMatch(LegacyBuilder::hasMask);
    if (areAll && !isMasked && SignatureLines.areWhole(lines, signatures)) {
      facts.show(DeploymentFacts.SIGNATURES, signatures);
    } else {
      hide(DeploymentFacts.SIGNATURES, start.getLine());
    }
  }

  private static boolean hasMask(String line) {
    return Arrays.stream(line.split(" +")).anyMatch(LeftOut::isValue);
  }

  private void hideLeftOut(FactKey<Deployment, ?> key, String text, int line) {
    if (LeftOut.isValue(text) || (text.isEmpty() && key != DeploymentFacts.VERSION)) {
      hide(key, line);
    }
  }

  private void hide(FactKey<Deployment, ?> key, int line) {
    facts.hide(key, new Unread(line, "its value is left out"));
  }
}
