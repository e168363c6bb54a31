// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

/** Whether everything survived. */
public enum Verdict {
  /** Every item is accounted for, and none is lost. */
  SURVIVED("survived"),
  /** At least one item is lost. */
  LOST("lost"),
  /** No item is lost as far as the captures show, but they do not show enough. */
  UNKNOWN("unknown");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word in the JSON. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
