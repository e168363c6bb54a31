// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.DeploymentFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rules that a fleet fulfils as it is now: for each pool the packages that all its nodes have and those that any has,
 * the origins, the versions, and the states in which none is. What some node does not show is left out.
 *
 * <pre>{@code
 * Rules baseline = Baseline.of(Audit.of(fleet, options));
 * }</pre>
 */
public final class Baseline {
  private final List<Rule> rules = new ArrayList<>();

  private Baseline() {}

  /** The rules of an audit's present state. */
  public static Rules of(AuditResult result) {
    Baseline baseline = new Baseline();
    result.pools().forEach(baseline::pool);
    return new Rules(false, baseline.rules, ignores(result), Map.of());
  }

  /** The same as a rules file, in YAML; {@link RulesReader} reads it. */
  public static String yaml(AuditResult result) {
    return RulesWriter.write(of(result));
  }

  private void pool(AuditResult.Pool pool) {
    List<NodeState> states = states(pool);
    List<Glob> pools = List.of(new Glob(pool.name()));
    String name = pool.name().isEmpty() ? "" : pool.name() + "-";
    List<Condition> conditions = new ArrayList<>();
    values(states, DeploymentFacts.ORIGIN.name())
        .map(origins -> new Condition.OriginsAllowed(globs(origins)))
        .ifPresent(conditions::add);
    values(states, DeploymentFacts.VERSION.name())
        .map(versions -> new Condition.VersionsAllowed(
            versions.stream().map(Baseline::exactly).toList()))
        .ifPresent(conditions::add);
    List<ForbiddenState> absent = Arrays.stream(ForbiddenState.values())
        .filter(state -> states.stream().allMatch(node -> isAbsent(node, state)))
        .toList();
    if (!absent.isEmpty()) {
      conditions.add(new Condition.StatesForbidden(absent));
    }
    if (!conditions.isEmpty()) {
      rules.add(new Rule(name + "base", pools, Finding.Severity.WARNING, conditions));
    }
    for (PackageKind kind : PackageKind.values()) {
      packages(name, pools, kind, states);
    }
  }

  private void packages(String name, List<Glob> pools, PackageKind kind, List<NodeState> states) {
    if (states.isEmpty() || !states.stream().allMatch(state -> state.shows(kind.fact()))) {
      return;
    }
    Set<String> any = new TreeSet<>();
    Set<String> all = null;
    for (NodeState state : states) {
      List<String> names = state.list(kind.fact()).stream().map(kind::name).toList();
      any.addAll(names);
      if (all == null) {
        all = new LinkedHashSet<>(names);
      } else {
        all.retainAll(names);
      }
    }
    List<Condition> conditions = new ArrayList<>();
    if (all != null && !all.isEmpty()) {
      conditions.add(new Condition.PackagesRequired(List.of(kind), globs(all)));
    }
    conditions.add(new Condition.PackagesAllowed(List.of(kind), globs(any)));
    rules.add(new Rule(name + kind.word(), pools, Finding.Severity.WARNING, conditions));
  }

  /** What each node shows for itself. */
  private static List<NodeState> states(AuditResult.Pool pool) {
    Stream<NodeState> grouped = pool.groups().stream().flatMap(Baseline::states);
    return Stream.concat(grouped, pool.undecided().stream().map(AuditResult.Undecided::facts))
        .distinct()
        .toList();
  }

  private static Stream<NodeState> states(AuditResult.Group group) {
    Stream<NodeState> less =
        group.showsLess().stream().map(each -> group.facts().without(each.notShown()));
    return Stream.concat(Stream.of(group.facts()), less);
  }

  private static boolean isAbsent(NodeState node, ForbiddenState state) {
    return state.facts().stream()
        .allMatch(fact -> node.find(fact).filter(value -> !state.isBad(value)).isPresent());
  }

  /** The values of a fact that all states show. */
  private static Optional<Set<String>> values(List<NodeState> states, String fact) {
    Set<String> values = new TreeSet<>();
    for (NodeState state : states) {
      if (!state.shows(fact)) {
        return Optional.empty();
      }
      values.add(state.find(fact).orElse(""));
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  /** A pattern for one version, whatever characters are in it. */
  private static VersionRange exactly(String version) {
    return VersionRange.parse(version.isBlank() ? "*" : version.replaceAll("[<>=!]", "?"));
  }

  private static List<Glob> globs(Set<String> texts) {
    return texts.stream().map(Glob::new).toList();
  }

  /** Contradictions are not of the nodes' making: they are known from now on. */
  private static List<Ignore> ignores(AuditResult result) {
    return result.findings().stream()
        .filter(finding -> finding.counts()
            && (finding.rule().equals(BuiltInRule.CONTRADICTION.word())
                || finding.rule().equals(BuiltInRule.CAPTURE_WITHOUT_DATA.word())))
        .map(finding -> new Ignore(
            List.of(new Glob(finding.rule())),
            List.of(new Glob(finding.node())),
            List.of(),
            List.of(new Glob(finding.fact())),
            "so when the baseline was written",
            Optional.empty()))
        .distinct()
        .toList();
  }
}
