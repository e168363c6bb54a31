// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.Facts;
import java.util.List;
import java.util.Optional;

/** From the rules of the status grammar to a capture. */
final class StatusBuilder {
  private StatusBuilder() {}

  static Capture build(
      HostStatusParser.StatusContext tree, CaptureProblems problems, ReleaseHints hints) {
    HostRows host = new HostRows(problems, hints);
    tree.hosts.forEach(host::take);
    host.finish();
    Facts.Builder<Capture> facts = host.facts;
    boolean history = false;
    DeploymentList deployments = new DeploymentList(problems, hints);
    for (HostStatusParser.DeploymentContext deployment : tree.deployments) {
      deployments.take(deployment);
      history |= deployment.history != null;
    }
    deployments.close(tree.exception != null);
    boolean verbose = host.verbose || deployments.isVerbose();
    if (host.disabled && !verbose) {
      hints.until(202001);
    }
    if (tree.list != null || !tree.deployments.isEmpty()) {
      boolean booted = showBootedOnly(tree, hints, facts);
      showDeployments(tree, deployments.finish(verbose, history, booted), facts);
      facts.show(CaptureFacts.VERBOSE, verbose);
    }
    if (tree.update != null) {
      facts.show(CaptureFacts.AVAILABLE_UPDATE, UpdateRows.read(tree.update, problems, hints));
    }
    if (tree.list != null && !tree.hosts.isEmpty()) {
      silence(facts, verbose);
    }
    CaptureFormat format =
        history ? CaptureFormat.RPM_OSTREE_HISTORY : CaptureFormat.RPM_OSTREE_STATUS;
    return new Capture(format, facts.build(), problems.unrecognized());
  }

  /** From v2018.3 to v2018.7 the list of {@code -b} had the same head as the whole list. */
  private static boolean showBootedOnly(
      HostStatusParser.StatusContext tree, ReleaseHints hints, Facts.Builder<Capture> facts) {
    if (tree.list == null) {
      return false;
    }
    boolean booted = tree.list.key.getType() == HostStatusLexer.BOOTED_DEPLOYMENT;
    boolean alone = tree.deployments.isEmpty() || tree.deployments.size() == 1;
    if (booted || !alone || !hints.mayBeBetween(201803, 201807)) {
      facts.show(CaptureFacts.BOOTED_ONLY, booted);
    }
    return booted || (!facts.isSettled(CaptureFacts.BOOTED_ONLY) && leavesOutOthers(tree));
  }

  /** From v2018.5 to v2018.7 {@code -b} left an empty line for each deployment that it passed over. */
  private static boolean leavesOutOthers(HostStatusParser.StatusContext tree) {
    return !tree.deployments.isEmpty()
        && tree.deployments.get(0).start.getLine() > tree.list.start.getLine() + 1;
  }

  /** An empty list says that there are none only where nothing was left out of it, and it can't be that of {@code -b}. */
  private static void showDeployments(
      HostStatusParser.StatusContext tree, List<Deployment> list, Facts.Builder<Capture> facts) {
    if (list.isEmpty() && tree.list != null && !tree.list.gaps.isEmpty()) {
      LineToken gap = (LineToken) tree.list.gaps.get(0).start;
      facts.hide(
          CaptureFacts.DEPLOYMENTS,
          new Unread(gap.line().number, "deployments were left out here"));
    } else if (!list.isEmpty() || facts.get(CaptureFacts.BOOTED_ONLY).is(false)) {
      facts.show(CaptureFacts.DEPLOYMENTS, list);
    }
  }

  private static void silence(Facts.Builder<Capture> facts, boolean verbose) {
    if (facts.get(CaptureFacts.STATE).is("idle")) {
      facts.showIfAbsent(CaptureFacts.TRANSACTION, Optional.empty());
    }
    facts.showIfAbsent(CaptureFacts.UPDATE_DRIVER, Optional.empty());
    if (facts.get(CaptureFacts.STATE).isShown()) {
      facts.showIfAbsent(CaptureFacts.WARNINGS, List.of());
    }
    if (verbose && facts.get(CaptureFacts.UPDATE_DRIVER).is(Optional.empty())) {
      facts.showIfAbsent(
          CaptureFacts.AUTOMATIC_UPDATES,
          new AutomaticUpdates("none", Optional.empty(), Optional.empty()));
    }
  }
}
