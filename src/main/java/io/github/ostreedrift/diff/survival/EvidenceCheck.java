// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the captures say against the packages that are there: a status tells what was asked for, and that is not
 * always what is installed. What the listings do not show stays as it is.
 */
final class EvidenceCheck {
  private final Deployment before;
  private final Deployment after;
  private final InstalledPackages packages;

  EvidenceCheck(Deployment before, Deployment after, InstalledPackages packages) {
    this.before = before;
    this.after = after;
    this.packages = packages;
  }

  SurvivalItem confirm(SurvivalItem item) {
    return switch (item.kind()) {
      case LAYERED -> layered(item);
      case REQUIRED -> required(item);
      case LOCAL, LOCAL_FILEOVERRIDE -> local(item);
      case REMOVAL -> removal(item);
      case REPLACEMENT -> replacement(item);
      case MODULE, INITRAMFS -> item;
    };
  }

  private SurvivalItem layered(SurvivalItem item) {
    String request =
        item.outcome() == SurvivalItem.Outcome.MOVED ? item.to().orElse(item.item()) : item.item();
    Fact<Boolean> isThere = packages.isAfter(request);
    if (!isThere.isShown()) {
      return item;
    } else if (!isThere.require()) {
      return missing(item, request);
    }
    SurvivalItem named = named(item, request);
    Optional<String> provider = packages.findProvider(request);
    return switch (item.outcome()) {
      case KEPT -> isWithoutEffect(request) ? named : moved(named, request);
      case UNKNOWN ->
        provider.isPresent()
            ? named.with(
                SurvivalItem.Outcome.ABSORBED,
                "still requested, but inactive: the base provides it by " + provider.get())
            : named.with(
                SurvivalItem.Outcome.KEPT,
                after.layered().isShown()
                    ? "installed, though not layered: the base provides it; whether it is still requested is not shown"
                    : "installed; whether it is layered, or the base provides it, is not shown");
      case LOST ->
        named.with(
            SurvivalItem.Outcome.LOST,
            item.reason() + "; a package of that name is installed all the same");
      default -> named;
    };
  }

  /** Whether a request is inactive after: then its version is the base's affair. */
  private boolean isWithoutEffect(String request) {
    return Equivalence.holds(after.inactive().orElse(List.of()), request);
  }

  /** What is kept may be of another version. */
  private SurvivalItem moved(SurvivalItem item, String request) {
    int order = packages.order(request);
    if (order == 0) {
      return item.with(item.outcome(), item.reason() + ", and installed");
    }
    return order < 0
        ? item.with(
            SurvivalItem.Outcome.UPGRADED,
            item.reason() + ", and a newer version of it is installed")
        : item.with(
            SurvivalItem.Outcome.DOWNGRADED,
            item.reason() + ", but an older version of it is installed");
  }

  /** A request of which nothing is there; or it asks for what packages of other names provide. */
  private SurvivalItem missing(SurvivalItem item, String request) {
    if (item.outcome() == SurvivalItem.Outcome.LOST) {
      return item;
    } else if (packages.isBefore(request).is(false)) {
      String why = "; no package of that name is listed before or after: another one provides it";
      return item.with(item.outcome(), item.reason() + why);
    }
    return packages
        .findLikeProvider(request)
        .map(other -> item.with(
            SurvivalItem.Outcome.UNKNOWN,
            "no package " + request + " is installed, but " + other
                + " may provide it; what was installed before (`rpm -qa`) would tell"))
        .orElseGet(() -> item.lost(packages, request));
  }

  private SurvivalItem required(SurvivalItem item) {
    Fact<Boolean> isThere = packages.isAfter(item.item());
    if (!isThere.isShown()) {
      return item;
    } else if (!isThere.require()) {
      return item.with(SurvivalItem.Outcome.LOST, "not installed: " + packages.absence());
    }
    SurvivalItem.Outcome outcome = item.outcome() == SurvivalItem.Outcome.ABSORBED
        ? SurvivalItem.Outcome.ABSORBED
        : SurvivalItem.Outcome.KEPT;
    boolean told = item.outcome() == SurvivalItem.Outcome.KEPT
        || item.outcome() == SurvivalItem.Outcome.ABSORBED;
    return named(item, item.item())
        .with(outcome, told ? item.reason() + ", and installed" : "installed");
  }

  private SurvivalItem local(SurvivalItem item) {
    String recorded = item.to().orElse(item.item());
    Fact<Boolean> isThere = packages.isAfter(recorded);
    if (isThere.is(true)) {
      SurvivalItem named = named(item, recorded);
      return switch (item.outcome()) {
        case UNKNOWN -> named.with(SurvivalItem.Outcome.KEPT, "installed");
        case LOST ->
          named.with(
              SurvivalItem.Outcome.LOST,
              item.reason() + "; it is installed all the same, but the next upgrade may drop it");
        default -> named.with(item.outcome(), item.reason() + ", and installed");
      };
    }
    String name = Nevra.nameOf(recorded);
    Fact<Boolean> isOther = packages.isAfter(name);
    if (isOther.is(true)) {
      return otherBuild(item, name);
    }
    return isOther.is(false) ? item.lost(packages, name) : item;
  }

  /** Another build of a local package than the one that is recorded. */
  private SurvivalItem otherBuild(SurvivalItem item, String name) {
    SurvivalItem named = named(item, name);
    String installed = named.to().orElse("another version");
    if (item.outcome() == SurvivalItem.Outcome.LOST) {
      return named.with(SurvivalItem.Outcome.LOST, item.reason() + "; installed is " + installed);
    }
    Optional<Evr> old = Nevra.findKnown(item.item()).map(Nevra::evr);
    List<Evr> now = packages.versionsAfter(name);
    int order = old.isPresent() && !now.isEmpty() ? old.get().compareShown(now.get(0)) : 0;
    if (order == 0) {
      return named.with(item.outcome(), item.reason() + "; installed is " + installed);
    }
    return order < 0
        ? named.with(
            SurvivalItem.Outcome.UPGRADED, "a newer version of it is installed: " + installed)
        : named.with(
            SurvivalItem.Outcome.DOWNGRADED, "an older version of it is installed: " + installed);
  }

  /** A removal holds where the package is not there. */
  private SurvivalItem removal(SurvivalItem item) {
    String name = item.item();
    if (item.outcome() == SurvivalItem.Outcome.UNKNOWN && packages.isInactiveRemoval(name)) {
      return item.with(
          SurvivalItem.Outcome.INACTIVE, "the removal is recorded, but without effect");
    }
    Fact<Boolean> isThere = packages.isAfter(name);
    boolean wasInactive =
        Equivalence.holds(before.get(DeploymentFacts.INACTIVE_REMOVALS).orElse(List.of()), name);
    if (!isThere.isShown() || wasInactive || isLayered(name)) {
      return item;
    } else if (isThere.require()) {
      SurvivalItem named = named(item, name);
      return switch (item.outcome()) {
        case UNKNOWN -> named.with(SurvivalItem.Outcome.LOST, "the package is installed again");
        case LOST ->
          named.with(SurvivalItem.Outcome.LOST, item.reason() + ", and the package is installed");
        default ->
          named.with(
              SurvivalItem.Outcome.INACTIVE,
              "the removal is recorded, but the package is installed");
      };
    }
    return switch (item.outcome()) {
      case UNKNOWN ->
        item.with(
            SurvivalItem.Outcome.KEPT,
            "the package is not installed; whether its removal is still recorded is not shown");
      case LOST ->
        item.with(
            SurvivalItem.Outcome.LOST, item.reason() + ", though the package is not installed");
      default -> item.with(item.outcome(), item.reason() + ", and not installed");
    };
  }

  private boolean isLayered(String name) {
    return Equivalence.holds(after.layered().orElse(List.of()), name);
  }

  private SurvivalItem replacement(SurvivalItem item) {
    String name = replacedName(item);
    if (item.outcome() == SurvivalItem.Outcome.UNKNOWN && packages.isInactiveReplacement(name)) {
      return item.with(
          SurvivalItem.Outcome.INACTIVE, "the replacement is recorded, but without effect");
    }
    Fact<Boolean> isThere = packages.isAfter(name);
    if (!isThere.isShown()) {
      return item;
    } else if (!isThere.require()) {
      return item.lost(packages, name);
    }
    String installed = packages.findAfter(name).orElse("another build");
    boolean isRecorded = item.to().isPresent();
    Optional<String> wanted = item.to().or(() -> replacing(name));
    boolean isSame = wanted
        .flatMap(Evr::findKnown)
        .filter(evr ->
            packages.versionsAfter(name).stream().anyMatch(now -> evr.compareShown(now) == 0))
        .isPresent();
    SurvivalItem listed = item.listing(packages.listAfter(name));
    if (isRecorded) {
      return isSame
          ? listed.with(item.outcome(), item.reason() + ", and installed")
          : listed.with(
              SurvivalItem.Outcome.INACTIVE,
              "the replacement is recorded, but installed is " + installed);
    } else if (item.outcome() == SurvivalItem.Outcome.UNKNOWN && isSame) {
      return listed.with(SurvivalItem.Outcome.KEPT, "the build that replaced it is installed");
    }
    return listed.with(item.outcome(), item.reason() + "; installed is " + installed);
  }

  /** The version that replaced a package before. */
  private Optional<String> replacing(String name) {
    return before.replaced().orElse(List.of()).stream()
        .filter(replacement -> Equivalence.ofText(replacement.name(), name))
        .map(Replacement::to)
        .findFirst();
  }

  /** An item with what the listings name: the package before, and the one after. */
  private SurvivalItem named(SurvivalItem item, String request) {
    return item.listing(packages.listAfter(request))
        .between(packages.findBefore(request), packages.findAfter(request));
  }

  /** A replacement without effect is written as the capture before does, by its NEVRA perhaps. */
  private String replacedName(SurvivalItem item) {
    return before.get(DeploymentFacts.INACTIVE_REPLACEMENTS).orElse(List.of()).stream()
        .filter(inactive -> inactive.packageName().equals(item.item()))
        .map(InactiveReplacement::name)
        .findFirst()
        .orElse(item.item());
  }
}
