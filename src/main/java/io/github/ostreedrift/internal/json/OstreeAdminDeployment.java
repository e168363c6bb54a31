// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

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
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import java.util.Optional;
import java.util.Set;

/** One deployment of {@code ostree admin status --json} (since v2025.3). */
final class OstreeAdminDeployment {
  /** The keys that are always there. */
  private static final Set<String> ALWAYS =
      words("checksum stateroot serial booted pending rollback"
          + " finalization-locked soft-reboot-target staged pinned unlocked");

  /** All keys: the index and the refspec came later, the version and the title are there if they are known. */
  static final Set<String> KEYS =
      words(String.join(" ", ALWAYS) + " index refspec version source-title");

  private OstreeAdminDeployment() {}

  /** Reads the facts. */
  static Facts<Deployment> read(JsonCursor place, boolean reduced) {
    DeploymentReader deployment = new DeploymentReader(place, reduced);
    return deployment
        .read(CHECKSUM, "checksum", JsonCursor::checksum)
        .read(STATEROOT, "stateroot", JsonCursor::text)
        .read(ORIGIN, "refspec", refspec -> Origin.ofRefspec(refspec.text()))
        .read(SERIAL, "serial", JsonCursor::count)
        .read(BOOTED, "booted", JsonCursor::flag)
        .read(PENDING, "pending", JsonCursor::flag)
        .read(ROLLBACK, "rollback", JsonCursor::flag)
        .read(FINALIZATION_LOCKED, "finalization-locked", JsonCursor::flag)
        .read(SOFT_REBOOT_TARGET, "soft-reboot-target", JsonCursor::flag)
        .read(STAGED, "staged", JsonCursor::flag)
        .read(PINNED, "pinned", JsonCursor::flag)
        .read(UNLOCKED, "unlocked", JsonCursor::text)
        .read(TITLE, "source-title", JsonCursor::text)
        .find(VERSION, () -> Optional.of(deployment.at("version").findText()), "version")
        .facts()
        .build();
  }

  /** Whether nothing was left out of a deployment that the tool wrote. */
  static boolean isWhole(JsonCursor deployment) {
    return deployment.isObject()
        && ALWAYS.stream().allMatch(key -> deployment.at(key).isThere())
        && (deployment.at("index").isGiven() || !deployment.at("refspec").isGiven());
  }

  static boolean knows(String key) {
    return KEYS.contains(key);
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }
}
