// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.report.JUnitXml.Result;
import io.github.ostreedrift.internal.report.JUnitXml.Suite;
import java.io.IOException;
import java.util.List;

/**
 * What survived, as test results: a case for each node and item, one for each other reason why nothing is proved, and one
 * in all for a node that had nothing to lose.
 */
public final class SurvivalJUnit {
  static final String MISSING = "there is no capture after";
  static final String NEW = "there is no capture before: the node is new";
  static final String NOTHING = "there was nothing to lose";

  private SurvivalJUnit() {}

  /** Writes the whole file for one node. */
  public static void write(Survival survival, ReportHead head, Appendable out) throws IOException {
    JUnitXml xml = new JUnitXml(head);
    Suite suite = xml.suite("verify", "");
    suite.property("upgrade", survival.upgrade().word());
    node(suite, "", survival.verdict(), survival.items(), SurvivalDoubts.of(survival));
    xml.write(out);
  }

  /** Writes the whole file for many nodes. */
  public static void write(FleetSurvival fleet, ReportHead head, Appendable out)
      throws IOException {
    JUnitXml xml = new JUnitXml(head);
    for (FleetSurvival.Node node : fleet.nodes()) {
      node(
          xml.suite("verify", node.pool()),
          node.name() + ": ",
          node.verdict(),
          node.items(),
          node.doubts());
    }
    for (String node : fleet.onlyBefore()) {
      xml.suite("verify", "").add(Result.ERROR, node + ": capture after", "missing", MISSING);
    }
    for (FleetSurvival.NoData node : fleet.noData()) {
      xml.suite("verify", "").add(Result.ERROR, node.node() + ": data", "no-data", node.reason());
    }
    for (String node : fleet.onlyAfter()) {
      xml.suite("verify", "").add(Result.SKIPPED, node + ": capture before", "new", NEW);
    }
    xml.write(out);
  }

  private static void node(
      Suite suite, String node, Verdict verdict, List<SurvivalItem> items, List<String> doubts) {
    for (SurvivalItem item : items) {
      String name = node + item.kind().word() + " " + item.item();
      switch (item.outcome()) {
        case LOST -> suite.add(Result.FAILURE, name, "lost", item.reason());
        case UNKNOWN -> suite.add(Result.ERROR, name, "unknown", item.reason());
        case KEPT -> suite.passed(name);
        default -> suite.passed(name, item.outcome().word() + ": " + item.reason());
      }
    }
    for (String doubt : doubts) {
      suite.add(Result.ERROR, node + "captures", "unknown", doubt);
    }
    if (items.isEmpty() && doubts.isEmpty()) {
      if (verdict == Verdict.SURVIVED) {
        suite.passed(node + NOTHING);
      } else {
        suite.add(Result.ERROR, node + "verdict", verdict.word(), verdict.word());
      }
    }
  }
}
