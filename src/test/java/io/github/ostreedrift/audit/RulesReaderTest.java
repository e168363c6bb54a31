// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.Schemas;
import io.github.ostreedrift.model.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** Rules files: what they say, what is wrong with them and where, and that they are written as they are read. */
class RulesReaderTest {
  private static final String FILE = """
      reference: none
      ready-made:
        mixed-versions: off
        pending-reboot: error
      rules:
        - rule: usbguard
          pools: worker
          severity: error
          require-packages: [usbguard, "kernel-rt-*"]
        - rule: base
          allow-origins: ostree-unverified-registry:quay.io/*
          allow-versions: [">= 9.4, < 9.6", "418.94.*"]
          forbid-states: [unlocked, stale-override]
          pending-at-most: 7d
        - rule: pristine
          kinds: [layered, local, removed, replaced]
          allow-packages: []
      ignores:
        - nodes: worker-3
          rules: [usbguard]
          reason: replaced in CHG-4711   # until then
          until: 2026-12-31
      """;

  private static final Rules RULES = new Rules(
      false,
      List.of(
          new Rule(
              "usbguard",
              List.of(new Glob("worker")),
              Finding.Severity.ERROR,
              List.of(new Condition.PackagesRequired(
                  List.of(PackageKind.LAYERED, PackageKind.LOCAL),
                  List.of(new Glob("usbguard"), new Glob("kernel-rt-*"))))),
          new Rule(
              "base",
              List.of(),
              Finding.Severity.WARNING,
              List.of(
                  new Condition.OriginsAllowed(
                      List.of(new Glob("ostree-unverified-registry:quay.io/*"))),
                  new Condition.VersionsAllowed(
                      List.of(VersionRange.parse(">= 9.4, < 9.6"), VersionRange.parse("418.94.*"))),
                  new Condition.StatesForbidden(
                      List.of(ForbiddenState.UNLOCKED, ForbiddenState.STALE_OVERRIDE)),
                  new Condition.PendingAtMost(Duration.ofDays(7)))),
          new Rule(
              "pristine",
              List.of(),
              Finding.Severity.WARNING,
              List.of(new Condition.PackagesAllowed(
                  List.of(
                      PackageKind.LAYERED,
                      PackageKind.LOCAL,
                      PackageKind.REMOVED,
                      PackageKind.REPLACED),
                  List.of())))),
      List.of(new Ignore(
          List.of(new Glob("usbguard")),
          List.of(new Glob("worker-3")),
          List.of(),
          List.of(),
          "replaced in CHG-4711",
          Optional.of(LocalDate.of(2026, 12, 31)))),
      Map.of(
          BuiltInRule.MIXED_VERSIONS,
          Optional.empty(),
          BuiltInRule.PENDING_REBOOT,
          Optional.of(Finding.Severity.ERROR)));

  @Test
  void everythingThatAFileCanSay() {
    RulesReader.Result read = RulesReader.read(FILE);
    assertThat(read.problems()).isEmpty();
    assertThat(read.rules()).isEqualTo(RULES);
    assertThat(read.isUsable()).isTrue();
  }

  @Test
  void jsonIsYaml() {
    Object data = new Load(LoadSettings.builder().build()).loadFromString(FILE);
    String json = JsonMapper.shared().writeValueAsString(data);
    assertThat(RulesReader.read(json).rules()).isEqualTo(RULES);
    assertThat(Schemas.problems(RulesReader.SCHEMA, json)).isEmpty();
  }

  @Test
  void whatIsWrittenIsRead() {
    String written = RulesWriter.write(RULES);
    assertThat(RulesReader.read(written)).isEqualTo(new RulesReader.Result(RULES, List.of()));
    Object data = new Load(LoadSettings.builder().build()).loadFromString(written);
    assertThat(Schemas.problems(RulesReader.SCHEMA, JsonMapper.shared().writeValueAsString(data)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
      ~~                                             ! 1:1   ! the rules file is empty; expected 'rules' or 'ignores'
      []                                             ! 1:1   ! the rules file must be a mapping, but is a list
      rules: 7                                       ! 1:8   ! 'rules' must be a list, but is the text '7'
      rules: [7]                                     ! 1:9   ! a rule must be a mapping, but is the text '7'
      rule: x                                        ! 1:1   ! unknown key 'rule' in the rules file; expected reference, rules, ignores, ready-made
      {rules: [], rules: []}                         ! 1:13  ! 'rules' is given twice
      reference: all                                 ! 1:12  ! 'reference' must be one of consensus, none, but is 'all'
      rules: [{forbid-states: live}]                 ! 1:9   ! a rule needs a name: 'rule'
      rules: [{rule: x}]                             ! 1:9   ! a rule needs something to ask, such as 'require-packages' or 'forbid-states'
      rules: [{rule: bootc-ready, forbid-states: live}] ! 1:16  ! 'bootc-ready' is the name of a ready-made rule
      rules: [{rule: x, forbid-states: ill}]         ! 1:34  ! 'ill' in 'forbid-states': expected one of unlocked, live, pinned, pending, remote-error, end-of-life, incompatible, rollback-queued, download-only, unsigned, stale-override, inactive
      rules: [{rule: x, forbid-packages: {a: b}}]    ! 1:36  ! 'forbid-packages' must list texts, but here is a mapping
      rules: [{rule: x, forbid-packages: []}]        ! 1:36  ! 'forbid-packages' is empty; leave it out, or list something
      rules: [{rule: x, forbid-packages: a, kinds: b}] ! 1:46  ! 'b' in 'kinds': expected one of layered, local, local-fileoverride, removed, replaced, module
      rules: [{rule: x, allow-versions: '>= '}]      ! 1:35  ! '>= ' in 'allow-versions': expected bounds such as '>= 9.4, < 9.6', or a pattern such as '418.94.*'
      rules: [{rule: x, pending-at-most: a week}]    ! 1:36  ! 'a week' in 'pending-at-most': expected days or hours, such as 7d or 36h
      rules: [{rule: x, forbid-states: live, severity: bad}] ! 1:50  ! 'severity' must be one of info, warning, error, but is 'bad'
      ignores: [{nodes: a}]                          ! 1:11  ! an ignore needs a 'reason'
      ignores: [{reason: a}]                         ! 1:11  ! an ignore of everything; name what is ignored with 'rules', 'nodes', 'pools' or 'facts'
      ignores: [{nodes: a, reason: b, until: soon}]  ! 1:40  ! 'soon' in 'until': expected a day of the calendar, such as 2026-12-31
      ready-made: {contradiction: 1}                 ! 1:29  ! 'contradiction' must be one of off, info, warning, error, but is '1'
      ready-made: {contradictions: off}              ! 1:14  ! unknown key 'contradictions' in 'ready-made'; expected differs-from-reference, changed-since-previous, contradiction, capture-without-data, mixed-versions, pending-reboot, new-node, not-in-inventory, bootc-ready
      rules: &a [*a]                                 ! 1:8   ! a rule must be a mapping, but is a list
      rules: [{rule: x, kinds: &a [*a], forbid-packages: b}] ! 1:26  ! 'kinds' must list texts, but here is a list
      """)
  void whatIsWrongIsToldWithItsPlace(String file, String place, String message) {
    List<Problem> problems = RulesReader.read(file).problems();
    assertThat(problems)
        .extracting(
            problem -> problem.position().line() + ":" + problem.position().column())
        .contains(place);
    assertThat(problems).extracting(Problem::message).contains(message);
    assertThat(RulesReader.read(file).isUsable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
      rules: [           ! 1
      "rules             ! 1
      *nobody            ! 1
      - a: b: c          ! 1
      """)
  void whatIsNeitherYamlNorJson(String file, int line) {
    List<Problem> problems = RulesReader.read(file).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).startsWith("neither YAML nor JSON: ");
    assertThat(problems.get(0).position().line()).isEqualTo(line);
  }

  /** Aliases that stand for more and more, or for themselves: nothing is expanded. */
  @Test
  void aliasesDoNoHarm() {
    StringBuilder bomb =
        new StringBuilder("rules:\n  - rule: x\n    forbid-packages: &a0 [a, a]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("  - rule: x").append(i).append("\n    forbid-packages: &a").append(i);
      bomb.append(" [*a").append(i - 1).append(", *a").append(i - 1).append("]\n");
    }
    assertThat(RulesReader.read(bomb.toString()).isUsable()).isFalse();
    String deep = "rules: " + "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(RulesReader.read(deep).isUsable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      kernel-rt-*, kernel-rt-core, true
      kernel-rt-*, kernel-core,    false
      *,           anything,       true
      a?c,         abc,            true
      a?c,         ac,             false
      *a*b*,       xaybz,          true
      *a*b,        xaybz,          false
      """)
  void patterns(String glob, String name, boolean matches) {
    assertThat(new Glob(glob).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      >= 9.4, < 9.6 | 9.5.20250101-0 | true
      >= 9.4, < 9.6 | 9.10           | false
      > 9.4         | 9.4            | false
      != 9.4        | 9.4            | false
      = 9.4         | 9.4            | true
      <= 9.4        | 9.4            | true
      418.94.*      | 418.94.1-0     | true
      418.94.*      | 417.94.1-0     | false
      """)
  void ranges(String range, String version, boolean contains) {
    assertThat(VersionRange.parse(range).contains(version)).isEqualTo(contains);
  }
}
