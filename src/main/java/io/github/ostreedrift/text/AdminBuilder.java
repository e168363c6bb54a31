// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.model.Signature;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.UnrecognizedRow;
import io.github.ostreedrift.text.grammar.AdminStatusParser;
import io.github.ostreedrift.text.grammar.AdminStatusParser.DeploymentContext;
import io.github.ostreedrift.text.grammar.AdminStatusParser.KnownLineContext;
import io.github.ostreedrift.text.grammar.AdminStatusParser.LineContext;
import io.github.ostreedrift.text.grammar.AdminStatusParser.UnknownLineContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** From the rules of the {@code ostree admin status} grammar to a capture, and what silence means there. */
final class AdminBuilder {
  private final Straightened source;

  /** v2013.3, which knew neither versions nor origins. */
  private final boolean indexed;

  /** Whether some deployment is marked and one is booted: then the silence of marks means something. */
  private final boolean marked;

  private final boolean softReboot;
  private final boolean knowsLocks;

  private AdminBuilder(Straightened source, AdminStatusParser.StatusContext tree) {
    this.source = source;
    this.indexed = tree.indexed != null;
    List<Token> marks = tree.deployments.stream()
        .flatMap(deployment -> deployment.marks.stream())
        .toList();
    this.marked = !marks.isEmpty()
        && tree.deployments.stream()
            .anyMatch(deployment -> deployment.mark.getType() == AdminStatusParser.BOOTED);
    this.softReboot = has(marks, AdminStatusParser.SOFT_REBOOT);
    this.knowsLocks = softReboot || has(marks, AdminStatusParser.LOCKED);
  }

  static Capture build(Straightened source) {
    AdminStatusParser.StatusContext tree = Grammars.admin(source);
    AdminBuilder builder = new AdminBuilder(source, tree);
    List<Deployment> deployments = new ArrayList<>();
    for (int i = 0; i < tree.deployments.size(); i++) {
      boolean last = i == tree.deployments.size() - 1;
      deployments.add(builder.deployment(tree.deployments.get(i), i, last && source.unterminated));
    }
    Facts.Builder<Capture> facts =
        CaptureFacts.builder().show(CaptureFacts.DEPLOYMENTS, List.copyOf(deployments));
    return new Capture(CaptureFormat.OSTREE_ADMIN_STATUS, facts.build(), source.unrecognized);
  }

  private Deployment deployment(DeploymentContext tree, int index, boolean cut) {
    Facts.Builder<Deployment> facts = DeploymentFacts.builder();
    boolean booted = tree.mark.getType() == AdminStatusParser.BOOTED;
    facts.show(DeploymentFacts.BOOTED, booted);
    List<UnrecognizedRow> unrecognized = new ArrayList<>();
    if (tree.exception == null && tree.stateroot != null && tree.id != null) {
      facts.show(DeploymentFacts.STATEROOT, tree.stateroot.getText());
      String id = tree.id.getText();
      int dot = id.lastIndexOf('.');
      facts.show(DeploymentFacts.CHECKSUM, id.substring(0, dot));
      facts.show(DeploymentFacts.SERIAL, Integer.valueOf(id.substring(dot + 1)));
    }
    if (!indexed && (!cut || !tree.lines.isEmpty())) {
      marks(tree.marks, booted, facts);
    }
    List<String> signature = new ArrayList<>();
    for (LineContext line : tree.lines) {
      boolean last = line == tree.lines.get(tree.lines.size() - 1);
      if (!cut || !last || isWhole(line)) {
        take(line, facts, signature, unrecognized);
      }
    }
    if (!signature.isEmpty()) {
      facts.show(DeploymentFacts.SIGNATURES, signatures(signature));
    }
    if (!cut && !isCut(tree)) {
      if (!indexed) {
        facts.showIfAbsent(DeploymentFacts.VERSION, Optional.empty());
      }
      facts.showIfAbsent(DeploymentFacts.PINNED, false);
      facts.showIfAbsent(DeploymentFacts.UNLOCKED, "none");
    }
    return new Deployment(index, facts.build(), unrecognized);
  }

  /** Whether the end of a line shows by itself that nothing is missing from it. */
  private static boolean isWhole(LineContext line) {
    return line instanceof KnownLineContext known
        && known.value != null
        && known.value.getText().equals("yes");
  }

  private boolean isCut(DeploymentContext tree) {
    int start = tree.start.getStartIndex();
    int end = tree.stop == null ? source.length() : tree.stop.getStopIndex() + 1;
    return source.cuts.stream().anyMatch(offset -> offset > start && offset <= end);
  }

  /**
   * One mark hides another: a locked deployment is not marked as staged, a staged one not as pending. A mark that is
   * missing says something only where marks are known and some deployment is booted.
   */
  private void marks(List<Token> marks, boolean booted, Facts.Builder<Deployment> facts) {
    boolean locked = has(marks, AdminStatusParser.LOCKED);
    boolean staged = has(marks, AdminStatusParser.STAGED);
    mark(DeploymentFacts.FINALIZATION_LOCKED, locked, marked && (!staged || knowsLocks), facts);
    mark(DeploymentFacts.STAGED, staged, marked && !locked, facts);
    boolean open = booted || (marked && !locked && !staged);
    mark(DeploymentFacts.PENDING, has(marks, AdminStatusParser.PENDING), open, facts);
    mark(DeploymentFacts.ROLLBACK, has(marks, AdminStatusParser.ROLLBACK), open, facts);
    boolean soft = has(marks, AdminStatusParser.SOFT_REBOOT);
    mark(DeploymentFacts.SOFT_REBOOT_TARGET, soft, marked && softReboot, facts);
    marks.stream()
        .filter(mark -> mark.getType() == AdminStatusParser.MARK)
        .forEach(mark -> source.problem(
            Severity.WARNING,
            mark.getStartIndex(),
            "this mark is not known",
            Optional.of(mark.getText()),
            List.of()));
  }

  private static void mark(
      FactKey<Deployment, Boolean> key,
      boolean printed,
      boolean silenceTells,
      Facts.Builder<Deployment> facts) {
    if (printed || silenceTells) {
      facts.show(key, printed);
    }
  }

  private static boolean has(List<Token> marks, int type) {
    return marks.stream().anyMatch(mark -> mark.getType() == type);
  }

  private void take(
      LineContext line,
      Facts.Builder<Deployment> facts,
      List<String> signature,
      List<UnrecognizedRow> unrecognized) {
    if (line.exception == null && line instanceof KnownLineContext known) {
      String value = known.value == null ? "" : known.value.getText();
      take(known.key, value, facts, signature);
    } else {
      Line at = source.sourceAt(line.start.getStartIndex());
      String text = at.from(at.start).strip();
      int colon = Math.max(0, text.indexOf(':'));
      unrecognized.add(new UnrecognizedRow(
          at.number, text.substring(0, colon), List.of(text.substring(colon + 1).strip())));
      if (line instanceof UnknownLineContext) {
        source.warn(at, at.skipBlanks(at.start), "this line is not known; it is kept as it is");
      }
    }
  }

  private static void take(
      Token key, String value, Facts.Builder<Deployment> facts, List<String> signature) {
    switch (key.getType()) {
      case AdminStatusParser.VERSION -> OstreeFacts.showVersion(value, facts);
      case AdminStatusParser.UNLOCKED -> facts.show(DeploymentFacts.UNLOCKED, value);
      case AdminStatusParser.PINNED -> facts.show(DeploymentFacts.PINNED, value.equals("yes"));
      case AdminStatusParser.ORIGIN_REFSPEC, AdminStatusParser.ORIGIN ->
        OstreeFacts.showOrigin(value, facts);
      case AdminStatusParser.TITLE -> facts.show(DeploymentFacts.TITLE, value);
      default -> signature.add(key.getText().startsWith("GPG") ? value : key.getText() + value);
    }
  }

  private static Signatures signatures(List<String> lines) {
    List<String> gpg = lines.stream().filter(line -> !isKeyed(line)).toList();
    List<Signature> all = new ArrayList<>(SignatureLines.read(gpg).list());
    for (String line : lines) {
      if (isKeyed(line)) {
        boolean valid = line.contains("verified successfully");
        int quote = line.indexOf('\'');
        Optional<String> key = quote < 0 || line.indexOf('\'', quote + 1) < 0
            ? Optional.empty()
            : Optional.of(line.substring(quote + 1, line.indexOf('\'', quote + 1)));
        all.add(new Signature(valid ? "valid" : "invalid", key, Optional.empty(), List.of(line)));
      }
    }
    return new Signatures(true, all);
  }

  private static boolean isKeyed(String line) {
    return line.startsWith("ed25519: ") || line.startsWith("spki: ");
  }
}
