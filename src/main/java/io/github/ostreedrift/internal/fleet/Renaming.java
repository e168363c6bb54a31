// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a text, said of other digests: reading does not ask what a digest is, so it gives for a text with
 * other digests what it gives for this one, with these digests in the place of those.
 */
final class Renaming {
  /** Some value holds a digest, and can't be made anew. */
  static final Renaming IMPOSSIBLE = new Renaming(List.of(), 0, Set.of());

  private final List<RenamingStep<Reading>> steps;
  private final int count;
  private final Set<FactKey<?, ?>> holders;

  private Renaming(List<RenamingStep<Reading>> steps, int count, Set<FactKey<?, ?>> holders) {
    this.steps = steps;
    this.count = count;
    this.holders = holders;
  }

  /** A renaming of these readings, which were read of a text with these digests. */
  static Renaming of(List<Reading> readings, List<String> digests) {
    boolean isWhole = readings.stream()
        .allMatch(reading -> reading.capture().isPresent() && reading.problems().isEmpty());
    RenamingCompiler compiler = new RenamingCompiler(digests);
    try {
      List<RenamingStep<Reading>> steps = new ArrayList<>();
      if (isWhole) {
        readings.forEach(reading -> steps.add(compiler.stepOrSame(reading)));
      }
      return steps.isEmpty() ? IMPOSSIBLE : new Renaming(steps, digests.size(), compiler.holders());
    } catch (RenamingCompiler.NotRenamedException e) {
      return IMPOSSIBLE;
    }
  }

  /** The readings of a text with these digests in the place of those, in their order; null if it must be read. */
  @Nullable
  List<Reading> to(List<String> digests) {
    if (steps.isEmpty()) {
      return null;
    }
    List<Reading> renamed = new ArrayList<>(steps.size());
    for (RenamingStep<Reading> step : steps) {
      renamed.add(step.apply(digests));
    }
    return renamed;
  }

  /**
   * The digests with which this renaming, of one reading, gives that one; null if it does with none. What holds no
   * digest must be the same object: that tells fast that it is equal, and where it is another one, nothing is told.
   */
  @Nullable
  List<String> find(Reading made) {
    @Nullable String[] found = new String[count];
    if (steps.size() != 1 || !steps.get(0).find(made, found)) {
      return null;
    }
    List<String> digests = new ArrayList<>(count);
    for (String digest : found) {
      if (digest == null || !Origin.isChecksum(digest) || digests.contains(digest)) {
        return null;
      }
      digests.add(digest);
    }
    return digests;
  }

  /** Whether digests stand in these facts alone. */
  boolean isWithin(Set<FactKey<?, ?>> facts) {
    return !steps.isEmpty() && facts.containsAll(holders);
  }
}
