// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.InactiveReplacement;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.PackageChange;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PendingBase;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.model.UnrecognizedRow;
import io.github.ostreedrift.text.grammar.HostStatusParser;
import io.github.ostreedrift.text.grammar.HostStatusParser.BranchContext;
import io.github.ostreedrift.text.grammar.HostStatusParser.PackageLineContext;
import io.github.ostreedrift.text.grammar.HostStatusParser.RemoteSourceContext;
import io.github.ostreedrift.text.grammar.HostStatusParser.RowContext;
import io.github.ostreedrift.text.grammar.HostStatusParserBaseVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of one deployment (or of an available update). Says nothing of what silence means: see
 * {@link Silence}.
 */
final class DeploymentRows extends HostStatusParserBaseVisitor<@Nullable Void> {
  private final Straightened capture;
  final ReleaseHints hints;
  final Facts.Builder<Deployment> facts = DeploymentFacts.builder();
  final List<UnrecognizedRow> unrecognized = new ArrayList<>();

  @Nullable
  String digest;

  @Nullable
  String customDescription;

  private final List<Removal> removed = new ArrayList<>();
  private final List<Replacement> replaced = new ArrayList<>();
  private final List<InactiveReplacement> inactiveReplacements = new ArrayList<>();
  private final List<PackageChange> changes = new ArrayList<>();
  private final List<PackageChange> liveChanges = new ArrayList<>();
  private @Nullable PackageDiff liveDiff;
  private Optional<String> live = Optional.empty();
  private Optional<String> interrupted = Optional.empty();
  private @Nullable String pendingChecksum;
  private TimedVersion pendingVersion = new TimedVersion(Optional.empty(), Optional.empty());
  private @Nullable String initramfs;
  private List<String> initramfsEtc = List.of();

  /** Whether the rows so far are those of a live commit: its changes have no keys of their own. */
  private boolean inLive;

  boolean showsVersion;
  boolean showsCommit;
  boolean showsBase;

  private boolean verbose;

  private boolean countsSignatures;
  private boolean bootedKeys;

  DeploymentRows(Straightened capture, ReleaseHints hints) {
    this.capture = capture;
    this.hints = hints;
  }

  /** Whether something is live: then the keys of the booted deployment's commits say so. */
  boolean isLive() {
    return bootedKeys || live.isPresent() || interrupted.isPresent();
  }

  /**
   * Whether some row is one that only {@code -v} prints.
   *
   * @param signatures whether the count above the signatures is one: not before v2017.7
   */
  boolean isVerbose(boolean signatures) {
    return verbose || (signatures && countsSignatures);
  }

  /** The facts of the rows that take several of them. */
  void finish() {
    if (!removed.isEmpty()) {
      facts.show(DeploymentFacts.REMOVED, List.copyOf(removed));
    }
    if (!replaced.isEmpty()) {
      facts.show(DeploymentFacts.REPLACED, List.copyOf(replaced));
    }
    if (!inactiveReplacements.isEmpty()) {
      facts.show(DeploymentFacts.INACTIVE_REPLACEMENTS, List.copyOf(inactiveReplacements));
    }
    if (!changes.isEmpty()) {
      facts.show(DeploymentFacts.DIFF, PackageDiff.of(changes));
    }
    if (live.isPresent() || interrupted.isPresent()) {
      Optional<PackageDiff> diff = liveChanges.isEmpty()
          ? Optional.ofNullable(liveDiff)
          : Optional.of(PackageDiff.of(liveChanges));
      facts.show(DeploymentFacts.LIVE, Optional.of(new Live(live, interrupted, diff)));
    }
    if (pendingChecksum != null) {
      facts.show(
          DeploymentFacts.PENDING_BASE,
          new PendingBase(pendingChecksum, pendingVersion.version(), pendingVersion.instant()));
    }
    if (initramfs != null || !initramfsEtc.isEmpty()) {
      List<String> args =
          initramfs == null ? List.of() : Words.ofInitramfs(initramfs, hints.mayQuoteInitramfs());
      facts.show(
          DeploymentFacts.INITRAMFS,
          Optional.of(new Initramfs(initramfs != null, args, initramfsEtc)));
    }
  }

  /** Takes one row; a row that the grammar refused, or that may be cut, is kept as it is. */
  void take(RowContext row) {
    if (row.exception != null || (endsCut(row) && !isWhole(row))) {
      keep(row);
    } else {
      row.accept(this);
    }
  }

  private boolean endsCut(RowContext row) {
    return capture.unterminated
        && row.stop != null
        && row.stop.getStopIndex() >= capture.length() - 1;
  }

  /** Whether the end of a row shows by itself that nothing is missing from it. */
  private static boolean isWhole(RowContext row) {
    if (row instanceof HostStatusParser.CommitRowContext commit) {
      return Origin.isChecksum(commit.commit.getText()) && commit.repositories.isEmpty();
    } else if (row instanceof HostStatusParser.ValueRowContext value) {
      String text = value.value.getText();
      return text.endsWith(")") || text.equals("yes") || text.equals("no");
    }
    return false;
  }

  private void keep(RowContext row) {
    Line line = capture.sourceAt(row.start.getStartIndex());
    String text = line.raw().strip();
    int colon = text.indexOf(':');
    String key = colon < 0 ? "" : text.substring(0, colon);
    unrecognized.add(
        new UnrecognizedRow(line.number, key, List.of(text.substring(colon + 1).strip())));
  }

  @Override
  public @Nullable Void visitValueRow(HostStatusParser.ValueRowContext row) {
    String value = row.value.getText();
    if (Words.isElided(value)) {
      capture.problem(
          Severity.WARNING,
          row.value.getStartIndex(),
          "the value was left out by who saved this: not shown",
          Optional.of(value),
          List.of());
      return null;
    }
    switch (row.key.getType()) {
      case HostStatusParser.DIGEST -> digest = value;
      case HostStatusParser.CUSTOM_ORIGIN -> customDescription = value;
      case HostStatusParser.REMOTE_STATUS ->
        facts.show(DeploymentFacts.REMOTE_ERROR, Optional.of(value));
      case HostStatusParser.VERSION -> version(TimedVersion.parse(value));
      case HostStatusParser.TIMESTAMP ->
        version(new TimedVersion(Optional.empty(), Optional.of(value)));
      case HostStatusParser.PENDING_COMMIT -> pendingChecksum = value;
      case HostStatusParser.PENDING_VERSION -> pendingVersion = TimedVersion.parse(value);
      case HostStatusParser.INTERRUPTED_LIVE -> live(Optional.empty(), Optional.of(value));
      case HostStatusParser.LIVE_COMMIT -> live(Optional.of(value), Optional.empty());
      case HostStatusParser.STAGED -> staged(value);
      case HostStatusParser.STATEROOT -> stateroot(row.key, value);
      case HostStatusParser.CLIWRAP -> facts.show(DeploymentFacts.CLIWRAP, value.equals("enabled"));
      case HostStatusParser.TITLE -> facts.show(DeploymentFacts.TITLE, value);
      case HostStatusParser.INITRAMFS -> initramfs = value;
      case HostStatusParser.PINNED -> facts.show(DeploymentFacts.PINNED, value.equals("yes"));
      default -> facts.show(DeploymentFacts.UNLOCKED, value);
    }
    return null;
  }

  private void version(TimedVersion value) {
    showsVersion = true;
    facts.show(DeploymentFacts.VERSION, value.version());
    value.time().ifPresent(time -> {
      boolean zoned = time.indexOf('T') > 0;
      if (zoned) {
        hints.since(ReleaseHints.V2018_9);
      } else {
        hints.until(ReleaseHints.V2018_8);
      }
    });
    value.instant().ifPresent(time -> facts.show(DeploymentFacts.TIMESTAMP, time));
  }

  private void live(Optional<String> commit, Optional<String> stopped) {
    live = live.or(() -> commit);
    interrupted = interrupted.or(() -> stopped);
    inLive = true;
  }

  private void staged(String value) {
    inLive = false;
    verbose = true;
    hints.since(ReleaseHints.V2018_5);
    facts.show(DeploymentFacts.STAGED, value.equals("yes"));
  }

  private void stateroot(Token key, String value) {
    inLive = false;
    facts.show(DeploymentFacts.STATEROOT, value);
    if (key.getText().startsWith("OS")) {
      hints.until(201704);
    } else {
      hints.since(ReleaseHints.V2017_5);
    }
  }

  @Override
  public @Nullable Void visitNoticeRow(HostStatusParser.NoticeRowContext row) {
    facts.show(DeploymentFacts.END_OF_LIFE, Optional.of(String.join("\n", Words.lines(row.lines))));
    return null;
  }

  @Override
  public @Nullable Void visitCommitRow(HostStatusParser.CommitRowContext row) {
    boolean base = row.key.getType() == HostStatusParser.BASE_COMMIT
        || row.key.getType() == HostStatusParser.BOOTED_BASE_COMMIT;
    bootedKeys |= row.key.getText().startsWith("Booted");
    showsCommit |= !base;
    showsBase |= base;
    String commit = row.commit.getText().strip();
    if (!Words.isElided(commit)) {
      facts.show(base ? DeploymentFacts.BASE_CHECKSUM : DeploymentFacts.CHECKSUM, commit);
    }
    if (!row.repositories.isEmpty()) {
      verbose = true;
      hints.since(ReleaseHints.V2018_5);
      boolean layered = !base && showsBase;
      facts.show(
          layered ? DeploymentFacts.LAYERED_REPOSITORIES : DeploymentFacts.REPOSITORIES,
          repositories(row.repositories));
    }
    return null;
  }

  private static List<Repository> repositories(List<BranchContext> branches) {
    List<Repository> repositories = new ArrayList<>(branches.size());
    for (BranchContext branch : branches) {
      TimedVersion idAndTime = TimedVersion.parse(Words.joined(branch.words));
      repositories.add(new Repository(idAndTime.version().orElse(""), idAndTime.instant()));
    }
    return List.copyOf(repositories);
  }

  @Override
  public @Nullable Void visitListRow(HostStatusParser.ListRowContext row) {
    List<String> words = List.copyOf(Words.unquoted(row.words));
    if (words.contains("...") || words.contains("\u2026")) {
      capture.problem(
          Severity.WARNING,
          row.start.getStartIndex(),
          "the list was shortened by who saved this: not shown",
          Optional.empty(),
          List.of());
      return null;
    }
    switch (row.key.getType()) {
      case HostStatusParser.INACTIVE_REMOVALS ->
        facts.show(DeploymentFacts.INACTIVE_REMOVALS, words);
      case HostStatusParser.INACTIVE_LOCAL ->
        words.forEach(
            word -> inactiveReplacements.add(new InactiveReplacement(word, Replacement.LOCAL)));
      case HostStatusParser.INACTIVE_REQUESTS -> facts.show(DeploymentFacts.INACTIVE, words);
      case HostStatusParser.INACTIVE_MODULES -> facts.show(DeploymentFacts.MODULES_INACTIVE, words);
      case HostStatusParser.LAYERED_PACKAGES -> facts.show(DeploymentFacts.LAYERED, words);
      case HostStatusParser.LAYERED_MODULES -> facts.show(DeploymentFacts.MODULES, words);
      case HostStatusParser.ENABLED_MODULES -> facts.show(DeploymentFacts.MODULES_ENABLED, words);
      case HostStatusParser.LOCAL_PACKAGES -> facts.show(DeploymentFacts.LOCAL, words);
      case HostStatusParser.FORCED_PACKAGES ->
        facts.show(DeploymentFacts.LOCAL_FILEOVERRIDE, words);
      default -> initramfsEtc = words;
    }
    verbose |= isInactive(row.key);
    return null;
  }

  private boolean isInactive(Token key) {
    return switch (key.getType()) {
      case HostStatusParser.INACTIVE_REMOVALS,
          HostStatusParser.INACTIVE_LOCAL,
          HostStatusParser.INACTIVE_MODULES -> true;
      case HostStatusParser.INACTIVE_REQUESTS -> key.getText().startsWith("Inactive");
      default -> false;
    };
  }

  @Override
  public @Nullable Void visitOverrideRow(HostStatusParser.OverrideRowContext row) {
    for (PackageLineContext line : row.lines) {
      if (row.key.getType() == HostStatusParser.REMOVED_BASE) {
        Overrides.addRemovals(Words.of(line.words), removed);
      } else {
        Overrides.addReplacements(Words.of(line.words), Replacement.LOCAL, replaced);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitRemoteRow(HostStatusParser.RemoteRowContext row) {
    boolean inactive = row.key.getType() == HostStatusParser.INACTIVE_REMOTE;
    hints.since(ReleaseHints.V2022_11);
    verbose |= inactive;
    String source = "";
    for (RemoteSourceContext line : row.sources) {
      if (line.source != null) {
        source = line.source.getText().strip();
      } else if (inactive) {
        inactiveReplacements.add(new InactiveReplacement(Words.joined(line.words), source));
      } else {
        Overrides.addReplacements(Words.of(line.words), source, replaced);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitSignatureRow(HostStatusParser.SignatureRowContext row) {
    inLive = false;
    List<String> lines = Words.lines(row.lines);
    if (!lines.isEmpty() && SignatureLines.isCount(lines.get(0))) {
      countsSignatures = true;
    }
    facts.show(DeploymentFacts.SIGNATURES, SignatureLines.read(lines));
    return null;
  }

  @Override
  public @Nullable Void visitAdvisoryRow(HostStatusParser.AdvisoryRowContext row) {
    facts.show(DeploymentFacts.ADVISORIES, AdvisoryLines.read(Words.lines(row.lines)));
    return null;
  }

  @Override
  public @Nullable Void visitDiffRow(HostStatusParser.DiffRowContext row) {
    String value = row.value == null ? "" : row.value.getText();
    if (row.key.getType() == HostStatusParser.LIVE_DIFF) {
      liveDiff = PackageDiffs.ofCounts(value);
    } else if (!Words.isElided(value)) {
      facts.show(DeploymentFacts.DIFF, PackageDiffs.ofCounts(value));
    }
    return null;
  }

  @Override
  public @Nullable Void visitChangeRow(HostStatusParser.ChangeRowContext row) {
    verbose = true;
    PackageChange.Kind kind = switch (row.key.getType()) {
      case HostStatusParser.DOWNGRADED -> PackageChange.Kind.DOWNGRADED;
      case HostStatusParser.REMOVED -> PackageChange.Kind.REMOVED;
      case HostStatusParser.ADDED -> PackageChange.Kind.ADDED;
      default -> PackageChange.Kind.UPGRADED;
    };
    boolean ofLive = inLive || row.key.getText().startsWith("Live");
    for (PackageLineContext line : row.lines) {
      PackageDiffs.add(Words.of(line.words), kind, ofLive ? liveChanges : changes);
    }
    return null;
  }

  @Override
  public @Nullable Void visitUnknownRow(HostStatusParser.UnknownRowContext row) {
    String key = row.key.getText();
    Line line = capture.sourceAt(row.start.getStartIndex());
    unrecognized.add(new UnrecognizedRow(
        line.number, key.substring(0, key.indexOf(':')), Words.lines(row.lines)));
    capture.problem(
        Severity.WARNING,
        row.start.getStartIndex(),
        "this row is not known; it is kept as it is",
        Optional.of("`" + key.strip() + "`"),
        List.of());
    return null;
  }
}
