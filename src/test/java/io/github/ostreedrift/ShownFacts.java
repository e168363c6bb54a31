// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Signatures;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the text of a deployment shows, according to the JSON of the same state: the matrix of the manual, for {@code
 * rpm-ostree status} since v2018.5.
 */
final class ShownFacts {
  /** Nothing in the text has these; but for the JSON they could not be told. */
  private static final Set<FactKey<Deployment, ?>> NEVER = Set.of(
      DeploymentFacts.SERIAL,
      DeploymentFacts.LAYERED_TIMESTAMP,
      DeploymentFacts.PENDING_BASE,
      DeploymentFacts.REQUESTED,
      DeploymentFacts.PENDING,
      DeploymentFacts.ROLLBACK,
      DeploymentFacts.FINALIZATION_LOCKED,
      DeploymentFacts.SOFT_REBOOT_TARGET,
      DeploymentFacts.HISTORY);

  /** Silence is "none" in every status. */
  private static final Set<FactKey<Deployment, ?>> ALWAYS = Set.of(
      DeploymentFacts.BOOTED,
      DeploymentFacts.VERSION,
      DeploymentFacts.LAYERED,
      DeploymentFacts.LOCAL,
      DeploymentFacts.LOCAL_FILEOVERRIDE,
      DeploymentFacts.MODULES,
      DeploymentFacts.MODULES_ENABLED,
      DeploymentFacts.REMOVED,
      DeploymentFacts.REPLACED,
      DeploymentFacts.INITRAMFS,
      DeploymentFacts.PINNED,
      DeploymentFacts.CLIWRAP,
      DeploymentFacts.UNLOCKED,
      DeploymentFacts.LIVE,
      DeploymentFacts.REMOTE_ERROR,
      DeploymentFacts.END_OF_LIFE);

  /** Silence is "none" with {@code -v}; without it, nothing can be told. */
  private static final Set<FactKey<Deployment, ?>> VERBOSE = Set.of(
      DeploymentFacts.INACTIVE,
      DeploymentFacts.MODULES_INACTIVE,
      DeploymentFacts.INACTIVE_REMOVALS,
      DeploymentFacts.INACTIVE_REPLACEMENTS,
      DeploymentFacts.STAGED);

  private final Pair pair;
  private final Capture json;
  private final boolean live;
  private final boolean stateroots;

  ShownFacts(Pair pair, Capture json) {
    this.pair = pair;
    this.json = json;
    this.live = json.deployments().stream()
        .anyMatch(each -> each.get(DeploymentFacts.LIVE).require().isPresent());
    this.stateroots = json.deployments().stream()
            .map(each -> each.stateroot().require())
            .distinct()
            .count()
        > 1;
  }

  /** The facts that the text must show of a deployment; a few others it may show. */
  Set<FactKey<Deployment, ?>> required(Deployment deployment) {
    Set<FactKey<Deployment, ?>> keys = new HashSet<>(ALWAYS);
    boolean v = pair.isVerbose();
    if (v) {
      keys.addAll(VERBOSE);
    }
    addIf(v || stateroots, DeploymentFacts.STATEROOT, keys);
    addIf(showsOrigin(deployment), DeploymentFacts.ORIGIN, keys);
    addIf(showsCustomOrigin(deployment), DeploymentFacts.CUSTOM_ORIGIN, keys);
    addIfSame(deployment, DeploymentFacts.TITLE, keys);
    addIfSame(deployment, DeploymentFacts.TIMESTAMP, keys);
    // Where nothing is verified, the text has no line of it.
    addIf(
        deployment.get(DeploymentFacts.SIGNATURES).map(Signatures::verified).is(true),
        DeploymentFacts.SIGNATURES,
        keys);
    addCommits(deployment, keys);
    addIf(isFirstPending(deployment), deployment, DeploymentFacts.DIFF, keys);
    addIf(isFirstPending(deployment), deployment, DeploymentFacts.ADVISORIES, keys);
    return keys;
  }

  /** The facts that the text cannot show of a deployment: there, an empty one would be invented. */
  Set<FactKey<Deployment, ?>> forbidden(Deployment deployment) {
    Set<FactKey<Deployment, ?>> keys = new HashSet<>(DeploymentFacts.ALL);
    keys.removeAll(required(deployment));
    if (isFirstPending(deployment)) {
      // printed for a deployment whose update nobody has cached, too
      keys.remove(DeploymentFacts.DIFF);
    }
    if (deployment.origin().map(Origin::kind).is("container-image")) {
      // (error fetching image metadata)
      keys.remove(DeploymentFacts.ORIGIN);
    }
    keys.addAll(NEVER);
    return keys;
  }

  private void addCommits(Deployment deployment, Set<FactKey<Deployment, ?>> keys) {
    boolean layered = deployment.baseChecksum().isShown();
    boolean branch = deployment.origin().map(Origin::kind).is("refspec")
        // taken for a branch until v2018.5
        || (pair.release() < 201806 && deployment.origin().map(Origin::kind).is("checksum"));
    boolean v = pair.isVerbose();
    addIf((v || branch) && layered, DeploymentFacts.BASE_CHECKSUM, keys);
    addIf((v || branch) && (v || live || !layered), DeploymentFacts.CHECKSUM, keys);
    addIf(v, DeploymentFacts.REPOSITORIES, keys);
    addIf(v && layered, DeploymentFacts.LAYERED_REPOSITORIES, keys);
  }

  private boolean showsOrigin(Deployment deployment) {
    Origin origin = deployment.origin().require();
    boolean url = deployment
        .get(DeploymentFacts.CUSTOM_ORIGIN)
        .require()
        .filter(custom -> !custom.url().orElse("").isEmpty())
        .isPresent();
    return switch (origin.kind()) {
      case "checksum" -> !url;
      case "container-image" -> !isUrlOverImage(deployment, url) && hasDigest(origin);
      default -> true;
    };
  }

  /** Where a container is shown by its reference, {@code Digest} stands in the place of {@code CustomOrigin}. */
  private boolean showsCustomOrigin(Deployment deployment) {
    Origin origin = deployment.origin().require();
    boolean url = deployment
        .get(DeploymentFacts.CUSTOM_ORIGIN)
        .require()
        .filter(custom -> !custom.url().orElse("").isEmpty())
        .isPresent();
    return !origin.kind().equals("container-image") || isUrlOverImage(deployment, url);
  }

  private boolean isUrlOverImage(Deployment deployment, boolean url) {
    return url
        && pair.release() >= 202409
        && deployment.origin().require() instanceof Origin.ContainerImage image
        && image.reference().matches(".*@sha256:[0-9a-f]{64}");
  }

  private static boolean hasDigest(Origin origin) {
    return origin instanceof Origin.ContainerImage image && image.digest().isPresent();
  }

  /** The first one, where the host runs another one of its stateroot. */
  private boolean isFirstPending(Deployment deployment) {
    Predicate<Deployment> sameStateroot = other -> other.stateroot().equals(deployment.stateroot());
    return deployment.index() == 0
        && !deployment.isBooted()
        && !pair.isBootedOnly()
        && json.findBooted().filter(sameStateroot).isPresent();
  }

  private static void addIf(
      boolean condition, FactKey<Deployment, ?> key, Set<FactKey<Deployment, ?>> keys) {
    if (condition) {
      keys.add(key);
    }
  }

  private static void addIf(
      boolean condition,
      Deployment deployment,
      FactKey<Deployment, ?> key,
      Set<FactKey<Deployment, ?>> keys) {
    if (condition) {
      addIfSame(deployment, key, keys);
    }
  }

  private static void addIfSame(
      Deployment deployment, FactKey<Deployment, ?> key, Set<FactKey<Deployment, ?>> keys) {
    addIf(deployment.facts().shows(key), key, keys);
  }
}
