// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.HashSet;
import java.util.Set;

/** What the text of {@code ostree admin status} shows of a deployment, since v2022.7. */
final class OstreeShown {
  private static final Set<FactKey<Deployment, ?>> MARKS = Set.of(
      DeploymentFacts.PENDING,
      DeploymentFacts.ROLLBACK,
      DeploymentFacts.STAGED,
      DeploymentFacts.FINALIZATION_LOCKED,
      DeploymentFacts.SOFT_REBOOT_TARGET);

  private static final Set<FactKey<Deployment, ?>> LINES = Set.of(
      DeploymentFacts.BOOTED,
      DeploymentFacts.STATEROOT,
      DeploymentFacts.SERIAL,
      DeploymentFacts.CHECKSUM,
      DeploymentFacts.VERSION,
      DeploymentFacts.PINNED,
      DeploymentFacts.UNLOCKED);

  private static final Set<FactKey<Deployment, ?>> SOMETIMES =
      Set.of(DeploymentFacts.ORIGIN, DeploymentFacts.TITLE, DeploymentFacts.SIGNATURES);

  private OstreeShown() {}

  /** One mark hides another, so of the marks only one that is there is surely shown. */
  static Set<FactKey<Deployment, ?>> required(Pair pair, Facts<Deployment> json) {
    Set<FactKey<Deployment, ?>> keys = new HashSet<>(LINES);
    if (json.get(DeploymentFacts.BOOTED).is(true)) {
      keys.add(DeploymentFacts.ROLLBACK);
    }
    if (json.get(DeploymentFacts.FINALIZATION_LOCKED).is(true) && pair.release() >= 202308) {
      keys.add(DeploymentFacts.FINALIZATION_LOCKED);
    }
    if (json.get(DeploymentFacts.SOFT_REBOOT_TARGET).is(true) && pair.release() >= 202503) {
      keys.add(DeploymentFacts.SOFT_REBOOT_TARGET);
    }
    if (json.shows(DeploymentFacts.ORIGIN)) {
      keys.add(DeploymentFacts.ORIGIN);
    }
    return keys;
  }

  /** Packages, overrides, times: the tool knows nothing of them. Without a booted deployment, only marks that are printed count. */
  static Set<FactKey<Deployment, ?>> forbidden(boolean booted) {
    Set<FactKey<Deployment, ?>> keys = new HashSet<>(DeploymentFacts.ALL);
    keys.removeAll(LINES);
    keys.removeAll(SOMETIMES);
    if (booted) {
      keys.removeAll(MARKS);
    }
    return keys;
  }
}
