// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import java.util.Locale;

/** One of the two sides of a comparison. */
public enum Side {
  /** The first one: where a change comes from. */
  LEFT,
  /** The second one: where a change leads to. */
  RIGHT;

  /** The word for it in the JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The other side. */
  public Side mirror() {
    return this == LEFT ? RIGHT : LEFT;
  }

  @Override
  public String toString() {
    return word();
  }
}
