// SPDX-License-Identifier: Apache-2.0
/** The way in: {@link io.github.ostreedrift.OstreeDrift}. */
@NullMarked
package io.github.ostreedrift;

import org.jspecify.annotations.NullMarked;
