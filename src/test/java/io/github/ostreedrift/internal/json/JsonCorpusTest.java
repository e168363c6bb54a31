// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ostreedrift.internal.json.JsonDocument.Kind;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All JSON that tools have written and that we have: it is read without complaint, and our laws hold for it. */
class JsonCorpusTest {
  private static final Path SHARED = Path.of("../shared/corpus");

  /** What people cut, damaged or trimmed, and what is left of it for a reader of whole documents. */
  private static final Map<String, Kind> DAMAGED = Map.of(
      "05-json-v1.5-v1.8-booted-cut.json", Kind.BROKEN,
      "08-json-v0.1.6-hand-damaged-no-image-name.json", Kind.STATUS,
      "10-json-v1.16-composefs-imagedigest-is-config-digest.json", Kind.OTHER);

  @TestFactory
  Stream<DynamicTest> testdata() {
    return Samples.files().stream()
        .filter(file -> file.startsWith("testdata"))
        .map(file -> dynamicTest(file.toString(), () -> check(file)));
  }

  @Test
  void sharedCorpus() {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no ../shared/corpus beside the project");
    assertThat(Samples.files().stream()
            .filter(file -> file.startsWith(SHARED))
            .peek(JsonCorpusTest::check))
        .hasSizeGreaterThan(800);
  }

  /** Wherever a text breaks off, and whatever happens to one character, there is an answer and no exception. */
  @Test
  void damage() {
    damage(Path.of("testdata/ostree/270-kitchen-sink-soft.2026.4.json"), 1);
    damage(Path.of("testdata/rpm-ostree/v2026.2/0240.json"), 41);
  }

  @Test
  @Tag("slow")
  void moreDamage() {
    Samples.files().stream()
        .filter(file -> file.startsWith("testdata"))
        .forEach(file -> damage(file, 1));
  }

  private static void check(Path file) {
    String text = Samples.text(file);
    JsonDocument document = StatusJson.read(file.toString(), text, Limits.DEFAULT);
    CaptureJsonTest.holdToLaws(document.reading());
    Kind damaged = DAMAGED.get(file.getFileName().toString());
    if (damaged != null) {
      assertThat(document.kind()).as("%s", file).isEqualTo(damaged);
      assertThat(document.reading().hasErrors()).as("%s", file).isTrue();
    } else if (isBroken(file, text)) {
      assertThat(document.reading().hasErrors()).as("%s", file).isTrue();
    } else {
      assertThat(document.kind()).as("%s", file).isEqualTo(Kind.STATUS);
      assertThat(document.reading().problems()).as("%s", file).isEmpty();
      assertThat(text.substring(document.end())).isBlank();
    }
  }

  /** Empty outputs of failed commands, one that a failure cut off, and one that its authors cut. */
  private static boolean isBroken(Path file, String text) {
    String name = file.getFileName().toString();
    return text.isEmpty() || name.startsWith("054-missing-commit-first") || name.startsWith("262-");
  }

  private static void damage(Path file, int step) {
    String text = Samples.text(file);
    Random random = new Random(text.length());
    for (int i = 0; i < text.length(); i += step) {
      read(text.substring(0, i));
      char other = "\"{}[],:0-ntx\n\\\ud83d".charAt(random.nextInt(15));
      read(text.substring(0, i) + other + text.substring(i + 1));
      read(text.substring(0, i) + text.substring(i + 1));
    }
  }

  private static void read(String text) {
    JsonDocument document = StatusJson.read("-", text, Limits.DEFAULT);
    Reading reading = document.reading();
    assertThat(document.end()).isBetween(0, text.length());
    assertThat(reading.capture().isPresent() || reading.hasErrors()).isTrue();
    CaptureJson.COMPACT.write(reading);
  }
}
