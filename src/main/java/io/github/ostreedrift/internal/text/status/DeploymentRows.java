// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser.PackageLineContext;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser.RemoteSourceContext;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser.RowContext;
import io.github.ostreedrift.internal.text.grammar.HostStatusParserBaseVisitor;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.internal.text.value.AdvisoryLines;
import io.github.ostreedrift.internal.text.value.SignatureLines;
import io.github.ostreedrift.internal.text.value.TimedVersion;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of one deployment (or of an available update). A value that is left out, redacted or impossible for
 * its row is not read: its facts are not shown. What silence means is told later, by the table for all formats.
 */
final class DeploymentRows extends HostStatusParserBaseVisitor<@Nullable Void> {
  private final CaptureProblems problems;
  final ReleaseHints hints;
  final Facts.Builder<Deployment> facts = DeploymentFacts.builder();
  final Accounting accounting = new Accounting(facts);
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
  private final Set<PackageChange.Kind> kinds = EnumSet.noneOf(PackageChange.Kind.class);
  private final Set<PackageChange.Kind> liveKinds = EnumSet.noneOf(PackageChange.Kind.class);
  private @Nullable PackageDiff liveDiff;
  private Optional<String> live = Optional.empty();
  private Optional<String> interrupted = Optional.empty();
  private @Nullable String pendingChecksum;
  private TimedVersion pendingVersion = new TimedVersion(Optional.empty(), Optional.empty());
  private @Nullable String initramfs;
  private List<String> initramfsEtc = List.of();

  /** Whether the rows so far are those of a live commit: its changes have no keys of their own. */
  private boolean inLive;

  /** The row above, as long as damage below it can hide it. */
  private @Nullable RowContext above;

  private boolean isDamaged;
  private boolean verbose;
  private boolean countsSignatures;
  private boolean bootedKeys;

  DeploymentRows(CaptureProblems problems, ReleaseHints hints) {
    this.problems = problems;
    this.hints = hints;
  }

  /** Whether something is live, or may be: then the keys of the booted deployment's commits say so. */
  boolean isLive() {
    return bootedKeys || live.isPresent() || interrupted.isPresent() || accounting.mayBeLive();
  }

  /** Whether lines are missing, or can't be read. */
  boolean isDamaged() {
    return isDamaged;
  }

  boolean showsVersion() {
    return accounting.hasSeen(HostStatusLexer.VERSION)
        || accounting.hasSeen(HostStatusLexer.TIMESTAMP);
  }

  boolean showsStateroot() {
    return accounting.hasSeen(HostStatusLexer.STATEROOT)
        || accounting.hasSeen(HostStatusLexer.OSNAME);
  }

  boolean showsCommit() {
    return accounting.hasSeen(HostStatusLexer.COMMIT)
        || accounting.hasSeen(HostStatusLexer.BOOTED_COMMIT);
  }

  boolean showsBase() {
    return accounting.hasSeen(HostStatusLexer.BASE_COMMIT)
        || accounting.hasSeen(HostStatusLexer.BOOTED_BASE_COMMIT);
  }

  boolean showsDigest() {
    return accounting.hasSeen(HostStatusLexer.DIGEST);
  }

  boolean showsCustomOrigin() {
    return accounting.hasSeen(HostStatusLexer.CUSTOM_ORIGIN);
  }

  /**
   * Whether some row is one that only {@code -v} prints.
   *
   * @param signatures whether the count above the signatures is one: not before v2017.7
   */
  boolean isVerbose(boolean signatures) {
    return verbose || (signatures && countsSignatures);
  }

  /** Takes one row; one that the grammar refused is kept as it is, and tells nothing. */
  void take(RowContext row) {
    if (row instanceof HostStatusParser.DamagedRowContext damaged) {
      isDamaged = true;
      DamagedRow damage = new DamagedRow(problems, unrecognized);
      damage.take(damaged.gap, accounting);
      if (above != null && damage.hidesAbove(damaged.gap, above.start.getType())) {
        unrecognized.add(DamagedRow.kept(above));
        above = null;
      }
      return;
    }
    above = row;
    int key = row.start.getType();
    boolean isTwice = accounting.hasSeen(key) && !RowKinds.repeats(key);
    accounting.row(key);
    inLive |= key == HostStatusLexer.LIVE_COMMIT || key == HostStatusLexer.INTERRUPTED_LIVE;
    if (row.exception != null) {
      unread(row, "its value is missing");
      return;
    }
    if (isTwice && RowKinds.collects(key)) {
      unread(row, "it stands there twice");
      return;
    }
    List<Fact<?>> before = isTwice ? values(key) : List.of();
    row.accept(this);
    if (isAtEdge(row)) {
      unread(row, "its line may be cut at the edge of the page");
    }
    if (isTwice && !before.equals(values(key))) {
      unread(row, "it stands there twice, with another value");
    }
  }

  private boolean isAtEdge(RowContext row) {
    int edge = hints.pageEdge();
    return edge > 0
        && ((LineToken) row.start)
            .linesTo((LineToken) row.stop).stream().anyMatch(line -> line.length() == edge);
  }

  private List<Fact<?>> values(int key) {
    List<Fact<?>> values = new ArrayList<>();
    for (FactKey<Deployment, ?> fact : RowFacts.of(key)) {
      values.add(facts.get(fact));
    }
    return values;
  }

  /** A row that can't be read: it is kept, its facts are not shown. */
  private void unread(RowContext row, String reason) {
    LineToken token = (LineToken) row.start;
    accounting.unread(token.getType(), new Unread(token.line().number, reason));
    unrecognized.add(DamagedRow.kept(row));
    if (row.exception == null) {
      problems.warn(
          token.line(),
          token.getStartIndex(),
          "this row can't be read, and is not shown: " + reason);
    }
  }

  private static final String LEFT_OUT = "its value was left out or made unreadable";
  private static final String IMPOSSIBLE = "its value is cut, or is none that this row can have";

  @Override
  public @Nullable Void visitValueRow(HostStatusParser.ValueRowContext row) {
    String value = row.value.getText();
    int key = row.key.getType();
    if (!ValueCheck.mayBe(key, value)) {
      unread(row, LeftOut.isValue(value) ? LEFT_OUT : IMPOSSIBLE);
      return null;
    }
    switch (key) {
      case HostStatusLexer.DIGEST -> digest = value;
      case HostStatusLexer.CUSTOM_ORIGIN -> customDescription = value;
      case HostStatusLexer.REMOTE_STATUS ->
        facts.show(DeploymentFacts.REMOTE_ERROR, Optional.of(value));
      case HostStatusLexer.VERSION -> version(TimedVersion.parse(value));
      case HostStatusLexer.TIMESTAMP ->
        version(new TimedVersion(Optional.empty(), Optional.of(value)));
      case HostStatusLexer.PENDING_COMMIT, HostStatusLexer.PENDING_BASE_COMMIT ->
        pendingChecksum = value;
      case HostStatusLexer.PENDING_VERSION, HostStatusLexer.PENDING_BASE_VERSION ->
        pendingVersion = TimedVersion.parse(value);
      case HostStatusLexer.INTERRUPTED_LIVE -> live(Optional.empty(), Optional.of(value));
      case HostStatusLexer.LIVE_COMMIT -> live(Optional.of(value), Optional.empty());
      case HostStatusLexer.STAGED -> staged(value);
      case HostStatusLexer.OSNAME, HostStatusLexer.STATEROOT -> stateroot(key, value);
      case HostStatusLexer.CLIWRAP -> facts.show(DeploymentFacts.CLIWRAP, value.equals("enabled"));
      case HostStatusLexer.TITLE -> facts.show(DeploymentFacts.TITLE, value);
      case HostStatusLexer.INITRAMFS -> initramfs = value;
      case HostStatusLexer.PINNED -> facts.show(DeploymentFacts.PINNED, value.equals("yes"));
      case HostStatusLexer.UNLOCKED -> facts.show(DeploymentFacts.UNLOCKED, value);
      default -> throw new IllegalStateException("a key without a reader: " + row.key);
    }
    return null;
  }

  private void version(TimedVersion value) {
    facts.show(DeploymentFacts.VERSION, value.version());
    value.time().ifPresent(time -> {
      if (time.indexOf('T') > 0) {
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
  }

  private void staged(String value) {
    inLive = false;
    verbose = true;
    hints.since(ReleaseHints.V2018_5);
    facts.show(DeploymentFacts.STAGED, value.equals("yes"));
  }

  private void stateroot(int key, String value) {
    inLive = false;
    facts.show(DeploymentFacts.STATEROOT, value);
    if (key == HostStatusLexer.OSNAME) {
      hints.until(201704);
    } else {
      hints.since(ReleaseHints.V2017_5);
    }
  }

  @Override
  public @Nullable Void visitNoticeRow(HostStatusParser.NoticeRowContext row) {
    List<String> lines = Words.lines(row.lines);
    String notice = String.join("\n", lines);
    if (lines.stream().anyMatch(LeftOut::isValue) || LinePatterns.endsInPrompt(notice)) {
      unread(row, LEFT_OUT);
    } else {
      facts.show(DeploymentFacts.END_OF_LIFE, Optional.of(notice));
    }
    return null;
  }

  @Override
  public @Nullable Void visitCommitRow(HostStatusParser.CommitRowContext row) {
    int key = row.key.getType();
    boolean base = key == HostStatusLexer.BASE_COMMIT || key == HostStatusLexer.BOOTED_BASE_COMMIT;
    bootedKeys |= key == HostStatusLexer.BOOTED_BASE_COMMIT || key == HostStatusLexer.BOOTED_COMMIT;
    String commit = row.commit.getText().strip();
    if (!row.repositories.isEmpty()) {
      verbose = true;
      hints.since(ReleaseHints.V2018_5);
      boolean layered = !base && showsBase();
      showRepositories(
          row, layered ? DeploymentFacts.LAYERED_REPOSITORIES : DeploymentFacts.REPOSITORIES);
    }
    if (Origin.isChecksum(commit)) {
      facts.show(base ? DeploymentFacts.BASE_CHECKSUM : DeploymentFacts.CHECKSUM, commit);
    } else {
      unread(row, LeftOut.isValue(commit) ? LEFT_OUT : "its checksum is not whole");
    }
    return null;
  }

  private void showRepositories(
      HostStatusParser.CommitRowContext row, FactKey<Deployment, List<Repository>> key) {
    List<Repository> repositories = new ArrayList<>(row.repositories.size());
    for (Token branch : row.repositories) {
      String text = branch.getText();
      if (LeftOut.hasEllipsis(text) || !ValueForms.isTimedVersion(text)) {
        LineToken token = (LineToken) branch;
        facts.hide(key, new Unread(token.line().number, IMPOSSIBLE));
        problems.warn(token, "this repository can't be read, so none are shown");
      }
      TimedVersion idAndTime = TimedVersion.parse(text);
      repositories.add(new Repository(idAndTime.version().orElse(""), idAndTime.instant()));
    }
    facts.show(key, List.copyOf(repositories));
  }

  @Override
  public @Nullable Void visitListRow(HostStatusParser.ListRowContext row) {
    int key = row.key.getType();
    List<String> words = new ArrayList<>(row.words.size());
    for (Token word : row.words) {
      String text = word.getText();
      if (!ValueCheck.mayBeElement(key, text)) {
        unread(
            row,
            LeftOut.isValue(text)
                ? "elements of its list were left out or made unreadable"
                : IMPOSSIBLE);
        return null;
      }
      words.add(Words.unquoted(text));
    }
    switch (key) {
      case HostStatusLexer.INACTIVE_REMOVALS ->
        list(DeploymentFacts.INACTIVE_REMOVALS, words, true);
      case HostStatusLexer.INACTIVE_REPLACEMENTS, HostStatusLexer.INACTIVE_LOCAL -> {
        verbose = true;
        words.forEach(
            word -> inactiveReplacements.add(new InactiveReplacement(word, Replacement.LOCAL)));
      }
      case HostStatusLexer.REQUESTED -> list(DeploymentFacts.INACTIVE, words, false);
      case HostStatusLexer.INACTIVE_REQUESTS -> list(DeploymentFacts.INACTIVE, words, true);
      case HostStatusLexer.INACTIVE_MODULES -> list(DeploymentFacts.MODULES_INACTIVE, words, true);
      case HostStatusLexer.PACKAGES, HostStatusLexer.LAYERED_PACKAGES ->
        list(DeploymentFacts.LAYERED, words, false);
      case HostStatusLexer.LAYERED_MODULES -> list(DeploymentFacts.MODULES, words, false);
      case HostStatusLexer.ENABLED_MODULES -> list(DeploymentFacts.MODULES_ENABLED, words, false);
      case HostStatusLexer.LOCAL_PACKAGES -> list(DeploymentFacts.LOCAL, words, false);
      case HostStatusLexer.FORCED_PACKAGES ->
        list(DeploymentFacts.LOCAL_FILEOVERRIDE, words, false);
      case HostStatusLexer.INITRAMFS_ETC -> initramfsEtc = words;
      default -> throw new IllegalStateException("a key without a reader: " + row.key);
    }
    return null;
  }

  private void list(FactKey<Deployment, List<String>> key, List<String> words, boolean isVerbose) {
    facts.show(key, List.copyOf(words));
    verbose |= isVerbose;
  }

  @Override
  public @Nullable Void visitOverrideRow(HostStatusParser.OverrideRowContext row) {
    List<String> words = new ArrayList<>();
    row.lines.forEach(line -> words.addAll(words(line)));
    boolean whole = row.key.getType() == HostStatusLexer.REMOVED_BASE
        ? Overrides.addRemovals(words, removed)
        : Overrides.addReplacements(words, Replacement.LOCAL, replaced);
    if (!whole) {
      unread(row, "its names and versions do not pair up");
    }
    return null;
  }

  /** The words of a line; any arrow is that of the printers. */
  private static List<String> words(PackageLineContext line) {
    List<String> words = new ArrayList<>(line.words.size());
    for (Token word : line.words) {
      words.add(word.getType() == HostStatusLexer.ARROW ? "->" : word.getText());
    }
    return words;
  }

  @Override
  public @Nullable Void visitRemoteRow(HostStatusParser.RemoteRowContext row) {
    boolean inactive = row.key.getType() == HostStatusLexer.INACTIVE_REMOTE;
    hints.since(ReleaseHints.V2022_11);
    verbose |= inactive;
    boolean whole = true;
    String source = "";
    int packages = 0;
    for (RemoteSourceContext line : row.sources) {
      if (line.source != null) {
        whole &= packages > 0 || source.isEmpty();
        source = line.source.getText().strip();
        whole &= !LeftOut.isValue(source) && source.indexOf(' ') < 0;
        packages = 0;
      } else if (inactive) {
        packages++;
        String name = Words.joined(line.line.words);
        whole &= ListWords.isRequest(name);
        inactiveReplacements.add(new InactiveReplacement(name, source));
      } else {
        packages++;
        whole &= Overrides.addReplacements(words(line.line), source, replaced);
      }
    }
    if (!whole || packages == 0) {
      unread(row, "a source or a package of it can't be read");
    }
    return null;
  }

  @Override
  public @Nullable Void visitSignatureRow(HostStatusParser.SignatureRowContext row) {
    inLive = false;
    List<String> lines = Words.lines(row.lines);
    countsSignatures |= !lines.isEmpty() && SignatureLines.isCount(lines.get(0));
    Signatures signatures = SignatureLines.read(lines);
    if (SignatureLines.areWhole(lines, signatures)) {
      facts.show(DeploymentFacts.SIGNATURES, signatures);
    } else {
      unread(row, "a signature of it can't be read");
    }
    return null;
  }

  @Override
  public @Nullable Void visitAdvisoryRow(HostStatusParser.AdvisoryRowContext row) {
    Optional<Advisories> advisories = AdvisoryLines.find(Words.lines(row.lines));
    if (advisories.isPresent()) {
      facts.show(DeploymentFacts.ADVISORIES, advisories.get());
    } else {
      unread(row, "an advisory of it can't be read");
    }
    return null;
  }

  @Override
  public @Nullable Void visitDiffRow(HostStatusParser.DiffRowContext row) {
    String value = row.value == null ? "" : row.value.getText();
    if (!value.isEmpty() && !ValueForms.isWhole(row.key.getType(), value)) {
      unread(row, LeftOut.isValue(value) ? LEFT_OUT : IMPOSSIBLE);
    } else if (row.key.getType() == HostStatusLexer.LIVE_DIFF) {
      liveDiff = PackageDiffs.ofCounts(value);
    } else {
      facts.show(DeploymentFacts.DIFF, PackageDiffs.ofCounts(value));
    }
    return null;
  }

  @Override
  public @Nullable Void visitChangeRow(HostStatusParser.ChangeRowContext row) {
    verbose = true;
    int key = row.key.getType();
    PackageChange.Kind kind = switch (key) {
      case HostStatusLexer.DOWNGRADED, HostStatusLexer.LIVE_DOWNGRADED ->
        PackageChange.Kind.DOWNGRADED;
      case HostStatusLexer.REMOVED, HostStatusLexer.LIVE_REMOVED -> PackageChange.Kind.REMOVED;
      case HostStatusLexer.ADDED, HostStatusLexer.LIVE_ADDED -> PackageChange.Kind.ADDED;
      default -> PackageChange.Kind.UPGRADED;
    };
    boolean ofLive =
        inLive || (key >= HostStatusLexer.LIVE_UPGRADED && key <= HostStatusLexer.LIVE_ADDED);
    if (key != HostStatusLexer.KEYLESS_CHANGE && !(ofLive ? liveKinds : kinds).add(kind)) {
      unread(row, "it stands there twice");
      return null;
    }
    boolean whole = true;
    for (PackageLineContext line : row.lines) {
      whole &= PackageDiffs.add(words(line), kind, ofLive ? liveChanges : changes);
    }
    if (!whole) {
      unread(row, "a package of it can't be read");
    }
    return null;
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
    accounting.finish();
  }
}
