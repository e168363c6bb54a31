// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gauges with their labels, and the text of them. Values of labels are made visible. */
final class Gauges {
  private static final String PREFIX = "ostree_drift_";
  private static final double MILLIS = 1000;

  private final Map<String, Gauge> gauges = new LinkedHashMap<>();

  /** A metric. */
  static final class Gauge {
    private final String help;
    private final String[] labels;
    private final Map<List<String>, Long> values = new LinkedHashMap<>();

    private Gauge(String help, String... labels) {
      this.help = help;
      this.labels = labels;
    }

    /** Adds to a series, which is there from then on. */
    void add(long count, String... values) {
      List<String> visible = new ArrayList<>(values.length);
      for (String value : values) {
        visible.add(Visible.of(value));
      }
      this.values.merge(visible, count, Long::sum);
    }

    private MetricSnapshot snapshot(String name) {
      List<GaugeDataPointSnapshot> points = new ArrayList<>(values.size());
      values.forEach((series, value) -> points.add(new GaugeDataPointSnapshot(
          value, Labels.of(labels, series.toArray(String[]::new)), /* exemplar= */ null)));
      return new GaugeSnapshot(new MetricMetadata(name, help), points);
    }
  }

  /**
   * A metric that all series of it share.
   *
   * @param name without the prefix that all have
   */
  Gauge gauge(String name, String help, String... labels) {
    return gauges.computeIfAbsent(PREFIX + name, any -> new Gauge(help, labels));
  }

  /** Writes all of them, and when that was. */
  void write(Instant time, boolean isOpenMetrics, Appendable out) throws IOException {
    List<MetricSnapshot> all = new ArrayList<>();
    gauges.forEach((name, gauge) -> {
      if (!gauge.values.isEmpty()) {
        all.add(gauge.snapshot(name));
      }
    });
    all.add(new GaugeSnapshot(
        new MetricMetadata(
            PREFIX + "report_timestamp_seconds",
            "When the report was made, in seconds since 1970."),
        List.of(new GaugeDataPointSnapshot(
            time.toEpochMilli() / MILLIS, Labels.EMPTY, /* exemplar= */ null))));
    ExpositionFormatWriter writer = isOpenMetrics
        ? OpenMetricsTextFormatWriter.builder().build()
        : PrometheusTextFormatWriter.builder().build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.write(bytes, new MetricSnapshots(all));
    out.append(bytes.toString(StandardCharsets.UTF_8));
  }
}
