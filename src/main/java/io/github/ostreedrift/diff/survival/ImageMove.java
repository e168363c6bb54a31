// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Replacement;
import java.util.List;
import java.util.Optional;

/**
 * A step from layering to an image that somebody built. {@code bootc switch} drops all requests without a word, so after
 * it what was layered is there just where the image contains it; and that, no status shows, but a list of packages does.
 */
final class ImageMove {
  private static final String GONE = "not requested any more";
  private static final String ASK =
      "; the image alone counts now, and only a list of its packages tells whether it is in there";

  private final Deployment before;
  private final InstalledPackages packages;
  private final boolean isImageAlone;
  private final boolean isStep;

  ImageMove(Deployment before, Deployment after, Upgrade upgrade, InstalledPackages packages) {
    this.before = before;
    this.packages = packages;
    boolean isComposefs =
        after.get(DeploymentFacts.COMPOSEFS).orElse(Optional.empty()).isPresent();
    boolean isBootc = after.get(DeploymentFacts.INCOMPATIBLE).is(false);
    boolean isImage = after.origin().orElse(new Origin.None()) instanceof Origin.ContainerImage;
    this.isImageAlone = isComposefs
        || isBootc
        || (isImage
            && after.layered().is(List.of())
            && after.local().is(List.of())
            && after.localFileoverride().is(List.of()));
    this.isStep = isImageAlone && (isComposefs || isBootc || upgrade == Upgrade.REBASED);
  }

  /** An item, once the image is asked for it. */
  SurvivalItem ask(SurvivalItem item) {
    boolean isOpen = item.outcome() == SurvivalItem.Outcome.LOST
        || item.outcome() == SurvivalItem.Outcome.UNKNOWN;
    if (!isImageAlone || !isOpen) {
      return item;
    }
    return switch (item.kind()) {
      case LAYERED -> layered(item);
      case LOCAL, LOCAL_FILEOVERRIDE -> local(item);
      case REMOVAL -> removal(item);
      case REPLACEMENT -> replacement(item);
      case MODULE, INITRAMFS, REQUIRED -> item;
    };
  }

  private SurvivalItem layered(SurvivalItem item) {
    String request = item.item();
    Fact<Boolean> isThere = packages.isAfter(request);
    if (!isThere.isShown()) {
      return unasked(item);
    } else if (isThere.require()) {
      return absorbed(item, request, GONE + ", but the image contains the package");
    }
    Optional<String> other = packages.findLikeProvider(request);
    boolean mayBeOther = other.isPresent() || packages.isBefore(request).is(false);
    return mayBeOther
        ? item.with(
            SurvivalItem.Outcome.UNKNOWN,
            GONE + ", and the image contains no package of that name; "
                + other
                    .map(name -> name + " may provide it")
                    .orElse(
                        "none was installed before: whether another one provides it is not shown"))
        : item.with(
            SurvivalItem.Outcome.LOST, GONE + ", and the image does not contain the package");
  }

  private SurvivalItem local(SurvivalItem item) {
    String name = Nevra.nameOf(item.item());
    Fact<Boolean> isThere = packages.isAfter(name);
    if (!isThere.isShown()) {
      return unasked(item);
    } else if (!isThere.require()) {
      return item.with(
          SurvivalItem.Outcome.LOST,
          "not among the local packages any more, and the image does not contain it");
    }
    Optional<Evr> old = Nevra.findKnown(item.item()).map(Nevra::evr);
    List<Evr> now = packages.versionsAfter(name);
    int order = old.isPresent() && !now.isEmpty() ? old.get().compareShown(now.get(0)) : 0;
    return order > 0
        ? named(item, name)
            .with(
                SurvivalItem.Outcome.DOWNGRADED,
                "no local package any more; the image contains an older version of it")
        : absorbed(item, name, "no local package any more, but the image contains it");
  }

  /** A removal is kept by an image that leaves the package out. */
  private SurvivalItem removal(SurvivalItem item) {
    Fact<Boolean> isThere = packages.isAfter(item.item());
    if (!isThere.isShown()) {
      return unasked(item);
    }
    return isThere.require()
        ? named(item, item.item())
            .with(
                SurvivalItem.Outcome.LOST,
                "the removal is not recorded any more, and the image contains the package")
        : item.with(
            SurvivalItem.Outcome.ABSORBED,
            "the removal is not recorded any more, but the image leaves the package out");
  }

  private SurvivalItem replacement(SurvivalItem item) {
    List<Evr> now = packages.versionsAfter(item.item());
    Optional<Evr> wanted = before.replaced().orElse(List.of()).stream()
        .filter(each -> each.name().equals(item.item()))
        .map(Replacement::to)
        .flatMap(to -> Evr.findKnown(to).stream())
        .findFirst();
    boolean isThere = wanted
        .filter(evr -> now.stream().anyMatch(each -> evr.compareShown(each) == 0))
        .isPresent();
    return isThere
        ? absorbed(
            item,
            item.item(),
            "the replacement is not recorded any more, but the image contains the build that it put in")
        : packages.isAfter(item.item()).isShown() ? item : unasked(item);
  }

  private SurvivalItem absorbed(SurvivalItem item, String name, String why) {
    return named(item, name).with(SurvivalItem.Outcome.ABSORBED, why);
  }

  private SurvivalItem named(SurvivalItem item, String name) {
    return item.listing(packages.listAfter(name))
        .between(packages.findBefore(name), packages.findAfter(name));
  }

  private SurvivalItem unasked(SurvivalItem item) {
    return isStep && item.outcome() == SurvivalItem.Outcome.LOST
        ? item.with(item.outcome(), item.reason() + ASK)
        : item;
  }
}
