// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.NodeCapture.Moment;
import java.util.Optional;

/**
 * What the path of an input says of the node in it.
 *
 * @param path the path of the input, and of the member where there is one
 * @param node the node that it names
 * @param pool the pool that it names
 * @param moment the moment that it names
 * @param nodeAsked whether the caller's own pattern found the node: then it wins over host names in the input
 * @param poolAsked whether the caller's own pattern found the pool: then it wins over what stands in the input
 */
public record InputNames(
    String path,
    Optional<String> node,
    Optional<String> pool,
    Optional<Moment> moment,
    boolean nodeAsked,
    boolean poolAsked) {

  /** A stream without a name. */
  public static InputNames none(String path) {
    return new InputNames(path, Optional.empty(), Optional.empty(), Optional.empty(), false, false);
  }

  /** The caller's patterns applied to the path. */
  public InputNames asked(FleetOptions options) {
    Optional<String> askedNode = options.nodePattern().flatMap(pattern -> pattern.find(path));
    Optional<String> askedPool = options.poolPattern().flatMap(pattern -> pattern.find(path));
    return new InputNames(
        path,
        askedNode.or(() -> node),
        askedPool.or(() -> pool),
        moment,
        askedNode.isPresent(),
        askedPool.isPresent());
  }

  public InputNames named(String other) {
    return new InputNames(path, Optional.of(other), pool, moment, nodeAsked, poolAsked);
  }

  public InputNames taken(Optional<Moment> other) {
    return new InputNames(path, node, pool, other, nodeAsked, poolAsked);
  }

  public InputNames at(String other) {
    return new InputNames(other, node, pool, moment, nodeAsked, poolAsked);
  }
}
