// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

/** What to capture instead, where a capture does not show enough. */
final class Hints {
  private Hints() {}

  /** The reason of an item that a capture can't tell. */
  static String silent(String facts) {
    return "the capture after does not show " + facts
        + "; capture it with `rpm-ostree status -v` or `--json`";
  }
}
