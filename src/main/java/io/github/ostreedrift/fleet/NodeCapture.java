// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.fleet.inventory.Inventory;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.Optional;

/**
 * One capture of one node, or the reason why there is none. A node can have several: text and JSON of one moment, or a
 * capture and another one that could not be read.
 *
 * <p>Captures of the same text are the same object, whatever the number of nodes: {@code capture() ==} finds them.
 *
 * @param node the node's name, as it stands in the input: it may hold anything, and who prints it must escape it; empty
 *     where nothing names it, as with a bare status from standard input
 * @param pools the pools that the input names for it, such as the roles in its labels; hints, which an inventory
 *     overrules
 * @param moment when it was taken, as far as the path tells
 * @param source where it comes from
 * @param reading what was read; without a capture if and only if there is a {@code noData}, and then with an error that
 *     says the same
 * @param noData why there is no capture
 */
public record NodeCapture(
    Optional<String> node,
    List<String> pools,
    Optional<Moment> moment,
    CaptureSource source,
    Reading reading,
    Optional<NoData> noData) {

  /** Checks that there is either a capture or a reason. */
  public NodeCapture {
    pools = List.copyOf(pools);
    if (reading.capture().isPresent() == noData.isPresent()) {
      throw new IllegalArgumentException("either a capture or a reason why there is none");
    }
  }

  /** What the node says, if it says anything. */
  public Optional<Capture> capture() {
    return reading.capture();
  }

  /** The one pool that the hints amount to; see {@link Inventory#pool}. */
  public Optional<String> pool() {
    return Inventory.pool(pools);
  }
}
