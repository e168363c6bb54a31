// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import java.util.List;
import java.util.Optional;

/**
 * What the silence of {@code rpm-ostree status} means: "none" for the facts that a capture of its kind would have
 * shown, nothing for the others. A release that did not know a key had no such thing.
 */
final class Silence {
  private Silence() {}

  /** Facts that every status shows where there is something to show. */
  static void ofAnyStatus(Facts.Builder<Deployment> facts) {
    facts.showIfAbsent(DeploymentFacts.LAYERED, List.of());
    facts.showIfAbsent(DeploymentFacts.LOCAL, List.of());
    facts.showIfAbsent(DeploymentFacts.LOCAL_FILEOVERRIDE, List.of());
    facts.showIfAbsent(DeploymentFacts.MODULES, List.of());
    facts.showIfAbsent(DeploymentFacts.MODULES_ENABLED, List.of());
    facts.showIfAbsent(DeploymentFacts.REMOVED, List.of());
    facts.showIfAbsent(DeploymentFacts.REPLACED, List.of());
    facts.showIfAbsent(DeploymentFacts.INITRAMFS, Optional.empty());
    facts.showIfAbsent(DeploymentFacts.PINNED, false);
    facts.showIfAbsent(DeploymentFacts.CLIWRAP, false);
    facts.showIfAbsent(DeploymentFacts.UNLOCKED, "none");
    facts.showIfAbsent(DeploymentFacts.LIVE, Optional.empty());
    facts.showIfAbsent(DeploymentFacts.REMOTE_ERROR, Optional.empty());
    facts.showIfAbsent(DeploymentFacts.END_OF_LIFE, Optional.empty());
  }

  /** Facts that {@code -v} shows besides. */
  static void ofVerboseStatus(Facts.Builder<Deployment> facts) {
    facts.showIfAbsent(DeploymentFacts.INACTIVE, List.of());
    facts.showIfAbsent(DeploymentFacts.MODULES_INACTIVE, List.of());
    facts.showIfAbsent(DeploymentFacts.INACTIVE_REMOVALS, List.of());
    facts.showIfAbsent(DeploymentFacts.INACTIVE_REPLACEMENTS, List.of());
  }

  /** Where the capture is cut, what was not printed any more is not shown; that no custom origin came, neither. */
  static void ofCutDeployment(Facts.Builder<Deployment> facts) {
    if (facts.get(DeploymentFacts.CUSTOM_ORIGIN).is(Optional.empty())) {
      facts.hide(DeploymentFacts.CUSTOM_ORIGIN, new Fact.Unread(0, "the capture is cut"));
    }
  }
}
