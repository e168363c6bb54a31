// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judging: groups, references, rules, ignores. */
class AuditTest {
  private static final AuditOptions OPTIONS =
      AuditOptions.at(Instant.parse("2026-11-22T12:00:00Z"));

  /** A state; semicolons stand between facts, commas between the elements of a list. */
  private static NodeState state(String facts) {
    Map<String, String> map = new TreeMap<>();
    for (String fact : facts.split(";", -1)) {
      int equals = fact.indexOf('=');
      map.put(fact.substring(0, equals).strip(), fact.substring(equals + 1).replace(',', '\n'));
    }
    return NodeState.of(new TreeMap<>(map));
  }

  private static Fleet fleet(String... facts) {
    Fleet fleet = new Fleet();
    for (int i = 0; i < facts.length; i++) {
      fleet.add("n" + i, "", state(facts[i]));
    }
    return fleet;
  }

  private static AuditResult.Pool pool(AuditResult result) {
    assertThat(result.pools()).hasSize(1);
    return result.pools().get(0);
  }

  private static List<List<String>> groups(AuditResult result) {
    return pool(result).groups().stream().map(AuditResult.Group::nodes).toList();
  }

  private static List<String> words(AuditResult result) {
    return result.findings().stream()
        .map(finding -> finding.node() + " " + finding.rule() + " " + finding.fact() + " "
            + finding.expected().orElse("-") + " > " + finding.actual().orElse("-"))
        .toList();
  }

  @Test
  void whoShowsLessJoinsTheGroupThatItFits() {
    AuditResult result = Audit.of(fleet("a=1;b=1", "a=1", "a=2;b=1", "a=1;b=1"), OPTIONS);
    assertThat(groups(result)).containsExactly(List.of("n0", "n1", "n3"), List.of("n2"));
    assertThat(pool(result).groups().get(0).showsLess())
        .containsExactly(new AuditResult.ShowsLess(List.of("n1"), List.of("b")));
    assertThat(pool(result).reference()).isEqualTo("consensus of 3 of 4 nodes");
    assertThat(words(result)).containsExactly("n2 differs-from-reference a 1 > 2");
    assertThat(result.hasDrift()).isTrue();
  }

  @Test
  void namesOfAGroupAreSortedWhateverItsNodesShowBeside() {
    AuditResult result = Audit.of(fleet("a=1;pending=x", "a=1;pending=none"), OPTIONS);
    assertThat(groups(result)).containsExactly(List.of("n0", "n1"));
  }

  @Test
  void whoFitsSeveralIsUndecidedAndDoesNotCount() {
    AuditResult result =
        Audit.of(fleet("a=1;b=1", "b=1", "a=2;b=1", "a=1;b=1", "b=1", "b=1"), OPTIONS);
    assertThat(groups(result)).containsExactly(List.of("n0", "n3"), List.of("n2"));
    assertThat(pool(result).undecided())
        .extracting(AuditResult.Undecided::node)
        .containsExactly("n1", "n4", "n5");
    assertThat(pool(result).reference()).isEqualTo("consensus of 2 of 3 nodes");
  }

  /** What founded a group may fit another one, once that is known. */
  @Test
  void aGroupsFounderMayTurnOutToBeUndecided() {
    AuditResult result = Audit.of(fleet("a=1;b=1", "a=1;c=1", "b=1;c=2"), OPTIONS);
    assertThat(groups(result)).containsExactlyInAnyOrder(List.of("n1"), List.of("n2"));
    assertThat(pool(result).undecided())
        .extracting(AuditResult.Undecided::node)
        .containsExactly("n0");
  }

  @Test
  void lostCharactersSplitNoGroup() {
    AuditResult result = Audit.of(fleet("t=Fedora ?test?", "t=Fedora “test”"), OPTIONS);
    assertThat(groups(result)).containsExactly(List.of("n0", "n1"));
    assertThat(pool(result).groups().get(0).facts().find("t")).contains("Fedora “test”");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1 1 1 2 2, 0.6, consensus of 3 of 5 nodes
      1 1 2 2,   0.5, no majority: the largest group holds 2 of 4 nodes
      1 1 2 3,   0.6, no majority: the largest group holds 2 of 4 nodes
      1 1 2 3,   0.5, consensus of 2 of 4 nodes
      1,         1.0, consensus of 1 of 1 node
      """)
  void quorum(String values, double quorum, String reference) {
    String[] facts = values.split(" ");
    for (int i = 0; i < facts.length; i++) {
      facts[i] = "a=" + facts[i];
    }
    AuditResult result = Audit.of(fleet(facts), OPTIONS.withQuorum(quorum));
    assertThat(pool(result).reference()).isEqualTo(reference);
    boolean isSplit = reference.startsWith("no");
    assertThat(result.findings().isEmpty()).isEqualTo(isSplit || values.equals("1"));
    assertThat(result.hasDrift()).isEqualTo(!values.equals("1"));
  }

  @Test
  void capturesOfOneNodeAddUp() {
    Fleet fleet = fleet("a=1;b=1;c=1");
    fleet.add("n3", "", state("a=1;b=1;c=1"));
    fleet.add("n1", "", state("a=1;b=1"));
    fleet.add("n1", "", state("b=1;c=2"));
    fleet.add("n2", "", state("a=1;b=1"));
    fleet.add("n2", "", state("a=1;b=2"));
    fleet.addNoData("n0", "", "one attempt failed");
    AuditResult result = Audit.of(fleet, OPTIONS);
    assertThat(words(result))
        .containsExactly(
            "n0 capture-without-data capture - > one attempt failed",
            "n1 differs-from-reference c 1 > 2",
            "n2 contradiction b 1 > 2");
    assertThat(pool(result).undecided())
        .extracting(AuditResult.Undecided::node)
        .containsExactly("n2");
  }

  @Test
  void noDataIsNeverForgotten() {
    Fleet fleet = fleet("a=1");
    fleet.addNoData("n1", "", "no route");
    fleet.addNoData("n1", "", "command not found");
    AuditResult result = Audit.of(fleet, OPTIONS);
    assertThat(result.nodes()).isEqualTo(2);
    assertThat(result.noData())
        .containsExactly(new AuditResult.NoData("n1", "", "command not found; no route"));
    assertThat(result.hasDrift()).isFalse();
  }

  @Test
  void aGoldenCaptureIsComparedWithAll() {
    Reference golden = new Reference.Golden("golden.json", state("a=1;b=1"));
    AuditResult result = Audit.of(
        fleet("a=1", "a=2;b=1"), OPTIONS.withReference(new Reference.Choice(golden, Map.of())));
    assertThat(words(result)).containsExactly("n1 differs-from-reference a 1 > 2");
    assertThat(pool(result).reference()).isEqualTo("the capture golden.json");
  }

  @Test
  void anEarlierAuditIsComparedNodeByNode() {
    Reference previous = new Reference.Previous(
        "monday.json",
        new TreeMap<>(Map.of("n0", state("a=1"), "n1", state("a=1"), "gone", state("a=1"))));
    AuditResult result = Audit.of(
        fleet("a=1;b=1", "a=2", "a=2"),
        OPTIONS.withReference(new Reference.Choice(previous, Map.of())));
    assertThat(words(result))
        .containsExactly("n1 changed-since-previous a 1 > 2", "n2 new-node node - > n2");
    assertThat(result.noData()).extracting(AuditResult.NoData::node).containsExactly("gone");
    assertThat(result.nodes()).isEqualTo(4);
  }

  @Test
  void readyMadeQuestions() {
    AuditResult result = Audit.of(
        fleet(
            "version=9.4;pending=waits for a reboot;pending-version=9.5;packages.layered=htop",
            "version=9.4;pending=none;packages.layered=htop",
            "version=9.2;packages.layered=htop"),
        OPTIONS.withBootcReady(true));
    assertThat(words(result))
        .contains(
            "n0 pending-reboot pending - > 9.5",
            "n2 mixed-versions version 9.4 > 9.2",
            "n1 bootc-ready packages.layered  > htop",
            "n1 bootc-ready packages.local  > -");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
      require-packages: [htop]        ! packages.layered=htop;packages.local=                      ! ~~
      require-packages: [htop]        ! packages.layered=;packages.local=htop-1-1.x86_64           ! ~~
      require-packages: [htop]        ! packages.layered=;packages.local=strace-1-1.x86_64         ! packages.layered htop >
      require-packages: [htop]        ! packages.layered=                                          ! packages.local htop > -
      require-packages: ['h*']        ! packages.layered=htop                                      ! ~~
      allow-packages: [htop]          ! packages.layered=htop,strace;packages.local=               ! packages.layered only htop > strace
      allow-packages: []              ! packages.layered=;packages.local=                          ! ~~
      forbid-packages: [s*]           ! packages.layered=htop,strace;packages.local=               ! packages.layered no s* > strace
      allow-origins: ['quay:*']       ! origin=quay:os                                             ! ~~
      allow-origins: ['quay:*']       ! origin=other:os                                            ! origin quay:* > other:os
      allow-origins: ['quay:*']       ! version=1                                                  ! origin quay:* > -
      allow-versions: ['>= 9.10']     ! version=9.9                                                ! version >= 9.10 > 9.9
      forbid-states: [unlocked]       ! unlocked=none                                              ! ~~
      forbid-states: [unlocked]       ! unlocked=hotfix                                            ! unlocked not unlocked > hotfix
      forbid-states: [unsigned]       ! signatures=invalid                                         ! signatures not unsigned > invalid
      forbid-states: [pinned]         ! version=1                                                  ! pinned not pinned > -
      forbid-states: [stale-override] ! overrides.replaced=a 1-1 -> 2-1 local                      ! ~~
      forbid-states: [stale-override] ! overrides.replaced=a 1-1 -> 2-1 local,b 3-1 -> 2-1 local   ! overrides.replaced not stale-override > b 3-1 -> 2-1 local
      pending-at-most: 7d             ! pending=none                                               ! ~~
      pending-at-most: 7d             ! pending=waits for a reboot;pending-since=2026-11-20T00:00:00Z ! ~~
      pending-at-most: 7d             ! pending=waits for a reboot;pending-since=2026-11-01T00:00:00Z ! pending-since no longer than 7 days > since 2026-11-01T00:00:00Z
      pending-at-most: 7d             ! version=1                                                  ! pending no longer than 7 days > -
      """)
  void rules(String condition, String facts, String expected) {
    RulesReader.Result rules =
        RulesReader.read("reference: none\nrules: [{rule: r, " + condition + "}]");
    assertThat(rules.problems()).isEmpty();
    AuditResult result = Audit.of(fleet(facts), OPTIONS.withRules(rules.rules()));
    List<String> found = result.findings().stream()
        .filter(finding -> finding.rule().equals("r"))
        .map(finding -> (finding.fact() + " " + finding.expected().orElse("-") + " > "
                + finding.actual().orElse("-"))
            .strip())
        .toList();
    assertThat(found).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      2026-11-22, true
      2026-11-21, false
      """)
  void ignoresExpire(String until, boolean isIgnored) {
    String file = """
        rules: [{rule: r, forbid-states: pinned}]
        ignores: [{nodes: n*, rules: r, reason: known, until: %s}]
        """.formatted(until);
    AuditResult result =
        Audit.of(fleet("pinned=true"), OPTIONS.withRules(RulesReader.read(file).rules()));
    Finding finding = result.findings().get(0);
    assertThat(finding.ignored()).isEqualTo(isIgnored ? Optional.of("known") : Optional.empty());
    assertThat(finding.ignoredUntil())
        .isEqualTo(isIgnored ? Optional.of(LocalDate.of(2026, 11, 22)) : Optional.empty());
    assertThat(finding.expired())
        .isEqualTo(isIgnored ? Optional.empty() : Optional.of("ignored until 2026-11-21: known"));
    assertThat(result.hasDrift()).isEqualTo(!isIgnored);
  }

  @Test
  void readyMadeRulesCanBeTurnedOff() {
    Rules off = RulesReader.read("ready-made: {differs-from-reference: info, mixed-versions: off}")
        .rules();
    AuditResult result =
        Audit.of(fleet("version=1", "version=1", "version=2"), OPTIONS.withRules(off));
    assertThat(result.findings())
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.INFO);
    assertThat(result.hasDrift()).isFalse();
  }

  /** A fleet fulfils its own baseline, whatever is wrong with it; and a change breaks it. */
  @Test
  void aBaselinePasses() {
    Fleet fleet = fleet(
        "version=9.4;origin=a;packages.layered=htop,strace;packages.local=;unlocked=none",
        "version=9.4 (x, y);origin=b;packages.layered=htop;unlocked=hotfix",
        "version=9.6;origin=b;packages.layered=htop;packages.local=;overrides.removed=a 1-1");
    fleet.add("n0", "", state("version=9.9"));
    Rules baseline = Baseline.of(Audit.of(fleet, OPTIONS));
    AuditResult again = Audit.of(fleet, OPTIONS.withRules(baseline));
    assertThat(again.findings().stream().filter(Finding::counts)).isEmpty();
    assertThat(again.hasDrift()).isFalse();
    fleet.add("n3", "", state("version=9.4;origin=b;packages.layered=nano"));
    assertThat(words(Audit.of(fleet, OPTIONS.withRules(baseline))))
        .contains(
            "n3 layered packages.layered htop > nano",
            "n3 layered packages.layered only htop, strace > nano");
  }
}
