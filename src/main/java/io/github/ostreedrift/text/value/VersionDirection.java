// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text.value;

import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.PackageChange.Kind;

/**
 * Which way the version of a package goes. The versions tell, for some releases since v2019.3 print changes below the
 * wrong head.
 */
public final class VersionDirection {
  private VersionDirection() {}

  /**
   * Upgraded or downgraded.
   *
   * @param given the kind where the versions do not tell: they are the same, then the architecture changes, or one of
   *     them is no version
   */
  public static Kind of(String from, String to, Kind given) {
    int order;
    try {
      order = Evr.parse(from).compareTo(Evr.parse(to));
    } catch (IllegalArgumentException noVersion) {
      return given;
    }
    return order == 0 ? given : order < 0 ? Kind.UPGRADED : Kind.DOWNGRADED;
  }
}
