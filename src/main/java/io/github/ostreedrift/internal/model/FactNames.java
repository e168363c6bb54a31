// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.model;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** How people are told of many facts at once. */
public final class FactNames {
  private FactNames() {}

  /** The names of facts, where all of one group are among them that of the group: {@code packages}. */
  public static String of(List<FactKey<Deployment, ?>> facts) {
    return of(facts, FactKey::name);
  }

  /**
   * The same, with more than the name where there is more to say.
   *
   * @param words the name of a fact, and what there is to say of it; what has more than its name is in no group
   */
  public static String of(
      List<FactKey<Deployment, ?>> facts, Function<FactKey<Deployment, ?>, String> words) {
    Set<String> names = new LinkedHashSet<>();
    for (FactKey<Deployment, ?> fact : facts) {
      String group = fact.name().substring(0, fact.name().indexOf('.') + 1);
      boolean isWhole = !group.isEmpty()
          && DeploymentFacts.ALL.stream()
              // All requests are the active and the inactive ones.
              .filter(other ->
                  other.name().startsWith(group) && !other.equals(DeploymentFacts.REQUESTED))
              .allMatch(other -> facts.contains(other) && words.apply(other).equals(other.name()));
      names.add(isWhole ? group.substring(0, group.length() - 1) : words.apply(fact));
    }
    return String.join(", ", names);
  }
}
