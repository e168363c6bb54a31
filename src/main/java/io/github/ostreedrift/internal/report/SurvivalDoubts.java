// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why nothing is proved of one node, beside the items that are unknown. */
final class SurvivalDoubts {
  private SurvivalDoubts() {}

  /** In sentences; empty where only items are to blame. */
  static List<String> of(Survival survival) {
    List<String> doubts = new ArrayList<>(survival.objections());
    if (doubts.isEmpty() && !survival.notShown().isEmpty()) {
      doubts.add("not shown before: "
          + survival.notShown().stream().map(FactKey::name).collect(Collectors.joining(", ")));
    }
    doubts.addAll(DiffWords.unread(survival.before(), survival.after()));
    return doubts;
  }
}
