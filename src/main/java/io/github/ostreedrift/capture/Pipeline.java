// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.model.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts on other threads, and hands what was read on to the caller's thread, in the order in which the texts
 * came. With one thread all is done at once by the caller's.
 */
final class Pipeline implements AutoCloseable {
  private static final int BATCH_TEXTS = 64;
  private static final int BATCH_LENGTH = 1 << 17;
  private static final int BATCHES_A_THREAD = 4;

  private final BodyReader reader;
  private final int maxBatches;
  private final @Nullable ExecutorService threads;
  private final ArrayDeque<Running> running = new ArrayDeque<>();
  private List<Step> batch = new ArrayList<>();
  private int length;

  /** What is to be done, and with which text. */
  private record Step(@Nullable String text, Consumer<List<Reading>> then) {}

  private record Running(List<Step> steps, Future<List<List<Reading>>> readings) {}

  Pipeline(FleetOptions options) {
    this.reader = new BodyReader(options.read());
    this.maxBatches = options.threads() * BATCHES_A_THREAD;
    this.threads = options.threads() == 1
        ? null
        : Executors.newFixedThreadPool(options.threads(), Pipeline::daemon);
  }

  /** Reads a text; what is in it goes on in turn. */
  void read(String text, Consumer<List<Reading>> then) {
    if (threads == null) {
      then.accept(reader.read(text));
    } else {
      add(new Step(text, then));
    }
  }

  /** Does something in turn, when all before it has been handed on. */
  void then(Runnable action) {
    if (threads == null) {
      action.run();
    } else {
      add(new Step(null, nothing -> action.run()));
    }
  }

  /** Waits until all is handed on. */
  void finish() {
    flush();
    while (!running.isEmpty()) {
      handOn(running.poll());
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }

  private void add(Step step) {
    batch.add(step);
    length += step.text() == null ? 0 : step.text().length();
    if (batch.size() >= BATCH_TEXTS || length >= BATCH_LENGTH) {
      flush();
    }
    while (running.size() >= maxBatches
        || (!running.isEmpty() && running.peek().readings().isDone())) {
      handOn(running.poll());
    }
  }

  private void flush() {
    if (threads != null && !batch.isEmpty()) {
      List<Step> steps = batch;
      running.add(new Running(steps, threads.submit(() -> readAll(steps))));
      batch = new ArrayList<>();
      length = 0;
    }
  }

  private List<List<Reading>> readAll(List<Step> steps) {
    List<List<Reading>> readings = new ArrayList<>(steps.size());
    for (Step step : steps) {
      readings.add(step.text() == null ? List.of() : reader.read(step.text()));
    }
    return readings;
  }

  private static void handOn(Running done) {
    List<List<Reading>> readings = await(done.readings());
    for (int i = 0; i < readings.size(); i++) {
      done.steps().get(i).then().accept(readings.get(i));
    }
  }

  private static List<List<Reading>> await(Future<List<List<Reading>>> readings) {
    try {
      return readings.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while captures were read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      } else if (e.getCause() instanceof RuntimeException defect) {
        throw defect;
      }
      throw new IllegalStateException("captures can be read", e.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ostree-drift-reader");
    thread.setDaemon(true);
    return thread;
  }
}
