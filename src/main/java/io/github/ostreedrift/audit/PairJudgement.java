// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a pair, but for its captures. */
record PairJudgement(
    Upgrade upgrade,
    Survival.Verdict verdict,
    List<SurvivalItem> items,
    List<Survival.Added> added,
    List<String> objections,
    List<FactKey<Deployment, ?>> notShown,
    List<FactKey<Deployment, ?>> notShownAfter) {

  static PairJudgement of(Survival survival) {
    return new PairJudgement(
        survival.upgrade(),
        survival.verdict(),
        survival.items(),
        survival.added(),
        survival.objections(),
        survival.notShown(),
        survival.notShownAfter());
  }

  /** Why nothing is proved, beside the items that are unknown. */
  List<String> doubts() {
    if (!objections.isEmpty()) {
      return objections;
    }
    List<String> doubts = new ArrayList<>();
    if (!notShown.isEmpty()) {
      doubts.add("not shown before: "
          + notShown.stream().map(FactKey::name).collect(Collectors.joining(", ")));
    }
    // errors win over what is lost; else they have to be the reason where there is no other
    boolean explained = verdict != Survival.Verdict.UNKNOWN
        || (!has(SurvivalItem.Outcome.LOST)
            && (has(SurvivalItem.Outcome.UNKNOWN) || !doubts.isEmpty()));
    if (!explained) {
      doubts.add("not all of its captures could be read");
    }
    return doubts;
  }

  private boolean has(SurvivalItem.Outcome outcome) {
    return items.stream().anyMatch(item -> item.outcome() == outcome);
  }
}
