// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;

/** What is peculiar to single keys. */
final class RowKinds {
  private RowKinds() {}

  /** Whether the packages of all rows of a kind are put together. */
  static boolean collects(int key) {
    return RowShape.of(key) == RowShape.OVERRIDES
        || key == HostStatusLexer.INACTIVE_REPLACEMENTS
        || key == HostStatusLexer.INACTIVE_LOCAL;
  }

  /** Whether a row is nothing without its value: an empty difference and signatures without a list can be. */
  static boolean needsValue(int key) {
    return key != HostStatusLexer.DIFF && key != HostStatusLexer.GPG_SIGNATURE;
  }

  /** Whether a row may rightly stand more than once in a deployment. */
  static boolean repeats(int key) {
    return key == HostStatusLexer.REMOTE_OVERRIDES
        || RowShape.of(key) == RowShape.CHANGES
        || key == HostStatusLexer.NEAR_KEY
        || key == HostStatusLexer.UNKNOWN_KEY;
  }

  /** Whether each element of a list is a NEVRA, whose architecture shows where it ends. */
  static boolean listsNevras(int key) {
    return key == HostStatusLexer.LOCAL_PACKAGES
        || key == HostStatusLexer.FORCED_PACKAGES
        || key == HostStatusLexer.INACTIVE_REPLACEMENTS
        || key == HostStatusLexer.INACTIVE_LOCAL;
  }

  /** Whether each line of a row is a package with its version before and after. */
  static boolean isChange(int key) {
    return key == HostStatusLexer.UPGRADED
        || key == HostStatusLexer.DOWNGRADED
        || key == HostStatusLexer.LIVE_UPGRADED
        || key == HostStatusLexer.LIVE_DOWNGRADED
        || key == HostStatusLexer.KEYLESS_CHANGE;
  }

  static boolean isVersion(int key) {
    return key == HostStatusLexer.VERSION || key == HostStatusLexer.TIMESTAMP;
  }
}
