// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code ansible}, {@code pdsh}, {@code clush}, {@code parallel-ssh}, {@code salt}, {@code oc debug} and people's own
 * loops print of many nodes: the headers that name a node, and the lines below or behind them.
 */
@NullMarked
package io.github.ostreedrift.internal.fleet.multinode;

import org.jspecify.annotations.NullMarked;
