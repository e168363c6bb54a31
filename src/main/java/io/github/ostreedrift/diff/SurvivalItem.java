// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

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
 * @param reason why, in a sentence
 */
public record SurvivalItem(
    String item,
    SurvivalKind kind,
    Outcome outcome,
    Optional<String> from,
    Optional<String> to,
    Optional<SurvivalKind> toKind,
    String reason) {

  static SurvivalItem of(String item, SurvivalKind kind, Outcome outcome, String reason) {
    return new SurvivalItem(
        item, kind, outcome, Optional.empty(), Optional.empty(), Optional.empty(), reason);
  }

  SurvivalItem between(String before, String after) {
    return new SurvivalItem(
        item, kind, outcome, Optional.of(before), Optional.of(after), toKind, reason);
  }

  SurvivalItem as(SurvivalKind other) {
    return new SurvivalItem(item, kind, outcome, from, to, Optional.of(other), reason);
  }
}
