// SPDX-License-Identifier: Apache-2.0
/**
 * {@code rpm-ostree status} of 2014 to 2016: a table, and {@code --pretty}.
 * {@link io.github.ostreedrift.internal.text.legacy.LegacyReader} is the entry.
 */
@NullMarked
package io.github.ostreedrift.internal.text.legacy;

import org.jspecify.annotations.NullMarked;
