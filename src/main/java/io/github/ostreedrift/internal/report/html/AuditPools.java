// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.AuditResult.Judgement;
import io.github.ostreedrift.model.DeploymentFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pools of an audit and their groups, as a page shows them. */
final class AuditPools {
  /** So many groups are seen apart in one bar. */
  private static final int MOST_PARTS = 40;

  private static final int WIDTH = 1000;

  private final List<Pool> pools = new ArrayList<>();
  private final Map<String, Group> groupOf = new HashMap<>();

  AuditPools(AuditResult result) {
    for (AuditResult.Pool pool : result.pools()) {
      pools.add(pool(pool, pools.size() + 1));
    }
  }

  /**
   * A pool.
   *
   * @param id its place in the page
   * @param pool what was found of it
   * @param groups its groups, the largest first
   */
  record Pool(String id, AuditResult.Pool pool, List<Group> groups) {
    String name() {
      return pool.name();
    }

    List<Group> outliers() {
      return groups.stream().filter(Group::isOutlier).toList();
    }

    /** The node that others are compared with; empty where there is none. */
    String reference() {
      return pool.judgement() == Judgement.MAJORITY || pool.judgement() == Judgement.NO_MAJORITY
          ? groups.stream().findFirst().map(group -> group.nodes().get(0)).orElse("")
          : "";
    }

    /** Whether the groups are compared with the largest one. */
    boolean isCompared() {
      return groups.size() > 1;
    }

    /** The groups side by side; many small ones are one part. */
    List<Part> bar() {
      List<Part> bar = new ArrayList<>();
      int nodes = Math.max(1, pool.nodes());
      long before = 0;
      for (int i = 0; i < groups.size(); i++) {
        boolean isRest = i == MOST_PARTS;
        int size = groups.get(i).nodes().size();
        long after = isRest ? nodes - pool.undecided().size() : before + size;
        String kind = isRest ? "rest" : groups.get(i).kind();
        bar.add(new Part(kind, before * WIDTH / nodes, after * WIDTH / nodes));
        before = after;
        if (isRest) {
          break;
        }
      }
      if (!pool.undecided().isEmpty()) {
        bar.add(new Part("undecided", before * WIDTH / nodes, WIDTH));
      }
      return bar;
    }
  }

  /**
   * A part of a bar.
   *
   * @param kind what it stands for
   * @param from where it begins, in thousandths
   * @param to where it ends
   */
  record Part(String kind, long from, long to) {
    /** How wide it is: whatever there is can be seen, and is seen apart from its neighbours. */
    long width() {
      return Math.max(4, to - from - 2);
    }
  }

  /**
   * A group.
   *
   * @param id its place in the page
   * @param pool the name of its pool
   * @param kind {@code reference}, {@code outlier}, {@code largest} or {@code other}
   * @param group what was found of it
   * @param share how much of the pool it is, in tenths of a percent
   * @param differences what it shows otherwise than the largest group
   */
  record Group(
      String id,
      String pool,
      String kind,
      AuditResult.Group group,
      long share,
      List<Difference> differences) {
    List<String> nodes() {
      return group.nodes();
    }

    boolean isOutlier() {
      return kind.equals("outlier");
    }

    String version() {
      return group.facts().find(DeploymentFacts.VERSION.name()).orElse("version not shown");
    }

    String percent() {
      return share < 1
          ? "< 0.1 %"
          : String.format(Locale.ROOT, share % 10 == 0 ? "%.0f %%" : "%.1f %%", share / 10.0);
    }

    /** As {@link Part#width()}. */
    long width() {
      return Math.max(6, share);
    }
  }

  List<Pool> all() {
    return pools;
  }

  /** The group of each node that is in one. */
  Map<String, Group> groupOf() {
    return groupOf;
  }

  int groups() {
    return pools.stream().mapToInt(pool -> pool.groups().size()).sum();
  }

  List<Pool> withOutliers() {
    return pools.stream().filter(pool -> !pool.outliers().isEmpty()).toList();
  }

  List<Pool> withUndecided() {
    return pools.stream().filter(pool -> !pool.pool().undecided().isEmpty()).toList();
  }

  private Pool pool(AuditResult.Pool pool, int number) {
    List<Group> groups = new ArrayList<>();
    boolean isMajority = pool.judgement() == Judgement.MAJORITY;
    for (AuditResult.Group each : pool.groups()) {
      boolean isFirst = groups.isEmpty();
      Group group = new Group(
          "group-" + number + "-" + (groups.size() + 1),
          pool.name(),
          isFirst ? (isMajority ? "reference" : "largest") : (isMajority ? "outlier" : "other"),
          each,
          each.nodes().size() * 1000L / Math.max(1, pool.nodes()),
          isFirst ? List.of() : differences(pool.groups().get(0), each));
      groups.add(group);
      each.nodes().forEach(node -> groupOf.put(node, group));
    }
    return new Pool("pool-" + number, pool, groups);
  }

  private static List<Difference> differences(AuditResult.Group one, AuditResult.Group other) {
    return one.facts().contradictions(other.facts()).stream()
        .map(fact -> Difference.of(fact, one.facts().find(fact), other.facts().find(fact)))
        .toList();
  }
}
