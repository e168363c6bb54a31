// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.json;

import static io.github.ostreedrift.model.CaptureFacts.AVAILABLE_UPDATE;
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

  private final Place status;
  private final Limits limits;
  private final FactCollector<Capture> facts = new FactCollector<>(CaptureFacts.builder());

  private RpmOstreeStatus(Place status, Limits limits) {
    this.status = status;
    this.limits = limits;
  }

  static Capture read(Place status, Limits limits) {
    return new RpmOstreeStatus(status, limits).read();
  }

  private Capture read() {
    Place transaction = status.at("transaction");
    if (transaction.isGiven()) {
      facts.show(TRANSACTION, () -> transaction(transaction));
      facts.show(STATE, () -> transaction(transaction).isPresent() ? "busy" : "idle");
    }
    facts.showOrNone(
        UPDATE_DRIVER, status.at("update-driver"), RpmOstreeStatus::driver, Optional.empty());
    facts.show(DEPLOYMENTS, this::deployments);
    Place update = status.at("cached-update");
    if (update.isThere() && !describesFirst(update)) {
      facts.show(AVAILABLE_UPDATE, () -> new CachedUpdate(update).read());
    }
    keepUnknown(update);
    return new Capture(
        CaptureFormat.RPM_OSTREE_STATUS_JSON, facts.build(), status.complaints().unrecognized());
  }

  private List<Deployment> deployments() {
    List<Deployment> deployments = new ArrayList<>(DeploymentList.read(
        status.at("deployments"),
        limits,
        RpmOstreeDeployment::collect,
        RpmOstreeDeployment::knows));
    Place update = status.at("cached-update");
    if (update.isObject() && describes(update, deployments)) {
      deployments.set(0, withUpdate(deployments.get(0), new CachedUpdate(update)));
    }
    return deployments;
  }

  private boolean describesFirst(Place update) {
    return facts.get(DEPLOYMENTS).isShown()
        && describes(update, facts.get(DEPLOYMENTS).require());
  }

  /**
   * Whether the cached update is the first deployment, so that the status prints it there and not as an update that is
   * available: the deployment is not booted, but belongs to the stateroot that is.
   */
  private boolean describes(Place update, List<Deployment> deployments) {
    if (deployments.isEmpty() || deployments.get(0).isBooted() || !update.isObject()) {
      return false;
    }
    Optional<Deployment> booted =
        deployments.stream().filter(Deployment::isBooted).findFirst();
    Place first = status.at("deployments").items(1).get(0);
    return booted.isPresent()
        && booted.get().stateroot().equals(deployments.get(0).stateroot())
        && first.isObject()
        && first.at("id").isText()
        && update.at("deployment").isText()
        && first.at("id").text().equals(update.at("deployment").text());
  }

  private static Deployment withUpdate(Deployment deployment, CachedUpdate update) {
    Facts<Deployment> facts = new FactCollector<>(deployment.facts().toBuilder())
        .showIfFound(DIFF, update::diff)
        .showIfFound(ADVISORIES, update::advisories)
        .build();
    return new Deployment(deployment.index(), facts, deployment.unrecognized());
  }

  private static Optional<Transaction> transaction(Place place) {
    return place.isThere()
        ? Optional.of(new Transaction(
            Optional.empty(),
            Optional.empty(),
            Optional.of(place.items(1).get(0).text())))
        : Optional.empty();
  }

  private static Optional<UpdateDriver> driver(Place place) {
    Place unit = place.at("driver-sd-unit");
    return Optional.of(new UpdateDriver(
        place.at("driver-name").text(),
        unit.isThere() ? Optional.of(unit.text()) : Optional.empty(),
        Optional.empty()));
  }

  /** Keeps what a newer release says of the host. */
  private void keepUnknown(Place update) {
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
