// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

/** Whether a line without a key goes on with the row above it. */
enum Going {
  /** The printer would have put it there. */
  MUST,
  /** Somebody may have broken the row there. */
  MAY,
  /** Nobody would have. */
  CANNOT
}
