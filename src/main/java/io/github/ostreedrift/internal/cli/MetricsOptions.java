// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.report.Report;
import picocli.CommandLine.Option;

/** How metrics are written. */
final class MetricsOptions {
  @Option(names = "--openmetrics", description = "For -o prometheus: write OpenMetrics.")
  private boolean isOpenMetrics;

  @Option(names = "--metrics-per-node", description = "For -o prometheus: tell nodes by name, too.")
  private boolean isPerNode;

  /** Whether something is asked for that makes no sense without metrics. */
  boolean isAny() {
    return isOpenMetrics || isPerNode;
  }

  Report.Metrics of(Report.Head head) {
    Report.Metrics metrics = new Report.Metrics(head);
    metrics = isOpenMetrics ? metrics.withOpenMetrics() : metrics;
    return isPerNode ? metrics.withNodeNames() : metrics;
  }
}
