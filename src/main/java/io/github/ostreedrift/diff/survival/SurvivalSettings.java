// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Initramfs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of the initramfs: what became of each. */
final class SurvivalSettings {
  private static final String REGENERATE = "regenerate";

  private SurvivalSettings() {}

  static List<SurvivalItem> items(Deployment before, Deployment after, Silences silences) {
    Optional<Initramfs> old = before.get(DeploymentFacts.INITRAMFS).orElse(Optional.empty());
    List<SurvivalItem> items = new ArrayList<>();
    old.ifPresent(setting -> {
      Fact<Optional<Initramfs>> now = after.get(DeploymentFacts.INITRAMFS);
      if (setting.regenerate()) {
        items.add(item(
            written(setting),
            now.map(other -> other
                .filter(Initramfs::regenerate)
                .map(SurvivalSettings::written)
                .map(List::of)
                .orElse(List.of())),
            silences));
      }
      Fact<List<String>> files = now.map(other -> other.map(Initramfs::etc).orElse(List.of()));
      setting.etc().forEach(file -> items.add(item(file, files, silences)));
    });
    return items;
  }

  /** The arguments joined by blanks: before v2020.2 nobody can tell one from two. */
  private static String written(Initramfs setting) {
    return setting.args().isEmpty() ? REGENERATE : String.join(" ", setting.args());
  }

  private static SurvivalItem item(String setting, Fact<List<String>> now, Silences silences) {
    SurvivalItem.Kind kind = SurvivalItem.Kind.INITRAMFS;
    if (!now.isShown()) {
      return silences.unknown(
          setting, kind, "", "the initramfs settings", List.of(DeploymentFacts.INITRAMFS));
    }
    return Equivalence.holds(now.require(), setting)
        ? SurvivalItem.of(setting, kind, SurvivalItem.Outcome.KEPT, "as before")
        : SurvivalItem.of(setting, kind, SurvivalItem.Outcome.LOST, "not set any more");
  }
}
