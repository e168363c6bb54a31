// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import java.util.List;
import java.util.Optional;

/**
 * What became of one request, package or setting.
 *
 * @param item as the capture before writes it
 * @param kind what it is
 * @param outcome what became of it
 * @param from EVR or NEVRA before, where known
 * @param to EVR or NEVRA after, where known
 * @param toKind what it is after, where it moved
 * @param installed NEVRA of the packages after that it stands for, as a listing shows them: one, or one for each
 *     architecture; empty where none shows them
 * @param reason why, in a sentence
 */
public record SurvivalItem(
    String item,
    SurvivalKind kind,
    SurvivalOutcome outcome,
    Optional<String> from,
    Optional<String> to,
    Optional<SurvivalKind> toKind,
    List<String> installed,
    String reason) {

  /** Copies the list. */
  public SurvivalItem {
    installed = List.copyOf(installed);
  }

  static SurvivalItem of(String item, SurvivalKind kind, SurvivalOutcome outcome, String reason) {
    return new SurvivalItem(
        item,
        kind,
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        reason);
  }

  SurvivalItem between(String before, String after) {
    return new SurvivalItem(
        item, kind, outcome, Optional.of(before), Optional.of(after), toKind, installed, reason);
  }

  /** What is known before and after; what is not known stays as it is. */
  SurvivalItem between(Optional<String> before, Optional<String> after) {
    return new SurvivalItem(
        item, kind, outcome, before.or(() -> from), after.or(() -> to), toKind, installed, reason);
  }

  SurvivalItem with(SurvivalOutcome other, String why) {
    return new SurvivalItem(item, kind, other, from, to, toKind, installed, why);
  }

  SurvivalItem listing(List<String> packages) {
    return new SurvivalItem(item, kind, outcome, from, to, toKind, packages, reason);
  }

  /** What is recorded, or unknown, and not there: nothing comes after it. */
  SurvivalItem lost(InstalledPackages packages, String name) {
    String missing = packages.absence();
    String why = switch (outcome) {
      case LOST -> reason;
      case UNKNOWN -> missing;
      default -> "recorded, but not installed: " + missing;
    };
    return new SurvivalItem(
        item,
        kind,
        SurvivalOutcome.LOST,
        packages.findBefore(name).or(() -> from),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        why);
  }

  SurvivalItem as(SurvivalKind other) {
    return new SurvivalItem(item, kind, outcome, from, to, Optional.of(other), installed, reason);
  }
}
