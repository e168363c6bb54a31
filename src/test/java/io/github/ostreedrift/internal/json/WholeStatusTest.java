// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read without a look at its lines is read just as with one. */
class WholeStatusTest {
  private static final CaptureReader READER = CaptureReader.standard();

  private static List<String> documents() {
    return TestData.files(TestData.ROOT, "(?!.*golden\\.json$).*\\.json").stream()
        .map(TestData::text)
        .toList();
  }

  /** A builder is looked through line by line. */
  private static List<Reading> byLines(String text) {
    return READER.findAll(new StringBuilder(text));
  }

  @Test
  void documentsAsTheyAre() {
    int found = 0;
    for (String text : documents()) {
      assertThat(READER.findAll(text)).isEqualTo(byLines(text));
      found += WholeStatus.find("-", text, Limits.DEFAULT).isPresent() ? 1 : 0;
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void damagedDocuments() {
    long seed = TestData.seed(WholeStatusTest.class);
    Random random = new Random(seed);
    List<String> documents = documents();
    int found = 0;
    for (int i = 0; i < 3_000; i++) {
      String text = documents.get(random.nextInt(documents.size()));
      String damaged = text.length() > 20_000 || text.isEmpty() ? text : damaged(text, random);
      assertThat(READER.findAll(damaged))
          .as("seed %d, case %d: %s", seed, i, damaged)
          .isEqualTo(byLines(damaged));
      found += WholeStatus.find("-", damaged, Limits.DEFAULT).isPresent() ? 1 : 0;
    }
    assertThat(found).isGreaterThan(300);
  }

  private static String damaged(String text, Random random) {
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(40));
    return switch (random.nextInt(9)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(to);
      case 2 -> text + text;
      case 3 -> text.stripTrailing() + "[core@node-1 ~]$ ";
      case 4 -> "$ rpm-ostree status --json\n" + text;
      case 5 -> text.substring(0, at) + "\n" + text.substring(at);
      case 6 -> text.replaceFirst("\"([a-zA-Z-]+)\":", "\"x-$1\":");
      case 7 ->
        text.substring(0, at)
            + "\"{}[],:0-ntx ".charAt(random.nextInt(13))
            + text.substring(Math.min(text.length(), at + 1));
      default -> text;
    };
  }
}
