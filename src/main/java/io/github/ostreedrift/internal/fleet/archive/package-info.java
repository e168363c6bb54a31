// SPDX-License-Identifier: Apache-2.0
/**
 * Inputs that are packed: a {@code tar}, plain or compressed, and the sosreports and Insights archives in them, packed or
 * not. Nothing is ever written, and {@link io.github.ostreedrift.fleet.FleetOptions.ArchiveLimits} bounds what is read.
 */
@NullMarked
package io.github.ostreedrift.internal.fleet.archive;

import org.jspecify.annotations.NullMarked;
