// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.model.Capture;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The comparison of two states that are read already. One operation compares every state with the one behind it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DiffBenchmark {
  private List<Capture> plain;
  private List<Capture> verbose;

  @Setup
  public void read() {
    List<States.State> states = States.all();
    plain = states.stream().map(state -> capture(state.plain())).toList();
    verbose = states.stream().map(state -> capture(state.verbose())).toList();
  }

  private static Capture capture(String text) {
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  @Benchmark
  public void plain(Blackhole hole) {
    compareAll(plain, hole);
  }

  @Benchmark
  public void verbose(Blackhole hole) {
    compareAll(verbose, hole);
  }

  private static void compareAll(List<Capture> captures, Blackhole hole) {
    Capture before = captures.get(captures.size() - 1);
    for (Capture capture : captures) {
      hole.consume(StatusDiff.between(before, capture));
      before = capture;
    }
  }
}
