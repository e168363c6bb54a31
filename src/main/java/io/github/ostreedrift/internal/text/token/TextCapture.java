// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import io.github.ostreedrift.model.Capture;

/**
 * A capture that was read from text.
 *
 * @param capture what it says
 * @param problems what is wrong with its lines
 */
public record TextCapture(Capture capture, CaptureProblems problems) {}
