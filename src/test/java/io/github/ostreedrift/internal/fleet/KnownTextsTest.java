// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.internal.fleet.OutputReader.Output;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A text that is not read, for it is known but for its digests, says what it would say if it were read. */
class KnownTextsTest {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final OutputReader reader = new OutputReader(ReadOptions.DEFAULT);
  private int renamed;

  @Test
  void everyCapture() {
    long seed = TestData.seed(KnownTextsTest.class);
    Random random = new Random(seed);
    for (Path file : TestData.captures()) {
      check(TestData.text(file), random, "seed " + seed + ": " + file);
    }
    assertThat(renamed).isGreaterThan(500);
  }

  @Test
  void everyDamagedCapture() {
    long seed = TestData.seed(KnownTextsTest.class);
    Random random = new Random(seed);
    List<Path> files = TestData.captures();
    for (int times = 0; times < 2_000; times++) {
      Path file = files.get(random.nextInt(files.size()));
      check(damaged(TestData.text(file), random), random, "seed " + seed + ": " + file);
    }
    assertThat(renamed).isGreaterThan(200);
  }

  /** Takes a piece out, breaks lines at a width, or joins two of them. */
  private static String damaged(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    switch (random.nextInt(3)) {
      case 0 -> {
        int to = Math.min(text.length(), from + random.nextInt(200));
        return text.substring(0, from) + text.substring(to);
      }
      case 1 -> {
        int width = 60 + random.nextInt(60);
        return text.replaceAll("(.{" + width + "})(?=.)", "$1\n");
      }
      default -> {
        int end = text.indexOf('\n', from);
        return end < 0
            ? text
            : text.substring(0, end) + ' ' + text.substring(end + 1).strip();
      }
    }
  }

  private void check(String text, Random random, String what) {
    byte[] bytes = text.getBytes(UTF_8);
    KnownTexts known = new KnownTexts();
    known.remember(bytes, 0, bytes.length, new Output(text, reader.readAnew(text)));
    Output again = known.find(bytes, 0, bytes.length);
    assertThat(again).as(what).isNotNull();
    assertThat(again.readings()).as(what).isEqualTo(reader.readAnew(text));

    // as a string of JSON, in which a letter of an escape may stand before a digest
    assertThat(text(quoted(text)).digests()).as(what).isEqualTo(text(text).digests());

    Map<String, String> names = new HashMap<>();
    String other = DIGEST
        .matcher(text)
        .replaceAll(match -> names.computeIfAbsent(match.group(), any -> digest(random)));
    byte[] others = other.getBytes(UTF_8);
    Output found = known.find(others, 0, others.length);
    if (found != null && !names.isEmpty()) {
      renamed++;
      List<Reading> read = reader.readAnew(other);
      assertThat(found.readings()).as(what).isEqualTo(read);
      assertThat(found.readings().toString()).as(what).isEqualTo(read.toString());
    }
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  private static String digest(Random random) {
    StringBuilder digest = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      digest.append(Character.forDigit(random.nextInt(16), 16));
    }
    return digest.toString();
  }

  @Test
  void equalDigestsStayEqual() {
    Random random = new Random(1);
    String one = digest(random);
    String other = digest(random);
    DigestText text = text(one + ' ' + other + ' ' + one);
    assertThat(text.digests()).containsExactly(one, other);
    String third = digest(random);
    assertThat(match(text, third + ' ' + one + ' ' + third)).containsExactly(third, one);
    assertThat(match(text, third + ' ' + one + ' ' + one)).isNull();
    assertThat(match(text, third + ' ' + third + ' ' + third)).isNull();
    assertThat(match(text, third + ' ' + one + "  " + third)).isNull();
    assertThat(match(text, third.toUpperCase(Locale.ROOT) + ' ' + one + ' ' + third))
        .isNull();
  }

  @Test
  void partsOfDigestsAreNoDigests() {
    String one = digest(new Random(1));
    assertThat(text("Commit " + one + ", that is " + one.substring(0, 7)).digests())
        .isEmpty();
    assertThat(text(one + 'a').digests()).isEmpty();
    assertThat(text("\\u" + one).digests()).isEmpty();
    assertThat(text("\\n" + one + "\\n").digests()).containsExactly(one);
  }

  private static DigestText text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return DigestText.of(bytes, 0, bytes.length);
  }

  private static List<String> match(DigestText text, String other) {
    byte[] bytes = other.getBytes(UTF_8);
    return text.match(bytes, 0, bytes.length);
  }
}
