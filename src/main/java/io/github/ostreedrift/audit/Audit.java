// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges a fleet: groups the nodes of each pool, compares them with a reference, and asks what the rules ask.
 *
 * <pre>{@code
 * AuditResult result = Audit.of(fleet, AuditOptions.at(Instant.now()));
 * result.findings().forEach(finding -> System.out.println(finding.node() + ": " + finding.fact()));
 * }</pre>
 */
public final class Audit {
  private final Fleet fleet;
  private final Findings findings;
  private final List<AuditResult.NoData> noData = new ArrayList<>();
  private final AuditOptions options;

  private final SortedMap<String, PoolAudit> pools = new TreeMap<>();

  private Audit(Fleet fleet, AuditOptions options) {
    this.fleet = fleet;
    this.options = options;
    this.findings = new Findings(options);
  }

  /** The result for a fleet; the same for any order in which its nodes were added. */
  public static AuditResult of(Fleet fleet, AuditOptions options) {
    return new Audit(fleet, options).run();
  }

  private AuditResult run() {
    boolean hasInventory = fleet.nodes().values().stream().anyMatch(FleetNode::placed);
    Map<FleetNode, Merged> known = new HashMap<>();
    fleet.nodes().forEach((name, node) -> {
      add(
          name,
          node,
          node.isOne() ? Merged.of(node) : known.computeIfAbsent(node, Merged::ofSeveral));
      if (hasInventory && !node.placed()) {
        findings.add(
            BuiltInRule.NOT_IN_INVENTORY,
            name,
            node.pool(),
            new Violation("node", Optional.empty(), Optional.of(name)));
      }
    });
    List<AuditResult.Pool> results = new ArrayList<>();
    pools.values().forEach(pool -> results.add(pool.run()));
    int gone = gone();
    noData.sort(Comparator.comparing(AuditResult.NoData::node));
    return new AuditResult(fleet.size() + gone, results, findings.sorted(), noData);
  }

  private void add(String name, FleetNode node, Merged merged) {
    String pool = node.pool();
    if (merged.state().isEmpty()) {
      noData.add(new AuditResult.NoData(name, pool, merged.silence()));
      return;
    }
    merged
        .contradictions()
        .forEach(each -> findings.add(BuiltInRule.CONTRADICTION, name, pool, each));
    if (!merged.silence().isEmpty()) {
      findings.add(
          BuiltInRule.CAPTURE_WITHOUT_DATA,
          name,
          pool,
          new Violation("capture", Optional.empty(), Optional.of(merged.silence())));
    }
    pools
        .computeIfAbsent(pool, any -> new PoolAudit(pool, options, findings))
        .add(name, merged.state().get());
  }

  /** Nodes of an earlier audit that are not here have no data; how many they are. */
  private int gone() {
    TreeSet<String> names = new TreeSet<>();
    List<Reference> references = new ArrayList<>(options.reference().pools().values());
    references.add(options.reference().all());
    for (Reference reference : references) {
      if (reference instanceof Reference.Previous previous) {
        previous.nodes().keySet().stream()
            .filter(name -> !fleet.nodes().containsKey(name))
            .forEach(names::add);
      }
    }
    names.forEach(name -> noData.add(
        new AuditResult.NoData(name, "", "it is in the previous audit, and in no input now")));
    return names.size();
  }

  /** What all captures of a node come to. */
  private record Merged(Optional<NodeState> state, List<Violation> contradictions, String silence) {

    /** Of a node with one state. */
    static Merged of(FleetNode node) {
      return new Merged(Optional.of(node.entries().get(0).state().get(0)), List.of(), "");
    }

    private static Merged ofSeveral(FleetNode node) {
      List<NodeState> states = node.latest().stream()
          .flatMap(entry -> entry.state().stream())
          .sorted()
          .toList();
      String silence = node.latest().stream()
          .map(FleetNode.Entry::silence)
          .filter(reason -> !reason.isEmpty())
          .collect(Collectors.joining("; "));
      if (states.isEmpty()) {
        return new Merged(
            Optional.empty(), List.of(), silence.isEmpty() ? "no capture of this node" : silence);
      }
      SortedMap<String, Violation> contested = new TreeMap<>();
      NodeState all = states.get(0);
      for (NodeState state : states.subList(1, states.size())) {
        for (String fact : all.contradictions(state)) {
          contested.putIfAbsent(fact, new Violation(fact, all.find(fact), state.find(fact)));
        }
        all = all.with(state);
      }
      // which of them is right, nobody knows
      NodeState agreed = all.without(contested.keySet());
      return new Merged(Optional.of(agreed), List.copyOf(contested.values()), silence);
    }
  }
}
