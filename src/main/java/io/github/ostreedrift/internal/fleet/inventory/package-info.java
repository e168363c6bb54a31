// SPDX-License-Identifier: Apache-2.0
/**
 * Which nodes there should be, and in which pools: {@link io.github.ostreedrift.fleet.Inventory}.
 */
@NullMarked
package io.github.ostreedrift.internal.fleet.inventory;

import org.jspecify.annotations.NullMarked;
