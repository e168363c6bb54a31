// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.text.grammar.HostStatusParser;
import java.util.List;
import java.util.Optional;

/** From the rules of the status grammar to a capture. */
final class StatusBuilder {
  private StatusBuilder() {}

  static Capture build(Straightened source) {
    HostStatusParser.StatusContext tree = Grammars.status(source);
    ReleaseHints hints = new ReleaseHints();
    hints.valueColumn(source.valueColumn);
    HostRows host = new HostRows(source, hints);
    tree.hosts.forEach(host::take);
    Facts.Builder<Capture> facts = host.facts;
    boolean history = false;
    DeploymentList deployments = new DeploymentList(source, hints);
    for (HostStatusParser.DeploymentContext deployment : tree.deployments) {
      deployments.take(deployment);
      history |= deployment.history != null;
    }
    Fact<Boolean> isVerbose = host.verbose ? Fact.of(true) : deployments.isVerbose();
    boolean verbose = isVerbose.is(true);
    if (host.disabled && isVerbose.is(false)) {
      hints.until(202001);
    }
    if (tree.list != null || !tree.deployments.isEmpty()) {
      List<Deployment> list = deployments.finish(verbose, history);
      facts.show(CaptureFacts.DEPLOYMENTS, list);
      if (isVerbose.isShown()) {
        facts.show(CaptureFacts.VERBOSE, verbose);
      }
      boolean headed =
          tree.list != null && tree.list.key.getType() == HostStatusParser.BOOTED_DEPLOYMENT;
      if (headed || !source.unterminated) {
        showBootedOnly(tree, list, hints, facts);
      }
    }
    if (tree.update != null) {
      facts.show(CaptureFacts.AVAILABLE_UPDATE, UpdateRows.read(tree.update, source, hints));
    }
    if (tree.list != null && !tree.hosts.isEmpty()) {
      silence(facts, verbose);
    }
    CaptureFormat format =
        history ? CaptureFormat.RPM_OSTREE_HISTORY : CaptureFormat.RPM_OSTREE_STATUS;
    return new Capture(format, facts.build(), source.unrecognized);
  }

  /** From v2018.3 to v2018.7 the list of {@code -b} had the same head as the whole list. */
  private static void showBootedOnly(
      HostStatusParser.StatusContext tree,
      List<Deployment> list,
      ReleaseHints hints,
      Facts.Builder<Capture> facts) {
    if (tree.list == null) {
      return;
    }
    boolean booted = tree.list.key.getType() == HostStatusParser.BOOTED_DEPLOYMENT;
    boolean alone = list.size() == 1 && list.get(0).isBooted();
    if (booted || !alone || !hints.mayBeBetween(201803, 201807)) {
      facts.show(CaptureFacts.BOOTED_ONLY, booted);
    }
  }

  private static void silence(Facts.Builder<Capture> facts, boolean verbose) {
    if (facts.get(CaptureFacts.STATE).is("idle")) {
      facts.showIfAbsent(CaptureFacts.TRANSACTION, Optional.empty());
    }
    facts.showIfAbsent(CaptureFacts.UPDATE_DRIVER, Optional.empty());
    facts.showIfAbsent(CaptureFacts.WARNINGS, List.of());
    if (verbose && facts.get(CaptureFacts.UPDATE_DRIVER).is(Optional.empty())) {
      facts.showIfAbsent(
          CaptureFacts.AUTOMATIC_UPDATES,
          new AutomaticUpdates("none", Optional.empty(), Optional.empty()));
    }
  }
}
