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
 * @param options what else was asked for, as it was written
 * @param version of the program that made it
 */
public record ReportHead(Instant time, List<String> inputs, List<String> options, String version) {
  private static final int FEW = 5;

  /** Copies the lists. */
  public ReportHead {
    inputs = List.copyOf(inputs);
    options = List.copyOf(options);
  }

  /** All of it. */
  public String sentence() {
    String some = String.join(", ", inputs.subList(0, Math.min(FEW, inputs.size())));
    return "Made " + time.truncatedTo(ChronoUnit.SECONDS) + " by ostree-drift " + version
        + (inputs.isEmpty() ? "" : " of " + some)
        + (inputs.size() > FEW ? " and " + (inputs.size() - FEW) + " more" : "")
        + (options.isEmpty() ? "" : " with " + String.join(" ", options)) + ".";
  }
}
