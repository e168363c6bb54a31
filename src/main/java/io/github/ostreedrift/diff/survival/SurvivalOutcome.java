// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

/** What became of an item; the most severe last. */
public enum SurvivalOutcome {
  /** It is there as before; or it was without effect before and is so still. */
  KEPT("kept", "there as before"),
  /** Another, newer EVR of the same name. */
  UPGRADED("upgraded", "a newer version of it is there"),
  /** The request is inactive now, for the base provides it. */
  ABSORBED("absorbed", "still requested, but without effect: the new base provides it"),
  /** A local package became a layered one, or the other way round. */
  MOVED("moved", "there, but layered in another way"),
  /** Another, older EVR of the same name. */
  DOWNGRADED("downgraded", "an older version of it is there"),
  /** The override is still recorded, but without effect. */
  INACTIVE("inactive", "still recorded, but without effect"),
  /** After does not show it. */
  UNKNOWN("unknown", "the capture after does not show it"),
  /** It is gone. */
  LOST("lost", "gone");

  private final String word;
  private final String meaning;

  SurvivalOutcome(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** The word in the JSON. */
  public String word() {
    return word;
  }

  /** What it means, in a few words. */
  public String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return word;
  }
}
