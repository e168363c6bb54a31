// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is packed comes out again, and so does why facts could not be read: verdicts rest on it. */
class PackedReadingTest {
  private int damaged;

  @Test
  void everyCapture() {
    for (Path file : TestData.captures()) {
      TestData.read(file).forEach(reading -> check(reading, file.toString()));
    }
  }

  @Test
  void everyDamagedCapture() {
    long seed = TestData.seed(PackedReadingTest.class);
    Random random = new Random(seed);
    List<Path> files = TestData.captures();
    for (int times = 0; times < 500; times++) {
      Path file = files.get(random.nextInt(files.size()));
      String text = TestData.text(file);
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(200));
      String cut = text.substring(0, from) + text.substring(to);
      TestData.read(cut).forEach(reading -> check(reading, "seed " + seed + ": " + file));
    }
    assertThat(damaged).isGreaterThan(10);
  }

  private void check(Reading reading, String what) {
    if (reading.capture().isEmpty()) {
      return;
    }
    Capture capture = reading.capture().get();
    PackedReading packed = PackedReading.of(capture, reading.problems());
    Reading again = packed.unpack("again");
    Capture unpacked = again.capture().orElseThrow();
    assertThat(unpacked).as(what).isEqualTo(capture);
    assertThat(again.problems()).as(what).isEqualTo(reading.problems());
    assertThat(again.input()).isEqualTo("again");
    assertThat(gaps(unpacked)).as(what).isEqualTo(gaps(capture));
    assertThat(packed.isDamaged()).as(what).isEqualTo(!gaps(capture).isEmpty());
    assertThat(PackedReading.of(unpacked, again.problems()))
        .as(what)
        .isEqualTo(packed)
        .hasSameHashCodeAs(packed)
        .isEqualByComparingTo(packed);
    damaged += packed.isDamaged() ? 1 : 0;
  }

  private static List<Unread> gaps(Capture capture) {
    List<Unread> gaps = new ArrayList<>(gaps(capture.facts()));
    for (Deployment each : capture.deployments()) {
      gaps.addAll(gaps(each.facts()));
    }
    return gaps;
  }

  private static <O> List<Unread> gaps(Facts<O> facts) {
    List<Unread> gaps = new ArrayList<>();
    for (FactKey<O, ?> key : facts.keys()) {
      facts.get(key).findUnread().ifPresent(gaps::add);
    }
    return gaps;
  }
}
