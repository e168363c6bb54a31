// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

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

import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What rpm-ostree's JSON says of a deployment's packages and overrides, the requests without effect worked out. */
final class RpmOstreePackages {
  private final DeploymentReader deployment;

  private RpmOstreePackages(DeploymentReader deployment) {
    this.deployment = deployment;
  }

  /** Reads the facts of a deployment. */
  static void read(DeploymentReader deployment) {
    new RpmOstreePackages(deployment).read();
  }

  private void read() {
    // The first name is that of v2021.9 to v2022.10.
    String enabled =
        deployment.has("modules-enabled") ? "modules-enabled" : "requested-modules-enabled";
    deployment
        .read(LAYERED, "packages", JsonCursor::texts)
        .read(REQUESTED, "requested-packages", JsonCursor::texts)
        .find(
            INACTIVE,
            () -> inactive("requested-packages", "packages"),
            "requested-packages",
            "packages")
        .read(LOCAL, "requested-local-packages", JsonCursor::texts)
        .read(LOCAL_FILEOVERRIDE, "requested-local-fileoverride-packages", JsonCursor::texts)
        .read(MODULES, "modules", JsonCursor::texts)
        .read(MODULES_ENABLED, enabled, JsonCursor::texts)
        .find(
            MODULES_INACTIVE,
            () -> inactive("requested-modules", "modules"),
            "requested-modules",
            "modules")
        .find(REMOVED, () -> Optional.of(removed()), "base-removals")
        .find(
            REPLACED,
            () -> Optional.of(replaced()),
            "base-local-replacements",
            "base-remote-replacements")
        .find(
            INACTIVE_REMOVALS,
            () -> Optional.of(inactiveRemovals()),
            "requested-base-removals",
            "base-removals")
        .find(
            INACTIVE_REPLACEMENTS,
            () -> Optional.of(inactiveReplacements()),
            "requested-base-local-replacements",
            "base-local-replacements",
            "requested-base-remote-replacements",
            "base-remote-replacements");
  }

  private Optional<List<String>> inactive(String requested, String active) {
    return deployment
        .at(requested)
        .find(all -> minus(all.texts(), deployment.at(active).findTexts()));
  }

  private List<Removal> removed() {
    return nevras("base-removals").stream()
        .map(nevra -> new Removal(nevra.name(), nevra.evr()))
        .collect(Collectors.toList());
  }

  private List<String> inactiveRemovals() {
    return minus(
        deployment.at("requested-base-removals").findTexts(), names(nevras("base-removals")));
  }

  private List<Replacement> replaced() {
    List<Replacement> replaced = new ArrayList<>(deployment
        .at("base-local-replacements")
        .find(all -> replacements(all, Replacement.LOCAL))
        .orElse(List.of()));
    replaced.addAll(remotelyReplaced());
    return replaced;
  }

  private List<Replacement> remotelyReplaced() {
    List<Replacement> replaced = new ArrayList<>();
    deployment
        .at("base-remote-replacements")
        .find(JsonCursor::members)
        .orElse(Map.of())
        .forEach((source, list) -> replaced.addAll(replacements(list, source)));
    return replaced;
  }

  private List<InactiveReplacement> inactiveReplacements() {
    List<InactiveReplacement> inactive = new ArrayList<>();
    for (String request :
        minus(deployment.at("requested-base-local-replacements").findTexts(), locallyReplacing())) {
      inactive.add(new InactiveReplacement(request, Replacement.LOCAL));
    }
    // By any source: that is how the printer looks at it.
    List<String> done =
        remotelyReplaced().stream().map(Replacement::name).collect(Collectors.toList());
    deployment
        .at("requested-base-remote-replacements")
        .find(all -> all.list(pair -> inactive(pair, done)))
        .orElse(List.of())
        .forEach(inactive::addAll);
    return inactive;
  }

  private static List<InactiveReplacement> inactive(JsonCursor pair, List<String> done) {
    List<JsonCursor> fields = pair.items(2);
    String source = fields.get(0).text();
    return minus(fields.get(1).texts(), done).stream()
        .map(name -> new InactiveReplacement(name, source))
        .collect(Collectors.toList());
  }

  private List<String> locallyReplacing() {
    return deployment
        .at("base-local-replacements")
        .find(all -> all.list(pair -> JsonNevra.read(pair.items(2).get(0)).nevra()))
        .orElse(List.of());
  }

  private List<JsonNevra> nevras(String key) {
    return deployment.at(key).find(all -> all.list(JsonNevra::read)).orElse(List.of());
  }

  private static List<Replacement> replacements(JsonCursor list, String source) {
    return list.list(pair -> replacement(pair, source));
  }

  /** A pair has the new package first. */
  private static Replacement replacement(JsonCursor pair, String source) {
    List<JsonCursor> fields = pair.items(2);
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
    static JsonNevra read(JsonCursor tuple) {
      List<JsonCursor> fields = tuple.items(6);
      long epoch = fields.get(2).number();
      String evr = (epoch == 0 ? "" : epoch + ":")
          + fields.get(3).text()
          + '-'
          + fields.get(4).text();
      return new JsonNevra(fields.get(0).text(), fields.get(1).text(), evr);
    }
  }
}
