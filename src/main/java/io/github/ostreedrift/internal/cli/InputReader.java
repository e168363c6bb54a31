// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.fleet.Pipeline;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] XZ = {(byte) 0xfd, '7'};

  private final InputOptions options;
  private final CaptureReader reader;
  private final Repeats repeats;
  private final InputStream standardInput;
  private final Function<Reading, R> work;
  private final Consumer<R> sink;

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
  void read(Iterator<Input> inputs) {
    try (Pipeline pipeline = new Pipeline(Runtime.getRuntime().availableProcessors())) {
      while (inputs.hasNext()) {
        Input input = inputs.next();
        if (input instanceof Input.OnDisk file && file.isSmall()) {
          pipeline.add(file.size(), () -> {
            List<R> results = new ArrayList<>();
            read(file, reading -> results.add(work.apply(reading)));
            return () -> results.forEach(sink);
          });
        } else {
          pipeline.finish();
          read(input, reading -> sink.accept(work.apply(reading)));
        }
      }
      pipeline.finish();
    }
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
      readings.accept(failure(input, FileAccess.sentence(e)));
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
        (isPacked(file) ? nodes : whole).release();
      }
    }
  }

  /** Whether the file was unpacked to be read: as it stands there it says nothing. */
  private static boolean isPacked(Input.OnDisk file) throws IOException {
    try (InputStream stream = Files.newInputStream(file.path())) {
      byte[] beginning = stream.readNBytes(GZIP.length);
      return Arrays.equals(beginning, GZIP) || Arrays.equals(beginning, XZ);
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
