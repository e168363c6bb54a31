// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

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
