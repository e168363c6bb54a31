// SPDX-License-Identifier: Apache-2.0
/**
 * Fleets: pools of nodes, groups of equal ones, outliers and findings.
 *
 * <p>{@link io.github.ostreedrift.audit.Fleet} collects the states of nodes and merges with other fleets; {@link
 * io.github.ostreedrift.audit.Audit} judges what was collected. No I/O, no clocks.
 */
@NullMarked
package io.github.ostreedrift.audit;

import org.jspecify.annotations.NullMarked;
