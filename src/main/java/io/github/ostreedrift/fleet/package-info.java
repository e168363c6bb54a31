// SPDX-License-Identifier: Apache-2.0
/**
 * The captures of many nodes, as people hold them: folders, archives, and what the tools print that ask many nodes.
 *
 * <p>{@link io.github.ostreedrift.fleet.FleetReader} is where to begin; it gives each node as a {@link
 * io.github.ostreedrift.fleet.NodeCapture}. Below it lies one package for each shape of input: they cut inputs into {@link
 * io.github.ostreedrift.internal.fleet.NodeOutput}s and leave them with a {@link io.github.ostreedrift.internal.fleet.NodeAssembler}, which
 * reads and names them.
 */
@NullMarked
package io.github.ostreedrift.fleet;

import org.jspecify.annotations.NullMarked;
