// SPDX-License-Identifier: Apache-2.0
/**
 * Captures as people hold them: files, folders, streams and transcripts that hold one status, many, or none.
 *
 * <p>{@link io.github.ostreedrift.capture.CaptureReader} is where to begin with one input, and {@link
 * io.github.ostreedrift.capture.FleetReader} with the nodes of a fleet. What a status says is read by the packages {@code
 * text} and {@code json}.
 */
@NullMarked
package io.github.ostreedrift.capture;

import org.jspecify.annotations.NullMarked;
