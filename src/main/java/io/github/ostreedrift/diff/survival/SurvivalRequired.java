// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Nevra;
import java.util.List;
import java.util.stream.Stream;

/** A name that must be there after, whatever was before. */
final class SurvivalRequired {
  private SurvivalRequired() {}

  static SurvivalItem item(String name, Deployment after) {
    SurvivalItem.Kind kind = SurvivalItem.Kind.REQUIRED;
    if (Equivalence.holds(after.layered().orElse(List.of()), name)) {
      return SurvivalItem.of(name, kind, SurvivalItem.Outcome.KEPT, "layered");
    } else if (locals(after).anyMatch(local -> isNamed(local, name))) {
      return SurvivalItem.of(name, kind, SurvivalItem.Outcome.KEPT, "a local package");
    } else if (after.replaced().orElse(List.of()).stream()
        .anyMatch(each -> each.name().equals(name))) {
      return SurvivalItem.of(
          name, kind, SurvivalItem.Outcome.KEPT, "in the base, replaced by another build");
    } else if (Equivalence.holds(after.inactive().orElse(List.of()), name)) {
      return SurvivalItem.of(
          name, kind, SurvivalItem.Outcome.ABSORBED, "requested, and the base provides it");
    } else if (after.removed().orElse(List.of()).stream()
        .anyMatch(each -> each.name().equals(name))) {
      return SurvivalItem.of(name, kind, SurvivalItem.Outcome.LOST, "removed from the base");
    }
    return SurvivalItem.of(
        name,
        kind,
        SurvivalItem.Outcome.UNKNOWN,
        "no request for it; a status does not list the packages of the base; what is installed after (`rpm -qa`) would tell");
  }

  private static Stream<String> locals(Deployment after) {
    return Stream.concat(
        after.local().orElse(List.of()).stream(),
        after.get(DeploymentFacts.LOCAL_FILEOVERRIDE).orElse(List.of()).stream());
  }

  private static boolean isNamed(String local, String name) {
    return local.equals(name) || Nevra.nameOf(local).equals(name);
  }
}
