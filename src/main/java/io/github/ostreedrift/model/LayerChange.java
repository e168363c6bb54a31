// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * How many container layers, and how large they are.
 *
 * @param layers the number of layers
 * @param size as printed, {@code 1.1 GB} (locale dependent), or a number of bytes and the word {@code bytes} from JSON
 */
public record LayerChange(int layers, String size) {}
