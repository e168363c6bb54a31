// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.Schemas;
import io.github.ostreedrift.audit.FleetSurvival.Options;
import io.github.ostreedrift.audit.FleetSurvival.Pairs;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.diff.survival.SurvivalScope;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.fleet.NodeCapture.Moment;
import io.github.ostreedrift.internal.report.FleetSurvivalJson;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which captures of a node count, and what becomes of nodes that can't be judged. */
class FleetSurvivalTest {
  private static final String BEFORE = """
      State: idle
      Deployments:
      * fedora:fedora/40/x86_64/coreos
                        Version: 40.1 (2024-05-01T01:02:03Z)
                         Commit: 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5
                         Staged: no
                      StateRoot: fedora
                LayeredPackages: htop vim
      """;

  private static final String AFTER =
      BEFORE.replace("40.1 (2024-05", "40.2 (2024-06").replace("7e382b11", "8e382b11");

  private static final String WITHOUT = AFTER.replace(" vim", "");

  private static NodeCapture capture(String node, String text) {
    return capture(node, "", text);
  }

  private static NodeCapture capture(String node, String moment, String text) {
    Reading reading = OstreeDrift.read(text).get(0);
    Optional<Moment> when = Optional.of(moment).filter(word -> !word.isEmpty()).map(Moment::new);
    CaptureSource source = CaptureSource.of(node + moment + ".txt");
    return reading.capture().isPresent()
        ? new NodeCapture(Optional.of(node), List.of(), when, source, reading, Optional.empty())
        : silent(node, when, source);
  }

  private static NodeCapture silent(String node, Optional<Moment> when, CaptureSource source) {
    NoData reason = NoData.of(NoData.Kind.UNREACHABLE, "unreachable");
    Problem problem = Problem.of(Severity.ERROR, 1, 1, reason.reason());
    return new NodeCapture(
        Optional.of(node),
        List.of(),
        when,
        source,
        new Reading("-", 1, Optional.empty(), List.of(problem)),
        Optional.of(reason));
  }

  private static FleetSurvival.Node only(FleetSurvival fleet) {
    assertThat(fleet.nodes()).hasSize(1);
    return fleet.nodes().get(0);
  }

  @Test
  void lostOnOneNode() {
    FleetSurvival fleet = OstreeDrift.verifyFleet(
        List.of(capture("a", BEFORE), capture("b", BEFORE), capture("c.lab", BEFORE)),
        List.of(capture("a", AFTER), capture("b.lab", WITHOUT), capture("C", AFTER)));
    assertThat(fleet.nodes())
        .extracting(node -> node.name() + ' ' + node.verdict())
        .containsExactly("a survived", "b lost", "c.lab survived");
    assertThat(fleet.lost())
        .containsExactly(new FleetSurvival.Lost(SurvivalItem.Kind.LAYERED, "vim", List.of("b")));
    assertThat(fleet.isProved()).isFalse();
    assertThat(fleet.isUnknown()).isFalse();
    assertThat(fleet.verdicts()).containsEntry(Verdict.LOST, 1).containsEntry(Verdict.UNKNOWN, 0);
    assertThat(fleet.outcomes()).containsEntry(SurvivalItem.Outcome.KEPT, 5);
    assertThat(OstreeDrift.explain(fleet)).contains("vim (1 node)").contains("2 survived, 1 lost");
  }

  @Test
  void theJsonIsAsItsSchemaSays() {
    FleetSurvival fleet = OstreeDrift.verifyFleet(
        List.of(capture("a", BEFORE), capture("b", BEFORE), capture("c", ""), capture("d", BEFORE)),
        List.of(
            capture("a", WITHOUT), capture("c", AFTER), capture("e", AFTER), capture("d", AFTER)));
    String json = OstreeDrift.toJson(fleet);
    assertThat(Schemas.problems(FleetSurvivalJson.SCHEMA, json)).isEmpty();
    assertThat(Schemas.problems(FleetSurvivalJson.SCHEMA, OstreeDrift.toJson(new Pairs().result())))
        .isEmpty();
    assertThat(json)
        .contains("\"only-before\": [\n    \"b\"", "\"only-after\": [\n    \"e\"")
        .contains("\"reason\": \"before: unreachable\"");
  }

  @Test
  void capturesThatContradictEachOtherProveNothing() {
    for (List<NodeCapture> order : List.of(
        List.of(capture("a", AFTER), other("a", WITHOUT)),
        List.of(other("a", WITHOUT), capture("a", AFTER)))) {
      FleetSurvival fleet = OstreeDrift.verifyFleet(List.of(capture("a", BEFORE)), order);
      assertThat(fleet.nodes()).isEmpty();
      assertThat(fleet.noData())
          .containsExactly(new FleetSurvival.NoData(
              "a", "after: captures of this node contradict each other in packages.layered"));
    }
  }

  @Test
  void ofAHistoryTheLastCounts() {
    NodeCapture first = capture("a", AFTER);
    NodeCapture last = capture("a", WITHOUT).after(List.of(first.capture().orElseThrow()));
    for (List<NodeCapture> order : List.of(List.of(first, last), List.of(last, first))) {
      FleetSurvival fleet = OstreeDrift.verifyFleet(List.of(capture("a", BEFORE)), order);
      assertThat(only(fleet).verdict()).isEqualTo(Verdict.LOST);
    }
  }

  /** A capture of the same moment out of another file. */
  private static NodeCapture other(String node, String text) {
    NodeCapture capture = capture(node, text);
    return new NodeCapture(
        capture.node(),
        capture.pools(),
        capture.moment(),
        CaptureSource.of("elsewhere/" + node + ".txt"),
        capture.reading(),
        capture.noData());
  }

  @Test
  void theLatestMomentCounts() {
    for (List<NodeCapture> order : List.of(
        List.of(capture("a", "2026-01-01", AFTER), capture("a", "2026-01-02", WITHOUT)),
        List.of(capture("a", "2026-01-02", WITHOUT), capture("a", "2026-01-01", AFTER)))) {
      FleetSurvival fleet = OstreeDrift.verifyFleet(List.of(capture("a", BEFORE)), order);
      assertThat(only(fleet).verdict()).isEqualTo(Verdict.LOST);
    }
    FleetSurvival fleet = OstreeDrift.verifyFleet(
        List.of(capture("a", BEFORE)),
        List.of(capture("a", "2026-01-01", AFTER), capture("a", "2026-01-02", "")));
    assertThat(fleet.nodes()).as("what was later is not known").isEmpty();
    assertThat(fleet.noData()).containsExactly(new FleetSurvival.NoData("a", "after: unreachable"));
  }

  /** A status without packages beside one that has them. */
  @Test
  void ofOneMomentTheOneThatShowsMost() {
    String admin = "* fedora " + "8e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5"
        + ".0\n    Version: 40.2\n    origin refspec: fedora:fedora/40/x86_64/coreos\n";
    List<NodeCapture> both = List.of(capture("a", admin), capture("a", AFTER));
    assertThat(
            only(OstreeDrift.verifyFleet(List.of(capture("a", BEFORE)), both)).verdict())
        .isEqualTo(Verdict.SURVIVED);
    assertThat(only(OstreeDrift.verifyFleet(List.of(capture("a", BEFORE)), both.subList(0, 1)))
            .verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whatCouldNotBeReadBesideIsNeverClean() {
    FleetSurvival fleet = OstreeDrift.verifyFleet(
        List.of(capture("a", BEFORE)), List.of(capture("a", AFTER), capture("a", "")));
    assertThat(only(fleet).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(only(fleet).doubts()).containsExactly("not all of its captures could be read");
    assertThat(fleet.isProved()).isFalse();
    assertThat(OstreeDrift.toJson(fleet))
        .contains("another capture of this node shows nothing: unreachable");
  }

  @Test
  void silentOnBothSides() {
    assertThat(OstreeDrift.verifyFleet(
                List.of(capture("a", ""), capture("b", "")), List.of(capture("a", "")))
            .noData())
        .containsExactly(
            new FleetSurvival.NoData("a", "before: unreachable; after: unreachable"),
            new FleetSurvival.NoData("b", "before: unreachable; after: no capture of this node"));
    assertThat(Stream.of(capture("a", ""))
            .collect(Pairs.collector())
            .result(Options.of(SurvivalScope.NEXT_BOOT))
            .noData())
        .containsExactly(new FleetSurvival.NoData("a", "unreachable"));
  }

  @Test
  void newNodesAreNoTrouble() {
    FleetSurvival fleet = OstreeDrift.verifyFleet(
        List.of(capture("a", BEFORE)), List.of(capture("a", AFTER), capture("b", AFTER)));
    assertThat(fleet.onlyAfter()).containsExactly("b");
    assertThat(fleet.isProved()).isTrue();
    assertThat(new Pairs().result().isProved()).as("nothing proves nothing").isFalse();
    assertThat(new Pairs().result().isUnknown()).isTrue();
  }

  /** Equal texts on both sides are two captures, one text that shows both is one. */
  @Test
  void oneCaptureShowsBoth() {
    NodeCapture capture = capture("a", BEFORE);
    FleetSurvival next = new Pairs().both(capture).result(Options.of(SurvivalScope.NEXT_BOOT));
    assertThat(only(next).survival().isOfOneDeployment()).isTrue();
    FleetSurvival upgrade = OstreeDrift.verifyFleet(List.of(capture), List.of(capture));
    assertThat(only(upgrade).survival().isOfOneDeployment()).isFalse();
    FleetSurvival last = new Pairs().both(capture).result(Options.of(SurvivalScope.LAST_BOOT));
    assertThat(last.noData()).hasSize(1);
    assertThat(last.noData().get(0).reason()).startsWith("there is no deployment to compare");
  }

  @Test
  void noneIsBooted() {
    NodeCapture unmarked = capture("a", AFTER.replace("* fedora", "  fedora"));
    assertThat(OstreeDrift.verifyFleet(List.of(capture("a", BEFORE)), List.of(unmarked))
            .noData())
        .singleElement()
        .satisfies(node ->
            assertThat(node.reason()).startsWith("after: no deployment is marked as booted"));
  }

  @Test
  void objectionsAreToldOnce() {
    FleetSurvival fleet = OstreeDrift.verifyFleet(
        List.of(capture("a", BEFORE)),
        List.of(capture("a", AFTER.replace("StateRoot: fedora", "StateRoot: rhcos"))));
    assertThat(only(fleet).doubts()).singleElement().asString().startsWith("the stateroots differ");
    assertThat(OstreeDrift.explain(fleet)).doesNotContain("vim").contains("the stateroots differ");
  }

  /** A reason that names a line names the file of its own node. */
  @Test
  void damageIsThatOfItsOwnFile() {
    String damaged = AFTER.replaceFirst("LayeredPackages:.*", "LayeredPackages:");
    FleetSurvival fleet = OstreeDrift.verifyFleet(
        List.of(capture("a", BEFORE), capture("b", BEFORE)),
        List.of(capture("a", damaged), capture("b", damaged)));
    assertThat(fleet.nodes())
        .allSatisfy(node -> assertThat(node.items())
            .anySatisfy(item -> assertThat(item.reason()).startsWith(node.name() + ".txt:")));
    assertThat(fleet.isUnknown()).isTrue();
  }

  @Test
  void listingsOfNodes() {
    Reading list = OstreeDrift.read(
            "bash-5.2.26-3.fc40.x86_64\nglibc-2.39-8.fc40.x86_64\nhtop-3.3.0-4.fc40.x86_64\n"
                + "kernel-6.8.7-300.fc40.x86_64\nsystemd-255.4-1.fc40.x86_64\n")
        .get(0);
    Reading none = new Reading(
        "packages", 1, Optional.empty(), List.of(Problem.of(Severity.ERROR, 0, 0, "no list")));
    Pairs pairs = new Pairs();
    List.of("a", "b")
        .forEach(node -> pairs.before(capture(node, BEFORE)).after(capture(node, AFTER)));
    FleetSurvival fleet = pairs.result(Options.of(SurvivalScope.UPGRADE)
        .withJudging(SurvivalOptions.DEFAULT.withRequired(List.of("bash")))
        .withPackagesAfter((node, deployment) -> node.equals("a") ? list : none));
    assertThat(only(fleet).survival().lost()).extracting(SurvivalItem::item).containsExactly("vim");
    assertThat(fleet.noData()).containsExactly(new FleetSurvival.NoData("b", "after: no list"));
  }
}
