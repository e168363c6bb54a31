// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each limit has a problem of its own that names the option, and what stands before the limit is read. */
class LimitsTest {
  private static final String HEAD = "State: idle\nDeployments:\n";
  private static final String DEPLOYMENT =
      "* fedora:x\n  Version: 1 (2022-01-01T00:00:00Z)\n\n".replace('*', ' ');
  private static final String CAPTURE = HEAD + "* fedora:x\n  Version: 1 (2022-01-01T00:00:00Z)\n";

  @Test
  void bytesOfAnInput() throws IOException {
    List<Reading> readings =
        read(Limits.DEFAULT.withMaxInputBytes(100_000), new RepeatedStream("", CAPTURE, 1_000_000));
    assertThat(captures(readings)).hasSizeGreaterThan(1_000);
    assertThat(onlyError(readings)).contains("100000 bytes", "(limit max-input-bytes)");
  }

  @Test
  void aHundredMegabytesWithoutALineBreak() throws IOException {
    List<Reading> readings = read(Limits.DEFAULT, new RepeatedStream("", "0123456789", 10_000_000));
    assertThat(captures(readings)).isEmpty();
    assertThat(onlyError(readings)).contains("(limit max-line-length)");
  }

  /** The long line is not read, but what stands before and behind it is. */
  @Test
  void aLongLineInACapture() throws IOException {
    String before = CAPTURE + "  LayeredPackages: ";
    List<Reading> readings = read(
        Limits.DEFAULT.withMaxLineLength(1_000),
        new RepeatedStream(CAPTURE + "\n", "x".repeat(10_000) + "\n" + before + "htop\n", 1));
    assertThat(captures(readings)).hasSize(2);
    assertThat(captures(readings).get(1).booted().layered().require()).containsExactly("htop");
    assertThat(errors(readings)).anyMatch(error -> error.contains("(limit max-line-length)"));
  }

  /** Silence about the packages would be taken for none. */
  @Test
  void aLongLineOfACapture() throws IOException {
    List<Reading> readings = read(
        Limits.DEFAULT.withMaxLineLength(1_000),
        new RepeatedStream(CAPTURE + "  LayeredPackages:", " htop", 1_000));
    assertThat(captures(readings)).hasSize(1);
    assertThat(captures(readings).get(0).booted().layered().isShown()).isFalse();
    assertThat(errors(readings)).anyMatch(error -> error.contains("(limit max-line-length)"));
  }

  @Test
  void capturesOfAnInput() throws IOException {
    List<Reading> readings =
        read(Limits.DEFAULT.withMaxCaptures(5), new RepeatedStream("", CAPTURE, 100));
    assertThat(captures(readings)).hasSize(5);
    assertThat(onlyError(readings)).contains("the limit of 5", "(limit max-captures)");
  }

  /** As many captures as the limit are not too many. */
  @Test
  void asManyCapturesAsTheLimit() throws IOException {
    List<Reading> readings =
        read(Limits.DEFAULT.withMaxCaptures(5), new RepeatedStream("", CAPTURE, 5));
    assertThat(captures(readings)).hasSize(5);
    assertThat(errors(readings)).isEmpty();
  }

  @Test
  void deploymentsOfACapture() throws IOException {
    List<Reading> readings =
        read(Limits.DEFAULT.withMaxDeployments(3), new RepeatedStream(HEAD, DEPLOYMENT, 4));
    assertThat(captures(readings)).hasSize(1);
    assertThat(captures(readings).get(0).deployments()).hasSize(3);
    assertThat(onlyError(readings)).contains("more than 3 deployments", "(limit max-deployments)");
    assertThat(errors(
            read(Limits.DEFAULT.withMaxDeployments(4), new RepeatedStream(HEAD, DEPLOYMENT, 4))))
        .isEmpty();
  }

  @Test
  void deploymentsOfOstree() throws IOException {
    String deployment = "  os " + "0123456789abcdef".repeat(4) + ".0\n    origin: none\n";
    List<Reading> readings =
        read(Limits.DEFAULT.withMaxDeployments(3), new RepeatedStream("", deployment, 4));
    assertThat(captures(readings).get(0).deployments()).hasSize(3);
    assertThat(onlyError(readings)).contains("more than 3 deployments", "(limit max-deployments)");
  }

  @Test
  void deploymentsOfJson() throws IOException {
    String json = "{\"deployments\":[" + "{\"osname\":\"a\",\"booted\":false},".repeat(4);
    List<Reading> readings = read(
        Limits.DEFAULT.withMaxDeployments(3),
        new RepeatedStream(json.substring(0, json.length() - 1) + "]}", "", 0));
    assertThat(errors(readings)).anyMatch(error -> error.contains("(limit max-deployments)"));
    assertThat(captures(readings).get(0).deployments()).hasSize(3);
  }

  @Test
  void depthOfJson() throws IOException {
    String json = "{\"deployments\":[{\"osname\":\"a\",\"x\":[[[[[[1]]]]]]}]}";
    assertThat(errors(read(Limits.DEFAULT.withMaxJsonDepth(5), new RepeatedStream(json, "", 0))))
        .anyMatch(error -> error.contains("(limit max-json-depth)"));
  }

  /** Beyond the limit nothing is kept, so the memory of an ordinary test is enough. */
  @Test
  void aMillionDeployments() throws IOException {
    List<Reading> readings = read(Limits.DEFAULT, new RepeatedStream(HEAD, DEPLOYMENT, 1_000_000));
    assertThat(captures(readings)).hasSize(1);
    assertThat(captures(readings).get(0).deployments()).hasSize(Limits.MAX_DEPLOYMENTS);
    assertThat(onlyError(readings)).contains("more than 10000 deployments");
  }

  @Test
  void aLimitIsPositive() {
    assertThatThrownBy(() -> Limits.DEFAULT.withMaxCaptures(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Reading> read(Limits limits, RepeatedStream bytes) throws IOException {
    List<Reading> readings = new ArrayList<>();
    CaptureReader.of(ReadOptions.DEFAULT.withLimits(limits)).read("-", bytes, readings::add);
    return readings;
  }

  private static List<Capture> captures(List<Reading> readings) {
    return readings.stream().flatMap(reading -> reading.capture().stream()).toList();
  }

  private static List<String> errors(List<Reading> readings) {
    return readings.stream()
        .flatMap(reading -> reading.problems().stream())
        .filter(Problem::isError)
        .map(Problem::message)
        .toList();
  }

  private static String onlyError(List<Reading> readings) {
    assertThat(errors(readings)).hasSize(1);
    return errors(readings).get(0);
  }
}
