// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * A base package replaced by another build.
 *
 * @param name the package
 * @param from EVR that the base has, as printed
 * @param to EVR that replaces it, as printed
 * @param source {@link #LOCAL}, or the remote source as printed ({@code repo=updates})
 */
public record Replacement(String name, String from, String to, String source) {

  /** The source of a replacement by a local RPM file. */
  public static final String LOCAL = "local";
}
