// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is packed and unpacked by way of a known reading is what it would be without. */
class KnownReadingTest {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private int unpacked;
  private int packed;

  @Test
  void everyCapture() {
    long seed = TestData.seed(KnownReadingTest.class);
    Random random = new Random(seed);
    for (Path file : TestData.captures()) {
      String text = TestData.text(file);
      check(text, renamed(text, random), "seed " + seed + ": " + file);
    }
    assertThat(unpacked).isGreaterThan(500);
    assertThat(packed).isGreaterThan(500);
  }

  /** A text with other digests: where two were equal, they are, and where they differed, they do. */
  private static String renamed(String text, Random random) {
    Map<String, String> names = new HashMap<>();
    return DIGEST
        .matcher(text)
        .replaceAll(match -> names.computeIfAbsent(match.group(), any -> digest(random)));
  }

  private void check(String text, String other, String what) {
    List<Reading> readings = TestData.read(text);
    List<Reading> others = TestData.read(other);
    assertThat(others).as(what).hasSameSizeAs(readings);
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      if (reading.capture().isPresent() && others.get(i).capture().isPresent()) {
        check(reading, others.get(i), what);
      }
    }
  }

  private void check(Reading reading, Reading other, String what) {
    KnownReading known = KnownReading.of(reading.capture().orElseThrow(), reading.problems());
    PackedReading expected = PackedReading.of(other.capture().orElseThrow(), other.problems());
    if (!known.packed().form().equals(expected.form())) {
      return;
    }
    Reading again = known.unpack(expected);
    Capture capture = again.capture().orElseThrow();
    assertThat(capture).as(what).isEqualTo(other.capture().orElseThrow());
    assertThat(again.problems()).as(what).isEqualTo(other.problems());
    assertThat(PackedReading.of(capture, again.problems())).as(what).isEqualTo(expected);
    unpacked++;
    Optional<PackedReading> fast = known.pack(capture, again.problems());
    fast.ifPresent(found -> assertThat(found).as(what).isEqualTo(expected));
    packed += fast.isPresent() ? 1 : 0;
  }

  /** One digest for two, or two for one, is another form. */
  @Test
  void whichDigestsAreEqualIsAPartOfTheForm() {
    String text = TestData.text(TestData.ROOT.resolve("rpm-ostree/v2026.2/0136.plain.utf8.txt"));
    String first = DIGEST.matcher(text).results().findFirst().orElseThrow().group();
    String all = DIGEST.matcher(text).replaceAll(first);
    assertThat(all).isNotEqualTo(text);
    assertThat(form(all)).isNotEqualTo(form(text));
  }

  private static PackedReading.Form form(String text) {
    Reading reading = TestData.read(text).get(0);
    return PackedReading.of(reading.capture().orElseThrow(), reading.problems()).form();
  }

  private static String digest(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
