// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are read: reading ends soon and never throws, there is a reading, and what is written of it is read back.
 * {@code mvn -Pfuzz verify} looks for bytes that break this; else these are tests on a few captures of testdata.
 */
class ReadingFuzzTest {
  /** Far more of a processor's time than any input of a fuzzer's size needs. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Classes are loaded, and instrumented, at their first use: that is not what is measured. */
  @BeforeAll
  static void warmUp() throws IOException {
    for (byte[] seed : Stream.concat(texts(), documents()).toList()) {
      read(seed);
    }
  }

  static Stream<byte[]> texts() {
    return seeds(".*(?<!golden)\\.txt", 4_000);
  }

  static Stream<byte[]> documents() {
    return seeds("\\d+.*\\.json", 12_000);
  }

  /** The captures that a fuzzer begins with, and some that are not longer than so much. */
  private static Stream<byte[]> seeds(String name, int longest) {
    List<Path> files = Stream.of("samples", "evidence", "rpm-ostree", "ostree")
        .flatMap(folder -> TestData.files(TestData.ROOT.resolve(folder), name).stream())
        .filter(file -> !file.toString().contains("golden"))
        .filter(file -> TestData.bytes(file).length <= longest)
        .toList();
    assertThat(files).hasSizeGreaterThan(20);
    int step = Math.max(1, files.size() / 40);
    return files.stream().filter(file -> files.indexOf(file) % step == 0).map(TestData::bytes);
  }

  @MethodSource("texts")
  @FuzzTest
  void text(byte[] bytes) throws IOException {
    check(bytes);
  }

  @MethodSource("documents")
  @FuzzTest
  void json(byte[] bytes) throws IOException {
    check(bytes);
  }

  private static void check(byte[] bytes) throws IOException {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    for (Reading reading : read(bytes)) {
      assertThat(CaptureJson.read(CaptureJson.COMPACT.write(reading))).isEqualTo(reading);
    }
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start)).isLessThan(SOON);
  }

  private static List<Reading> read(byte[] bytes) throws IOException {
    List<Reading> readings = new ArrayList<>();
    CaptureReader.standard().read("-", new ByteArrayInputStream(bytes), readings::add);
    assertThat(readings).isNotEmpty();
    return readings;
  }
}
