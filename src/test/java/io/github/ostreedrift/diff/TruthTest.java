// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Truth by construction: a real state, edited in known ways, differs from itself in exactly these, no more and no fewer;
 * whether the state is there as text or as JSON, on the left or on the right.
 */
class TruthTest {
  private static final int MOST_EDITS = 20;

  /** A state as JSON, and all its forms. */
  private record State(String json, List<Path> forms) {}

  @Test
  void knownEditsAreTheOnlyChanges() {
    check(20_260_217, 1_000);
    check(TestData.seed(TruthTest.class), 1_000);
  }

  @Test
  @Tag("slow")
  void manyKnownEditsAreTheOnlyChanges() {
    check(7, 100_000);
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
      if (edits.isPresent() && captures.size() == 1) {
        edits.get().make(1 + random.nextInt(MOST_EDITS));
        String what = "seed " + seed + ", pair " + done + ": " + form;
        check(captures.get(0), edits.get(), random.nextBoolean(), what);
        done++;
      }
    }
  }

  private static void check(Capture capture, Edits edits, boolean swapped, String what) {
    Capture edited = Captures.one(edits.json());
    List<Expected.Wanted> wanted = Expected.of(edits.expected, capture);
    StatusDiff diff =
        swapped ? StatusDiff.between(edited, capture) : StatusDiff.between(capture, edited);
    List<Expected.Wanted> all =
        swapped ? wanted.stream().map(Expected.Wanted::mirror).toList() : wanted;
    assertThat(Expected.difference(all, diff.changes()))
        .as("%s, edits %s", what, all)
        .isEmpty();
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
