// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How a report came about, so that somebody else can make it again.
 *
 * @param time when
 * @param inputs of what, as they were named
 * @param version of the program that made it
 */
public record ReportHead(Instant time, List<String> inputs, String version) {
  private static final int FEW = 5;

  /** Copies the list. */
  public ReportHead {
    inputs = List.copyOf(inputs);
  }

  /** All of it. */
  String sentence() {
    String some = String.join(", ", inputs.subList(0, Math.min(FEW, inputs.size())));
    return "Made " + time.truncatedTo(ChronoUnit.SECONDS) + " by ostree-drift " + version + " of "
        + some + (inputs.size() > FEW ? " and " + (inputs.size() - FEW) + " more" : "") + ".";
  }
}
