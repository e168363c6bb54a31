// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.model.CaptureFacts.AVAILABLE_UPDATE;
import static io.github.ostreedrift.model.CaptureFacts.BOOTED_ONLY;
import static io.github.ostreedrift.model.CaptureFacts.DEPLOYMENTS;
import static io.github.ostreedrift.model.CaptureFacts.STATE;
import static io.github.ostreedrift.model.CaptureFacts.TRANSACTION;
import static io.github.ostreedrift.model.CaptureFacts.UPDATE_DRIVER;
import static io.github.ostreedrift.model.DeploymentFacts.ADVISORIES;
import static io.github.ostreedrift.model.DeploymentFacts.DIFF;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code rpm-ostree status --json} of any release (since v2016.4). */
final class RpmOstreeStatus {
  /** What {@code deployments} has beside it, according to the release. */
  static final Set<String> KEYS = Set.of("transaction", "cached-update", "update-driver");

  private final JsonCursor status;
  private final Limits limits;
  private final FactCollector<Capture> facts = new FactCollector<>(CaptureFacts.builder());
  private List<JsonCursor> items = List.of();
  private boolean reduced;

  private RpmOstreeStatus(JsonCursor status, Limits limits) {
    this.status = status;
    this.limits = limits;
  }

  /** Reads a status, an array of its deployments, or one of them. */
  static Capture read(JsonCursor status, Limits limits) {
    return new RpmOstreeStatus(status, limits).read();
  }

  private Capture read() {
    facts.show(DEPLOYMENTS, this::deployments);
    markBooted(status, facts);
    if (DeploymentList.isStatus(status)) {
      readHost();
    }
    return new Capture(
        CaptureFormat.RPM_OSTREE_STATUS_JSON, facts.build(), status.complaints().unrecognized());
  }

  private List<Deployment> deployments() {
    JsonCursor host = DeploymentList.isStatus(status) ? status : null;
    items = DeploymentList.items(status, limits);
    // Whoever leaves out the host may have left the deployments as they were.
    reduced = RpmOstreeKeys.isReduced(items, host, RpmOstreeKeys.OF_HOST);
    return DeploymentList.read(
        items, item -> RpmOstreeDeployment.read(item, reduced), RpmOstreeKeys::isOfDeployment);
  }

  /** Of one deployment that stands for itself, the host may have others. */
  static void markBooted(JsonCursor status, FactCollector<Capture> facts) {
    boolean isOne = status.isObject() && !DeploymentList.isStatus(status);
    if (isOne && status.at("booted").isFilled()) {
      facts.show(BOOTED_ONLY, () -> true);
    }
  }

  private void readHost() {
    JsonCursor transaction = status.at("transaction");
    if (transaction.isGiven()) {
      facts.show(TRANSACTION, () -> transaction(transaction));
      facts.show(STATE, () -> transaction(transaction).isPresent() ? "busy" : "idle");
    }
    JsonCursor driver = status.at("update-driver");
    if (driver.isGiven() || !RpmOstreeKeys.isReduced(items, status, List.of())) {
      facts.show(UPDATE_DRIVER, () -> driver.find(RpmOstreeStatus::driver));
    }
    JsonCursor update = status.at("cached-update");
    if (update.isThere()) {
      readUpdate(update);
    }
    keepUnknown(update);
  }

  /**
   * Reads the cached update. If it is the first deployment, not booted but of the stateroot that is, then the status
   * prints it there, and not as an update that is available.
   */
  private void readUpdate(JsonCursor update) {
    List<Deployment> deployments = new ArrayList<>(facts.get(DEPLOYMENTS).orElse(List.of()));
    Optional<String> first = deployments.isEmpty() ? Optional.empty() : text(items.get(0), "id");
    Optional<String> of = text(update, "deployment");
    boolean isFirst = first.isPresent() && first.equals(of);
    boolean isNone = !update.isObject() || !update.at("deployment").isThere();
    if (isFirst && waits(deployments)) {
      deployments.set(0, withUpdate(deployments.get(0), new CachedUpdate(update)));
      facts.show(DEPLOYMENTS, () -> deployments);
    } else if (isNone || (first.isPresent() && (!isFirst || areKnown(deployments)))) {
      facts.show(AVAILABLE_UPDATE, () -> new CachedUpdate(update).read());
    }
  }

  private static Optional<String> text(JsonCursor object, String key) {
    return object.isObject() && object.at(key).isText() && !object.at(key).isMasked()
        ? Optional.of(object.at(key).text())
        : Optional.empty();
  }

  /** Whether it is known which one is booted, and of which stateroot. */
  private static boolean areKnown(List<Deployment> deployments) {
    return deployments.stream()
        .allMatch(each -> each.stateroot().isShown() && each.facts().shows(DeploymentFacts.BOOTED));
  }

  private static boolean waits(List<Deployment> deployments) {
    Fact<String> stateroot = deployments.get(0).stateroot();
    return stateroot.isShown()
        && !deployments.get(0).isBooted()
        && deployments.stream()
            .anyMatch(each -> each.isBooted() && each.stateroot().equals(stateroot));
  }

  private static Deployment withUpdate(Deployment deployment, CachedUpdate update) {
    Facts<Deployment> facts = new FactCollector<>(deployment.facts().toBuilder())
        .showIfFound(DIFF, update::diff)
        .showIfFound(ADVISORIES, update::advisories)
        .build();
    return new Deployment(deployment.index(), facts, deployment.unrecognized());
  }

  private static Optional<Transaction> transaction(JsonCursor place) {
    return place.find(items -> new Transaction(
        Optional.empty(), Optional.empty(), Optional.of(items.items(1).get(0).text())));
  }

  private static UpdateDriver driver(JsonCursor place) {
    return new UpdateDriver(
        place.at("driver-name").text(),
        place.at("driver-sd-unit").find(JsonCursor::text),
        Optional.empty());
  }

  /** Keeps what a newer release says of the host. */
  private void keepUnknown(JsonCursor update) {
    for (String key : status.keys()) {
      if (!key.equals("deployments") && !KEYS.contains(key)) {
        status.at(key).keep("%s");
      }
    }
    if (update.isObject()) {
      update.keys().stream()
          .filter(key -> !CachedUpdate.knows(key))
          .forEach(key -> update.at(key).keep("\"cached-update\":{%s}"));
    }
  }
}
