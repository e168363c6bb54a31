// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does work on other threads, and hands its results on to the caller's thread, in the order in which the work came. With
 * one thread all is done at once by the caller's.
 */
public final class Pipeline implements AutoCloseable {
  private static final int BATCH_WORKS = 64;
  private static final long BATCH_SIZE = 1 << 17;
  private static final int BATCHES_A_THREAD = 4;
  private static final long AHEAD_A_THREAD = 1 << 20;

  private final int count;
  private final @Nullable ExecutorService threads;
  private final ArrayDeque<Running> running = new ArrayDeque<>();
  private List<Supplier<Runnable>> batch = new ArrayList<>();
  private long size;
  private long ahead;

  /** Works that are done together. */
  private record Running(Future<List<Runnable>> done, long size) {}

  /** A pipeline of so many threads. */
  public Pipeline(int threads) {
    this.count = threads;
    this.threads = threads == 1 ? null : Executors.newFixedThreadPool(threads, Pipeline::daemon);
  }

  /**
   * Does some work on any thread, and then in turn what it gives.
   *
   * @param effort how much work it is: about so many characters
   */
  public void add(long effort, Supplier<Runnable> work) {
    if (threads == null) {
      work.get().run();
      return;
    }
    batch.add(work);
    size += effort;
    if (batch.size() >= BATCH_WORKS || size >= BATCH_SIZE) {
      flush();
    }
    while (isFarAhead() || (!running.isEmpty() && running.peek().done().isDone())) {
      handOn();
    }
  }

  /** Does something in turn, when all before it has been handed on. */
  public void then(Runnable action) {
    add(0, () -> action);
  }

  /** Waits until all is handed on. */
  public void finish() {
    flush();
    while (!running.isEmpty()) {
      handOn();
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }

  /** What waits for its turn is held in memory; that each thread has some work comes first. */
  private boolean isFarAhead() {
    return running.size() >= BATCHES_A_THREAD * count
        || (running.size() > count && ahead > AHEAD_A_THREAD * count);
  }

  private void flush() {
    if (threads != null && !batch.isEmpty()) {
      List<Supplier<Runnable>> works = batch;
      running.add(new Running(threads.submit(() -> runAll(works)), size));
      ahead += size;
      batch = new ArrayList<>();
      size = 0;
    }
  }

  private static List<Runnable> runAll(List<Supplier<Runnable>> works) {
    List<Runnable> done = new ArrayList<>(works.size());
    works.forEach(work -> done.add(work.get()));
    return done;
  }

  private void handOn() {
    Running first = running.remove();
    ahead -= first.size();
    await(first.done()).forEach(Runnable::run);
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
