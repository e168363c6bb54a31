// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

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
public final class Pipeline implements AutoCloseable {
  private static final int BATCH_TEXTS = 64;
  private static final int BATCH_LENGTH = 1 << 17;
  private static final int BATCHES_A_THREAD = 4;

  private final OutputReader reader;
  private final int maxBatches;
  private final @Nullable ExecutorService threads;
  private final ArrayDeque<Future<List<Runnable>>> running = new ArrayDeque<>();
  private List<Work> batch = new ArrayList<>();
  private int length;

  /** What can be done on any thread; it gives what must be done in turn. */
  interface Work {
    Runnable run(OutputReader reader);
  }

  Pipeline(FleetOptions options) {
    this.reader = new OutputReader(options.read());
    this.maxBatches = options.threads() * BATCHES_A_THREAD;
    this.threads = options.threads() == 1
        ? null
        : Executors.newFixedThreadPool(options.threads(), Pipeline::daemon);
  }

  /** Reads a text; what is in it goes on in turn. */
  void read(String text, Consumer<List<Reading>> then) {
    add(text.length(), outputs -> {
      List<Reading> readings = outputs.read(text);
      return () -> then.accept(readings);
    });
  }

  /** Does something in turn, when all before it has been handed on. */
  void then(Runnable action) {
    add(0, outputs -> action);
  }

  /** Waits until all is handed on. */
  void finish() {
    flush();
    while (!running.isEmpty()) {
      await(running.poll()).forEach(Runnable::run);
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }

  /** Does some work on any thread, about this many characters of it, and then in turn what it gives. */
  void add(int characters, Work work) {
    if (threads == null) {
      work.run(reader).run();
      return;
    }
    batch.add(work);
    length += characters;
    if (batch.size() >= BATCH_TEXTS || length >= BATCH_LENGTH) {
      flush();
    }
    while (running.size() >= maxBatches || (!running.isEmpty() && running.peek().isDone())) {
      await(running.poll()).forEach(Runnable::run);
    }
  }

  private void flush() {
    if (threads != null && !batch.isEmpty()) {
      List<Work> works = batch;
      running.add(threads.submit(() -> runAll(works)));
      batch = new ArrayList<>();
      length = 0;
    }
  }

  private List<Runnable> runAll(List<Work> works) {
    List<Runnable> done = new ArrayList<>(works.size());
    for (Work work : works) {
      done.add(work.run(reader));
    }
    return done;
  }

  private static List<Runnable> await(Future<List<Runnable>> done) {
    try {
      return done.get();
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
