// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Reading;

/**
 * One JSON value found in a text, and what it is.
 *
 * @param kind what it is
 * @param end the offset in the text behind the value; where the text is no JSON, the offset at which it stops to be
 * @param reading what was read, with the problems met; without a capture unless the value is a status
 */
public record JsonDocument(Kind kind, int end, Reading reading) {

  /** What a JSON value can be. */
  public enum Kind {
    /**
     * The output of {@code rpm-ostree status}, {@code rpm-ostree ex history}, {@code ostree admin status} or {@code
     * rpm-ostree db diff}.
     */
    STATUS,
    /** Our own: what {@code parse} has written. The input and the line of the reading are those of that time. */
    READING,
    /** Something else, which is not read. */
    OTHER,
    /** A status or a reading, to judge by its first keys, but cut off or mangled: a problem says where. */
    BROKEN,
    /** No JSON at all, or broken JSON that shows no sign of a status. */
    NOT_JSON
  }
}
