// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Nevra;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Requested packages, local packages and modules: what became of each. */
final class SurvivalPackages {
  /** Where a package that a user asked for can be. */
  private static final List<FactKey<Deployment, ?>> PACKAGES =
      List.of(DeploymentFacts.LAYERED, DeploymentFacts.LOCAL, DeploymentFacts.LOCAL_FILEOVERRIDE);

  /** The same, and where it is recorded without effect. */
  private static final List<FactKey<Deployment, ?>> REQUESTS = List.of(
      DeploymentFacts.LAYERED,
      DeploymentFacts.LOCAL,
      DeploymentFacts.LOCAL_FILEOVERRIDE,
      DeploymentFacts.INACTIVE);

  private static final List<FactKey<Deployment, List<String>>> MODULES =
      List.of(DeploymentFacts.MODULES, DeploymentFacts.MODULES_INACTIVE);
  private static final List<FactKey<Deployment, List<String>>> ENABLED =
      List.of(DeploymentFacts.MODULES_ENABLED);

  private final Deployment before;
  private final Deployment after;

  /** Whether the base and all overrides are as before, so that nothing new can provide a package. */
  private final boolean sameContent;

  private final Silences silences;

  SurvivalPackages(Deployment before, Deployment after, boolean sameContent, Silences silences) {
    this.before = before;
    this.after = after;
    this.sameContent = sameContent;
    this.silences = silences;
  }

  List<SurvivalItem> items() {
    List<SurvivalItem> items = new ArrayList<>();
    before.layered().orElse(List.of()).forEach(request -> items.add(layered(request)));
    before.inactive().orElse(List.of()).forEach(request -> items.add(inactive(request)));
    local(SurvivalItem.Kind.LOCAL, DeploymentFacts.LOCAL, items);
    local(SurvivalItem.Kind.LOCAL_FILEOVERRIDE, DeploymentFacts.LOCAL_FILEOVERRIDE, items);
    modules(items);
    return items;
  }

  private SurvivalItem layered(String request) {
    SurvivalItem.Kind kind = SurvivalItem.Kind.LAYERED;
    if (isLayered(request)) {
      return SurvivalItem.of(request, kind, SurvivalItem.Outcome.KEPT, "still layered");
    }
    Optional<SurvivalItem> moved = movedToLocal(request);
    if (moved.isPresent()) {
      return moved.get();
    }
    if (Equivalence.holds(after.inactive().orElse(List.of()), request)) {
      return SurvivalItem.of(
          request,
          kind,
          SurvivalItem.Outcome.ABSORBED,
          "still requested, but inactive: the new base provides it");
    }
    if (!silences.shows(PACKAGES)) {
      return silences.unknown(request, kind, "", "layered and local packages", PACKAGES);
    } else if (!after.inactive().isShown() && !sameContent) {
      return silences.unknown(
          request, kind, "lost, or absorbed by the base: ", "inactive requests", REQUESTS);
    }
    return SurvivalItem.of(request, kind, SurvivalItem.Outcome.LOST, "not requested any more");
  }

  private SurvivalItem inactive(String request) {
    SurvivalItem.Kind kind = SurvivalItem.Kind.LAYERED;
    if (isLayered(request)) {
      return SurvivalItem.of(
          request, kind, SurvivalItem.Outcome.KEPT, "inactive before, layered now");
    } else if (Equivalence.holds(after.inactive().orElse(List.of()), request)) {
      return SurvivalItem.of(request, kind, SurvivalItem.Outcome.KEPT, "inactive, as before");
    }
    return movedToLocal(request)
        .orElseGet(() -> silences.shows(REQUESTS)
            ? SurvivalItem.of(request, kind, SurvivalItem.Outcome.LOST, "not requested any more")
            : silences.unknown(request, kind, "", "inactive requests", REQUESTS));
  }

  private boolean isLayered(String request) {
    return Equivalence.holds(after.layered().orElse(List.of()), request);
  }

  private Optional<SurvivalItem> movedToLocal(String request) {
    return findByName(DeploymentFacts.LOCAL, request)
        .map(local -> movedTo(request, SurvivalItem.Kind.LOCAL, local))
        .or(() -> findByName(DeploymentFacts.LOCAL_FILEOVERRIDE, request)
            .map(local -> movedTo(request, SurvivalItem.Kind.LOCAL_FILEOVERRIDE, local)));
  }

  private static SurvivalItem movedTo(String request, SurvivalItem.Kind to, String local) {
    SurvivalItem item = SurvivalItem.of(
        request,
        SurvivalItem.Kind.LAYERED,
        SurvivalItem.Outcome.MOVED,
        "layered from a local RPM file now");
    return item.between(request, local).as(to);
  }

  private Optional<String> findByName(FactKey<Deployment, List<String>> key, String name) {
    return after.get(key).orElse(List.of()).stream()
        .filter(local -> Equivalence.ofText(Nevra.nameOf(local), name))
        .findFirst();
  }

  private void local(
      SurvivalItem.Kind kind, FactKey<Deployment, List<String>> key, List<SurvivalItem> items) {
    List<String> own = before.get(key).orElse(List.of());
    List<String> now = after.get(key).orElse(List.of());
    Map<String, String> others =
        partners(Equivalence.withoutTexts(own, now), Equivalence.withoutTexts(now, own));
    own.forEach(nevra -> items.add(
        Equivalence.holds(now, nevra)
            ? SurvivalItem.of(nevra, kind, SurvivalItem.Outcome.KEPT, "the same package")
                .between(nevra, nevra)
            : Optional.ofNullable(others.get(nevra))
                .map(other -> otherVersion(nevra, kind, other))
                .or(() -> moved(nevra, kind))
                .orElseGet(() -> missing(nevra, kind))));
  }

  /** Which package became which one: those of one name and architecture first; each stands for one. */
  private static Map<String, String> partners(List<String> gone, List<String> come) {
    Map<String, String> partners = new HashMap<>();
    List<String> free = new ArrayList<>(come);
    for (UnaryOperator<String> key :
        List.<UnaryOperator<String>>of(SurvivalPackages::nameAndArch, Nevra::nameOf)) {
      for (String nevra : gone) {
        Optional<String> partner = partners.containsKey(nevra)
            ? Optional.empty()
            : free.stream()
                .filter(each -> Equivalence.ofText(key.apply(each), key.apply(nevra)))
                .findFirst();
        partner.ifPresent(found -> {
          partners.put(nevra, found);
          free.remove(found);
        });
      }
    }
    return partners;
  }

  private static String nameAndArch(String nevra) {
    return Nevra.findKnown(nevra).map(each -> each.name() + "." + each.arch()).orElse(nevra);
  }

  private SurvivalItem missing(String nevra, SurvivalItem.Kind kind) {
    return silences.shows(PACKAGES)
        ? SurvivalItem.of(
            nevra, kind, SurvivalItem.Outcome.LOST, "not among the local packages any more")
        : silences.unknown(nevra, kind, "", "layered and local packages", PACKAGES);
  }

  private static SurvivalItem otherVersion(String nevra, SurvivalItem.Kind kind, String now) {
    Optional<Nevra> old = Nevra.findKnown(nevra);
    Optional<Nevra> current = Nevra.findKnown(now);
    int order = old.isPresent() && current.isPresent()
        ? old.get().evr().compareTo(current.get().evr())
        : 0;
    SurvivalItem item = order == 0
        ? SurvivalItem.of(
            nevra, kind, SurvivalItem.Outcome.KEPT, "the same version, of another build")
        : order < 0
            ? SurvivalItem.of(
                nevra, kind, SurvivalItem.Outcome.UPGRADED, "a newer version of it is there")
            : SurvivalItem.of(
                nevra, kind, SurvivalItem.Outcome.DOWNGRADED, "an older version of it is there");
    return item.between(nevra, now);
  }

  private Optional<SurvivalItem> moved(String nevra, SurvivalItem.Kind kind) {
    String name = Nevra.nameOf(nevra);
    if (isLayered(name)) {
      SurvivalItem item = SurvivalItem.of(
          nevra,
          kind,
          SurvivalItem.Outcome.MOVED,
          "layered from a repository now, no longer from a file");
      return Optional.of(item.between(nevra, name).as(SurvivalItem.Kind.LAYERED));
    }
    boolean forced = kind == SurvivalItem.Kind.LOCAL_FILEOVERRIDE;
    FactKey<Deployment, List<String>> other =
        forced ? DeploymentFacts.LOCAL : DeploymentFacts.LOCAL_FILEOVERRIDE;
    SurvivalItem.Kind to = forced ? SurvivalItem.Kind.LOCAL : SurvivalItem.Kind.LOCAL_FILEOVERRIDE;
    return findByName(other, name)
        .map(now -> SurvivalItem.of(
                nevra,
                kind,
                SurvivalItem.Outcome.MOVED,
                "still a local package, but installed in another way")
            .between(nevra, now)
            .as(to));
  }

  private void modules(List<SurvivalItem> items) {
    before
        .get(DeploymentFacts.MODULES)
        .orElse(List.of())
        .forEach(module -> items.add(module(module, MODULES, SurvivalItem.Outcome.INACTIVE)));
    before
        .get(DeploymentFacts.MODULES_INACTIVE)
        .orElse(List.of())
        .forEach(module -> items.add(module(module, MODULES, SurvivalItem.Outcome.KEPT)));
    before
        .get(DeploymentFacts.MODULES_ENABLED)
        .orElse(List.of())
        .forEach(module -> items.add(module(module, ENABLED, SurvivalItem.Outcome.KEPT)));
  }

  /** A module that should be in the first of these lists, or in another one without effect. */
  private SurvivalItem module(
      String module,
      List<FactKey<Deployment, List<String>>> lists,
      SurvivalItem.Outcome whenInactive) {
    SurvivalItem.Kind kind = SurvivalItem.Kind.MODULE;
    for (FactKey<Deployment, List<String>> list : lists) {
      if (Equivalence.holds(after.get(list).orElse(List.of()), module)) {
        return list.equals(lists.get(0))
            ? SurvivalItem.of(module, kind, SurvivalItem.Outcome.KEPT, "as before")
            : SurvivalItem.of(module, kind, whenInactive, "requested, but without effect");
      }
    }
    List<FactKey<Deployment, ?>> keys = List.copyOf(lists);
    return silences.shows(keys)
        ? SurvivalItem.of(module, kind, SurvivalItem.Outcome.LOST, "not requested any more")
        : silences.unknown(module, kind, "", "inactive module requests", keys);
  }
}
