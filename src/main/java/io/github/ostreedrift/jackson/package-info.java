// SPDX-License-Identifier: Apache-2.0
/** A module for the mappers of Jackson's databind; nothing else here needs databind. */
@NullMarked
package io.github.ostreedrift.jackson;

import org.jspecify.annotations.NullMarked;
