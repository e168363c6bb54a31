// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import io.github.ostreedrift.fleet.FleetOptions.ArchiveLimits;
import java.io.IOException;

/** A limit of {@link ArchiveLimits} was met; the message names it. */
final class ArchiveLimitException extends IOException {
  private static final long serialVersionUID = 1;

  ArchiveLimitException(String message) {
    super(message);
  }
}
