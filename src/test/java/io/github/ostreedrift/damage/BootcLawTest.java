// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.bootc.BootcPrinter;
import io.github.ostreedrift.bootc.BootcState;
import io.github.ostreedrift.bootc.BootcState.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The law of damage for {@code bootc status}: printed states in each form, damaged in each way that is asked of {@code
 * rpm-ostree status}, show each fact as the whole ones do, or not at all; and where nothing is lost, they show them.
 *
 * <p>{@code -Dtimes=N} damages N states in each way; {@code -Dway=REGEX} runs some of the ways.
 */
class BootcLawTest {
  private static final long SEED = 20_261_126;
  private static final int TIMES = Integer.getInteger("times", 2);
  private static final int MANY_TIMES = 60;
  private static final Pattern WAY = Pattern.compile(System.getProperty("way", ".*"));

  /** Of a hundred facts, so many are still shown where nothing is lost. */
  private static final double BAR = 0.99;

  /** Without its indentation YAML tells nothing. */
  private static final Pattern BEYOND_YAML = Pattern.compile("no-indent.*|one-tab");

  private static final List<Release> RELEASES =
      List.of(Release.V1_1_0, Release.V1_1_3, Release.V1_5, Release.V1_16);

  @Test
  void text() {
    text(TIMES);
  }

  @Test
  void yaml() {
    yaml(TIMES);
  }

  @Test
  void json() {
    json(TIMES);
  }

  @Test
  @Tag("slow")
  void more() {
    text(MANY_TIMES);
    yaml(MANY_TIMES);
    json(MANY_TIMES);
  }

  private static void text(int times) {
    holds(Ways.ofText(), times, (state, random) -> BootcPrinter.text(state, random.nextBoolean()));
  }

  private static void yaml(int times) {
    List<Way> ways = Ways.ofText().stream()
        .map(way -> BEYOND_YAML.matcher(way.name()).matches()
            ? new Way(way.name(), Loss.SIGHT, way.change())
            : way)
        .toList();
    holds(ways, times, (state, random) -> BootcPrinter.yaml(state));
  }

  private static void json(int times) {
    holds(Ways.ofJson(), times, (state, random) -> BootcPrinter.json(state));
  }

  private static void holds(
      List<Way> ways, int times, BiFunction<BootcState, Random, String> printer) {
    Map<String, String> broken = new TreeMap<>();
    int made = 0;
    int kept = 0;
    int facts = 0;
    for (Way way : ways) {
      Random random = new Random(SEED + way.name().hashCode());
      for (int i = 0; i < times && WAY.matcher(way.name()).matches(); i++) {
        BootcState state = BootcState.any(Change.one(random, RELEASES), random);
        String whole = printer.apply(state, random);
        Optional<String> damaged = way.change().apply(Sheet.of(whole), random);
        if (damaged.isPresent() && !damaged.get().equals(whole)) {
          made++;
          Law.Told before = SlotLaw.facts(TestData.read(whole));
          Law.Outcome outcome = SlotLaw.hold(before, SlotLaw.facts(TestData.read(damaged.get())));
          if (!outcome.falsehoods().isEmpty()) {
            broken.putIfAbsent(
                way.name(),
                outcome.falsehoods().get(0)
                    + "\n"
                    + damaged.get().indent(4)
                    + "of\n"
                    + whole.indent(4));
          } else if (way.loss() == Loss.NOTHING) {
            kept += outcome.kept();
            facts += before.count();
          }
        }
      }
    }
    System.out.printf(
        "%s: %d damaged captures, %d facts of %d%n",
        BootcLawTest.class.getSimpleName(), made, kept, facts);
    assertThat(broken).as("ways of damage that break the law").isEmpty();
    assertThat(kept).as("facts of %d", facts).isGreaterThanOrEqualTo((int) (BAR * facts));
  }
}
