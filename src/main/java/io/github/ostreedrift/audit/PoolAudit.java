// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.DeploymentFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the nodes of one pool. */
final class PoolAudit {
  private static final String VERSION = DeploymentFacts.VERSION.name();

  private final String pool;
  private final AuditOptions options;
  private final Findings findings;
  private final List<String> names = new ArrayList<>();

  /** What each of the nodes shows. */
  private final List<Shown> nodes = new ArrayList<>();

  private final Map<NodeState, Shown> states = new HashMap<>();

  /** What the nodes show by which they are grouped. */
  private final Map<NodeState, List<Shown>> grouped = new HashMap<>();

  /** What some nodes show, and what is found of all of them. */
  private static final class Shown {
    final NodeState state;
    final List<String> names = new ArrayList<>(1);
    final List<Findings.Found> found = new ArrayList<>(2);

    Shown(NodeState state) {
      this.state = state;
    }
  }

  PoolAudit(String pool, AuditOptions options, Findings findings) {
    this.pool = pool;
    this.options = options;
    this.findings = findings;
  }

  /** Takes in a node. Where they come by name, the findings need no sorting. */
  void add(String name, NodeState state) {
    Shown shown = states.computeIfAbsent(state, Shown::new);
    shown.names.add(name);
    names.add(name);
    nodes.add(shown);
  }

  AuditResult.Pool run() {
    states.forEach((state, shown) -> grouped
        .computeIfAbsent(state.without(NodeStateExtractor.BESIDE), any -> new ArrayList<>(1))
        .add(shown));
    Groups grouping = Groups.of(grouped.keySet());
    List<AuditResult.Group> groups = grouping.groups(this::names);
    List<AuditResult.Undecided> undecided = grouping.undecided(this::names);
    Chosen chosen = compare(groups, names.size() - undecided.size());
    rules();
    readyMade();
    versions();
    tell();
    return new AuditResult.Pool(
        pool, names.size(), chosen.words, chosen.judgement, groups, undecided);
  }

  /** The nodes that show this and, by which they are not grouped, more. */
  private List<String> names(NodeState state) {
    List<Shown> same = grouped.getOrDefault(state, List.of());
    return same.size() == 1
        ? same.get(0).names
        : same.stream()
            .sorted(Comparator.comparing(shown -> shown.state))
            .flatMap(shown -> shown.names.stream())
            .toList();
  }

  /** The reference, in words. */
  private record Chosen(AuditResult.Judgement judgement, String words) {}

  private Chosen compare(List<AuditResult.Group> groups, int decided) {
    Reference reference = options.reference().of(pool);
    if (reference instanceof Reference.Golden golden) {
      NodeState expected = golden.state().without(NodeStateExtractor.BESIDE);
      states
          .values()
          .forEach(shown -> differences(expected, shown.state)
              .forEach(each -> find(BuiltInRule.DIFFERS_FROM_REFERENCE, shown, each)));
      return new Chosen(AuditResult.Judgement.GIVEN, "the capture " + golden.name());
    } else if (reference instanceof Reference.Previous previous) {
      for (int i = 0; i < names.size(); i++) {
        since(previous, nodes.get(i).state, names.get(i));
      }
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
      for (Violation each : differences(reference, group.facts())) {
        group
            .nodes()
            .forEach(name -> findings.add(BuiltInRule.DIFFERS_FROM_REFERENCE, name, pool, each));
      }
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
      differences(before.without(NodeStateExtractor.BESIDE), state)
          .forEach(each -> findings.add(BuiltInRule.CHANGED_SINCE_PREVIOUS, name, pool, each));
    }
  }

  private static List<Violation> differences(NodeState expected, NodeState actual) {
    return expected.contradictions(actual).stream()
        .map(fact -> new Violation(fact, expected.find(fact), actual.find(fact)))
        .toList();
  }

  private void rules() {
    for (Rule rule : options.rules().rules()) {
      if (rule.isFor(pool)) {
        for (Shown shown : states.values()) {
          rule.conditions().stream()
              .flatMap(condition ->
                  RuleEvaluator.violations(condition, shown.state, options.now()).stream())
              .map(each -> new Findings.Found(rule.name(), rule.severity(), each))
              .forEach(shown.found::add);
        }
      }
    }
  }

  private void readyMade() {
    Map<String, Violation> waiting = new HashMap<>();
    for (Shown shown : states.values()) {
      String next = shown.state.find(NodeStateExtractor.PENDING).orElse(NodeStateExtractor.NONE);
      if (!next.equals(NodeStateExtractor.NONE)) {
        String what = shown.state.find(NodeStateExtractor.PENDING_VERSION).orElse(next);
        Violation waits = waiting.computeIfAbsent(
            what,
            any -> new Violation(NodeStateExtractor.PENDING, Optional.empty(), Optional.of(what)));
        find(BuiltInRule.PENDING_REBOOT, shown, waits);
      }
      if (options.bootcReady()) {
        bootc(shown);
      }
    }
  }

  private void versions() {
    Map<String, Integer> counts = new HashMap<>();
    for (Shown shown : states.values()) {
      shown
          .state
          .find(VERSION)
          .ifPresent(found -> counts.merge(found, shown.names.size(), Integer::sum));
    }
    if (counts.size() < 2) {
      return;
    }
    String usual = counts.entrySet().stream()
        .max(Comparator.comparing((Map.Entry<String, Integer> entry) -> entry.getValue())
            .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
    Map<String, Violation> unusual = new HashMap<>();
    counts.keySet().forEach(found -> unusual.put(found, Violation.of(VERSION, usual, found)));
    unusual.remove(usual);
    for (Shown shown : states.values()) {
      shown
          .state
          .find(VERSION)
          .map(unusual::get)
          .ifPresent(each -> find(BuiltInRule.MIXED_VERSIONS, shown, each));
    }
  }

  private void bootc(Shown shown) {
    BootcReadiness.of(shown.state).forEach(each -> find(BuiltInRule.BOOTC_READY, shown, each));
  }

  private void find(BuiltInRule rule, Shown shown, Violation violation) {
    findings.of(rule, violation).ifPresent(shown.found::add);
  }

  /** Tells what is found of each node in the order of a report: then there is little to sort. */
  private void tell() {
    states.values().forEach(shown -> shown.found.sort(Findings.Found.ORDER));
    for (int i = 0; i < names.size(); i++) {
      for (Findings.Found found : nodes.get(i).found) {
        findings.add(names.get(i), pool, found);
      }
    }
  }
}
