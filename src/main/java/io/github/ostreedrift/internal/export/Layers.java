// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a deployment has on top of its base, as words that can be said; what can't be is told to a draft. */
final class Layers {
  private static final String NO_FILE = "no file of a package is called so";

  private final Deployment deployment;
  private final Draft draft;

  Layers(Deployment deployment, Draft draft) {
    this.deployment = deployment;
    this.draft = draft;
  }

  /** Whether it is shown that there is nothing but the base. */
  boolean isNone() {
    return Exporter.LAYERS.stream().allMatch(this::isEmpty)
        && !deployment.get(DeploymentFacts.CLIWRAP).is(true);
  }

  private boolean isEmpty(FactKey<Deployment, ?> fact) {
    Object value = deployment.get(fact).toOptional().orElse(null);
    return List.of().equals(value) || Optional.empty().equals(value);
  }

  /** Requests that have an effect, or those that have none. */
  List<String> packages(FactKey<Deployment, List<String>> fact) {
    List<String> sayable = new ArrayList<>();
    for (String request : shown(fact)) {
      String complaint = Sayable.packageComplaint(request);
      if (complaint.isEmpty()) {
        sayable.add(request);
      } else {
        draft.leave(fact, request, complaint);
      }
    }
    return sayable;
  }

  /** Names of the base's packages that are removed. */
  List<String> removed() {
    List<String> sayable = new ArrayList<>();
    for (Removal removal : shown(DeploymentFacts.REMOVED)) {
      String complaint = Sayable.packageComplaint(removal.name());
      if (complaint.isEmpty()) {
        sayable.add(removal.name());
      } else {
        draft.leave(DeploymentFacts.REMOVED, removal.name(), complaint);
      }
    }
    return sayable;
  }

  /** Files of packages that were installed from files. */
  List<String> files(FactKey<Deployment, List<String>> fact) {
    List<String> files = new ArrayList<>();
    for (String nevra : shown(fact)) {
      Optional<String> file = Sayable.file(nevra);
      file.ifPresentOrElse(files::add, () -> draft.leave(fact, nevra, NO_FILE));
    }
    return files;
  }

  /** Files of packages that replace ones of the base. */
  List<String> replacingFiles() {
    List<String> files = new ArrayList<>();
    for (Replacement each : shown(DeploymentFacts.REPLACED)) {
      if (each.source().equals(Replacement.LOCAL)) {
        Optional<String> file = Sayable.files(each.name(), each.to());
        file.ifPresentOrElse(
            files::add,
            () -> draft.leave(DeploymentFacts.REPLACED, each.name() + "-" + each.to(), NO_FILE));
      }
    }
    return files;
  }

  /** Names of packages that replace ones of the base, by where they come from, {@code repo=updates}. */
  Map<String, List<String>> replacingNames() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Replacement each : shown(DeploymentFacts.REPLACED)) {
      if (!each.source().equals(Replacement.LOCAL)) {
        String complaint = Sayable.packageComplaint(each.name());
        String sourceComplaint = Sayable.complaint(each.source());
        if (complaint.isEmpty() && sourceComplaint.isEmpty()) {
          names.computeIfAbsent(each.source(), key -> new ArrayList<>()).add(each.name());
        } else {
          draft.leave(
              DeploymentFacts.REPLACED,
              each.name() + " from " + each.source(),
              complaint.isEmpty() ? sourceComplaint : complaint);
        }
      }
    }
    return names;
  }

  /** Words of any kind. */
  List<String> words(FactKey<Deployment, List<String>> fact) {
    return words(fact, shown(fact));
  }

  /** Words that are a part of a fact. */
  List<String> words(FactKey<Deployment, ?> fact, List<String> all) {
    List<String> sayable = new ArrayList<>();
    for (String word : all) {
      String complaint = Sayable.complaint(word);
      if (complaint.isEmpty()) {
        sayable.add(word);
      } else {
        draft.leave(fact, word, complaint);
      }
    }
    return sayable;
  }

  /** Tells of overrides without effect: nothing sets them up on a base that lacks the package. */
  void tellInactiveOverrides() {
    for (String name : shown(DeploymentFacts.INACTIVE_REMOVALS)) {
      draft.leave(
          DeploymentFacts.INACTIVE_REMOVALS,
          name,
          "the base lacks the package, so it can't be removed; should it come back, remove it then");
    }
    for (InactiveReplacement each : shown(DeploymentFacts.INACTIVE_REPLACEMENTS)) {
      draft.leave(
          DeploymentFacts.INACTIVE_REPLACEMENTS,
          each.packageName() + " from " + each.source(),
          "the base lacks the package, so it can't be replaced; should it come back, replace it then");
    }
  }

  /** Tells of what a status shows of a deployment, and no form can say. */
  void tellOthers() {
    deployment.unlocked().ifShown(unlocked -> {
      if (!unlocked.equals("none")) {
        draft.warn(
            "unlocked '" + unlocked + "': what was changed in /usr by hand is in no capture");
      }
    });
    deployment
        .get(DeploymentFacts.CUSTOM_ORIGIN)
        .ifShown(
            custom -> custom.ifPresent(origin -> draft.warn("custom-origin '" + origin.description()
                + "': a manager has written over the origin, and will do so again")));
    deployment
        .unrecognized()
        .forEach(row -> draft.warn(
            "the row '" + row.key() + "' is not understood, so what it says is missing here"));
  }

  /** The value of a fact; nothing where it is not shown, of which the head of the draft tells. */
  private <T> List<T> shown(FactKey<Deployment, List<T>> fact) {
    Fact<List<T>> value = deployment.get(fact);
    return value.isShown() ? value.require() : List.of();
  }
}
