// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.DeploymentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Asks a state whether it fulfils the conditions of rules. What a state does not show is no answer: then the condition
 * is broken as well, without an actual value.
 */
final class RuleEvaluator {
  private static final String ORIGIN = DeploymentFacts.ORIGIN.name();
  private static final String VERSION = DeploymentFacts.VERSION.name();

  private final NodeState state;
  private final Instant now;
  private final List<Violation> violations = new ArrayList<>();

  private RuleEvaluator(NodeState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** How a state breaks a condition. */
  static List<Violation> violations(Condition condition, NodeState state, Instant now) {
    RuleEvaluator judge = new RuleEvaluator(state, now);
    judge.judge(condition);
    return judge.violations;
  }

  private void judge(Condition condition) {
    if (condition instanceof Condition.PackagesRequired required) {
      required.names().forEach(name -> require(required.kinds(), name));
    } else if (condition instanceof Condition.PackagesAllowed allowed) {
      String wanted = "only " + join(allowed.names());
      allowed
          .kinds()
          .forEach(kind -> forbid(kind, element -> !isAny(kind, allowed.names(), element), wanted));
    } else if (condition instanceof Condition.PackagesForbidden forbidden) {
      String wanted = "no " + join(forbidden.names());
      forbidden
          .kinds()
          .forEach(
              kind -> forbid(kind, element -> isAny(kind, forbidden.names(), element), wanted));
    } else if (condition instanceof Condition.OriginsAllowed allowed) {
      one(
          ORIGIN,
          allowed.origins(),
          origin -> allowed.origins().stream().anyMatch(glob -> glob.matches(origin)));
    } else if (condition instanceof Condition.ImagesAllowed allowed) {
      one(
          NodeStateExtractor.IMAGE,
          allowed.images(),
          image -> allowed.images().stream().anyMatch(glob -> glob.matches(image)));
    } else if (condition instanceof Condition.DigestsAllowed allowed) {
      one(
          NodeStateExtractor.DIGEST,
          allowed.digests(),
          digest -> allowed.digests().stream().anyMatch(glob -> glob.matches(digest)));
    } else if (condition instanceof Condition.VersionsAllowed allowed) {
      one(
          VERSION,
          allowed.versions(),
          version -> allowed.versions().stream().anyMatch(range -> range.contains(version)));
    } else if (condition instanceof Condition.StatesForbidden forbidden) {
      forbidden.states().forEach(this::forbid);
    } else if (condition instanceof Condition.PendingAtMost pending) {
      pending(pending.age());
    }
  }

  private void require(List<PackageKind> kinds, Glob name) {
    Optional<PackageKind> hidden = Optional.empty();
    for (PackageKind kind : kinds) {
      if (!state.shows(kind.fact())) {
        hidden = hidden.or(() -> Optional.of(kind));
      } else if (state.list(kind.fact()).stream().anyMatch(each -> kind.matches(name, each))) {
        return;
      }
    }
    String fact = hidden.orElse(kinds.get(0)).fact();
    violations.add(
        hidden.isPresent()
            ? Violation.notShown(fact, name.text())
            : Violation.of(fact, name.text(), String.join("\n", state.list(fact))));
  }

  private void forbid(PackageKind kind, Predicate<String> isForbidden, String wanted) {
    if (!state.shows(kind.fact())) {
      violations.add(Violation.notShown(kind.fact(), wanted));
      return;
    }
    String found =
        state.list(kind.fact()).stream().filter(isForbidden).collect(Collectors.joining("\n"));
    if (!found.isEmpty()) {
      violations.add(Violation.of(kind.fact(), wanted, found));
    }
  }

  private static boolean isAny(PackageKind kind, List<Glob> names, String element) {
    return names.stream().anyMatch(name -> kind.matches(name, element));
  }

  private void one(String fact, List<?> allowed, Predicate<String> isAllowed) {
    String wanted = join(allowed);
    Optional<String> actual = state.find(fact);
    if (actual.isEmpty()) {
      violations.add(Violation.notShown(fact, wanted));
    } else if (!isAllowed.test(actual.get())) {
      violations.add(Violation.of(fact, wanted, actual.get()));
    }
  }

  private void forbid(ForbiddenState forbidden) {
    for (String fact : forbidden.facts()) {
      Optional<String> value = state.find(fact);
      if (value.isEmpty()) {
        violations.add(Violation.notShown(fact, "not " + forbidden.word()));
      } else if (forbidden.isBad(value.get())) {
        violations.add(Violation.of(fact, "not " + forbidden.word(), forbidden.bad(value.get())));
      }
    }
  }

  private void pending(Duration age) {
    String wanted = "no longer than " + age.toDays() + " days";
    Optional<String> pending = state.find(NodeStateExtractor.PENDING);
    if (pending.isEmpty()) {
      violations.add(Violation.notShown(NodeStateExtractor.PENDING, wanted));
    } else if (!pending.get().equals(NodeStateExtractor.NONE)) {
      Optional<Instant> since = state.find(NodeStateExtractor.PENDING_SINCE).map(Instant::parse);
      if (since.isEmpty()) {
        violations.add(Violation.notShown(NodeStateExtractor.PENDING_SINCE, wanted));
      } else if (since.get().isBefore(now.minus(age))) {
        violations.add(
            Violation.of(NodeStateExtractor.PENDING_SINCE, wanted, "since " + since.get()));
      }
    }
  }

  private static String join(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
