// SPDX-License-Identifier: Apache-2.0
/** {@code bootc status}: its printers made anew, and what is read of what they print. */
@NullMarked
package io.github.ostreedrift.bootc;

import org.jspecify.annotations.NullMarked;
