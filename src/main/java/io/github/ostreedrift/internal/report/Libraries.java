// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.io.IOException;

/** Libraries that an embedder may not have. */
public final class Libraries {
  private Libraries() {}

  /** Something that needs one. */
  @FunctionalInterface
  public interface Use {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Does something, or says what is missing.
   *
   * @param form what is made, in words
   * @param library what it needs, in words
   * @throws UnsupportedOperationException if that is not there
   */
  public static void use(String form, String library, Use use) throws IOException {
    try {
      use.run();
    } catch (NoClassDefFoundError e) {
      throw new UnsupportedOperationException(form + " can't be written without " + library, e);
    }
  }
}
