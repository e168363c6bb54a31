// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.DeploymentFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in the way of a node that shall be updated by bootc: it refuses a node on which anything at all is
 * requested, with effect or without, and tells no more than that. What a node does not show stands in the way as well.
 */
final class BootcReadiness {
  private static final String INCOMPATIBLE = DeploymentFacts.INCOMPATIBLE.name();

  /** What a node carries, in lists. */
  private static final List<String> CARRIED =
      Arrays.stream(PackageKind.values()).map(PackageKind::fact).toList();

  /** What it carries besides; not each form of a status shows it. */
  private static final List<String> BESIDES = Stream.of(
          DeploymentFacts.INACTIVE,
          DeploymentFacts.MODULES_ENABLED,
          DeploymentFacts.MODULES_INACTIVE,
          DeploymentFacts.INACTIVE_REMOVALS,
          DeploymentFacts.INACTIVE_REPLACEMENTS,
          DeploymentFacts.INITRAMFS,
          DeploymentFacts.CLIWRAP)
      .map(key -> key.name())
      .toList();

  private BootcReadiness() {}

  /** What stands in the way, each thing by its name; nothing where bootc would update the node. */
  static List<Violation> of(NodeState state) {
    List<Violation> found = new ArrayList<>();
    if (state
        .find(DeploymentFacts.COMPOSEFS.name())
        .filter(verity -> !verity.equals(NodeStateExtractor.NONE))
        .isPresent()) {
      return found;
    }
    Optional<String> said = state.find(INCOMPATIBLE);
    boolean isRefused = said.filter("true"::equals).isPresent();
    if (isRefused) {
      found.add(Violation.of(INCOMPATIBLE, "false", "true"));
    }
    for (String fact : CARRIED) {
      Optional<String> value = state.find(fact);
      // That bootc would update the node shows each of them; one is hidden then where another
      // capture contradicts it.
      if (value.isPresent() ? isSomething(value.get()) : !isRefused) {
        found.add(new Violation(fact, Optional.of(""), value));
      }
    }
    boolean isHidden = false;
    for (String fact : BESIDES) {
      Optional<String> value = state.find(fact);
      if (value.filter(BootcReadiness::isSomething).isPresent()) {
        found.add(new Violation(fact, Optional.of(""), value));
      }
      isHidden |= value.isEmpty() && said.isEmpty();
    }
    if (found.isEmpty() && isHidden) {
      found.add(Violation.notShown(INCOMPATIBLE, "false"));
    }
    return found;
  }

  private static boolean isSomething(String value) {
    return !value.isEmpty() && !value.equals(NodeStateExtractor.NONE) && !value.equals("false");
  }
}
