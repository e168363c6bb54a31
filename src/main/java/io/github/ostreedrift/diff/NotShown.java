// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

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
}
