// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.bootc.BootcPrinter;
import io.github.ostreedrift.bootc.BootcState;
import io.github.ostreedrift.bootc.BootcState.Release;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The law of damage for {@code bootc status}: printed states in each form, damaged in each way that is asked of {@code
 * rpm-ostree status}, show each fact as the whole ones do, or not at all.
 */
class BootcLawTest {
  private static final int TIMES = Integer.getInteger("times", 8);
  private static final Pattern WAY = Pattern.compile(System.getProperty("way", ".*"));

  /** Ways of which no reader can tell what belongs to whom: rows without a name change places. */
  private static final Pattern BEYOND = Pattern.compile("");

  @Test
  void text() {
    holds(Ways.ofText(), (state, random) -> BootcPrinter.text(state, random.nextBoolean()));
  }

  @Test
  void yaml() {
    holds(Ways.ofText(), (state, random) -> BootcPrinter.yaml(state));
  }

  @Test
  void json() {
    holds(Ways.ofJson(), (state, random) -> BootcPrinter.json(state));
  }

  private static void holds(List<Way> ways, BiFunction<BootcState, Random, String> printer) {
    TreeMap<String, String> broken = new TreeMap<>();
    int made = 0;
    int kept = 0;
    int facts = 0;
    TreeMap<String, String> samples = new TreeMap<>();
    TreeMap<String, Double> shares = new TreeMap<>();
    for (Way way : ways) {
      if (!WAY.matcher(way.name()).matches() || BEYOND.matcher(way.name()).matches()) {
        continue;
      }
      Random random = new Random(20_261_126 + way.name().hashCode());
      List<Release> releases = List.of(Release.V1_1_0, Release.V1_1_3, Release.V1_5, Release.V1_16);
      for (int i = 0; i < TIMES; i++) {
        BootcState state = BootcState.any(releases.get(random.nextInt(releases.size())), random);
        String whole = printer.apply(state, random);
        Optional<String> damaged = way.change().apply(Sheet.of(whole), random);
        if (damaged.isPresent() && !damaged.get().equals(whole)) {
          made++;
          Law.Told before = SlotLaw.facts(TestData.read(whole));
          Law.Outcome outcome =
              SlotLaw.hold(before, SlotLaw.facts(TestData.read(damaged.get())));
          List<String> falsehoods = outcome.falsehoods();
          if (way.loss() == Loss.NOTHING) {
            kept += outcome.kept();
            facts += before.count();
            double share = outcome.kept() / (double) Math.max(1, before.count());
            shares.merge(way.name(), share, Math::min);
            if (share < 0.96 && way.name().matches("bbcode|code-panel|noformat|tabs|one-tab|json-in-a-log")) {
              samples.putIfAbsent(way.name(), damaged.get());
            }
          }
          if (!falsehoods.isEmpty()) {
            broken.putIfAbsent(
                way.name(), falsehoods.get(0) + "\n" + damaged.get().indent(4) + "of\n" + whole.indent(4));
          }
        }
      }
    }
    System.out.println("BootcLawTest: kept " + kept + " of " + facts);
    shares.values().removeIf(share -> share >= 0.99);
    System.out.println("BootcLawTest: lose " + shares + samples);
    System.out.println("BootcLawTest: " + made + " damaged captures, " + broken.size() + " of "
        + ways.size() + " ways broken: " + broken.keySet());
    assertThat(broken).isEmpty();
  }
}
