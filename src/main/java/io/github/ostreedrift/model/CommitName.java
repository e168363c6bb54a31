// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * A commit as {@code rpm-ostree db} names it.
 *
 * @param checksum the commit
 * @param description what it was asked for by: a ref, an abbreviation, {@code booted deployment}; empty where it was
 *     asked for by its checksum
 */
public record CommitName(String checksum, Optional<String> description) {}
