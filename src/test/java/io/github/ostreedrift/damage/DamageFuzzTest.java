// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.ostreedrift.TestData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of {@link DamageLawTest}, where a fuzzer chooses the capture, the way of damage and its chances. */
class DamageFuzzTest {
  private static final List<Path> FILES =
      TestData.files(TestData.ROOT.resolve("rpm-ostree"), "\\d+\\.(?:plain|verbose)\\.utf8\\.txt");

  private static final List<Way> WAYS = Ways.ofText();
  private static final Map<Path, Law.Told> WHOLE = new ConcurrentHashMap<>();

  static Stream<Arguments> choices() {
    return IntStream.range(0, 50).mapToObj(i -> arguments(i * 7, i * 31, i));
  }

  @MethodSource("choices")
  @FuzzTest
  void damaged(int capture, int chosen, int chances) {
    Path file = FILES.get(Math.floorMod(capture, FILES.size()));
    Way way = WAYS.get(Math.floorMod(chosen, WAYS.size()));
    Optional<String> damaged =
        way.change().apply(Sheet.of(TestData.text(file)), new Random(chances));
    if (damaged.isPresent()) {
      Law.Told whole = WHOLE.computeIfAbsent(file, each -> Law.facts(TestData.read(each)));
      assertThat(Law.hold(whole, Law.facts(TestData.read(damaged.get())), way.loss())
              .falsehoods())
          .as("%s of %s:%n%s", way, file, damaged.get())
          .isEmpty();
    }
  }
}
