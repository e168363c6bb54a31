// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads all inputs of a command, and hands on what they say in the order of the inputs. Small files are read by all
 * processors at once; of what is large or endless, one reading at a time is held. What can't be read is a reading, too,
 * whose problem says so.
 *
 * @param <R> what a command makes of a reading; made by all processors at once, so it must not depend on the others
 */
final class InputReader<R> {
  private static final int BATCH_FILES = 32;
  private static final long BATCH_BYTES = 1 << 18;
  private static final int BATCHES_AHEAD = 4;
  private static final long BYTES_AHEAD = 2 << 20;

  private final InputOptions options;
  private final CaptureReader reader;
  private final Repeats repeats;
  private final InputStream standardInput;
  private final Function<Reading, R> work;
  private final Consumer<R> sink;

  private final ArrayDeque<Pending<R>> pending = new ArrayDeque<>();
  private Batch batch = new Batch();
  private long bytesAhead;

  /** Small files that are read together. */
  private static final class Batch {
    final List<Input.OnDisk> files = new ArrayList<>(BATCH_FILES);
    long bytes;

    boolean isFull() {
      return files.size() >= BATCH_FILES || bytes >= BATCH_BYTES;
    }
  }

  /** What will be there of a batch. */
  private record Pending<R>(Future<List<R>> results, long bytes) {}

  /**
   * A reader of inputs.
   *
   * @param work what to make of each reading
   * @param sink takes what was made, in order, in the thread that calls {@link #read}
   */
  InputReader(
      InputOptions options,
      InputStream standardInput,
      Function<Reading, R> work,
      Consumer<R> sink) {
    this.options = options;
    this.reader = options.reader();
    this.repeats = new Repeats(reader);
    this.standardInput = standardInput;
    this.work = work;
    this.sink = sink;
  }

  /** Reads the inputs. */
  void read(Iterator<Input> inputs) throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(processors, InputReader::thread);
    try {
      while (inputs.hasNext()) {
        Input input = inputs.next();
        if (input instanceof Input.OnDisk file && file.isSmall()) {
          batch.files.add(file);
          batch.bytes += file.size();
          if (batch.isFull()) {
            submit(workers);
            drain(BATCHES_AHEAD * processors, BYTES_AHEAD);
          }
        } else {
          submit(workers);
          drain(0, 0);
          read(input, reading -> sink.accept(work.apply(reading)));
        }
      }
      submit(workers);
      drain(0, 0);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "reader");
    thread.setDaemon(true);
    return thread;
  }

  private void submit(ExecutorService workers) {
    if (!batch.files.isEmpty()) {
      Batch full = batch;
      batch = new Batch();
      pending.addLast(new Pending<>(workers.submit(() -> read(full)), full.bytes));
      bytesAhead += full.bytes;
    }
  }

  /** Hands on what was made of the first batches, until no more than so much is ahead. */
  private void drain(int maxBatches, long maxBytes) throws InterruptedException {
    while (pending.size() > maxBatches || bytesAhead > maxBytes) {
      Pending<R> first = pending.removeFirst();
      bytesAhead -= first.bytes();
      try {
        first.results().get().forEach(sink);
      } catch (ExecutionException e) {
        // Only errors of the machine come so far.
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private List<R> read(Batch files) {
    List<R> results = new ArrayList<>(files.files.size());
    for (Input.OnDisk file : files.files) {
      read(file, reading -> results.add(work.apply(reading)));
    }
    return results;
  }

  private void read(Input input, Consumer<Reading> readings) {
    try {
      if (input instanceof Input.Unusable unusable) {
        readings.accept(failure(input, unusable.message()));
      } else if (input instanceof Input.OnDisk file) {
        readWhatever(file, readings);
      } else if (input instanceof Input.Named) {
        readings.accept(OneCapture.readAny(input.name(), options, standardInput).reading());
      } else {
        reader.read(input.name(), standardInput, readings);
      }
    } catch (IOException e) {
      readings.accept(failure(input, InputWalk.reason(e)));
    } catch (Output.Failed e) {
      throw e;
    } catch (RuntimeException e) {
      readings.accept(failure(input, Fault.describe(e)));
    } catch (StackOverflowError e) {
      readings.accept(failure(input, "nested too deeply to be read"));
    }
  }

  /** Reads a file as text or JSON; where no capture is found so, as an archive or a transcript of many nodes. */
  private void readWhatever(Input.OnDisk file, Consumer<Reading> readings) throws IOException {
    Held whole = new Held(readings);
    readFile(file, whole);
    if (whole.isSilent()) {
      Held nodes = new Held(readings);
      FleetReader.of(options.fleet())
          .read(
              file.path(),
              node -> nodes.accept(node.reading()),
              problem -> nodes.accept(new Reading(
                  problem.source().path(),
                  problem.source().line(),
                  Optional.empty(),
                  List.of(problem.problem()))));
      if (nodes.isSilent()) {
        whole.release();
      }
    }
  }

  private void readFile(Input.OnDisk file, Consumer<Reading> readings) throws IOException {
    try (InputStream stream = Files.newInputStream(file.path())) {
      if (!file.isSmall()) {
        reader.read(file.name(), stream, readings);
        return;
      }
      byte[] bytes = new byte[(int) file.size() + 1];
      int count = stream.read(bytes);
      if (count == file.size()) {
        repeats.read(file.name(), Arrays.copyOf(bytes, count), readings);
      } else {
        // It has changed since it was looked at, or never tells its size.
        InputStream begin = new ByteArrayInputStream(bytes, 0, Math.max(count, 0));
        reader.read(file.name(), new SequenceInputStream(begin, stream), readings);
      }
    }
  }

  private static Reading failure(Input input, String message) {
    Problem problem = Problem.of(Severity.ERROR, 0, 0, message);
    return new Reading(input.name(), 1, Optional.empty(), List.of(problem));
  }
}
