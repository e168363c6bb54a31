// SPDX-License-Identifier: Apache-2.0
/**
 * Comparison: what differs between two captures, and whether every package survived an upgrade.
 *
 * <p>Pure functions over the model. A fact that one side does not show is never a difference.
 */
@NullMarked
package io.github.ostreedrift.diff;

import org.jspecify.annotations.NullMarked;
