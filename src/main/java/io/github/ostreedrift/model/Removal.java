// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * A package removed from the base.
 *
 * @param name the package
 * @param evr the version that the base would have, as printed
 */
public record Removal(String name, String evr) {}
