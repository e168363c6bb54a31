// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CustomOrigin;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Origin;
import java.time.Instant;
import java.util.Optional;

/** Whether the base changed between two deployments, and which way. */
public enum Upgrade {
  /** A newer base of the same origin. */
  UPGRADED("upgraded"),
  /** An older base of the same origin: a rollback, for example. */
  DOWNGRADED("downgraded"),
  /** The same base. */
  SAME_BASE("same-base"),
  /** A base of another branch or image. */
  REBASED("rebased"),
  /** The captures do not show enough. */
  UNKNOWN("unknown");

  private final String word;

  Upgrade(String word) {
    this.word = word;
  }

  /** The word in the JSON. */
  public String word() {
    return word;
  }

  /** What happened between two deployments, each with the capture that lists it. */
  public static Upgrade between(Capture before, Deployment old, Capture after, Deployment now) {
    if (isRebased(old, now)) {
      return REBASED;
    }
    Optional<String> oldBase = before.findBaseCommit(old);
    Optional<String> newBase = after.findBaseCommit(now);
    boolean known = oldBase.isPresent() && newBase.isPresent();
    if (known && Sameness.ofChecksum(oldBase.get(), newBase.get())) {
      return SAME_BASE;
    } else if (!known && isOfOneImage(old, now)) {
      return SAME_BASE;
    }
    Upgrade direction = byTimeAndVersion(old, now);
    return known && direction == SAME_BASE ? UNKNOWN : direction;
  }

  /** Whether both stand on one image of one version, whenever it was pulled: its time is that of the pull. */
  private static boolean isOfOneImage(Deployment old, Deployment now) {
    Optional<String> one = Images.digest(old);
    return one.isPresent()
        && one.equals(Images.digest(now))
        && old.version().orElse(Optional.empty()).isPresent()
        && old.version().equals(now.version());
  }

  private static Upgrade byTimeAndVersion(Deployment old, Deployment now) {
    Fact<Instant> oldTime = old.timestamp();
    Fact<Instant> newTime = now.timestamp();
    int order = 0;
    if (oldTime.isShown() && newTime.isShown()) {
      order = newTime.require().compareTo(oldTime.require());
    }
    Optional<String> oldVersion = old.version().orElse(Optional.empty());
    Optional<String> newVersion = now.version().orElse(Optional.empty());
    boolean versions = oldVersion.isPresent() && newVersion.isPresent();
    if (order == 0 && versions) {
      order = Evr.compareVersions(newVersion.get(), oldVersion.get());
    }
    if (order != 0) {
      return order > 0 ? UPGRADED : DOWNGRADED;
    }
    boolean same = versions && Sameness.ofText(oldVersion.get(), newVersion.get());
    boolean timed = oldTime.isShown() && newTime.isShown();
    return same || timed ? SAME_BASE : UNKNOWN;
  }

  /**
   * Whether the two follow another branch or image. An image is followed by its name: its digest changes with each
   * upgrade. A pinned commit follows nothing.
   */
  private static boolean isRebased(Deployment old, Deployment now) {
    String oldUrl = customUrl(old);
    String newUrl = customUrl(now);
    if (!oldUrl.isEmpty() && !newUrl.isEmpty()) {
      return !Sameness.ofText(withoutDigest(oldUrl), withoutDigest(newUrl));
    }
    Origin one = old.origin().orElse(new Origin.None());
    Origin other = now.origin().orElse(new Origin.None());
    if (oldUrl.isEmpty() != newUrl.isEmpty()
        && (oldUrl.isEmpty()
            ? isFollowing(one) && !now.origin().isShown()
            : isFollowing(other) && !old.origin().isShown())) {
      return true;
    }
    if (one instanceof Origin.ContainerImage image
        && other instanceof Origin.ContainerImage second) {
      return !Sameness.ofText(withoutDigest(image.reference()), withoutDigest(second.reference()));
    } else if (one instanceof Origin.Refspec refspec && other instanceof Origin.Refspec second) {
      return !isPinned(refspec)
          && !isPinned(second)
          && !Sameness.ofText(refspec.refspec(), second.refspec());
    }
    return (one instanceof Origin.Refspec && other instanceof Origin.ContainerImage)
        || (one instanceof Origin.ContainerImage && other instanceof Origin.Refspec);
  }

  /** Whether an origin names a branch or an image, where a manager's image was or will be. */
  private static boolean isFollowing(Origin origin) {
    return origin instanceof Origin.Refspec || origin instanceof Origin.ContainerImage;
  }

  private static String customUrl(Deployment deployment) {
    return deployment
        .get(DeploymentFacts.CUSTOM_ORIGIN)
        .orElse(Optional.empty())
        .flatMap(CustomOrigin::url)
        .orElse("");
  }

  /** {@code remote:COMMIT} names a commit, not a branch. */
  private static boolean isPinned(Origin.Refspec refspec) {
    return Origin.isChecksum(refspec.ref());
  }

  private static String withoutDigest(String reference) {
    int at = reference.indexOf("@sha256:");
    return at < 0 ? reference : reference.substring(0, at);
  }

  @Override
  public String toString() {
    return word;
  }
}
