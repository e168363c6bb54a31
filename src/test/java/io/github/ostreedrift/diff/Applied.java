// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.diff.ChangeKind.*;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Applies the changes of a diff to the left deployment, and tells which of the facts that both sides show are not those
 * of the right one then. Knows nothing of how the changes were found: only what their kinds say.
 */
final class Applied {
  private final StatusDiff diff;
  private final Deployment left;
  private final Deployment right;
  private final List<String> wrong = new ArrayList<>();

  private Applied(StatusDiff diff, Deployment left, Deployment right) {
    this.diff = diff;
    this.left = left;
    this.right = right;
  }

  /** The facts that are wrong after the changes, in words. */
  static List<String> wrong(StatusDiff diff, Deployment left, Deployment right) {
    Applied applied = new Applied(diff, left, right);
    applied.packages();
    applied.overrides();
    applied.values();
    return applied.wrong;
  }

  private void packages() {
    names(
        DeploymentFacts.LAYERED,
        Set.of(LAYERED_PACKAGE_REMOVED, REQUEST_BECAME_INACTIVE),
        Set.of(LAYERED_PACKAGE_ADDED, REQUEST_BECAME_ACTIVE));
    names(
        DeploymentFacts.INACTIVE,
        Set.of(INACTIVE_REQUEST_REMOVED, REQUEST_BECAME_ACTIVE),
        Set.of(INACTIVE_REQUEST_ADDED, REQUEST_BECAME_INACTIVE));
    names(
        DeploymentFacts.MODULES,
        Set.of(MODULE_REMOVED, MODULE_BECAME_INACTIVE),
        Set.of(MODULE_ADDED, MODULE_BECAME_ACTIVE));
    names(
        DeploymentFacts.MODULES_INACTIVE,
        Set.of(INACTIVE_MODULE_REMOVED, MODULE_BECAME_ACTIVE),
        Set.of(INACTIVE_MODULE_ADDED, MODULE_BECAME_INACTIVE));
    names(
        DeploymentFacts.MODULES_ENABLED,
        Set.of(ENABLED_MODULE_REMOVED),
        Set.of(ENABLED_MODULE_ADDED));
    locals(
        DeploymentFacts.LOCAL,
        Set.of(
            LOCAL_PACKAGE_REMOVED,
            LOCAL_PACKAGE_ADDED,
            LOCAL_PACKAGE_CHANGED,
            LOCAL_PACKAGE_UPGRADED,
            LOCAL_PACKAGE_DOWNGRADED));
    locals(
        DeploymentFacts.LOCAL_FILEOVERRIDE,
        Set.of(
            FORCED_PACKAGE_REMOVED,
            FORCED_PACKAGE_ADDED,
            FORCED_PACKAGE_CHANGED,
            FORCED_PACKAGE_UPGRADED,
            FORCED_PACKAGE_DOWNGRADED));
  }

  /** Lists of names: the kinds say from which list a name went, and to which it came. */
  private void names(
      FactKey<Deployment, List<String>> key, Set<ChangeKind> gone, Set<ChangeKind> come) {
    list(key, Function.identity(), texts -> {
      for (Change change : diff.changes()) {
        if (gone.contains(change.kind())) {
          remove(texts, change.subject(), key);
        } else if (come.contains(change.kind())) {
          texts.add(change.subject());
        }
      }
    });
  }

  /** Lists of packages with their versions: from and to are what a name had and has. */
  private void locals(FactKey<Deployment, List<String>> key, Set<ChangeKind> kinds) {
    list(key, Function.identity(), texts -> {
      for (Change change : diff.changes()) {
        if (kinds.contains(change.kind())) {
          change.from().ifPresent(from -> remove(texts, nevra(change.subject(), from), key));
          change.to().ifPresent(to -> texts.add(nevra(change.subject(), to)));
        }
      }
    });
  }

  private static String nevra(String name, String version) {
    return name.equals(version) ? name : name + "-" + version;
  }

  private void overrides() {
    list(DeploymentFacts.REMOVED, (Removal one) -> one.name() + " " + one.evr(), texts -> {
      for (Change change : of("BASE_REMOVAL_")) {
        version(change.from())
            .ifPresent(
                from -> remove(texts, change.subject() + " " + from, DeploymentFacts.REMOVED));
        version(change.to()).ifPresent(to -> texts.add(change.subject() + " " + to));
      }
    });
    names(
        DeploymentFacts.INACTIVE_REMOVALS,
        Set.of(INACTIVE_REMOVAL_REMOVED, BASE_REMOVAL_BECAME_ACTIVE),
        Set.of(INACTIVE_REMOVAL_ADDED, BASE_REMOVAL_BECAME_INACTIVE));
    list(DeploymentFacts.REPLACED, (Replacement one) -> one.name() + " " + one.to(), texts -> {
      for (Change change : of("BASE_REPLACEMENT_")) {
        version(change.from())
            .ifPresent(from ->
                remove(texts, change.subject() + " " + bare(from), DeploymentFacts.REPLACED));
        version(change.to()).ifPresent(to -> texts.add(change.subject() + " " + bare(to)));
      }
    });
    list(DeploymentFacts.INACTIVE_REPLACEMENTS, Applied::words, texts -> {
      for (Change change : diff.changes()) {
        if (change instanceof Change.OverrideChange
            && change.kind().name().contains("REPLACEMENT")) {
          inactive(change.from())
              .ifPresent(from -> remove(texts, from, DeploymentFacts.INACTIVE_REPLACEMENTS));
          inactive(change.to()).ifPresent(texts::add);
        }
      }
    });
  }

  private List<Change> of(String prefix) {
    return diff.changes().stream()
        .filter(change -> change.kind().name().startsWith(prefix))
        .toList();
  }

  private static Optional<String> version(Optional<String> words) {
    return words.filter(text -> !text.startsWith("inactive"));
  }

  private static Optional<String> inactive(Optional<String> words) {
    return words.filter(text -> text.startsWith("inactive ("));
  }

  private static String bare(String words) {
    int details = words.indexOf(" (");
    return details < 0 ? words : words.substring(0, details);
  }

  private static String words(InactiveReplacement one) {
    return "inactive (" + one.packageName() + ", " + one.source() + ")";
  }

  /** Facts with one value: a change leads from the left's to the right's, and without one they are the same. */
  private void values() {
    AppliedValues.CHECKS.forEach(check -> check.run(diff, left, right).ifPresent(wrong::add));
  }

  /** What changes a list. */
  private interface Edit {
    void run(List<String> texts);
  }

  private <T> void list(FactKey<Deployment, List<T>> key, Function<T, String> words, Edit edit) {
    Fact<List<T>> before = left.get(key);
    Fact<List<T>> after = right.get(key);
    if (before.isShown() && after.isShown()) {
      List<String> texts = new ArrayList<>(before.require().stream().map(words).toList());
      edit.run(texts);
      List<String> wanted = after.require().stream().map(words).toList();
      if (!Equivalence.ofTexts(texts, wanted)) {
        wrong.add(key.name() + ": " + texts + " and not " + wanted);
      }
    }
  }

  private void remove(Collection<String> texts, String text, FactKey<Deployment, ?> key) {
    Optional<String> found = texts.stream()
        .filter(text::equals)
        .findFirst()
        .or(() -> texts.stream().filter(each -> Equivalence.ofText(each, text)).findFirst());
    found.ifPresentOrElse(texts::remove, () -> wrong.add(key.name() + " has no " + text));
  }
}
