// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

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

import io.github.ostreedrift.internal.model.Silence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** One deployment of {@code rpm-ostree status --json}, of any release. */
final class RpmOstreeDeployment {
  private RpmOstreeDeployment() {}

  /**
   * Reads the facts. What a release did not know yet, its hosts did not have.
   *
   * @param reduced whether keys were left out of the document: then a missing one tells nothing
   */
  static Facts<Deployment> read(JsonCursor place, boolean reduced) {
    DeploymentReader deployment = new DeploymentReader(place, reduced);
    deployment
        .read(BOOTED, "booted", JsonCursor::flag)
        .read(STATEROOT, "osname", JsonCursor::text)
        .read(SERIAL, "serial", JsonCursor::count)
        .read(CHECKSUM, "checksum", JsonCursor::checksum)
        .read(BASE_CHECKSUM, "base-checksum", JsonCursor::checksum)
        .read(STAGED, "staged", JsonCursor::flag)
        .read(PINNED, "pinned", JsonCursor::flag)
        .read(FINALIZATION_LOCKED, "finalization-locked", JsonCursor::flag)
        .read(CLIWRAP, "cliwrap", JsonCursor::flag)
        .read(UNLOCKED, "unlocked", JsonCursor::text)
        .read(REMOTE_ERROR, "remote-error", error -> Optional.of(error.text()))
        .read(END_OF_LIFE, "endoflife", notice -> Optional.of(notice.text()))
        .find(VERSION, () -> Optional.of(deployment.at("version").findText()), "version")
        .find(LIVE, () -> live(deployment), "live-replaced", "live-inprogress")
        .find(
            INITRAMFS,
            () -> initramfs(deployment),
            "regenerate-initramfs",
            "initramfs-args",
            "initramfs-etc");
    RpmOstreeCommit.read(deployment);
    RpmOstreePackages.read(deployment);
    Silence.tell(EnumSet.of(Silence.Source.JSON), deployment.facts());
    return deployment.facts().build();
  }

  private static Optional<Optional<Initramfs>> initramfs(DeploymentReader deployment) {
    boolean regenerated =
        deployment.at("regenerate-initramfs").find(JsonCursor::flag).orElse(false);
    List<String> args = deployment.at("initramfs-args").findTexts();
    List<String> etc = deployment.at("initramfs-etc").findTexts();
    // Arguments mean nothing unless it is regenerated, and the text does not print them then.
    return regenerated || !etc.isEmpty()
        ? Optional.of(Optional.of(new Initramfs(regenerated, regenerated ? args : List.of(), etc)))
        : Optional.empty();
  }

  private static Optional<Optional<Live>> live(DeploymentReader deployment) {
    Optional<String> commit = deployment.at("live-replaced").findText();
    Optional<String> interrupted = deployment.at("live-inprogress").findText();
    return commit.isPresent() || interrupted.isPresent()
        ? Optional.of(Optional.of(new Live(commit, interrupted, Optional.empty())))
        : Optional.empty();
  }
}
