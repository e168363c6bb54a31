// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * A line of a capture that was not understood, kept word for word.
 *
 * @param line where it stands, 1-based
 * @param text the line, without its line break
 */
public record UnrecognizedLine(int line, String text) {}
