// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.internal.diff.Images;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
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
    if (oldBase.isPresent() && newBase.isPresent()) {
      boolean same = Equivalence.ofChecksum(oldBase.get(), newBase.get());
      return same ? sameUnlessVersionsDiffer(old, now) : orUnknown(byTimeAndVersion(old, now));
    } else if (isOneCommit(old, now)) {
      return sameUnlessVersionsDiffer(old, now);
    } else if (isOneImage(old, now)) {
      return SAME_BASE;
    }
    Upgrade direction = byTimeAndVersion(old, now);
    boolean sameImage = Equivalence.ofToldChecksum(Images.digest(old), Images.digest(now));
    return sameImage ? direction : orUnknown(direction);
  }

  /** Bases that are told to differ are not the same, whatever else is equal. */
  private static Upgrade orUnknown(Upgrade direction) {
    return direction == SAME_BASE ? UNKNOWN : direction;
  }

  /** One base has one version: where two are shown, something is wrong with what was captured. */
  private static Upgrade sameUnlessVersionsDiffer(Deployment old, Deployment now) {
    return Equivalence.ofTold(version(old), version(now)) ? SAME_BASE : UNKNOWN;
  }

  /** Whether both are one deployed commit: then they have one base, though a capture may not tell which. */
  private static boolean isOneCommit(Deployment old, Deployment now) {
    return old.checksum().isShown()
        && now.checksum().isShown()
        && Equivalence.ofChecksum(old.checksum().require(), now.checksum().require());
  }

  /** Whether both stand on one image of one version, whenever it was pulled: its time is that of the pull. */
  private static boolean isOneImage(Deployment old, Deployment now) {
    Optional<String> one = Images.digest(old);
    return one.isPresent()
        && one.equals(Images.digest(now))
        && version(old).isPresent()
        && version(old).equals(version(now));
  }

  private static Upgrade byTimeAndVersion(Deployment old, Deployment now) {
    boolean timed = old.timestamp().isShown() && now.timestamp().isShown();
    int order = timed ? now.timestamp().require().compareTo(old.timestamp().require()) : 0;
    Optional<String> oldVersion = version(old);
    Optional<String> newVersion = version(now);
    if (order == 0 && oldVersion.isPresent() && newVersion.isPresent()) {
      order = Evr.compareVersions(newVersion.get(), oldVersion.get());
    }
    if (order != 0) {
      return order > 0 ? UPGRADED : DOWNGRADED;
    }
    return timed ? sameUnlessVersionsDiffer(old, now) : UNKNOWN;
  }

  private static Optional<String> version(Deployment deployment) {
    return deployment.version().orElse(Optional.empty());
  }

  /**
   * Whether the two follow another branch or image. An image is followed by its name: its digest changes with each
   * upgrade. A pinned commit follows nothing.
   */
  private static boolean isRebased(Deployment old, Deployment now) {
    String oldUrl = customUrl(old);
    String newUrl = customUrl(now);
    if (!oldUrl.isEmpty() && !newUrl.isEmpty()) {
      return !Equivalence.ofText(withoutDigest(oldUrl), withoutDigest(newUrl));
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
      return !Equivalence.ofReference(
          withoutDigest(image.reference()), withoutDigest(second.reference()));
    } else if (one instanceof Origin.Refspec refspec && other instanceof Origin.Refspec second) {
      return !isPinned(refspec)
          && !isPinned(second)
          && !Equivalence.ofText(refspec.refspec(), second.refspec());
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
