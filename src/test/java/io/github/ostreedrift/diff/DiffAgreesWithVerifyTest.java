// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.ABSORBED;
import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.DOWNGRADED;
import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.INACTIVE;
import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.KEPT;
import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.LOST;
import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.MOVED;
import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.UNKNOWN;
import static io.github.ostreedrift.diff.survival.SurvivalItem.Outcome.UPGRADED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Capture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code diff} and {@code verify} of the same two captures never contradict each other: of a real state and its edited
 * one, on the same base or another, in any form, either as the one before.
 */
class DiffAgreesWithVerifyTest {
  private static final int MOST_EDITS = 20;

  @Test
  void theyAgree() {
    check(20_261_126, 1_000);
    check(TestData.seed(DiffAgreesWithVerifyTest.class), 1_000);
  }

  @Test
  @Tag("slow")
  void theyAgreeOnManyPairs() {
    check(5, 100_000);
  }

  private static void check(long seed, int pairs) {
    List<List<Path>> states = states();
    Random random = new Random(seed);
    for (int done = 0; done < pairs; ) {
      List<Path> forms = states.get(random.nextInt(states.size()));
      Path form = forms.get(random.nextInt(forms.size()));
      List<Capture> captures = TestData.captures(TestData.read(form));
      Optional<Edits> edits = Edits.of(TestData.text(json(forms).orElseThrow()), random);
      if (edits.isPresent()
          && captures.size() == 1
          && captures.get(0).findBooted().isPresent()) {
        edits.get().make(1 + random.nextInt(MOST_EDITS));
        if (random.nextBoolean()) {
          edits.get().moveToAnotherBase();
        }
        Capture edited = Captures.one(edits.get().json());
        boolean forth = random.nextBoolean();
        check(
            forth ? captures.get(0) : edited,
            forth ? edited : captures.get(0),
            "seed " + seed + ", pair " + done + ": " + form + (forth ? "" : " after"));
        done++;
      }
    }
  }

  private static void check(Capture before, Capture after, String what) {
    Survival survival = Survival.between(before, before.booted(), after, after.booted());
    StatusDiff diff = StatusDiff.between(before, after);
    List<String> wrong = new ArrayList<>();
    if (survival.objections().isEmpty()) {
      survival.items().stream()
          .filter(item -> isAlone(item, survival))
          .forEach(item -> check(item, diff, wrong));
    }
    assertThat(wrong).as(what).isEmpty();
  }

  private static void check(SurvivalItem item, StatusDiff diff, List<String> wrong) {
    List<Change> changes =
        diff.changes().stream().filter(change -> isAbout(change, item)).toList();
    for (Change change : changes) {
      if (!allowed(change.kind()).contains(item.outcome())) {
        wrong.add(item + " is " + change);
      }
    }
    if (item.outcome() == LOST
        && changes.stream().noneMatch(change -> allowed(change.kind()).contains(LOST))) {
      wrong.add(item + " is no change");
    }
  }

  /** What verify may say of an item of which diff says this. */
  private static Set<SurvivalItem.Outcome> allowed(ChangeKind kind) {
    String word = kind.word();
    if (kind == ChangeKind.LAYERED_PACKAGE_REMOVED || kind == ChangeKind.MODULE_REMOVED) {
      return Set.of(LOST, MOVED, UNKNOWN);
    } else if (kind == ChangeKind.INITRAMFS_CHANGED) {
      return Set.of(LOST, KEPT);
    } else if (word.endsWith("-removed")) {
      return Set.of(LOST, MOVED);
    } else if (word.endsWith("-removed-or-inactive")) {
      return Set.of(UNKNOWN);
    } else if (word.endsWith("-became-inactive")) {
      return Set.of(INACTIVE, ABSORBED);
    } else if (word.endsWith("-upgraded")) {
      return Set.of(UPGRADED);
    } else if (word.endsWith("-downgraded")) {
      return Set.of(DOWNGRADED);
    }
    return Set.of(KEPT);
  }

  private static boolean isAbout(Change change, SurvivalItem item) {
    String kind = change.kind().word();
    boolean sameKind = switch (item.kind()) {
      case LAYERED -> change instanceof Change.RequestChange && !kind.startsWith("request-re");
      case LOCAL -> kind.startsWith("local-package-");
      case LOCAL_FILEOVERRIDE -> kind.startsWith("forced-package-");
      case REMOVAL -> kind.matches("(base|inactive)-removal-.*");
      case REPLACEMENT -> kind.matches("(base|inactive)-replacement-.*");
      case MODULE -> change instanceof Change.ModuleChange;
      case INITRAMFS -> change.kind() == ChangeKind.INITRAMFS_CHANGED;
      case REQUIRED -> false;
    };
    return sameKind
        && change.from().isPresent()
        && (item.kind() == SurvivalItem.Kind.INITRAMFS
            || Equivalence.ofText(change.subject(), name(item)));
  }

  /** Two items of one name can't be told apart by the subject of a change. */
  private static boolean isAlone(SurvivalItem item, Survival survival) {
    return survival.items().stream()
            .filter(
                other -> other.kind() == item.kind() && Equivalence.ofText(name(other), name(item)))
            .count()
        == 1;
  }

  private static String name(SurvivalItem item) {
    return switch (item.kind()) {
      case LOCAL, LOCAL_FILEOVERRIDE, REPLACEMENT -> Edits.bare(item.item());
      default -> item.item();
    };
  }

  private static Optional<Path> json(List<Path> forms) {
    return forms.stream()
        .filter(form -> form.getFileName().toString().matches("\\d+\\.json"))
        .findFirst();
  }

  private static List<List<Path>> states() {
    return Captures.roots().stream()
        .flatMap(root -> Captures.states(root.resolve("rpm-ostree")).values().stream())
        .filter(forms -> json(forms).isPresent())
        .toList();
  }
}
