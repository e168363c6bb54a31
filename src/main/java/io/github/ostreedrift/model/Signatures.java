// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;

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
}
