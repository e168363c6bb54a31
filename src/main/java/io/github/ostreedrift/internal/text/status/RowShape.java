// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;

/** What a row can hold, and so what can stand on the lines below its key. */
enum RowShape {
  /** The head of a list of other lines: no value. */
  HEAD,
  /** One value on one line. */
  TEXT,
  /** A text that may have lines of its own, anywhere. */
  NOTICE,
  /** Elements, wrapped between them. */
  LIST,
  /** Groups of names and versions, wrapped between them. */
  OVERRIDES,
  /** Changed packages, one a line. */
  CHANGES,
  /** A commit, and branches below it. */
  TREE,
  /** A source, and branches below it; then further sources. */
  SOURCES,
  /** Descriptions of signatures. */
  SIGNATURES,
  /** Advisories, one a line, and what they refer to. */
  ADVISORIES;

  /** The shape of the row that a key begins. */
  static RowShape of(int key) {
    return switch (key) {
      case HostStatusLexer.DEPLOYMENTS,
          HostStatusLexer.BOOTED_DEPLOYMENT,
          HostStatusLexer.AVAILABLE_UPDATE,
          HostStatusLexer.AVAILABLE_UPDATE_2018 -> HEAD;
      case HostStatusLexer.WARNING, HostStatusLexer.STDERR_WARNING, HostStatusLexer.END_OF_LIFE ->
        NOTICE;
      case HostStatusLexer.BASE_COMMIT,
          HostStatusLexer.BOOTED_BASE_COMMIT,
          HostStatusLexer.COMMIT,
          HostStatusLexer.BOOTED_COMMIT -> TREE;
      case HostStatusLexer.LIVE_UPGRADED,
          HostStatusLexer.LIVE_DOWNGRADED,
          HostStatusLexer.LIVE_REMOVED,
          HostStatusLexer.LIVE_ADDED,
          HostStatusLexer.UPGRADED,
          HostStatusLexer.DOWNGRADED,
          HostStatusLexer.REMOVED,
          HostStatusLexer.ADDED,
          HostStatusLexer.KEYLESS_CHANGE -> CHANGES;
      case HostStatusLexer.REMOVED_BASE,
          HostStatusLexer.REPLACED_BASE,
          HostStatusLexer.LOCAL_OVERRIDES -> OVERRIDES;
      case HostStatusLexer.REMOTE_OVERRIDES, HostStatusLexer.INACTIVE_REMOTE -> SOURCES;
      case HostStatusLexer.INACTIVE_REMOVALS,
          HostStatusLexer.INACTIVE_REPLACEMENTS,
          HostStatusLexer.INACTIVE_LOCAL,
          HostStatusLexer.REQUESTED,
          HostStatusLexer.INACTIVE_REQUESTS,
          HostStatusLexer.INACTIVE_MODULES,
          HostStatusLexer.PACKAGES,
          HostStatusLexer.LAYERED_PACKAGES,
          HostStatusLexer.LAYERED_MODULES,
          HostStatusLexer.ENABLED_MODULES,
          HostStatusLexer.LOCAL_PACKAGES,
          HostStatusLexer.FORCED_PACKAGES,
          HostStatusLexer.INITRAMFS_ETC -> LIST;
      case HostStatusLexer.GPG_SIGNATURE -> SIGNATURES;
      case HostStatusLexer.SEC_ADVISORIES -> ADVISORIES;
      default -> TEXT;
    };
  }

  /** Whether the row can go on below, however its value ends. */
  boolean isOpen() {
    return this != HEAD && this != TEXT;
  }
}
