/**
 * Whether what was layered, removed, replaced or set is there after an upgrade: {@link
 * io.github.ostreedrift.diff.survival.Survival} has the verdict and the outcome of each item.
 */
@NullMarked
package io.github.ostreedrift.diff.survival;

import org.jspecify.annotations.NullMarked;
