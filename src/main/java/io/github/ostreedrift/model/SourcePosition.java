// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * A place in an input.
 *
 * @param line 1-based
 * @param column 1-based, counted in code points; 0 where the whole line is meant
 */
public record SourcePosition(int line, int column) {}
