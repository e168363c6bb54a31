// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.model.CaptureFacts.DEPLOYMENTS;
import static io.github.ostreedrift.model.DeploymentFacts.HISTORY;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Capture.BootHistory;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code rpm-ostree ex history --json} (since v2019.6): one object after the other, one for each deployment. */
final class RpmOstreeHistory {
  /** The keys of an entry. */
  static final Set<String> KEYS = Set.of(
      "deployment",
      "deployment-create-timestamp",
      "deployment-create-command-line",
      "boot-count",
      "first-boot-timestamp",
      "last-boot-timestamp");

  private RpmOstreeHistory() {}

  static boolean isEntry(JsonCursor document) {
    return document.isObject()
        && document.at("boot-count").isGiven()
        && document.at("last-boot-timestamp").isGiven();
  }

  static Capture read(List<JsonCursor> entries, Limits limits, ProblemCollector complaints) {
    List<Deployment> deployments = new ArrayList<>();
    for (JsonCursor entry : entries.subList(0, Math.min(entries.size(), limits.maxDeployments()))) {
      deployments.add(deployment(deployments.size(), entry));
    }
    if (deployments.size() < entries.size()) {
      DeploymentList.complainOfTooMany(
          complaints, entries.get(deployments.size()).offset(), limits);
    }
    FactCollector<Capture> facts = new FactCollector<>(CaptureFacts.builder());
    facts.show(DEPLOYMENTS, () -> deployments);
    return new Capture(CaptureFormat.RPM_OSTREE_HISTORY, facts.build(), complaints.unrecognized());
  }

  private static Deployment deployment(int index, JsonCursor entry) {
    for (String key : entry.keys()) {
      if (!KEYS.contains(key)) {
        entry.at(key).keep("%s");
      }
    }
    JsonCursor place = entry.at("deployment");
    Deployment known = place.isThere()
        ? DeploymentList.deployment(
            index,
            place,
            // Each is of the release that made it, and none tells whether it is booted.
            each -> RpmOstreeDeployment.read(
                each, RpmOstreeKeys.isReduced(List.of(each), null, List.of("booted"))),
            RpmOstreeKeys::isOfDeployment)
        : new Deployment(index, DeploymentFacts.builder().build(), List.of());
    FactCollector<Deployment> facts = new FactCollector<>(known.facts().toBuilder());
    facts.show(HISTORY, () -> history(entry));
    return new Deployment(index, facts.build(), known.unrecognized());
  }

  private static BootHistory history(JsonCursor entry) {
    JsonCursor command = entry.at("deployment-create-command-line");
    JsonCursor created = entry.at("deployment-create-timestamp");
    return new BootHistory(
        time(entry.at("last-boot-timestamp")),
        time(entry.at("first-boot-timestamp")),
        entry.at("boot-count").count(),
        created.find(JsonCursor::seconds).flatMap(time -> time),
        command.findText());
  }

  private static Instant time(JsonCursor seconds) {
    return seconds.seconds().orElseThrow(() -> seconds.wrong("a time in seconds"));
  }
}
