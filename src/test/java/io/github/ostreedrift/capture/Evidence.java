// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Evidence for the tests, and what it says in one line. */
final class Evidence {
  private Evidence() {}

  /** The files with evidence: our own, and those of the samples and the walkthrough. */
  static List<Path> files() {
    return Stream.of(
            TestData.files(TestData.ROOT.resolve("evidence"), ".*\\.txt"),
            TestData.files(TestData.ROOT.resolve("samples"), "(?:2[7-9]|3[0-6])-.*\\.txt"),
            TestData.files(TestData.ROOT.resolve("seed"), "(?:02|09)-.*\\.txt"))
        .flatMap(List::stream)
        .toList();
  }

  static List<Reading> read(String text) {
    return CaptureReader.standard().read(text);
  }

  static List<Reading> read(String text, CaptureFormat only) {
    return CaptureReader.of(ReadOptions.DEFAULT.withFormat(only)).read(text);
  }

  /** The evidence of a text that holds one piece of it. */
  static PackageEvidence one(String text) {
    List<Reading> readings = read(text);
    assertThat(readings).as(text).hasSize(1);
    return of(readings.get(0));
  }

  static PackageEvidence of(Reading reading) {
    Capture capture = reading.capture().orElseThrow(() -> new AssertionError(reading.problems()));
    assertThat(capture.deployments()).isEmpty();
    return capture.get(CaptureFacts.PACKAGE_EVIDENCE).require();
  }

  /** The formats of all readings, {@code none} where nothing was found. */
  static List<String> formats(List<Reading> readings) {
    return readings.stream()
        .map(
            reading -> reading.capture().map(capture -> capture.format().word()).orElse("none"))
        .toList();
  }

  /** {@code ^podman 1-1>1-2.x86_64 -nano 7-1> +htop >3-1}. */
  static String changes(PackageEvidence evidence) {
    return evidence.changes().orElse(List.of()).stream()
        .map(Evidence::change)
        .collect(Collectors.joining(", "));
  }

  private static String change(PackageChange change) {
    return change.kind().name().toLowerCase(Locale.ROOT) + " " + change.name() + " "
        + change.from().orElse("") + ">" + change.to().orElse("")
        + change.arch().map(arch -> " " + arch).orElse("");
  }
}
