// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why an item can't be told: which facts the side after does not show, and what to do about it. Not thread-safe. */
final class Silences {
  private final ComparedSide side;
  private final Map<String, List<FactKey<Deployment, ?>>> facts = new LinkedHashMap<>();

  Silences(ComparedSide side) {
    this.side = side;
  }

  /** Whether all these facts are shown. */
  boolean shows(List<FactKey<Deployment, ?>> keys) {
    return keys.stream().allMatch(side.deployment().facts()::shows);
  }

  /** An item that would be told by these facts, one of which at least is not shown. */
  SurvivalItem unknown(
      String item,
      SurvivalItem.Kind kind,
      String prefix,
      String words,
      List<FactKey<Deployment, ?>> keys) {
    List<FactKey<Deployment, ?>> missing =
        keys.stream().filter(key -> !side.deployment().facts().shows(key)).toList();
    String reason = prefix
        + missing.stream()
            .flatMap(key ->
                side.deployment().get(key).findUnread().stream().map(unread -> damage(key, unread)))
            .findFirst()
            .orElse("the capture after does not show " + words + "; " + advice());
    facts.put(reason, missing);
    return SurvivalItem.of(item, kind, SurvivalItem.Outcome.UNKNOWN, reason);
  }

  private String damage(FactKey<Deployment, ?> key, Fact.Unread unread) {
    String line = unread.line() > 0 ? ":" + unread.line() : "";
    return side.input() + line + " does not show " + key.name() + ", for " + unread.reason();
  }

  private String advice() {
    CaptureFormat format = side.capture().format();
    if (format.isBootc()) {
      return side.deployment()
              .get(DeploymentFacts.COMPOSEFS)
              .orElse(Optional.empty())
              .isPresent()
          ? "on its backend nothing can be layered; a list of the image's packages tells what it contains"
          : "`bootc status` shows no packages; capture `rpm-ostree status --json` beside it";
    } else if (format == CaptureFormat.RPM_OSTREE_STATUS_JSON) {
      return "capture all of `rpm-ostree status --json`";
    }
    return "capture it with `rpm-ostree status -v` or `--json`";
  }

  /** The facts for which some of these items are unknown. */
  List<FactKey<Deployment, ?>> factsOf(List<SurvivalItem> items) {
    Set<FactKey<Deployment, ?>> all = new LinkedHashSet<>();
    items.forEach(item -> all.addAll(facts.getOrDefault(item.reason(), List.of())));
    return List.copyOf(all);
  }
}
