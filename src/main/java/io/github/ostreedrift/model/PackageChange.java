// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * One package that a diff names.
 *
 * @param kind what happens to it
 * @param name the package
 * @param from EVR before; empty for an added package, and where only the new one is printed (2014 to 2016)
 * @param to EVR after; empty for a removed package
 * @param arch the architecture, where shown
 */
public record PackageChange(
    Kind kind, String name, Optional<String> from, Optional<String> to, Optional<String> arch) {

  /** What happens to a package. */
  public enum Kind {
    /** A newer version. */
    UPGRADED,
    /** An older version. */
    DOWNGRADED,
    /** Gone. */
    REMOVED,
    /** New. */
    ADDED,
    /** Another version; whether a newer or an older one is not shown (transcripts of 2014 and 2015). */
    CHANGED;

    /**
     * Upgraded or downgraded, as two versions tell.
     *
     * @param given the kind where they do not: they are the same, then the architecture changed, or one of them is no
     *     version
     */
    public static Kind between(String from, String to, Kind given) {
      int direction = Evr.direction(from, to);
      return direction == 0 ? given : direction < 0 ? UPGRADED : DOWNGRADED;
    }
  }
}
