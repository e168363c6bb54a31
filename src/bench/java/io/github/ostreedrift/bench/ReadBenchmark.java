// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a status to the model, against what else one could do with the same state: Jackson's tree of its JSON,
 * and {@link RegexReader}. One operation reads every state once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {
  private final JsonMapper mapper = JsonMapper.builder().build();

  private List<String> plain;
  private List<String> verbose;
  private List<String> json;
  private List<byte[]> jsonBytes;
  private List<String> ours;
  private List<String> bootc;

  @Setup
  public void load() {
    List<States.State> states = States.all();
    plain = states.stream().map(States.State::plain).toList();
    verbose = states.stream().map(States.State::verbose).toList();
    json = states.stream().map(States.State::json).toList();
    jsonBytes = json.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    ours = json.stream().map(text -> CaptureJson.COMPACT.write(reading(text))).toList();
    bootc = bootc();
    Agreement.check(plain, verbose);
  }

  private static Reading reading(String text) {
    return CaptureReader.standard().read(text).get(0);
  }

  @Benchmark
  public void plain(Blackhole hole) {
    readAll(plain, CaptureReader.standard()::read, hole);
  }

  @Benchmark
  public void verbose(Blackhole hole) {
    readAll(verbose, CaptureReader.standard()::read, hole);
  }

  @Benchmark
  public void regexPlain(Blackhole hole) {
    readAll(plain, RegexReader::read, hole);
  }

  @Benchmark
  public void regexVerbose(Blackhole hole) {
    readAll(verbose, RegexReader::read, hole);
  }

  @Benchmark
  public void readTree(Blackhole hole) {
    readAll(json, mapper::readTree, hole);
  }

  @Benchmark
  public void readTreeOfBytes(Blackhole hole) {
    readAll(jsonBytes, mapper::readTree, hole);
  }

  /** rpm-ostree's JSON to the model. */
  @Benchmark
  public void json(Blackhole hole) {
    readAll(json, CaptureReader.standard()::read, hole);
  }

  /** Bootc's JSON to the model. */
  @Benchmark
  public void bootcJson(Blackhole hole) {
    readAll(bootc, CaptureReader.standard()::read, hole);
  }

  /** Jackson's tree of the same. */
  @Benchmark
  public void bootcReadTree(Blackhole hole) {
    readAll(bootc, mapper::readTree, hole);
  }

  /** Whole captures of bootc in JSON. */
  static List<String> bootc() {
    try (Stream<Path> files = Files.walk(Path.of("testdata/bootc"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.contains("-json-v") && name.endsWith(".json") && !name.endsWith("golden.json")) {
          texts.add(Files.readString(file));
        }
      }
      return texts.stream()
          .filter(text ->
              reading(text).capture().isPresent() && reading(text).problems().isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON that we write, of the same facts, to the model. */
  @Benchmark
  public void ourJson(Blackhole hole) {
    readAll(ours, CaptureJson::read, hole);
  }

  private static <T> void readAll(List<T> inputs, Function<T, ?> reader, Blackhole hole) {
    for (T input : inputs) {
      hole.consume(reader.apply(input));
    }
  }
}
