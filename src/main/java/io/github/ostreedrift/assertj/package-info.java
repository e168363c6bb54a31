// SPDX-License-Identifier: Apache-2.0
/** Assertions for AssertJ; whoever uses them brings AssertJ along. */
@NullMarked
package io.github.ostreedrift.assertj;

import org.jspecify.annotations.NullMarked;
