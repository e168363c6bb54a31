// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A newer base commit of the branch that was pulled, but is not deployed ({@code PendingBaseCommit}).
 *
 * @param checksum the commit
 * @param version its version, if it has one
 * @param timestamp its time, if known
 */
public record PendingBase(String checksum, Optional<String> version, Optional<Instant> timestamp) {}
