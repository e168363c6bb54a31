// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

/**
 * Gives for a text the equal one that was seen before, if that was not long ago: versions, settings and lists are the
 * same on many nodes. The room is the same for any number of texts.
 */
final class SharedTexts {
  /** A power of two. */
  private final String[] recent = new String[4096];

  String apply(String text) {
    int hash = text.hashCode();
    int at = (hash ^ (hash >>> 16)) & (recent.length - 1);
    if (!text.equals(recent[at])) {
      recent[at] = text;
    }
    return recent[at];
  }
}
