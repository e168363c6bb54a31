// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.admin;

import io.github.ostreedrift.internal.model.Silence;
import io.github.ostreedrift.internal.text.grammar.AdminStatusLexer;
import io.github.ostreedrift.internal.text.grammar.AdminStatusParser;
import io.github.ostreedrift.internal.text.grammar.AdminStatusParser.DeploymentContext;
import io.github.ostreedrift.internal.text.grammar.AdminStatusParser.KnownLineContext;
import io.github.ostreedrift.internal.text.grammar.AdminStatusParser.LineContext;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.internal.text.value.OstreeFacts;
import io.github.ostreedrift.internal.text.value.SignatureLines;
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
import io.github.ostreedrift.model.Signatures.Signature;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** From the rules of the {@code ostree admin status} grammar to a capture, and what silence means there. */
final class AdminBuilder {
  /** Signs that no value has: a remark behind it, or what stands for a part of it. */
  private static final Pattern DRESSED = Pattern.compile(
      "[*\u2588~`\u2018\u2019\u201c\u201d\u2190]|^[\"\\[\u00ab]|<(?!.*@)|\\s[;#\\[]");

  private final CaptureProblems problems;

  /** v2013.3, which knew neither versions nor origins. */
  private final boolean indexed;

  /** Whether some deployment is marked and one is booted: then the silence of marks means something. */
  private final boolean marked;

  private final boolean isSomeBooted;
  private final boolean softReboot;
  private final boolean knowsLocks;

  private AdminBuilder(CaptureProblems problems, AdminStatusParser.StatusContext tree) {
    this.problems = problems;
    this.indexed = tree.indexed != null;
    List<Token> marks = tree.deployments.stream()
        .flatMap(deployment -> deployment.marks.stream())
        .toList();
    this.isSomeBooted = tree.deployments.stream()
        .anyMatch(deployment -> deployment.mark.getType() == AdminStatusLexer.BOOTED);
    this.marked = !marks.isEmpty() && isSomeBooted;
    this.softReboot = has(marks, AdminStatusLexer.SOFT_REBOOT);
    this.knowsLocks = softReboot || has(marks, AdminStatusLexer.LOCKED);
  }

  static Capture build(AdminStatusParser.StatusContext tree, CaptureProblems problems) {
    AdminBuilder builder = new AdminBuilder(problems, tree);
    List<Deployment> deployments = new ArrayList<>();
    for (DeploymentContext deployment : tree.deployments) {
      deployments.add(builder.deployment(deployment, deployments.size()));
    }
    Facts.Builder<Capture> facts =
        CaptureFacts.builder().show(CaptureFacts.DEPLOYMENTS, List.copyOf(deployments));
    return new Capture(CaptureFormat.OSTREE_ADMIN_STATUS, facts.build(), problems.unrecognized());
  }

  private Deployment deployment(DeploymentContext tree, int index) {
    Facts.Builder<Deployment> facts = DeploymentFacts.builder();
    boolean booted = tree.mark.getType() == AdminStatusLexer.BOOTED;
    boolean isReadable = tree.exception == null && tree.stateroot != null && tree.id != null;
    if (tree.mark.getType() != AdminStatusLexer.UNMARKED || (isSomeBooted && isReadable)) {
      facts.show(DeploymentFacts.BOOTED, booted);
    }
    if (isReadable) {
      id((LineToken) tree.id, facts);
      facts.show(DeploymentFacts.STATEROOT, tree.stateroot.getText());
    }
    if (!indexed && isReadable) {
      marks(tree.marks, booted, facts);
    }
    List<UnrecognizedRow> unrecognized = new ArrayList<>();
    List<String> signature = new ArrayList<>();
    LineContext above = null;
    Unread lost = null;
    for (LineContext line : tree.lines) {
      take(line, above, facts, signature, unrecognized);
      if (lost != null && line instanceof KnownLineContext known) {
        hide(known, lost, facts);
      } else if (line instanceof AdminStatusParser.DamagedLineContext) {
        lost = new Unread(
            ((LineToken) line.start).line().number,
            "lines were left out above it: it may belong to another deployment");
      }
      above = line;
    }
    if (!signature.isEmpty()) {
      facts.show(DeploymentFacts.SIGNATURES, signatures(signature));
    }
    hideBrokenSignatures(tree.lines, signature, facts);
    if (!indexed) {
      facts.showIfAbsent(DeploymentFacts.VERSION, Optional.empty());
    }
    Silence.tell(EnumSet.of(Silence.Source.OSTREE), facts);
    return new Deployment(index, facts.build(), unrecognized);
  }

  /** Signatures have several lines: damage anywhere below the deployment, or a line that stands there twice, may be theirs. */
  private static void hideBrokenSignatures(
      List<LineContext> lines, List<String> signature, Facts.Builder<Deployment> facts) {
    for (LineContext line : lines) {
      LineToken start = (LineToken) line.start;
      if (line instanceof AdminStatusParser.DamagedLineContext && !signature.isEmpty()) {
        facts.hide(
            DeploymentFacts.SIGNATURES,
            new Unread(start.line().number, "lines of a signature may be missing"));
      }
    }
    for (int i = 1; i < signature.size(); i++) {
      boolean isTwice = signature.get(i).startsWith("Signature made")
          && signature.subList(0, i).contains(signature.get(i));
      if (isTwice) {
        facts.hide(
            DeploymentFacts.SIGNATURES,
            new Unread(
                ((LineToken) lines.get(0).start).line().number, "a line stands there twice"));
      }
    }
  }

  private void id(LineToken id, Facts.Builder<Deployment> facts) {
    String text = id.getText();
    int dot = text.lastIndexOf('.');
    String checksum = text.substring(0, dot);
    if (Origin.isChecksum(checksum)) {
      facts.show(DeploymentFacts.CHECKSUM, checksum);
    } else {
      problems.warn(id, "this checksum is not whole, and is not shown");
      facts.hide(
          DeploymentFacts.CHECKSUM, new Unread(id.line().number, "its checksum is not whole"));
    }
    facts.show(DeploymentFacts.SERIAL, Integer.valueOf(text.substring(dot + 1)));
  }

  /**
   * One mark hides another: a locked deployment is not marked as staged, a staged one not as pending. A mark that is
   * missing says something only where marks are known and some deployment is booted.
   */
  private void marks(List<Token> marks, boolean booted, Facts.Builder<Deployment> facts) {
    boolean locked = has(marks, AdminStatusLexer.LOCKED);
    boolean staged = has(marks, AdminStatusLexer.STAGED);
    mark(DeploymentFacts.FINALIZATION_LOCKED, locked, marked && (!staged || knowsLocks), facts);
    mark(DeploymentFacts.STAGED, staged, marked && !locked, facts);
    boolean open = booted || (marked && !locked && !staged);
    mark(DeploymentFacts.PENDING, has(marks, AdminStatusLexer.PENDING), open, facts);
    mark(DeploymentFacts.ROLLBACK, has(marks, AdminStatusLexer.ROLLBACK), open, facts);
    boolean soft = has(marks, AdminStatusLexer.SOFT_REBOOT);
    mark(DeploymentFacts.SOFT_REBOOT_TARGET, soft, marked && softReboot, facts);
    marks.stream()
        .filter(mark -> mark.getType() == AdminStatusLexer.MARK)
        .forEach(mark -> problems.warn((LineToken) mark, "this mark is not known"));
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
      @Nullable LineContext above,
      Facts.Builder<Deployment> facts,
      List<String> signature,
      List<UnrecognizedRow> unrecognized) {
    LineToken start = (LineToken) line.start;
    if (line.exception == null && line instanceof KnownLineContext known) {
      String value = known.value == null ? "" : known.value.getText();
      boolean isUnread = known.key.getType() != AdminStatusLexer.ORIGIN
          && (LeftOut.isValue(value)
              || (known.key.getType() <= AdminStatusLexer.PINNED
                  && DRESSED.matcher(value).find())
              || (value.isEmpty() && known.key.getType() != AdminStatusLexer.VERSION));
      if (isUnread) {
        hide(
            known,
            new Unread(start.line().number, "its value was left out or made unreadable"),
            facts);
        problems.warn(start, "this value was left out or made unreadable, and is not shown");
      } else {
        take(known.key, value, facts, signature);
        if (known.key.getType() == AdminStatusLexer.ORIGIN_REFSPEC && value.indexOf('[') >= 0) {
          hide(known, new Unread(start.line().number, "no origin has brackets"), facts);
        }
      }
      return;
    }
    if (line instanceof AdminStatusParser.DamagedLineContext) {
      boolean isCut = start.getType() == AdminStatusLexer.CUT;
      Unread why = new Unread(
          start.line().number,
          isCut ? "the input ends here" : "a line that may tell it can't be read or was left out");
      if (above == null && isCut) {
        hideMarks(why, facts);
      }
      if (above instanceof KnownLineContext known && start.getType() != AdminStatusLexer.LEFT_OUT) {
        hide(known, why, facts);
      }
      hideSilent(why, facts);
      return;
    }
    Line at = start.line();
    String text = at.from(at.start).strip();
    int colon = Math.max(0, text.indexOf(':'));
    unrecognized.add(new UnrecognizedRow(
        at.number, text.substring(0, colon), List.of(text.substring(colon + 1).strip())));
    problems.warn(at, at.skipBlanks(at.start), "this line is not known; it is kept as it is");
    hideSilent(new Unread(at.number, "a line that is not known may tell it"), facts);
  }

  /** Takes back what a line tells. */
  private static void hide(KnownLineContext line, Unread why, Facts.Builder<Deployment> facts) {
    FactKey<Deployment, ?> key = switch (line.key.getType()) {
      case AdminStatusLexer.VERSION -> DeploymentFacts.VERSION;
      case AdminStatusLexer.UNLOCKED -> DeploymentFacts.UNLOCKED;
      case AdminStatusLexer.PINNED -> DeploymentFacts.PINNED;
      case AdminStatusLexer.ORIGIN_REFSPEC, AdminStatusLexer.ORIGIN -> DeploymentFacts.ORIGIN;
      case AdminStatusLexer.TITLE -> DeploymentFacts.TITLE;
      default -> DeploymentFacts.SIGNATURES;
    };
    facts.hide(key, why);
  }

  /** Takes back the marks that may have been cut off a deployment's line. */
  private static void hideMarks(Unread why, Facts.Builder<Deployment> facts) {
    for (FactKey<Deployment, Boolean> key : List.of(
        DeploymentFacts.PENDING,
        DeploymentFacts.ROLLBACK,
        DeploymentFacts.STAGED,
        DeploymentFacts.FINALIZATION_LOCKED,
        DeploymentFacts.SOFT_REBOOT_TARGET)) {
      if (!facts.get(key).is(true)) {
        facts.hide(key, why);
      }
    }
  }

  /** Takes back what silence would tell. */
  private static void hideSilent(Unread why, Facts.Builder<Deployment> facts) {
    for (FactKey<Deployment, ?> key :
        List.of(DeploymentFacts.VERSION, DeploymentFacts.UNLOCKED, DeploymentFacts.PINNED)) {
      if (!facts.isSettled(key)) {
        facts.hide(key, why);
      }
    }
  }

  private static void take(
      Token key, String value, Facts.Builder<Deployment> facts, List<String> signature) {
    switch (key.getType()) {
      case AdminStatusLexer.VERSION -> OstreeFacts.showVersion(value, facts);
      case AdminStatusLexer.UNLOCKED -> facts.show(DeploymentFacts.UNLOCKED, value);
      case AdminStatusLexer.PINNED -> facts.show(DeploymentFacts.PINNED, value.equals("yes"));
      case AdminStatusLexer.ORIGIN_REFSPEC, AdminStatusLexer.ORIGIN ->
        OstreeFacts.showOrigin(value, facts);
      case AdminStatusLexer.TITLE -> facts.show(DeploymentFacts.TITLE, value);
      default ->
        signature.add(key.getType() == AdminStatusLexer.GPG ? value : key.getText() + ": " + value);
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
