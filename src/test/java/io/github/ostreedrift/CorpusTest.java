// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the real printers wrote is read without a complaint and understood to the last line. */
class CorpusTest {
  @Test
  void rpmOstreeOfTestdata() {
    check(TestData.files(TestData.ROOT.resolve("rpm-ostree"), ".*\\.(?:txt|json)"));
  }

  @Test
  void ostreeOfTestdata() {
    checkOstree(TestData.ROOT.resolve("ostree"));
  }

  @Test
  void ostreeOfTheCorpus() {
    checkOstree(TestData.shared("corpus/ostree"));
  }

  @Test
  @Tag("slow")
  void rpmOstreeOfTheCorpus() {
    check(TestData.files(TestData.shared("corpus/rpm-ostree"), "\\d.*\\.(?:txt|json)"));
  }

  private static void check(List<Path> files) {
    assertThat(files).hasSizeGreaterThan(300);
    assertThat(files.stream().flatMap(CorpusTest::complaints)).isEmpty();
  }

  /** One whole capture, no error, nothing unrecognized. */
  private static Stream<String> complaints(Path file) {
    List<Reading> readings = TestData.read(file);
    List<String> complaints = new ArrayList<>();
    if (readings.size() != 1 || readings.get(0).capture().isEmpty()) {
      complaints.add(file + ": " + readings);
      return complaints.stream();
    }
    Reading reading = readings.get(0);
    Capture capture = reading.capture().get();
    reading.problems().stream()
        .filter(Problem::isError)
        .forEach(problem -> complaints.add(file + ": " + problem));
    capture.unrecognized().forEach(line -> complaints.add(file + ": " + line));
    capture.deployments().stream()
        .flatMap(deployment -> deployment.unrecognized().stream())
        .forEach(row -> complaints.add(file + ": " + row));
    return complaints.stream();
  }

  /** Where the tool failed, there may be nothing, or half a document. */
  private static void checkOstree(Path folder) {
    List<Path> files = TestData.files(folder, "\\d.*\\.(?:txt|json)");
    assertThat(files).hasSizeGreaterThan(150);
    List<Path> status = files.stream()
        .filter(Pair::isWhole)
        .filter(file -> !TestData.text(file).matches("(?:not-)?default\n"))
        // one commit's title holds lines of its own
        .filter(file -> !file.getFileName().toString().startsWith("033"))
        .toList();
    assertThat(status.stream().flatMap(CorpusTest::complaints)).isEmpty();
    files.stream()
        .filter(file -> !status.contains(file))
        .forEach(file -> assertThat(TestData.read(file)).as("%s", file).isNotEmpty());
  }
}
