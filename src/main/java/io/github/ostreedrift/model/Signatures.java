// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;
import java.util.Optional;

/**
 * The signatures of a commit.
 *
 * @param verified whether the remote wants verification
 * @param list the signatures; empty where the commit is not signed
 */
public record Signatures(boolean verified, List<Signature> list) {
  /** Copies the list. */
  public Signatures {
    list = List.copyOf(list);
  }

  /**
   * One signature of a commit.
   *
   * @param status {@code valid}, {@code invalid}, {@code missing-key}, {@code expired}, {@code key-expired}, {@code
   *     key-revoked} or {@code unknown}
   * @param fingerprint of the key, or the shorter key ID where the text has nothing more
   * @param user name and address of the signer, {@code Fedora <fedora@example.org>}
   * @param text the lines of the description, as printed; dates in them are local time in the locale's own form
   */
  public record Signature(
      String status, Optional<String> fingerprint, Optional<String> user, List<String> text) {
    /** Copies the list. */
    public Signature {
      text = List.copyOf(text);
    }
  }
}
