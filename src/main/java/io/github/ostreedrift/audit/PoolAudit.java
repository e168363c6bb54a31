// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.DeploymentFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges the nodes of one pool. */
final class PoolAudit {
  private static final String VERSION = DeploymentFacts.VERSION.name();

  private final String pool;
  private final Map<NodeState, List<String>> nodes;
  private final AuditOptions options;
  private final Findings findings;

  /**
   * An audit of a pool.
   *
   * @param nodes the nodes by what they show
   */
  PoolAudit(
      String pool, Map<NodeState, List<String>> nodes, AuditOptions options, Findings findings) {
    this.pool = pool;
    this.nodes = sorted(nodes);
    this.options = options;
    this.findings = findings;
  }

  private static Map<NodeState, List<String>> sorted(Map<NodeState, List<String>> nodes) {
    NodeState[] states = nodes.keySet().toArray(NodeState[]::new);
    Arrays.parallelSort(states);
    Map<NodeState, List<String>> sorted = new LinkedHashMap<>();
    for (NodeState state : states) {
      sorted.put(state, nodes.getOrDefault(state, List.of()));
    }
    return sorted;
  }

  AuditResult.Pool run() {
    Map<NodeState, List<String>> grouped = new LinkedHashMap<>();
    nodes.forEach((state, names) -> grouped
        .computeIfAbsent(state.without(NodeStateExtractor.BESIDE), any -> new ArrayList<>())
        .addAll(names));
    Groups grouping = Groups.of(grouped.keySet());
    List<AuditResult.Group> groups = grouping.groups(grouped);
    List<AuditResult.Undecided> undecided = grouping.undecided(grouped);
    int count = nodes.values().stream().mapToInt(List::size).sum();
    Chosen chosen = compare(groups, count - undecided.size());
    rules();
    readyMade();
    return new AuditResult.Pool(pool, count, chosen.words, chosen.judgement, groups, undecided);
  }

  /** The reference, in words. */
  private record Chosen(AuditResult.Judgement judgement, String words) {}

  private Chosen compare(List<AuditResult.Group> groups, int decided) {
    Reference reference = options.reference().of(pool);
    if (reference instanceof Reference.Golden golden) {
      nodes.forEach((state, names) ->
          differences(BuiltInRule.DIFFERS_FROM_REFERENCE, golden.state(), state, names));
      return new Chosen(AuditResult.Judgement.GIVEN, "the capture " + golden.name());
    } else if (reference instanceof Reference.Previous previous) {
      nodes.forEach((state, names) -> names.forEach(name -> since(previous, state, name)));
      return new Chosen(AuditResult.Judgement.GIVEN, "the previous audit " + previous.name());
    } else if (reference instanceof Reference.None || !options.rules().consensus()) {
      return new Chosen(AuditResult.Judgement.NONE, "none: the rules alone");
    }
    return consensus(groups, decided);
  }

  private Chosen consensus(List<AuditResult.Group> groups, int decided) {
    int largest = groups.isEmpty() ? 0 : groups.get(0).nodes().size();
    boolean isTie = groups.size() > 1 && groups.get(1).nodes().size() == largest;
    String share = largest + " of " + decided + (decided == 1 ? " node" : " nodes");
    if (largest == 0 || isTie || largest < options.quorum() * decided) {
      return new Chosen(
          AuditResult.Judgement.NO_MAJORITY, "no majority: the largest group holds " + share);
    }
    NodeState reference = groups.get(0).facts();
    for (AuditResult.Group group : groups.subList(1, groups.size())) {
      differences(BuiltInRule.DIFFERS_FROM_REFERENCE, reference, group.facts(), group.nodes());
    }
    return new Chosen(AuditResult.Judgement.MAJORITY, "consensus of " + share);
  }

  private void since(Reference.Previous previous, NodeState state, String name) {
    NodeState before = previous.nodes().get(name);
    if (before == null) {
      findings.add(
          BuiltInRule.NEW_NODE,
          name,
          pool,
          new Violation("node", Optional.empty(), Optional.of(name)));
    } else {
      differences(BuiltInRule.CHANGED_SINCE_PREVIOUS, before, state, List.of(name));
    }
  }

  private void differences(
      BuiltInRule rule, NodeState expected, NodeState actual, List<String> names) {
    for (String fact : expected.without(NodeStateExtractor.BESIDE).contradictions(actual)) {
      Violation violation = new Violation(fact, expected.find(fact), actual.find(fact));
      names.forEach(name -> findings.add(rule, name, pool, violation));
    }
  }

  private void rules() {
    for (Rule rule : options.rules().rules()) {
      if (rule.isFor(pool)) {
        nodes.forEach((state, names) -> rule.conditions()
            .forEach(condition -> RuleEvaluator.violations(condition, state, options.now())
                .forEach(violation -> names.forEach(
                    name -> findings.add(rule.name(), rule.severity(), name, pool, violation)))));
      }
    }
  }

  private void readyMade() {
    nodes.forEach((state, names) -> {
      state
          .find(NodeStateExtractor.PENDING)
          .filter(next -> !next.equals(NodeStateExtractor.NONE))
          .ifPresent(next -> {
            String what = state.find(NodeStateExtractor.PENDING_VERSION).orElse(next);
            Violation waits =
                new Violation(NodeStateExtractor.PENDING, Optional.empty(), Optional.of(what));
            names.forEach(name -> findings.add(BuiltInRule.PENDING_REBOOT, name, pool, waits));
          });
      if (options.bootcReady()) {
        bootc(state, names);
      }
    });
    versions();
  }

  private void versions() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    nodes.forEach((state, names) ->
        state.find(VERSION).ifPresent(found -> counts.merge(found, names.size(), Integer::sum)));
    if (counts.size() < 2) {
      return;
    }
    String usual = counts.entrySet().stream()
        .max(Comparator.comparing((Map.Entry<String, Integer> entry) -> entry.getValue())
            .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
    nodes.forEach((state, names) -> state
        .find(VERSION)
        .filter(found -> !found.equals(usual))
        .ifPresent(found -> names.forEach(name -> findings.add(
            BuiltInRule.MIXED_VERSIONS, name, pool, Violation.of(VERSION, usual, found)))));
  }

  /** A bootc upgrade refuses a node with local changes. */
  private void bootc(NodeState state, List<String> names) {
    for (PackageKind kind : Set.of(PackageKind.values())) {
      Optional<String> value = state.find(kind.fact());
      if (value.isEmpty() || !value.get().isEmpty()) {
        Violation violation = new Violation(kind.fact(), Optional.of(""), value);
        names.forEach(name -> findings.add(BuiltInRule.BOOTC_READY, name, pool, violation));
      }
    }
  }
}
