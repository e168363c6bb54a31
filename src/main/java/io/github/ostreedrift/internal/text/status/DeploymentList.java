// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.model.Silence;
import io.github.ostreedrift.internal.model.Silence.Source;
import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.internal.text.value.Times;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.Capture.BootHistory;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The deployments of a status: collects their rows first, for what one shows depends on the others. */
final class DeploymentList {
  /** {@code (index: 0)}, or what a person wrote behind the origin, in parentheses. */
  private static final Pattern ANNOTATION = Pattern.compile(
      "(\\S+|\\(error [a-z ]+\\))((?:\\s+(?:\\(index: \\d{1,9}\\)|\\([a-zA-Z ,]+\\)|\\[[a-zA-Z ,]+\\]|<-.*|#.*|<--.*))+)");

  private static final String INDEX_WORD = "(index: ";
  private static final Pattern INDEX = Pattern.compile("(?:.*\\s)?\\(index: \\d{1,9}\\)(?:\\s.*)?");

  private final CaptureProblems problems;
  private final ReleaseHints hints;
  private final List<Entry> entries = new ArrayList<>();
  private boolean indexed;

  /** One deployment's header and rows. */
  private record Entry(
      int mark, int index, LineToken header, String text, DeploymentRows rows, boolean hasHeader) {
    boolean booted() {
      return mark == HostStatusLexer.BOOTED;
    }
  }

  DeploymentList(CaptureProblems problems, ReleaseHints hints) {
    this.problems = problems;
    this.hints = hints;
  }

  void take(HostStatusParser.DeploymentContext tree) {
    DeploymentRows rows = new DeploymentRows(problems, hints);
    LineToken start = (LineToken) tree.start;
    if (tree.history != null) {
      showHistory(tree.history, rows.facts);
    }
    if (tree.header == null) {
      entries.add(new Entry(HostStatusLexer.UNMARKED, entries.size(), start, "", rows, false));
      return;
    }
    tree.rows.forEach(rows::take);
    String text = tree.header.text == null ? "" : tree.header.text.getText();
    int index = entries.size();
    int blank = text.indexOf(' ');
    Matcher annotation = blank < 0 ? null : ANNOTATION.matcher(text);
    if (isIndex(text, blank + 1)) {
      index = Integer.parseInt(text, blank + 1 + INDEX_WORD.length(), text.length() - 1, 10);
      indexed = true;
      text = text.substring(0, blank);
    } else if (annotation != null && annotation.matches()) {
      String note = annotation.group(2).strip();
      text = annotation.group(1);
      if (INDEX.matcher(note).matches()) {
        index = Integer.parseInt(note.replaceAll("\\D", ""));
        indexed = true;
      } else if (!text.isEmpty()) {
        problems.warn(start, "what stands behind the origin is no part of it; it was left out");
      }
    }
    hintsOf(text);
    entries.add(new Entry(tree.header.mark.getType(), index, start, text, rows, true));
  }

  /** Whether the rest of a header is the index that {@code -v} prints, and nothing else. */
  private static boolean isIndex(String text, int from) {
    return from > 1
        && text.startsWith(INDEX_WORD, from)
        && text.endsWith(")")
        && Words.isNumber(text, from + INDEX_WORD.length(), text.length() - 1);
  }

  private void hintsOf(String header) {
    if (header.startsWith("ostree://")) {
      hints.since(201801);
      hints.until(202106);
    } else if (OriginParser.isImage(header)) {
      hints.since(202107);
    }
  }

  /** Whether the list is one that only {@code -v} prints. */
  boolean isVerbose() {
    // What the deployments have in common tells nothing where some of them may be missing.
    boolean isPartial = entries.stream().anyMatch(entry -> entry.rows().isDamaged());
    boolean signatures = hints.isSince(ReleaseHints.V2017_7);
    boolean live = false;
    for (Entry entry : entries) {
      if (indexed || entry.rows().isVerbose(signatures)) {
        return true;
      }
      live |= entry.rows().isLive();
    }
    if (isPartial) {
      return false;
    }
    if (entries.size() > 1 && hints.isSince(ReleaseHints.V2017_5) && showOneStateroot()) {
      return true;
    }
    for (Entry entry : entries) {
      if (!live && showsCommitForVerbose(entry)) {
        return true;
      }
    }
    return false;
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
    // With -v the stateroot is always there.
    if ((!rows.showsCommit() && !rows.showsBase())
        || !rows.facts.get(DeploymentFacts.STATEROOT).isShown()) {
      return false;
    }
    boolean both = rows.showsCommit() && rows.showsBase();
    if (both && hints.isSince(ReleaseHints.V2017_5)) {
      return true;
    }
    boolean branch = !rows.showsDigest()
        && !rows.showsCustomOrigin()
        && !OriginParser.isImage(entry.text())
        && !OriginParser.isRojig(entry.text());
    boolean pinned = Origin.ofRefspec(entry.text()) instanceof Origin.Checksum;
    return (!branch || pinned) && hints.isSince(201806);
  }

  /**
   * Takes back what the damage of each deployment may have told.
   *
   * @param isBroken whether the grammar could not read on behind the last one
   */
  void close(boolean isBroken) {
    if (isBroken && !entries.isEmpty()) {
      Entry last = entries.get(entries.size() - 1);
      last.rows()
          .accounting
          .cut(new Unread(last.header().line().number, "lines of it could not be read"));
    }
    for (Entry entry : entries) {
      boolean isAtEdge = hints.pageEdge() > 0 && entry.header().line().length() == hints.pageEdge();
      if (isAtEdge || !OriginParser.mayBe(entry.text(), entry.rows())) {
        Unread why = new Unread(
            entry.header().line().number,
            "the header of the deployment is left out, or can't be read");
        entry.rows().facts.hide(DeploymentFacts.ORIGIN, why);
        entry.rows().facts.hide(DeploymentFacts.CUSTOM_ORIGIN, why);
        boolean lacksText = LeftOut.isValue(entry.text()) || entry.text().isEmpty();
        if (entry.mark() != HostStatusLexer.BOOTED
            && (lacksText || entry.text().indexOf(' ') >= 0)) {
          entry.rows().facts.hide(DeploymentFacts.BOOTED, why);
        }
      }
      entry.rows().finish();
    }
  }

  /** The deployments with everything that silence tells. */
  List<Deployment> finish(boolean verbose, boolean history, boolean bootedOnly) {
    List<Deployment> deployments = new ArrayList<>(entries.size());
    boolean marks = entries.stream().anyMatch(Entry::booted);
    boolean booted = false;
    for (Entry entry : entries) {
      if (entry.booted() && booted) {
        problems.error(
            entry.header().line(),
            entry.header().getStartIndex(),
            "a second deployment is marked as booted; are these two captures?");
      }
      booted |= entry.booted();
      deployments.add(deployment(entry, verbose, history, marks, bootedOnly && !indexed));
    }
    return deployments;
  }

  private Deployment deployment(
      Entry entry, boolean verbose, boolean history, boolean marks, boolean hidesIndex) {
    DeploymentRows rows = entry.rows();
    Facts.Builder<Deployment> facts = rows.facts;
    if (entry.hasHeader()) {
      tellSilence(entry, verbose, history);
      if (!history && (entry.mark() != HostStatusLexer.UNMARKED || marks)) {
        facts.show(DeploymentFacts.BOOTED, entry.booted());
      }
    }
    return new Deployment(
        hidesIndex ? Deployment.NO_INDEX : entry.index(), facts.build(), rows.unrecognized);
  }

  private void tellSilence(Entry entry, boolean verbose, boolean history) {
    DeploymentRows rows = entry.rows();
    Facts.Builder<Deployment> facts = rows.facts;
    LineToken header = entry.header();
    OriginParser.show(entry.text(), rows);
    if (isExcerpt(entry, verbose, history)) {
      problems.warn(
          header.line(),
          header.getStartIndex(),
          "this deployment lacks a row that each has: it is an excerpt, so what it does not name is not shown");
      rows.accounting.excerpt(
          new Unread(header.line().number, "the deployment lacks a row that each has"),
          rows.showsVersion() && !lacksCommit(entry));
    }
    Silence.tell(sources(verbose, history), facts);
    if (verbose && hints.isSince(ReleaseHints.V2018_5)) {
      if (rows.showsBase() || rows.showsCommit()) {
        facts.showIfAbsent(DeploymentFacts.REPOSITORIES, List.of());
      }
      if (rows.showsBase() && rows.showsCommit()) {
        facts.showIfAbsent(DeploymentFacts.LAYERED_REPOSITORIES, List.of());
      }
    }
  }

  private Set<Source> sources(boolean verbose, boolean history) {
    if (!verbose) {
      return EnumSet.of(Source.STATUS);
    }
    return hints.isSince(ReleaseHints.V2018_5) && !history
        ? EnumSet.of(Source.STATUS, Source.VERBOSE, Source.VERBOSE_SINCE_2018_5)
        : EnumSet.of(Source.STATUS, Source.VERBOSE);
  }

  /**
   * Whether some of a deployment's rows were left out without a mark: each has a version or a time, and that of a branch
   * a commit. Two releases forgot the commit here and there; their values stand at the column of those since v2022.11.
   */
  private boolean isExcerpt(Entry entry, boolean verbose, boolean history) {
    DeploymentRows rows = entry.rows();
    // With -v the stateroot is always there.
    boolean lacksStateroot = verbose && !history && !rows.showsStateroot();
    return !rows.showsVersion() || lacksCommit(entry) || lacksStateroot;
  }

  private boolean lacksCommit(Entry entry) {
    DeploymentRows rows = entry.rows();
    boolean branch =
        rows.facts.get(DeploymentFacts.ORIGIN).orElse(new Origin.None()) instanceof Origin.Refspec;
    return branch && !rows.showsCommit() && !rows.showsBase() && !hints.mayLackCommits();
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
