// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param nodes how many nodes there are, those without data included
 * @param pools the pools, by name
 * @param findings what deserves a look, the worst first
 * @param noData the nodes of which nothing is known, by name
 */
public record AuditResult(
    int nodes, List<Pool> pools, List<Finding> findings, List<NoData> noData) {
  /** Copies the lists. */
  public AuditResult {
    pools = List.copyOf(pools);
    findings = List.copyOf(findings);
    noData = List.copyOf(noData);
  }

  /**
   * Nodes that ought to be equal.
   *
   * @param name empty where no pool is known
   * @param nodes how many nodes have data
   * @param reference how the reference was chosen, in words
   * @param judgement what the reference is, and whether there is one
   * @param groups groups of equal nodes, the largest first
   * @param undecided nodes that show too little to be told apart
   */
  public record Pool(
      String name,
      int nodes,
      String reference,
      Judgement judgement,
      List<Group> groups,
      List<Undecided> undecided) {
    /** Copies the lists. */
    public Pool {
      groups = List.copyOf(groups);
      undecided = List.copyOf(undecided);
    }

    /** The outliers, sorted: the nodes that are not in the largest group, where that is the reference. */
    public List<String> outliers() {
      return judgement == Judgement.MAJORITY
          ? groups.stream()
              .skip(1)
              .flatMap(group -> group.nodes().stream())
              .sorted()
              .toList()
          : List.of();
    }
  }

  /** What the nodes of a pool were compared with. */
  public enum Judgement {
    /** The largest group. */
    MAJORITY,
    /** Nothing, for no group is large enough. */
    NO_MAJORITY,
    /** A capture, or an earlier audit. */
    GIVEN,
    /** Nothing, as was asked for. */
    NONE
  }

  /**
   * Nodes that are equal in every fact that they show.
   *
   * @param fingerprint equal for equal facts, on any machine
   * @param nodes their names, sorted
   * @param facts what they show together
   * @param showsLess those of the nodes that do not show all of it
   */
  public record Group(
      String fingerprint, List<String> nodes, NodeState facts, List<ShowsLess> showsLess) {
    /** Copies the lists. */
    public Group {
      nodes = List.copyOf(nodes);
      showsLess = List.copyOf(showsLess);
    }
  }

  /**
   * Nodes of a group that do not show all of its facts.
   *
   * @param nodes the nodes
   * @param notShown the facts
   */
  public record ShowsLess(List<String> nodes, List<String> notShown) {
    /** Copies the lists. */
    public ShowsLess {
      nodes = List.copyOf(nodes);
      notShown = List.copyOf(notShown);
    }
  }

  /**
   * A node that shows too little: it fits several groups.
   *
   * @param node the node
   * @param groups the fingerprints of the groups
   * @param facts what it shows
   */
  public record Undecided(String node, List<String> groups, NodeState facts) {
    /** Copies the list. */
    public Undecided {
      groups = List.copyOf(groups);
    }
  }

  /**
   * A node of which nothing is known.
   *
   * @param node the node
   * @param pool its pool; empty where it has none
   * @param reason why, in words
   */
  public record NoData(String node, String pool, String reason) {}

  /** Whether each node has data, is like the reference of its pool, and breaks no rule that counts. */
  public boolean isClean() {
    return nodes > 0
        && noData.isEmpty()
        && !hasDrift()
        && pools.stream()
            .allMatch(pool -> pool.outliers().isEmpty() && pool.undecided().isEmpty());
  }

  /** Whether there is drift: a finding that counts, or a pool without a majority. */
  public boolean hasDrift() {
    return findings.stream().anyMatch(Finding::counts)
        || pools.stream().anyMatch(pool -> pool.judgement() == Judgement.NO_MAJORITY);
  }
}
