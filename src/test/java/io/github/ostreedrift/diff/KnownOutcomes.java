// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Capture;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must become of each item by edits that are known, according to what the capture before shows. */
public final class KnownOutcomes {
  /** What becomes of an item by an edit of a kind. */
  private static final Map<ChangeKind, SurvivalItem.Outcome> OUTCOMES = outcomes();

  private final List<Expected.Wanted> wanted;

  private KnownOutcomes(List<Expected.Wanted> wanted) {
    this.wanted = wanted;
  }

  private static Map<ChangeKind, SurvivalItem.Outcome> outcomes() {
    Map<ChangeKind, SurvivalItem.Outcome> outcomes = new EnumMap<>(ChangeKind.class);
    for (ChangeKind kind : ChangeKind.values()) {
      String word = kind.toString();
      if (word.endsWith("-removed")) {
        outcomes.put(kind, SurvivalItem.Outcome.LOST);
      } else if (word.endsWith("-upgraded")) {
        outcomes.put(kind, SurvivalItem.Outcome.UPGRADED);
      } else if (word.endsWith("-downgraded")) {
        outcomes.put(kind, SurvivalItem.Outcome.DOWNGRADED);
      } else if (word.endsWith("-became-inactive")) {
        outcomes.put(kind, SurvivalItem.Outcome.INACTIVE);
      }
    }
    outcomes.put(ChangeKind.REQUEST_BECAME_INACTIVE, SurvivalItem.Outcome.ABSORBED);
    outcomes.put(ChangeKind.INITRAMFS_CHANGED, SurvivalItem.Outcome.LOST);
    return outcomes;
  }

  /** What becomes of the items of a capture by the edits that were made. */
  public static KnownOutcomes of(Edits edits, Capture before) {
    return new KnownOutcomes(Expected.of(edits.expected, before));
  }

  /** What is not as it must be, in words. */
  public List<String> wrong(List<SurvivalItem> items) {
    List<String> wrong = new ArrayList<>();
    for (SurvivalItem item : items) {
      SurvivalItem.Outcome expected = expected(item);
      if (item.outcome() != expected) {
        wrong.add(item.kind() + " " + item.item() + " is " + item.outcome() + ", not " + expected);
      }
    }
    return wrong;
  }

  /** What must become of an item. */
  public SurvivalItem.Outcome expected(SurvivalItem item) {
    Optional<SurvivalItem.Outcome> outcome = Optional.empty();
    for (Expected.Wanted edit : wanted) {
      if (isAbout(edit, item)) {
        boolean comesBack = edit.kind() == ChangeKind.LAYERED_PACKAGE_ADDED;
        outcome = comesBack
            ? Optional.of(SurvivalItem.Outcome.MOVED)
            : outcome.or(() -> Optional.ofNullable(OUTCOMES.get(edit.kind())));
      }
    }
    return outcome.orElse(SurvivalItem.Outcome.KEPT);
  }

  /** No name is edited twice, so the name is enough; the initramfs is edited in its arguments. */
  private static boolean isAbout(Expected.Wanted edit, SurvivalItem item) {
    boolean isArguments =
        item.kind() == SurvivalItem.Kind.INITRAMFS && !item.item().startsWith("/");
    return (edit.kind() == ChangeKind.INITRAMFS_CHANGED && isArguments)
        || Equivalence.ofText(edit.subject(), item.item())
        || Equivalence.ofText(edit.subject(), Edits.bare(item.item()));
  }

  @Override
  public String toString() {
    return wanted.toString();
  }
}
