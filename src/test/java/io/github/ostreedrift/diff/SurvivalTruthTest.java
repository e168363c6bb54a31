// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.model.Capture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Truth by construction: of a real state, edited in known ways, exactly the edited items have not survived as they were,
 * and each has the outcome that its edit must have; whether the state before is there as text or as JSON.
 */
class SurvivalTruthTest {
  private static final int MOST_EDITS = 20;

  /** A state as JSON, and all its forms. */
  private record State(String json, List<Path> forms) {}

  @Test
  void knownEditsAreTheOnlyLosses() {
    check(20_261_122, 1_000);
    check(TestData.seed(SurvivalTruthTest.class), 1_000);
  }

  @Test
  @Tag("slow")
  void manyKnownEditsAreTheOnlyLosses() {
    check(11, 100_000);
  }

  private static void check(long seed, int pairs) {
    List<State> states = states();
    assertThat(states).isNotEmpty();
    Random random = new Random(seed);
    for (int done = 0; done < pairs; ) {
      State state = states.get(random.nextInt(states.size()));
      Optional<Edits> edits = Edits.of(state.json(), random);
      Path form = state.forms().get(random.nextInt(state.forms().size()));
      List<Capture> captures = TestData.captures(TestData.read(form));
      if (edits.isPresent()
          && captures.size() == 1
          && captures.get(0).findBooted().isPresent()) {
        edits.get().make(1 + random.nextInt(MOST_EDITS));
        check(captures.get(0), edits.get(), "seed " + seed + ", pair " + done + ": " + form);
        done++;
      }
    }
  }

  private static void check(Capture before, Edits edits, String what) {
    Capture after = Captures.one(edits.json());
    Survival survival = Survival.between(
        before, before.findBooted().orElseThrow(), after, after.findBooted().orElseThrow());
    KnownOutcomes known = KnownOutcomes.of(edits, before);
    assertThat(known.wrong(survival.items())).as("%s, edits %s", what, known).isEmpty();
    boolean lost =
        survival.items().stream().anyMatch(item -> item.outcome() == SurvivalItem.Outcome.LOST);
    assertThat(survival.verdict() == Verdict.LOST).as(what).isEqualTo(lost);
  }

  /** The states of rpm-ostree that are there, with text in whatever form beside their JSON. */
  private static List<State> states() {
    List<State> states = new ArrayList<>();
    for (Path root : Captures.roots()) {
      Captures.states(root.resolve("rpm-ostree"))
          .forEach((state, forms) -> forms.stream()
              .filter(form -> form.getFileName().toString().matches("\\d+\\.json"))
              .findFirst()
              .ifPresent(json -> states.add(new State(TestData.text(json), forms))));
    }
    return states;
  }
}
