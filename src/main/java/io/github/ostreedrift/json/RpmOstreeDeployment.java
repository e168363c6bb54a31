// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.json;

import static io.github.ostreedrift.model.DeploymentFacts.BASE_CHECKSUM;
import static io.github.ostreedrift.model.DeploymentFacts.BOOTED;
import static io.github.ostreedrift.model.DeploymentFacts.CHECKSUM;
import static io.github.ostreedrift.model.DeploymentFacts.CLIWRAP;
import static io.github.ostreedrift.model.DeploymentFacts.END_OF_LIFE;
import static io.github.ostreedrift.model.DeploymentFacts.FINALIZATION_LOCKED;
import static io.github.ostreedrift.model.DeploymentFacts.INITRAMFS;
import static io.github.ostreedrift.model.DeploymentFacts.LIVE;
import static io.github.ostreedrift.model.DeploymentFacts.PINNED;
import static io.github.ostreedrift.model.DeploymentFacts.REMOTE_ERROR;
import static io.github.ostreedrift.model.DeploymentFacts.SERIAL;
import static io.github.ostreedrift.model.DeploymentFacts.STAGED;
import static io.github.ostreedrift.model.DeploymentFacts.STATEROOT;
import static io.github.ostreedrift.model.DeploymentFacts.UNLOCKED;
import static io.github.ostreedrift.model.DeploymentFacts.VERSION;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One deployment of {@code rpm-ostree status --json}, of any release. */
final class RpmOstreeDeployment {
  /** The keys of all releases, those among them that say nothing that we want. */
  private static final Set<String> KEYS = Set.of(
      "id",
      "osname",
      "serial",
      "checksum",
      "version",
      "timestamp",
      "origin",
      "container-image-reference",
      "container-image-reference-digest",
      "custom-origin",
      "packages",
      "requested-packages",
      "requested-local-packages",
      "requested-local-fileoverride-packages",
      "requested-base-removals",
      "requested-base-local-replacements",
      "requested-base-remote-replacements",
      "base-removals",
      "base-local-replacements",
      "base-remote-replacements",
      "modules",
      "requested-modules",
      "modules-enabled",
      "requested-modules-enabled",
      "base-checksum",
      "base-version",
      "base-timestamp",
      "pending-base-checksum",
      "pending-base-version",
      "pending-base-timestamp",
      "base-commit-meta",
      "layered-commit-meta",
      "signatures",
      "gpg-enabled",
      "remote-error",
      "unlocked",
      "booted",
      "staged",
      "finalization-locked",
      "pinned",
      "live-inprogress",
      "live-replaced",
      "regenerate-initramfs",
      "initramfs-args",
      "initramfs-etc",
      "cliwrap",
      "endoflife",
      "jigdo-description",
      "rojig-description");

  private RpmOstreeDeployment() {}

  /** Collects the facts. What a release did not know yet, its hosts did not have. */
  static FactCollector<Deployment> collect(Place deployment) {
    FactCollector<Deployment> facts = new FactCollector<>(DeploymentFacts.builder());
    facts
        .showOrNone(BOOTED, deployment.at("booted"), Place::flag, false)
        .showIfThere(STATEROOT, deployment.at("osname"), Place::text)
        .showIfThere(SERIAL, deployment.at("serial"), Place::count)
        .showIfThere(CHECKSUM, deployment.at("checksum"), Place::text)
        .showIfThere(BASE_CHECKSUM, deployment.at("base-checksum"), Place::text)
        .showOrNone(
            VERSION, deployment.at("version"), RpmOstreeDeployment::filled, Optional.empty())
        .show(INITRAMFS, () -> initramfs(deployment))
        .show(LIVE, () -> live(deployment));
    collectMarks(deployment, facts);
    RpmOstreeCommit.collect(deployment, facts);
    RpmOstreePackages.collect(deployment, facts);
    return facts;
  }

  static boolean knows(String key) {
    return KEYS.contains(key);
  }

  private static void collectMarks(Place deployment, FactCollector<Deployment> facts) {
    facts
        .showOrNone(STAGED, deployment.at("staged"), Place::flag, false)
        .showOrNone(PINNED, deployment.at("pinned"), Place::flag, false)
        .showOrNone(FINALIZATION_LOCKED, deployment.at("finalization-locked"), Place::flag, false)
        .showOrNone(CLIWRAP, deployment.at("cliwrap"), Place::flag, false)
        .showOrNone(UNLOCKED, deployment.at("unlocked"), Place::text, "none")
        .showOrNone(
            REMOTE_ERROR,
            deployment.at("remote-error"),
            error -> Optional.of(error.text()),
            Optional.empty())
        .showOrNone(
            END_OF_LIFE,
            deployment.at("endoflife"),
            notice -> Optional.of(notice.text()),
            Optional.empty());
  }

  private static Optional<Initramfs> initramfs(Place deployment) {
    Place regenerate = deployment.at("regenerate-initramfs");
    boolean regenerated = regenerate.isThere() && regenerate.flag();
    Place args = deployment.at("initramfs-args");
    List<String> given = args.isThere() ? args.texts() : List.of();
    Place files = deployment.at("initramfs-etc");
    List<String> etc = files.isThere() ? files.texts() : List.of();
    // Arguments mean nothing unless it is regenerated, and the text does not print them then.
    return regenerated || !etc.isEmpty()
        ? Optional.of(new Initramfs(regenerated, regenerated ? given : List.of(), etc))
        : Optional.empty();
  }

  private static Optional<Live> live(Place deployment) {
    Optional<String> commit = filled(deployment.at("live-replaced"));
    Optional<String> interrupted = filled(deployment.at("live-inprogress"));
    return commit.isPresent() || interrupted.isPresent()
        ? Optional.of(new Live(commit, interrupted, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<String> filled(Place text) {
    return text.isThere()
        ? Optional.of(text.text()).filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
