// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An rpm-md repository that a commit was made from.
 *
 * @param id {@code updates}, {@code copr:copr.fedorainfracloud.org:group:name}
 * @param timestamp when its metadata was generated; empty where the status calls it invalid
 */
public record Repository(String id, Optional<Instant> timestamp) {}
