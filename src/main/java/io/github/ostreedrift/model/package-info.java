// SPDX-License-Identifier: Apache-2.0
/**
 * The domain: what a status output says of a host and of its deployments.
 *
 * <p>Everything here is immutable and knows nothing of how it was read. The heart of it is
 * {@link io.github.ostreedrift.model.Fact}: a fact is <em>shown</em> by a capture or <em>not shown</em>, and
 * what is not shown is never taken for none.
 */
@NullMarked
package io.github.ostreedrift.model;

import org.jspecify.annotations.NullMarked;
