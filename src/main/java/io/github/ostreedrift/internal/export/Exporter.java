// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what a deployment is made of in a form that others can build on.
 *
 * @param text what is written
 * @param warnings what the form can't say, each as a sentence; all of them are comments in the text, too
 * @param notShown what the capture does not show of that which matters: the text lacks it
 */
public record Exporter(String text, List<String> warnings, List<FactKey<Deployment, ?>> notShown) {

  /** What is said by all forms. */
  static final List<FactKey<Deployment, ?>> LAYERS = List.of(
      DeploymentFacts.LAYERED,
      DeploymentFacts.INACTIVE,
      DeploymentFacts.LOCAL,
      DeploymentFacts.LOCAL_FILEOVERRIDE,
      DeploymentFacts.MODULES,
      DeploymentFacts.MODULES_ENABLED,
      DeploymentFacts.MODULES_INACTIVE,
      DeploymentFacts.REMOVED,
      DeploymentFacts.REPLACED,
      DeploymentFacts.INACTIVE_REMOVALS,
      DeploymentFacts.INACTIVE_REPLACEMENTS,
      DeploymentFacts.INITRAMFS);

  /** Steps from an image to the same content. */
  public static Exporter containerfile(Deployment deployment) {
    Draft draft = begin(deployment, true);
    new ContainerfileWriter(deployment, draft).write();
    return draft.finish();
  }

  /** Commands that bring another host to the same state. */
  public static Exporter commands(Deployment deployment) {
    Draft draft = begin(deployment, true);
    new CommandsWriter(deployment, draft).write();
    return draft.finish();
  }

  /** What a treefile says of it, without its base. */
  public static Exporter treefile(Deployment deployment) {
    Draft draft = begin(deployment, false);
    new TreefileWriter(deployment, draft).write();
    return draft.finish();
  }

  private static Draft begin(Deployment deployment, boolean hasBase) {
    return new Draft(
        Stream.concat(hasBase ? Stream.of(DeploymentFacts.ORIGIN) : Stream.of(), LAYERS.stream())
            .filter(key -> !isShown(deployment, key))
            .collect(Collectors.toList()));
  }

  private static boolean isShown(Deployment deployment, FactKey<Deployment, ?> key) {
    return deployment.facts().shows(key)
        && !(key == DeploymentFacts.ORIGIN
            && deployment.origin().require() instanceof Origin.Unknown);
  }
}
