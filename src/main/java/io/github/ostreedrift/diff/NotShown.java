// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import java.util.Locale;

/**
 * A fact that could not be compared: one side shows it, the other side can't tell.
 *
 * <pre>{@code
 * diff.notShown().contains(new NotShown("packages.inactive", Side.LEFT)) // the left one is no status -v
 * }</pre>
 *
 * @param fact the name of the fact, as in {@link io.github.ostreedrift.model.FactKey#name()}; {@code origin.digest} for
 *     the digest of an image
 * @param side the side that does not show it
 */
public record NotShown(String fact, Side side) {

  /** The same of the two sides the other way round. */
  public NotShown mirror() {
    return new NotShown(fact, side.mirror());
  }

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
}
