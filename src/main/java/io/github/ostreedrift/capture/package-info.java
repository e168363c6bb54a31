// SPDX-License-Identifier: Apache-2.0
/**
 * The captures of one text, file or stream: {@link io.github.ostreedrift.capture.CaptureReader} is where to begin.
 *
 * <p>What a status says is read by the packages {@code text} and {@code json}. Inputs that belong to many nodes are the
 * business of the package {@code fleet}.
 */
@NullMarked
package io.github.ostreedrift.capture;

import org.jspecify.annotations.NullMarked;
