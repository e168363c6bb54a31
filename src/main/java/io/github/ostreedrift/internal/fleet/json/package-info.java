// SPDX-License-Identifier: Apache-2.0
/**
 * JSON that holds the statuses of many nodes: JSON Lines, maps of nodes, results and facts of Ansible's. Documents are
 * read as streams, and never held as a whole.
 */
@NullMarked
package io.github.ostreedrift.internal.fleet.json;

import org.jspecify.annotations.NullMarked;
