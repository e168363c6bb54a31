// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A change that an edit must give, according to what the capture that was not edited shows.
 *
 * @param kind its kind, where the capture shows what there is to know
 * @param subject its subject
 * @param shown whether the capture does
 * @param otherwise its kind where the capture does not; empty if there is no change then
 */
record Expected(
    ChangeKind kind, String subject, Predicate<Capture> shown, Optional<ChangeKind> otherwise) {

  static Expected of(ChangeKind kind, String subject, Predicate<Capture> shown) {
    return new Expected(kind, subject, shown, Optional.empty());
  }

  /** A change as it is expected of a capture, from the capture to its edited state. */
  record Wanted(ChangeKind kind, String subject) {
    boolean is(Change change) {
      return change.kind() == kind && Equivalence.ofText(change.subject(), subject);
    }

    Wanted mirror() {
      return new Wanted(kind.mirror(), subject);
    }
  }

  /** What is expected of a capture. */
  static List<Wanted> of(List<Expected> all, Capture capture) {
    List<Wanted> wanted = new ArrayList<>();
    for (Expected each : all) {
      Optional<ChangeKind> kind =
          each.shown().test(capture) ? Optional.of(each.kind()) : each.otherwise();
      kind.ifPresent(found -> wanted.add(new Wanted(found, each.subject())));
    }
    return wanted;
  }

  /** What is missing and what is too much, in words; empty where all is as it should be. */
  static String difference(List<Wanted> wanted, List<Change> changes) {
    List<Wanted> missing = new ArrayList<>(wanted);
    List<Change> rest = new ArrayList<>();
    for (Change change : changes) {
      Optional<Wanted> found = missing.stream().filter(each -> each.is(change)).findFirst();
      found.ifPresentOrElse(missing::remove, () -> rest.add(change));
    }
    return missing.isEmpty() && rest.isEmpty() ? "" : "missed " + missing + ", false " + rest;
  }
}
