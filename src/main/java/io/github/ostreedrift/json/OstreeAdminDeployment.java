// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.json;

import static io.github.ostreedrift.model.DeploymentFacts.BOOTED;
import static io.github.ostreedrift.model.DeploymentFacts.CHECKSUM;
import static io.github.ostreedrift.model.DeploymentFacts.FINALIZATION_LOCKED;
import static io.github.ostreedrift.model.DeploymentFacts.ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.PENDING;
import static io.github.ostreedrift.model.DeploymentFacts.PINNED;
import static io.github.ostreedrift.model.DeploymentFacts.ROLLBACK;
import static io.github.ostreedrift.model.DeploymentFacts.SERIAL;
import static io.github.ostreedrift.model.DeploymentFacts.SOFT_REBOOT_TARGET;
import static io.github.ostreedrift.model.DeploymentFacts.STAGED;
import static io.github.ostreedrift.model.DeploymentFacts.STATEROOT;
import static io.github.ostreedrift.model.DeploymentFacts.TITLE;
import static io.github.ostreedrift.model.DeploymentFacts.UNLOCKED;
import static io.github.ostreedrift.model.DeploymentFacts.VERSION;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Origin;
import java.util.Optional;
import java.util.Set;

/** One deployment of {@code ostree admin status --json} (since v2025.3). */
final class OstreeAdminDeployment {
  private static final Set<String> KEYS = Set.of(
      "checksum",
      "stateroot",
      "refspec",
      "serial",
      "index",
      "booted",
      "pending",
      "rollback",
      "finalization-locked",
      "soft-reboot-target",
      "staged",
      "pinned",
      "unlocked",
      "version",
      "source-title");

  private OstreeAdminDeployment() {}

  /** Collects the facts. The tool always writes all keys but the last two and the refspec (since v2026.1). */
  static FactCollector<Deployment> collect(Place deployment) {
    return new FactCollector<Deployment>(DeploymentFacts.builder())
        .showIfThere(CHECKSUM, deployment.at("checksum"), Place::text)
        .showIfThere(STATEROOT, deployment.at("stateroot"), Place::text)
        .showIfThere(ORIGIN, deployment.at("refspec"), refspec -> Origin.ofRefspec(refspec.text()))
        .showIfThere(SERIAL, deployment.at("serial"), Place::count)
        .showIfThere(BOOTED, deployment.at("booted"), Place::flag)
        .showIfThere(PENDING, deployment.at("pending"), Place::flag)
        .showIfThere(ROLLBACK, deployment.at("rollback"), Place::flag)
        .showIfThere(FINALIZATION_LOCKED, deployment.at("finalization-locked"), Place::flag)
        .showIfThere(SOFT_REBOOT_TARGET, deployment.at("soft-reboot-target"), Place::flag)
        .showIfThere(STAGED, deployment.at("staged"), Place::flag)
        .showIfThere(PINNED, deployment.at("pinned"), Place::flag)
        .showIfThere(UNLOCKED, deployment.at("unlocked"), Place::text)
        .showIfThere(TITLE, deployment.at("source-title"), Place::text)
        .showOrNone(
            VERSION,
            deployment.at("version"),
            version -> Optional.of(version.text()).filter(text -> !text.isEmpty()),
            Optional.empty());
  }

  static boolean knows(String key) {
    return KEYS.contains(key);
  }
}
