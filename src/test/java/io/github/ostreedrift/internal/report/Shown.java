// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

/** How a text is shown, for tests of other packages. */
public final class Shown {
  private Shown() {}

  /** The text as reports show it. */
  public static String of(String text) {
    return Visible.of(text);
  }
}
