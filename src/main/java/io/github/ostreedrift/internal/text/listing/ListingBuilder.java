// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.grammar.ListingParser;
import io.github.ostreedrift.internal.text.grammar.ListingParserBaseVisitor;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.internal.text.value.AdvisoryLines;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import io.github.ostreedrift.model.PackageEvidence.InactiveRequest;
import io.github.ostreedrift.model.PackageEvidence.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** From the rows of a listing or a transcript to evidence. */
final class ListingBuilder extends ListingParserBaseVisitor<@Nullable Void> {
  private static final Pattern DESCRIBED =
      Pattern.compile("(?!.*\\([0-9a-f]{64}\\) )(.+) \\(([0-9a-f]{64})\\)");
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{4,64}");

  private final CaptureProblems problems;
  private final PackageEvidence.Builder evidence = PackageEvidence.builder();
  private final List<Nevra> installed = new ArrayList<>();
  private final PackageChanges changes = new PackageChanges();
  private boolean hasFrom;
  private boolean hasTo;
  private boolean hasGap;
  private boolean hasCheckout;
  private boolean isSigned;
  private @Nullable Outcome outcome;

  /** A builder; a torn listing has lost its beginning. */
  ListingBuilder(CaptureProblems problems, boolean isTorn) {
    this.problems = problems;
    this.hasGap = isTorn;
  }

  Capture build(CaptureFormat format, ListingParser.ListingContext listing) {
    for (ListingParser.RowContext row : listing.rows) {
      if (row.exception == null) {
        row.accept(this);
      }
    }
    List<PackageChange> changed = changes.finish();
    hasGap |= changes.isBroken() || problems.hasErrors();
    switch (format) {
      case RPM_OSTREE_DB_DIFF -> evidence.changes(changed);
      case RPM_OSTREE_TRANSCRIPT -> showTranscript(changed);
      default -> evidence.installed(installed);
    }
    boolean complete =
        !hasGap && ((hasFrom && hasTo) || format != CaptureFormat.RPM_OSTREE_DB_DIFF);
    return new Capture(
        format,
        CaptureFacts.builder()
            .show(CaptureFacts.PACKAGE_EVIDENCE, evidence.build(complete))
            .build(),
        problems.unrecognized());
  }

  /** Releases that put packages on a tree print what changes; the first ones (2014) may not have. */
  private void showTranscript(List<PackageChange> changed) {
    Outcome how = outcome == null && isSigned ? Outcome.PREVIEW : outcome;
    if (how != null) {
      evidence.outcome(how);
    }
    boolean silenceMeansNone =
        !hasGap && (how == Outcome.UNCHANGED || (hasCheckout && how == Outcome.QUEUED));
    if (!changed.isEmpty() || silenceMeansNone) {
      evidence.changes(changed);
    }
  }

  /** {@code CHECKSUM}, or {@code DESCRIPTION (CHECKSUM)}. */
  @Override
  public @Nullable Void visitCommitRow(ListingParser.CommitRowContext row) {
    int key = row.key.getType();
    boolean isFrom = key == ListingLexer.FROM || key == ListingLexer.FROM_2014;
    hasFrom |= isFrom;
    hasTo |= !isFrom;
    LineToken value = (LineToken) row.commit;
    String text = value.getText();
    Matcher described = DESCRIBED.matcher(text);
    boolean isDescribed = described.matches();
    boolean isMasked =
        PackageForms.isMasked(value.line(), value.getStartIndex(), value.getStopIndex() + 1);
    if (isMasked || (!isDescribed && !CHECKSUM.matcher(text).matches())) {
      problems.warn(value, "this is no commit; it is not shown");
      hasGap |= !isMasked;
      return null;
    }
    CommitName commit = isDescribed
        ? new CommitName(described.group(2), Optional.of(described.group(1)))
        : new CommitName(text, Optional.empty());
    if (isFrom) {
      evidence.from(commit);
    } else {
      evidence.commit(commit);
    }
    return null;
  }

  @Override
  public @Nullable Void visitInstalled(ListingParser.InstalledContext row) {
    installed.add(PackageChanges.nevra(row.nevra));
    return null;
  }

  @Override
  public @Nullable Void visitPublicKey(ListingParser.PublicKeyContext row) {
    return null;
  }

  @Override
  public @Nullable Void visitSection(ListingParser.SectionContext row) {
    hasGap |= !row.gaps.isEmpty();
    Kind kind = switch (row.key.getType()) {
      case ListingLexer.UPGRADED -> Kind.UPGRADED;
      case ListingLexer.DOWNGRADED -> Kind.DOWNGRADED;
      case ListingLexer.REMOVED -> Kind.REMOVED;
      case ListingLexer.ADDED -> Kind.ADDED;
      case ListingLexer.CHANGED -> Kind.CHANGED;
      default -> throw new IllegalStateException("no head of changes: " + row.key.getText());
    };
    row.changes.forEach(change -> changes.add(change, kind));
    return null;
  }

  @Override
  public @Nullable Void visitKeylessChange(ListingParser.KeylessChangeContext row) {
    changes.add(row.changed, Kind.CHANGED);
    return null;
  }

  @Override
  public @Nullable Void visitSigned(ListingParser.SignedContext row) {
    isSigned = true;
    changes.addSigned(row.sign.getType(), row.nevra);
    return null;
  }

  @Override
  public @Nullable Void visitAdvisories(ListingParser.AdvisoriesContext row) {
    hasGap |= !row.gaps.isEmpty();
    if (row.gaps.isEmpty()) {
      evidence.advisories(AdvisoryLines.find(Words.lines(row.lines)));
    }
    return null;
  }

  @Override
  public @Nullable Void visitInactiveRequests(ListingParser.InactiveRequestsContext row) {
    hasGap |= !row.gaps.isEmpty();
    if (row.gaps.isEmpty()) {
      evidence.inactiveRequests(row.requests.stream()
          .map(request -> new InactiveRequest(request.name.getText(), request.by.getText()))
          .toList());
    }
    return null;
  }

  @Override
  public @Nullable Void visitInactive(ListingParser.InactiveContext row) {
    hasGap |= !row.gaps.isEmpty();
    if (row.gaps.isEmpty() && row.key.getType() == ListingLexer.INACTIVE_REMOVALS) {
      evidence.inactiveRemovals(Words.lines(row.lines));
    } else if (row.gaps.isEmpty()) {
      evidence.inactiveReplacements(Words.lines(row.lines));
    }
    return null;
  }

  @Override
  public @Nullable Void visitCheckout(ListingParser.CheckoutContext row) {
    hasCheckout = true;
    return null;
  }

  @Override
  public @Nullable Void visitEnding(ListingParser.EndingContext row) {
    outcome = outcome(row.outcome);
    return null;
  }

  @Override
  public @Nullable Void visitDamage(ListingParser.DamageContext row) {
    hasGap = true;
    return null;
  }

  private static Outcome outcome(Token token) {
    return switch (token.getType()) {
      case ListingLexer.LIVE -> Outcome.LIVE;
      case ListingLexer.DRY_RUN -> Outcome.DRY_RUN;
      case ListingLexer.FAILED -> Outcome.FAILED;
      case ListingLexer.NO_CHANGE,
          ListingLexer.NO_CHANGES,
          ListingLexer.NO_UPGRADE,
          ListingLexer.NO_UPDATES -> Outcome.UNCHANGED;
      case ListingLexer.REBOOT,
          ListingLexer.QUEUED,
          ListingLexer.UPDATES_PREPARED,
          ListingLexer.UPGRADE_PREPARED,
          ListingLexer.ORDER_RESET_2014,
          ListingLexer.ORDER_RESET -> Outcome.QUEUED;
      default -> throw new IllegalStateException("no outcome: " + token.getText());
    };
  }
}
