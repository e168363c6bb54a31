// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The captures that the tests read: those of {@code testdata}, and the larger collection beside the repository where
 * it is there ({@code -Dshared=FOLDER}).
 */
public final class TestData {
  /** The captures that come with the project. */
  public static final Path ROOT = Path.of(System.getProperty("testdata", "testdata"));

  private static final Path SHARED = Path.of(System.getProperty("shared", "../shared"));

  private TestData() {}

  /** A folder or file of the larger collection; the test is skipped where there is none. */
  public static Path shared(String name) {
    Path path = SHARED.resolve(name);
    if (!Files.exists(path)) {
      abort("skipped: " + path.toAbsolutePath().normalize()
          + " is not there, and is not ours to ship; set -Dshared=FOLDER to read it");
    }
    return path;
  }

  /** Whether the larger collection is there. */
  public static boolean hasShared() {
    return Files.exists(SHARED);
  }

  /** README, and the pages that it leads to. */
  public static List<Path> pages() {
    return Stream.concat(
            Stream.of(Path.of("README.md")), files(Path.of("src/docs"), ".*\\.md").stream())
        .toList();
  }

  /** All of them as one text. */
  public static String manual() {
    return pages().stream().map(TestData::text).collect(Collectors.joining("\n"));
  }

  /** All captures of testdata, JSON among them. */
  public static List<Path> captures() {
    return Stream.of("samples", "seed", "cases", "evidence", "rpm-ostree", "ostree")
        .flatMap(folder -> files(ROOT.resolve(folder), ".*(?<!\\.golden)\\.(?:txt|json)").stream())
        .toList();
  }

  /** All files below a folder whose names match, sorted. */
  public static List<Path> files(Path folder, String pattern) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(pattern))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file holds, as text. */
  public static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** What a file holds. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All readings of a file. */
  public static List<Reading> read(Path file) {
    try {
      return CaptureReader.standard().read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All readings of a text. */
  public static List<Reading> read(String text) {
    return CaptureReader.standard().read(text);
  }

  /** The captures of a text, in order. */
  public static List<Capture> captures(String text) {
    return captures(read(text));
  }

  /** The captures of readings, in order. */
  public static List<Capture> captures(List<Reading> readings) {
    return readings.stream().flatMap(reading -> reading.capture().stream()).toList();
  }

  /** The one capture of a file that has one, read without an error and understood to the last line. */
  public static Capture readWhole(Path file) {
    List<Reading> readings = read(file);
    assertThat(readings).as("readings of %s", file).hasSize(1);
    Reading reading = readings.get(0);
    assertThat(reading.problems()).as("errors of %s", file).noneMatch(Problem::isError);
    assertThat(reading.capture()).as("capture of %s", file).isPresent();
    Capture capture = reading.capture().get();
    assertThat(capture.unrecognized()).as("unrecognized lines of %s", file).isEmpty();
    assertThat(capture.deployments())
        .as("unrecognized rows of %s", file)
        .allMatch(deployment -> deployment.unrecognized().isEmpty());
    return capture;
  }

  /** The seed of a random test: {@code -Dseed=N}, or another one each time; printed, so that a run can be repeated. */
  public static long seed(Class<?> test) {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println(test.getSimpleName() + ": -Dseed=" + seed);
    return seed;
  }
}
