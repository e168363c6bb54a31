// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.diff.BaseComparison.both;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.internal.diff.Images;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The facts by which a deployment is known again in another capture: those that do not change while it exists. Two
 * deployments can be the same one if no such fact that both show differs.
 */
final class Recognition {
  /** What {@link #agreement} gives for two that can't be the same. */
  static final int NONE = -1;

  private static final List<Mark<?>> MARKS = List.of(
      new Mark<>(DeploymentFacts.CHECKSUM, Equivalence::ofChecksum),
      new Mark<>(DeploymentFacts.VERSION, both(Equivalence::ofText)),
      new Mark<>(DeploymentFacts.TIMESTAMP, Instant::equals),
      new Mark<>(DeploymentFacts.SERIAL, Integer::equals),
      new Mark<>(DeploymentFacts.BASE_CHECKSUM, Equivalence::ofChecksum),
      new Mark<>(DeploymentFacts.STATEROOT, Equivalence::ofText),
      new Mark<>(DeploymentFacts.CUSTOM_ORIGIN, both(Equivalence::ofCustomOrigin)),
      texts(DeploymentFacts.LAYERED),
      texts(DeploymentFacts.REQUESTED),
      texts(DeploymentFacts.INACTIVE),
      texts(DeploymentFacts.LOCAL),
      texts(DeploymentFacts.LOCAL_FILEOVERRIDE),
      texts(DeploymentFacts.MODULES),
      list(DeploymentFacts.REMOVED, OverrideComparison::same),
      list(DeploymentFacts.REPLACED, OverrideComparison::same),
      texts(DeploymentFacts.INACTIVE_REMOVALS),
      list(DeploymentFacts.INACTIVE_REPLACEMENTS, OverrideComparison::same),
      new Mark<>(DeploymentFacts.INITRAMFS, both(Equivalence::ofInitramfs)));

  /** Facts of a host's own making: another host that has the same things made them differently. */
  private static final Set<FactKey<Deployment, ?>> OWN =
      Set.of(DeploymentFacts.CHECKSUM, DeploymentFacts.SERIAL);

  private Recognition() {}

  /** Whether two are one deployment: they differ in nothing, and agree on its commit, or its image or time and version. */
  static boolean isSame(Deployment one, Deployment other) {
    boolean commits = one.checksum().isShown() && other.checksum().isShown();
    Optional<String> left = Images.digest(one);
    Optional<String> right = Images.digest(other);
    boolean versions = one.version().orElse(Optional.empty()).isPresent()
        && other.version().orElse(Optional.empty()).isPresent();
    boolean times = one.timestamp().isShown() && other.timestamp().isShown();
    boolean told = commits || (versions && (times || (left.isPresent() && right.isPresent())));
    return told && Equivalence.ofToldChecksum(left, right) && agreement(one, other) != NONE;
  }

  /** One fact, and when two values of it are the same. */
  private record Mark<T>(FactKey<Deployment, T> key, BiPredicate<T, T> same) {

    /** 1 if both show the same, 0 if one of them does not show it, {@link #NONE} if they differ. */
    int agreement(Deployment one, Deployment other) {
      Fact<T> left = one.get(key);
      Fact<T> right = other.get(key);
      if (!left.isShown() || !right.isShown()) {
        return 0;
      }
      return same.test(left.require(), right.require()) ? 1 : NONE;
    }
  }

  /** On how many facts two deployments agree; {@link #NONE} if they differ in one. */
  static int agreement(Deployment one, Deployment other) {
    return agreement(one, other, Set.of());
  }

  /**
   * The same for deployments of two hosts: a commit that was assembled locally, of the same base and the same packages,
   * and the serial do not count.
   */
  static int likeness(Deployment one, Deployment other) {
    boolean layered = one.baseChecksum().isShown() && other.baseChecksum().isShown();
    return agreement(one, other, layered ? OWN : Set.of(DeploymentFacts.SERIAL));
  }

  private static int agreement(
      Deployment one, Deployment other, Set<FactKey<Deployment, ?>> ignored) {
    int sum = 0;
    for (Mark<?> mark : MARKS) {
      int agreement = ignored.contains(mark.key()) ? 0 : mark.agreement(one, other);
      if (agreement == NONE) {
        return NONE;
      }
      sum += agreement;
    }
    return BaseComparison.sameOrigin(one, other) ? sum : NONE;
  }

  private static Mark<List<String>> texts(FactKey<Deployment, List<String>> key) {
    return new Mark<>(key, Equivalence::ofTexts);
  }

  private static <T> Mark<List<T>> list(FactKey<Deployment, List<T>> key, BiPredicate<T, T> same) {
    return new Mark<>(key, (one, other) -> Equivalence.ofList(one, other, same));
  }
}
