// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Nevra;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requested packages, local packages and modules: what became of each. */
final class SurvivalPackages {
  private final Deployment before;
  private final Deployment after;

  /** Whether the base and all overrides are as before, so that nothing new can provide a package. */
  private final boolean sameContent;

  SurvivalPackages(Deployment before, Deployment after, boolean sameContent) {
    this.before = before;
    this.after = after;
    this.sameContent = sameContent;
  }

  List<SurvivalItem> items() {
    List<SurvivalItem> items = new ArrayList<>();
    before.layered().orElse(List.of()).forEach(request -> items.add(layered(request)));
    before.inactive().orElse(List.of()).forEach(request -> items.add(inactive(request)));
    local(SurvivalKind.LOCAL, DeploymentFacts.LOCAL, items);
    local(SurvivalKind.LOCAL_FILEOVERRIDE, DeploymentFacts.LOCAL_FILEOVERRIDE, items);
    modules(items);
    return items;
  }

  private SurvivalItem layered(String request) {
    SurvivalKind kind = SurvivalKind.LAYERED;
    if (isLayered(request)) {
      return SurvivalItem.of(request, kind, Outcome.KEPT, "still layered");
    }
    Optional<SurvivalItem> moved = movedToLocal(request);
    if (moved.isPresent()) {
      return moved.get();
    }
    if (after.inactive().isShown() && Sameness.holds(after.inactive().require(), request)) {
      return SurvivalItem.of(
          request,
          kind,
          Outcome.ABSORBED,
          "still requested, but inactive: the new base provides it");
    }
    if (after.layered().isShown() && (after.inactive().isShown() || sameContent)) {
      return SurvivalItem.of(request, kind, Outcome.LOST, "not requested any more");
    }
    return SurvivalItem.of(
        request,
        kind,
        Outcome.UNKNOWN,
        "lost, or absorbed by the base: " + Hints.silent("inactive requests"));
  }

  private SurvivalItem inactive(String request) {
    SurvivalKind kind = SurvivalKind.LAYERED;
    if (isLayered(request)) {
      return SurvivalItem.of(request, kind, Outcome.KEPT, "inactive before, layered now");
    } else if (after.inactive().isShown() && Sameness.holds(after.inactive().require(), request)) {
      return SurvivalItem.of(request, kind, Outcome.KEPT, "inactive, as before");
    } else if (movedToLocal(request).isPresent()) {
      return movedToLocal(request).get();
    }
    return after.inactive().isShown()
        ? SurvivalItem.of(request, kind, Outcome.LOST, "not requested any more")
        : SurvivalItem.of(request, kind, Outcome.UNKNOWN, Hints.silent("inactive requests"));
  }

  private boolean isLayered(String request) {
    return after.layered().isShown() && Sameness.holds(after.layered().require(), request);
  }

  private Optional<SurvivalItem> movedToLocal(String request) {
    return findByName(DeploymentFacts.LOCAL, request)
        .map(local -> movedTo(request, SurvivalKind.LOCAL, local))
        .or(() -> findByName(DeploymentFacts.LOCAL_FILEOVERRIDE, request)
            .map(local -> movedTo(request, SurvivalKind.LOCAL_FILEOVERRIDE, local)));
  }

  private static SurvivalItem movedTo(String request, SurvivalKind to, String local) {
    SurvivalItem item = SurvivalItem.of(
        request,
        SurvivalKind.LAYERED,
        Outcome.MOVED,
        "layered from a local RPM file now: " + local);
    return item.between(request, local).as(to);
  }

  private Optional<String> findByName(FactKey<Deployment, List<String>> key, String name) {
    return after.get(key).orElse(List.of()).stream()
        .filter(local -> Sameness.ofText(nameOf(local), name))
        .findFirst();
  }

  private void local(
      SurvivalKind kind, FactKey<Deployment, List<String>> key, List<SurvivalItem> items) {
    List<String> own = before.get(key).orElse(List.of());
    List<String> unmatched =
        Sameness.without(after.get(key).orElse(List.of()), own, Sameness::ofText);
    own.forEach(nevra -> items.add(local(nevra, kind, key, unmatched)));
  }

  private SurvivalItem local(
      String nevra, SurvivalKind kind, FactKey<Deployment, List<String>> key, List<String> others) {
    Fact<List<String>> now = after.get(key);
    if (now.isShown() && Sameness.holds(now.require(), nevra)) {
      return SurvivalItem.of(nevra, kind, Outcome.KEPT, "the same package").between(nevra, nevra);
    }
    String name = nameOf(nevra);
    Optional<String> other =
        others.stream().filter(each -> Sameness.ofText(nameOf(each), name)).findFirst();
    if (other.isPresent()) {
      return otherVersion(nevra, kind, other.get());
    }
    return moved(nevra, name, kind)
        .orElseGet(() -> now.isShown()
            ? SurvivalItem.of(nevra, kind, Outcome.LOST, "not among the local packages any more")
            : SurvivalItem.of(nevra, kind, Outcome.UNKNOWN, Hints.silent("local packages")));
  }

  private static SurvivalItem otherVersion(String nevra, SurvivalKind kind, String now) {
    Optional<Nevra> old = Nevra.find(nevra);
    Optional<Nevra> current = Nevra.find(now);
    int order = old.isPresent() && current.isPresent()
        ? old.get().evr().compareTo(current.get().evr())
        : nevra.compareTo(now);
    SurvivalItem item = order == 0
        ? SurvivalItem.of(nevra, kind, Outcome.KEPT, "the same version for another architecture")
        : order < 0
            ? SurvivalItem.of(nevra, kind, Outcome.UPGRADED, "a newer version of it is there")
            : SurvivalItem.of(nevra, kind, Outcome.DOWNGRADED, "an older version of it is there");
    return item.between(nevra, now);
  }

  private Optional<SurvivalItem> moved(String nevra, String name, SurvivalKind kind) {
    if (isLayered(name)) {
      SurvivalItem item = SurvivalItem.of(
          nevra, kind, Outcome.MOVED, "layered from a repository now, no longer from a file");
      return Optional.of(item.between(nevra, name).as(SurvivalKind.LAYERED));
    }
    boolean forced = kind == SurvivalKind.LOCAL_FILEOVERRIDE;
    FactKey<Deployment, List<String>> other =
        forced ? DeploymentFacts.LOCAL : DeploymentFacts.LOCAL_FILEOVERRIDE;
    SurvivalKind to = forced ? SurvivalKind.LOCAL : SurvivalKind.LOCAL_FILEOVERRIDE;
    return findByName(other, name)
        .map(now -> SurvivalItem.of(
                nevra, kind, Outcome.MOVED, "still a local package, but installed in another way")
            .between(nevra, now)
            .as(to));
  }

  private void modules(List<SurvivalItem> items) {
    Fact<List<String>> now = after.get(DeploymentFacts.MODULES);
    Fact<List<String>> inactive = after.get(DeploymentFacts.MODULES_INACTIVE);
    for (String module : before.get(DeploymentFacts.MODULES).orElse(List.of())) {
      items.add(module(module, now, inactive, Outcome.INACTIVE));
    }
    for (String module : before.get(DeploymentFacts.MODULES_INACTIVE).orElse(List.of())) {
      items.add(module(module, now, inactive, Outcome.KEPT));
    }
    Fact<List<String>> enabled = after.get(DeploymentFacts.MODULES_ENABLED);
    for (String module : before.get(DeploymentFacts.MODULES_ENABLED).orElse(List.of())) {
      items.add(module(module, enabled, Fact.of(List.of()), Outcome.KEPT));
    }
  }

  private static SurvivalItem module(
      String module, Fact<List<String>> active, Fact<List<String>> inactive, Outcome whenInactive) {
    SurvivalKind kind = SurvivalKind.MODULE;
    if (active.isShown() && Sameness.holds(active.require(), module)) {
      return SurvivalItem.of(module, kind, Outcome.KEPT, "as before");
    } else if (inactive.isShown() && Sameness.holds(inactive.require(), module)) {
      return SurvivalItem.of(module, kind, whenInactive, "requested, but without effect");
    }
    return active.isShown() && inactive.isShown()
        ? SurvivalItem.of(module, kind, Outcome.LOST, "not requested any more")
        : SurvivalItem.of(module, kind, Outcome.UNKNOWN, Hints.silent("inactive module requests"));
  }

  private static String nameOf(String nevra) {
    return Nevra.find(nevra).map(Nevra::name).orElse(nevra);
  }
}
