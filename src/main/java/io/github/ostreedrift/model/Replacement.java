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

  /**
   * A replacement that is recorded without effect.
   *
   * @param packageName NEVRA for a local replacement, a name for a remote one, as printed
   * @param source {@link Replacement#LOCAL}, or the remote source as printed
   */
  public record InactiveReplacement(String packageName, String source) {
    /** The name of the package. */
    public String name() {
      return source.equals(Replacement.LOCAL) ? Nevra.nameOf(packageName) : packageName;
    }
  }
}
