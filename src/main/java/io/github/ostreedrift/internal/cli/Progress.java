// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A line on a terminal that tells how many captures are read, once that takes over a second. */
final class Progress implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final int STEPS = 64;
  private static final String ERASE = "\r\u001b[K";

  private final Streams streams;
  private final boolean isShown;
  private final long start = System.nanoTime();
  private @Nullable ProgressBar bar;
  private int steps;

  private Progress(Streams streams, boolean isShown) {
    this.streams = streams;
    this.isShown = isShown;
  }

  /** A line on standard error, where that is a terminal. */
  static Progress of(Streams streams) {
    return new Progress(streams, streams.terminal().isError());
  }

  /** One more capture. */
  void step() {
    steps++;
    if (isShown && steps % STEPS == 0) {
      if (bar == null && System.nanoTime() - start > PATIENCE) {
        bar = new ProgressBarBuilder()
            .setTaskName("Reading")
            .setInitialMax(-1)
            .setUnit(" captures", 1)
            .setConsumer(
                new DelegatingProgressBarConsumer(this::show, streams.terminal().width()))
            .build();
      }
      if (bar != null) {
        bar.stepTo(steps);
      }
    }
  }

  private void show(String line) {
    streams.err().write((ERASE + line).getBytes(StandardCharsets.UTF_8));
    streams.err().flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      show("");
    }
  }
}
