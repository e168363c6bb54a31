// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.capture.CaptureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures stream through: memory does not grow with their number. */
class StreamingTest {
  private static final int CAPTURES = 100_000;

  @Test
  void aThousandOfEachKind() throws IOException {
    for (Path file : TestData.files(TestData.ROOT.resolve("samples"), "(?:05|10|42|43)-.*\\.txt")) {
      assertThat(count(TestData.text(file), 1_000)).as("%s", file).isEqualTo(1_000);
    }
  }

  @Test
  @Tag("slow")
  void aHundredThousandInSixtyFourMegabytes(@TempDir Path folder)
      throws IOException, InterruptedException {
    Process java = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            StreamingTest.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
    try {
      assertThat(java.waitFor(5, TimeUnit.MINUTES)).as("is done in time").isTrue();
    } finally {
      java.destroyForcibly();
    }
    assertThat(TestData.text(folder.resolve("out")).lines().toList())
        .isEqualTo(List.of(CAPTURES + " captures"));
  }

  /** The forked part. */
  public static void main(String[] args) throws IOException {
    Path sample =
        TestData.files(TestData.ROOT.resolve("samples"), "18-.*\\.txt").get(0);
    System.out.println(count(TestData.text(sample), CAPTURES) + " captures");
  }

  private static long count(String capture, int times) throws IOException {
    long[] captures = new long[1];
    CaptureReader.standard()
        .read(
            "-",
            new RepeatedStream("", capture, times),
            reading -> captures[0] += reading.capture().stream().count());
    return captures[0];
  }
}
