// SPDX-License-Identifier: Apache-2.0
/**
 * Listings of packages: {@code rpm-ostree db diff}, {@code db list}, {@code rpm -qa}, and what rpm-ostree prints while
 * it works. {@link io.github.ostreedrift.internal.text.listing.ListingReader} is the entry.
 */
@NullMarked
package io.github.ostreedrift.internal.text.listing;

import org.jspecify.annotations.NullMarked;
