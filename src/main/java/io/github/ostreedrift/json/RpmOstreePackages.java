// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.json;

import static io.github.ostreedrift.model.DeploymentFacts.INACTIVE;
import static io.github.ostreedrift.model.DeploymentFacts.INACTIVE_REMOVALS;
import static io.github.ostreedrift.model.DeploymentFacts.INACTIVE_REPLACEMENTS;
import static io.github.ostreedrift.model.DeploymentFacts.LAYERED;
import static io.github.ostreedrift.model.DeploymentFacts.LOCAL;
import static io.github.ostreedrift.model.DeploymentFacts.LOCAL_FILEOVERRIDE;
import static io.github.ostreedrift.model.DeploymentFacts.MODULES;
import static io.github.ostreedrift.model.DeploymentFacts.MODULES_ENABLED;
import static io.github.ostreedrift.model.DeploymentFacts.MODULES_INACTIVE;
import static io.github.ostreedrift.model.DeploymentFacts.REMOVED;
import static io.github.ostreedrift.model.DeploymentFacts.REPLACED;
import static io.github.ostreedrift.model.DeploymentFacts.REQUESTED;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.InactiveReplacement;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What rpm-ostree's JSON says of a deployment's packages and overrides, the requests without effect worked out. */
final class RpmOstreePackages {
  private final Place deployment;

  private RpmOstreePackages(Place deployment) {
    this.deployment = deployment;
  }

  /** Collects the facts of a deployment. A release that did not know a key had no such thing: silence means none. */
  static void collect(Place deployment, FactCollector<Deployment> facts) {
    RpmOstreePackages packages = new RpmOstreePackages(deployment);
    Place requested = deployment.at("requested-packages");
    facts
        .show(LAYERED, () -> packages.texts("packages"))
        // Before v2017.3 there were inactive requests, but the status did not tell.
        .showIfThere(REQUESTED, requested, Place::texts)
        .showIfThere(INACTIVE, requested, all -> minus(all.texts(), packages.texts("packages")))
        .show(LOCAL, () -> packages.texts("requested-local-packages"))
        .show(LOCAL_FILEOVERRIDE, () -> packages.texts("requested-local-fileoverride-packages"))
        .show(MODULES, () -> packages.texts("modules"))
        .show(MODULES_ENABLED, packages::modulesEnabled)
        .show(
            MODULES_INACTIVE,
            () -> minus(packages.texts("requested-modules"), packages.texts("modules")))
        .show(REMOVED, packages::removed)
        .show(REPLACED, packages::replaced)
        .show(INACTIVE_REMOVALS, packages::inactiveRemovals)
        .show(INACTIVE_REPLACEMENTS, packages::inactiveReplacements);
  }

  private List<String> texts(String key) {
    Place list = deployment.at(key);
    return list.isThere() ? list.texts() : List.of();
  }

  private List<String> modulesEnabled() {
    // The first name is that of v2021.9 to v2022.10.
    return deployment.at("modules-enabled").isThere()
        ? texts("modules-enabled")
        : texts("requested-modules-enabled");
  }

  private List<Removal> removed() {
    return nevras("base-removals").stream()
        .map(nevra -> new Removal(nevra.name(), nevra.evr()))
        .collect(Collectors.toList());
  }

  private List<String> inactiveRemovals() {
    return minus(texts("requested-base-removals"), names(nevras("base-removals")));
  }

  private List<Replacement> replaced() {
    List<Replacement> replaced = new ArrayList<>();
    Place local = deployment.at("base-local-replacements");
    if (local.isThere()) {
      replaced.addAll(local.list(pair -> replacement(pair, Replacement.LOCAL)));
    }
    replaced.addAll(remotelyReplaced());
    return replaced;
  }

  private List<Replacement> remotelyReplaced() {
    List<Replacement> replaced = new ArrayList<>();
    Place remote = deployment.at("base-remote-replacements");
    if (remote.isThere()) {
      remote
          .members()
          .forEach((source, list) -> replaced.addAll(list.list(pair -> replacement(pair, source))));
    }
    return replaced;
  }

  private List<InactiveReplacement> inactiveReplacements() {
    List<InactiveReplacement> inactive = new ArrayList<>();
    for (String request : minus(texts("requested-base-local-replacements"), locallyReplacing())) {
      inactive.add(new InactiveReplacement(request, Replacement.LOCAL));
    }
    Place requests = deployment.at("requested-base-remote-replacements");
    if (requests.isThere()) {
      // By any source: that is how the printer looks at it.
      List<String> done =
          remotelyReplaced().stream().map(Replacement::name).collect(Collectors.toList());
      requests.list(pair -> inactive(pair, done)).forEach(inactive::addAll);
    }
    return inactive;
  }

  private static List<InactiveReplacement> inactive(Place pair, List<String> done) {
    List<Place> fields = pair.items(2);
    String source = fields.get(0).text();
    return minus(fields.get(1).texts(), done).stream()
        .map(name -> new InactiveReplacement(name, source))
        .collect(Collectors.toList());
  }

  private List<String> locallyReplacing() {
    Place local = deployment.at("base-local-replacements");
    return local.isThere()
        ? local.list(pair -> JsonNevra.read(pair.items(2).get(0)).nevra())
        : List.of();
  }

  private List<JsonNevra> nevras(String key) {
    Place list = deployment.at(key);
    return list.isThere() ? list.list(JsonNevra::read) : List.of();
  }

  /** A pair has the new package first. */
  private static Replacement replacement(Place pair, String source) {
    List<Place> fields = pair.items(2);
    JsonNevra to = JsonNevra.read(fields.get(0));
    JsonNevra from = JsonNevra.read(fields.get(1));
    return new Replacement(to.name(), from.evr(), to.evr(), source);
  }

  private static List<String> names(List<JsonNevra> nevras) {
    return nevras.stream().map(JsonNevra::name).collect(Collectors.toList());
  }

  private static List<String> minus(List<String> all, List<String> some) {
    Set<String> without = new HashSet<>(some);
    return all.stream().filter(each -> !without.contains(each)).collect(Collectors.toList());
  }

  /** A package as a tuple: {@code ["a-2:1-1.x86_64", "a", 2, "1", "1", "x86_64"]}. */
  private record JsonNevra(String nevra, String name, String evr) {
    static JsonNevra read(Place tuple) {
      List<Place> fields = tuple.items(6);
      long epoch = fields.get(2).number();
      String evr = (epoch == 0 ? "" : epoch + ":")
          + fields.get(3).text()
          + '-'
          + fields.get(4).text();
      return new JsonNevra(fields.get(0).text(), fields.get(1).text(), evr);
    }
  }
}
