// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Facts with one value, under {@link Applied}. */
final class AppliedValues {
  static final List<Check<?>> CHECKS = List.of(
      check(DeploymentFacts.STATEROOT, ChangeKind.STATEROOT_CHANGED, Optional::of),
      check(
          DeploymentFacts.CUSTOM_ORIGIN,
          ChangeKind.CUSTOM_ORIGIN_CHANGED,
          origin -> origin.map(Texts::customOrigin)),
      check(DeploymentFacts.TITLE, ChangeKind.TITLE_CHANGED, Optional::of),
      check(DeploymentFacts.VERSION, ChangeKind.BASE_VERSION_CHANGED, version -> version),
      check(
          DeploymentFacts.INITRAMFS, ChangeKind.INITRAMFS_CHANGED, it -> it.map(Texts::initramfs)),
      check(DeploymentFacts.STAGED, ChangeKind.STAGED_CHANGED, Texts::flag),
      check(DeploymentFacts.PINNED, ChangeKind.PINNED_CHANGED, Texts::flag),
      check(
          DeploymentFacts.FINALIZATION_LOCKED, ChangeKind.FINALIZATION_LOCKED_CHANGED, Texts::flag),
      check(DeploymentFacts.SOFT_REBOOT_TARGET, ChangeKind.SOFT_REBOOT_TARGET_CHANGED, Texts::flag),
      check(DeploymentFacts.CLIWRAP, ChangeKind.CLIWRAP_CHANGED, Texts::flag),
      check(DeploymentFacts.UNLOCKED, ChangeKind.UNLOCKED_CHANGED, Optional::of),
      check(DeploymentFacts.LIVE, ChangeKind.LIVE_CHANGED, live -> live.map(Texts::live)),
      check(DeploymentFacts.REMOTE_ERROR, ChangeKind.REMOTE_ERROR_CHANGED, notice -> notice),
      check(DeploymentFacts.END_OF_LIFE, ChangeKind.END_OF_LIFE_CHANGED, notice -> notice),
      new Check<>(
          DeploymentFacts.TIMESTAMP,
          ChangeKind.BASE_TIMESTAMP_CHANGED,
          time -> Optional.of(time.toString()),
          (diff, same) -> same || diff.summary().containsKey(ChangeKind.BASE_VERSION_CHANGED)),
      new Check<>(
          DeploymentFacts.CHECKSUM,
          ChangeKind.COMMIT_CHANGED,
          Optional::of,
          (diff, same) -> same || diff.summary().containsKey(ChangeKind.BASE_COMMIT_CHANGED)),
      new Check<>(
          DeploymentFacts.ORIGIN,
          ChangeKind.ORIGIN_CHANGED,
          AppliedValues::origin,
          (diff, same) -> same || isPinned(diff)));

  private AppliedValues() {}

  /** A fact, the kind of change that it has, and when none is right. */
  record Check<T>(
      FactKey<Deployment, T> key,
      ChangeKind kind,
      Function<T, Optional<String>> words,
      BiPredicate<StatusDiff, Boolean> unchanged) {

    /** What is wrong with the fact. */
    Optional<String> run(StatusDiff diff, Deployment left, Deployment right) {
      if (!left.facts().shows(key) || !right.facts().shows(key)) {
        return Optional.empty();
      }
      Optional<String> before = words.apply(left.get(key).require());
      Optional<String> after = words.apply(right.get(key).require());
      List<Change> changes =
          diff.changes().stream().filter(change -> change.kind() == kind).toList();
      boolean isRight = changes.isEmpty()
          ? unchanged.test(diff, same(before, after))
          : changes.size() == 1
              && changes.get(0).from().equals(before)
              && changes.get(0).to().equals(after);
      return isRight
          ? Optional.empty()
          : Optional.of(key + ": " + before + ", " + after + ", " + changes);
    }
  }

  private static boolean same(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent()
        ? Equivalence.ofNotice(one.get(), other.get())
            || Equivalence.ofChecksum(one.get(), other.get())
        : one.equals(other);
  }

  private static <T> Check<T> check(
      FactKey<Deployment, T> key, ChangeKind kind, Function<T, Optional<String>> words) {
    return new Check<>(key, kind, words, (diff, same) -> same);
  }

  /** An image's name: its digest is another fact. */
  private static Optional<String> origin(Origin origin) {
    return Texts.origin(origin);
  }

  /** Whether an origin is none, not told, an image of another digest, or the very commit that is deployed. */
  private static boolean isPinned(StatusDiff diff) {
    Origin one = diff.left().orElseThrow().origin().require();
    Origin other = diff.right().orElseThrow().origin().require();
    boolean untold = one instanceof Origin.Unknown || other instanceof Origin.Unknown;
    boolean images = diff.summary().containsKey(ChangeKind.IMAGE_DIGEST_CHANGED);
    return untold || images || (isCommit(one) && isCommit(other));
  }

  private static boolean isCommit(Origin origin) {
    return origin instanceof Origin.None || origin instanceof Origin.Checksum;
  }
}
