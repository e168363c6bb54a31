// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.BootHistory;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.text.grammar.HostStatusParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The deployments of a status: collects their rows first, for what one shows depends on the others. */
final class DeploymentList {
  private static final String INDEX = " (index: ";

  private final Straightened source;
  private final ReleaseHints hints;
  private final List<Entry> entries = new ArrayList<>();
  private boolean indexed;

  /** One deployment's header and rows. */
  private record Entry(int start, int index, boolean booted, String header, DeploymentRows rows) {}

  DeploymentList(Straightened source, ReleaseHints hints) {
    this.source = source;
    this.hints = hints;
  }

  void take(HostStatusParser.DeploymentContext tree) {
    DeploymentRows rows = new DeploymentRows(source, hints);
    int start = tree.start.getStartIndex();
    if (tree.history != null) {
      showHistory(tree.history, rows.facts);
    }
    if (tree.header == null || tree.header.text == null) {
      entries.add(new Entry(start, entries.size(), false, "", rows));
      return;
    }
    for (HostStatusParser.RowContext row : tree.rows) {
      rows.take(row);
    }
    String header = tree.header.text.getText();
    int index = entries.size();
    int open = header.lastIndexOf(INDEX);
    if (open > 0
        && header.endsWith(")")
        && Words.isNumber(header, open + INDEX.length(), header.length() - 1)) {
      index = Integer.parseInt(header, open + INDEX.length(), header.length() - 1, 10);
      header = header.substring(0, open);
      indexed = true;
    }
    hintsOf(header);
    entries.add(new Entry(
        start, index, tree.header.mark.getType() == HostStatusParser.BOOTED, header, rows));
  }

  private void hintsOf(String header) {
    if (header.startsWith("ostree://")) {
      hints.since(201801);
      hints.until(202106);
    } else if (Headers.isImage(header)) {
      hints.since(202107);
    }
  }

  /**
   * Whether the list is one that only {@code -v} prints. Not shown where it may be so because something is live, and
   * that part of the list is cut.
   */
  Fact<Boolean> isVerbose() {
    boolean signatures = hints.isSince(ReleaseHints.V2017_7);
    boolean live = false;
    for (Entry entry : entries) {
      if (indexed || entry.rows().isVerbose(signatures)) {
        return Fact.of(true);
      }
      live |= entry.rows().isLive();
    }
    if (entries.size() > 1
        && !source.unterminated
        && hints.isSince(ReleaseHints.V2017_5)
        && showOneStateroot()) {
      return Fact.of(true);
    }
    for (Entry entry : entries) {
      if (!live && showsCommitForVerbose(entry)) {
        return source.unterminated ? Fact.notShown() : Fact.of(true);
      }
    }
    return Fact.of(false);
  }

  /** Whether all deployments name their stateroot, though it is the same: a plain status has no reason to. */
  private boolean showOneStateroot() {
    Fact<String> first = entries.get(0).rows().facts.get(DeploymentFacts.STATEROOT);
    for (Entry entry : entries) {
      if (!first.isShown() || !first.equals(entry.rows().facts.get(DeploymentFacts.STATEROOT))) {
        return false;
      }
    }
    return true;
  }

  /** Commits that are printed with {@code -v} alone: both of a layered deployment, or that of no branch. */
  private boolean showsCommitForVerbose(Entry entry) {
    DeploymentRows rows = entry.rows();
    if (!rows.showsCommit && !rows.showsBase) {
      return false;
    }
    boolean both = rows.showsCommit && rows.showsBase;
    if (both && hints.isSince(ReleaseHints.V2017_5)) {
      return true;
    }
    boolean branch = rows.digest == null
        && rows.customDescription == null
        && !Headers.isImage(entry.header())
        && !Headers.isRojig(entry.header());
    boolean pinned = Origin.ofRefspec(entry.header()) instanceof Origin.Checksum;
    return (!branch || pinned) && hints.isSince(201806);
  }

  /** The deployments with everything that silence tells. */
  List<Deployment> finish(boolean verbose, boolean history) {
    List<Deployment> deployments = new ArrayList<>(entries.size());
    boolean booted = false;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      entry.rows().finish();
      if (entry.booted() && booted) {
        source.problem(
            Severity.ERROR,
            entry.start(),
            "a second deployment is marked as booted; are these two captures?",
            Optional.empty(),
            List.of());
      }
      booted |= entry.booted();
      deployments.add(deployment(entry, i, verbose, history));
    }
    return deployments;
  }

  private Deployment deployment(Entry entry, int position, boolean verbose, boolean history) {
    DeploymentRows rows = entry.rows();
    Facts.Builder<Deployment> facts = rows.facts;
    if (!entry.header().isEmpty()) {
      Headers.show(entry.header(), rows.customDescription, rows.digest, facts);
      if (!history) {
        facts.show(DeploymentFacts.BOOTED, entry.booted());
      }
      if (isCut(entry, position)) {
        Silence.ofCutDeployment(facts);
      } else {
        Silence.ofAnyStatus(facts);
        if (verbose) {
          Silence.ofVerboseStatus(facts);
          silenceOfRows(rows, facts, history);
        }
      }
    }
    return new Deployment(entry.index(), facts.build(), rows.unrecognized);
  }

  /** Rows that {@code -v} prints for some deployments only. */
  private void silenceOfRows(
      DeploymentRows rows, Facts.Builder<Deployment> facts, boolean history) {
    if (!hints.isSince(ReleaseHints.V2018_5)) {
      return;
    }
    if (!history) {
      facts.showIfAbsent(DeploymentFacts.STAGED, false);
    }
    if (rows.showsBase || rows.showsCommit) {
      facts.showIfAbsent(DeploymentFacts.REPOSITORIES, List.of());
    }
    if (rows.showsBase && rows.showsCommit) {
      facts.showIfAbsent(DeploymentFacts.LAYERED_REPOSITORIES, List.of());
    }
  }

  /** Whether the input leaves out some of a deployment's rows. */
  private boolean isCut(Entry entry, int position) {
    boolean last = position == entries.size() - 1;
    int end = last ? source.length() + 1 : entries.get(position + 1).start();
    boolean cut = last && source.unterminated;
    for (int offset : source.cuts) {
      cut |= offset > entry.start() && offset <= end;
    }
    if (!entry.rows().showsVersion) {
      source.problem(
          Severity.WARNING,
          entry.start(),
          "this deployment has neither a version nor a time: the capture may be cut, so its silence shows nothing",
          Optional.empty(),
          List.of());
      cut = true;
    }
    return cut;
  }

  private void showHistory(
      HostStatusParser.BootHistoryContext history, Facts.Builder<Deployment> facts) {
    Optional<Instant> last = time(history.boot);
    Optional<Instant> created = time(history.created);
    if (last.isEmpty()) {
      return;
    }
    String count = history.count == null ? "1; " : history.count.getText();
    int semicolon = count.indexOf(';');
    int boots = Words.isNumber(count, 0, semicolon) ? Integer.parseInt(count, 0, semicolon, 10) : 1;
    int on = count.indexOf("first booted on ");
    Optional<Instant> first = on < 0
        ? last
        : Times.find(withoutRelative(count.substring(on + "first booted on ".length())));
    Optional<String> command =
        history.command == null ? Optional.empty() : Optional.of(history.command.getText());
    facts.show(
        DeploymentFacts.HISTORY,
        new BootHistory(last.get(), first.orElse(last.get()), boots, created, command));
  }

  private static Optional<Instant> time(@Nullable Token token) {
    return token == null ? Optional.empty() : Times.find(withoutRelative(token.getText()));
  }

  private static String withoutRelative(String text) {
    int open = text.indexOf(" (");
    return open < 0 ? text : text.substring(0, open);
  }
}
