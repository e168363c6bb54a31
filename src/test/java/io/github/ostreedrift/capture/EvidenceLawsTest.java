// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for all evidence. */
class EvidenceLawsTest {
  /** Kinds of the manifest of real captures; one file has counts, but no packages. */
  private static final List<String> KINDS = List.of("db-diff", "transcript");

  private static final String WITHOUT_PACKAGES = "234-ex-livefs.txt";

  private static Stream<DynamicTest> forAll(java.util.function.Consumer<String> law) {
    return Evidence.files().stream()
        .map(file -> DynamicTest.dynamicTest(
            file.getFileName().toString(), () -> law.accept(TestData.text(file))));
  }

  private static List<PackageEvidence> evidence(String text) {
    return Evidence.read(text).stream().map(Evidence::of).toList();
  }

  private static void isTheSame(String text, UnaryOperator<String> line) {
    String changed = text.lines().map(line).collect(Collectors.joining("\n", "", "\n"));
    assertThat(evidence(changed)).as(changed).isEqualTo(evidence(text));
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenIsReadBack() {
    return forAll(text -> {
      for (Reading reading : Evidence.read(text)) {
        for (CaptureJson layout : CaptureJson.values()) {
          assertThat(CaptureJson.read(layout.write(reading))).isEqualTo(reading);
        }
        assertThat(Evidence.read(CaptureJson.COMPACT.write(reading) + "\n"))
            .containsExactly(reading);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> lineBreaksDoNotMatter() {
    return forAll(text -> isTheSame(text, line -> line + "\r"));
  }

  @TestFactory
  Stream<DynamicTest> colourDoesNotMatter() {
    return forAll(text -> {
      if (!text.startsWith("{")) {
        isTheSame(text, line -> "\u001b[0m" + line + "\u001b[22m");
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> prefixesDoNotMatter() {
    return forAll(text -> {
      if (!text.startsWith("#") && !text.startsWith("libgcc") && !text.startsWith("[core")) {
        isTheSame(text, line -> "# " + line);
        isTheSame(text, line -> "> " + line);
        isTheSame(text, line -> "    " + line);
        isTheSame(text, line -> "Jun 10 21:38:46 node-1 rpm-ostree[792]: " + line);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> indentationDoesNotMatter() {
    return forAll(text -> isTheSame(text, String::strip));
  }

  @TestFactory
  Stream<DynamicTest> whatStandsAroundDoesNotMatter() {
    return forAll(text -> {
      if (!text.startsWith("libgcc")) {
        String around = "$ sudo rpm-ostree\n" + text + "\n$ echo done\ndone\n";
        assertThat(evidence(around)).isEqualTo(evidence(text));
      }
    });
  }

  /** Whatever is cut off: an answer, and no package that was not there. */
  @TestFactory
  Stream<DynamicTest> someTruncations() {
    return forAll(text -> truncate(text, 5));
  }

  @TestFactory
  @Tag("slow")
  Stream<DynamicTest> everyTruncation() {
    return forAll(text -> truncate(text, 1));
  }

  private static void truncate(String text, int step) {
    List<String> known =
        evidence(text).stream().flatMap(EvidenceLawsTest::packages).toList();
    for (int end = 0; end < text.length(); end += step) {
      List<Reading> readings = Evidence.read(text.substring(0, end));
      assertThat(readings).isNotEmpty();
      for (Reading reading : readings) {
        assertThat(reading.capture().stream()
                .flatMap(capture ->
                    Stream.of(capture.get(CaptureFacts.PACKAGE_EVIDENCE).require()))
                .flatMap(EvidenceLawsTest::packages))
            .as(text.substring(0, end))
            .allMatch(known::contains);
      }
    }
  }

  private static Stream<String> packages(PackageEvidence evidence) {
    return Stream.concat(
        evidence.installed().orElse(List.of()).stream().map(Object::toString),
        evidence.changes().orElse(List.of()).stream()
            .flatMap(change -> Stream.concat(change.from().stream(), change.to().stream())
                .map(version -> change.name() + " " + version)));
  }

  /** Whatever single character changes: an answer, and one that can be written. */
  @TestFactory
  Stream<DynamicTest> someOtherCharacters() {
    return forAll(text -> withOthers(text, 11));
  }

  @TestFactory
  @Tag("slow")
  Stream<DynamicTest> everyOtherCharacter() {
    return forAll(text -> withOthers(text, 1));
  }

  private static void withOthers(String text, int step) {
    for (int i = 0; i < text.length(); i += step) {
      for (char other : new char[] {'\n', ' ', ':', '-', '{', '\0'}) {
        String changed = text.substring(0, i) + other + text.substring(i + 1);
        for (Reading reading : Evidence.read(changed)) {
          assertThat(CaptureJson.COMPACT.write(reading)).isNotEmpty();
        }
      }
    }
  }

  @Test
  void textAndJsonOfOneDifferenceAgree() {
    PackageEvidence text = evidence(
            TestData.text(TestData.ROOT.resolve("samples/30-dbdiff-block-advisories-v2021.4.txt")))
        .get(0);
    PackageEvidence json = evidence(
            TestData.text(TestData.ROOT.resolve("evidence/dbdiff.json.txt")))
        .get(0);
    assertThat(json.advisories()).isEqualTo(text.advisories());
    assertThat(json.from().map(commit -> commit.checksum()))
        .isEqualTo(text.from().map(commit -> commit.checksum()));
    assertThat(json.commit().map(commit -> commit.checksum()))
        .isEqualTo(text.commit().map(commit -> commit.checksum()));
    for (String name : List.of("podman", "zzz-pkg-to-downgrade", "pkg-to-remove", "glibc")) {
      assertThat(json.findChanges(name).get(0).kind())
          .isEqualTo(text.findChanges(name).get(0).kind());
      assertThat(json.findChanges(name).get(0).to())
          .isEqualTo(text.findChanges(name).get(0).to());
    }
  }

  @TestFactory
  Stream<DynamicTest> realOnesAreReadWithoutErrors() {
    return TestData.text(TestData.shared("corpus/real/manifest.tsv"))
        .lines()
        .map(row -> row.split("\t"))
        .filter(row -> KINDS.contains(row[1]) && !row[0].equals(WITHOUT_PACKAGES))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> readReal(row[0], row[1])));
  }

  private static void readReal(String file, String kind) {
    Path path = TestData.shared("corpus/real/" + file);
    List<Reading> readings = Evidence.read(TestData.text(path));
    assertThat(readings)
        .allMatch(reading -> !reading.hasErrors() && reading.capture().isPresent());
    if (Evidence.formats(readings).contains("rpm-ostree-status")) {
      return; // statuses with prompts around them
    }
    assertThat(readings).hasSize(1);
    Reading reading = readings.get(0);
    PackageEvidence evidence = Evidence.of(reading);
    assertThat(Evidence.formats(readings)).containsExactly("rpm-ostree-" + kind);
    String text = TestData.text(path);
    boolean elided = text.lines().anyMatch(line -> line.strip().equals("..."));
    assertThat(evidence.complete() || elided).isTrue();
    assertThat(reading.capture().orElseThrow().unrecognized())
        .hasSize(elided ? evidenceKept(file) : 0);
    long pairs =
        text.lines().filter(line -> line.replace("&gt;", ">").contains(" -> ")).count();
    long found = evidence.changes().orElse(List.of()).stream()
        .filter(change -> change.from().isPresent() && change.to().isPresent())
        .count();
    if (text.lines().noneMatch(line -> line.strip().startsWith("!"))) {
      assertThat(found).isEqualTo(pairs);
    }
    assertThat(evidence.isInstalled("no-such-package")).isEqualTo(Fact.notShown());
  }

  /** Two packages stand below a head that was left out. */
  private static int evidenceKept(String file) {
    return file.startsWith("229-") ? 2 : 0;
  }
}
