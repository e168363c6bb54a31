// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;

/** Where a key can stand. */
enum KeyPlace {
  HOST,
  LIST,
  HISTORY,
  /** The rows of which one always stands first in a deployment: the line before it is the header. */
  FIRST_ROW,
  ROW,
  UPDATE,
  LAYERS;

  static KeyPlace of(int key) {
    if (key == HostStatusLexer.DEPLOYMENTS || key == HostStatusLexer.BOOTED_DEPLOYMENT) {
      return LIST;
    } else if (key >= HostStatusLexer.STATE && key <= HostStatusLexer.INITIATOR) {
      return HOST;
    } else if (key >= HostStatusLexer.BOOT_TIMESTAMP && key <= HostStatusLexer.NO_HISTORY) {
      return HISTORY;
    } else if (key >= HostStatusLexer.DIGEST && key <= HostStatusLexer.TIMESTAMP) {
      return FIRST_ROW;
    } else if (key == HostStatusLexer.AVAILABLE_UPDATE
        || key == HostStatusLexer.AVAILABLE_UPDATE_2018) {
      return UPDATE;
    }
    return key >= HostStatusLexer.TOTAL_LAYERS ? LAYERS : ROW;
  }

  boolean isRow() {
    return this == ROW || this == FIRST_ROW;
  }
}
