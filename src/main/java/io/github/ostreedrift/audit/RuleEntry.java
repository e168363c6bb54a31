// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One entry of {@code rules}. */
final class RuleEntry {
  static final String RULE = "rule";
  static final String POOLS = "pools";
  static final String SEVERITY = "severity";
  static final String KINDS = "kinds";
  static final String REQUIRE_PACKAGES = "require-packages";
  static final String ALLOW_PACKAGES = "allow-packages";
  static final String FORBID_PACKAGES = "forbid-packages";
  static final String ALLOW_ORIGINS = "allow-origins";
  static final String ALLOW_IMAGES = "allow-images";
  static final String ALLOW_DIGESTS = "allow-digests";
  static final String ALLOW_VERSIONS = "allow-versions";
  static final String FORBID_STATES = "forbid-states";
  static final String PENDING_AT_MOST = "pending-at-most";

  private static final List<PackageKind> USUAL = List.of(PackageKind.LAYERED, PackageKind.LOCAL);
  private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([dh])");

  private final RulesMapping map;
  private final RulesProblems problems;

  RuleEntry(RulesMapping map, RulesProblems problems) {
    this.map = map;
    this.problems = problems;
  }

  /** The rule; empty where something is wrong with it. */
  Optional<Rule> read() {
    map.only(
        RULE,
        POOLS,
        SEVERITY,
        KINDS,
        REQUIRE_PACKAGES,
        ALLOW_PACKAGES,
        FORBID_PACKAGES,
        ALLOW_ORIGINS,
        ALLOW_IMAGES,
        ALLOW_DIGESTS,
        ALLOW_VERSIONS,
        FORBID_STATES,
        PENDING_AT_MOST);
    Optional<String> name = map.string(RULE).filter(text -> !text.isBlank());
    if (name.isEmpty() && (!map.has(RULE) || map.string(RULE).isPresent())) {
      problems.add(map.at(RULE), "a rule needs a name: '" + RULE + "'");
    } else if (name.flatMap(BuiltInRule::find).isPresent()) {
      problems.add(map.at(RULE), "'" + name.get() + "' is the name of a ready-made rule");
    }
    Finding.Severity severity = map.word(SEVERITY, List.of("info", "warning", "error"))
        .flatMap(Finding.Severity::find)
        .orElse(Finding.Severity.WARNING);
    List<Condition> conditions = conditions();
    if (conditions.isEmpty()) {
      problems.add(
          map.node(),
          "a rule needs something to ask, such as '" + REQUIRE_PACKAGES + "' or '" + FORBID_STATES
              + "'");
    }
    List<Glob> pools = map.list(POOLS, Glob::new).orElse(List.of());
    return name.map(known -> new Rule(known, pools, severity, conditions));
  }

  private List<Condition> conditions() {
    List<PackageKind> kinds = map.list(KINDS, RuleEntry::kind).orElse(USUAL);
    List<Condition> conditions = new ArrayList<>();
    map.list(REQUIRE_PACKAGES, Glob::new)
        .map(names -> new Condition.PackagesRequired(kinds, names))
        .ifPresent(conditions::add);
    map.listOrNothing(ALLOW_PACKAGES, Glob::new)
        .map(names -> new Condition.PackagesAllowed(kinds, names))
        .ifPresent(conditions::add);
    map.list(FORBID_PACKAGES, Glob::new)
        .map(names -> new Condition.PackagesForbidden(kinds, names))
        .ifPresent(conditions::add);
    map.list(ALLOW_ORIGINS, Glob::new)
        .map(Condition.OriginsAllowed::new)
        .ifPresent(conditions::add);
    map.list(ALLOW_IMAGES, Glob::new).map(Condition.ImagesAllowed::new).ifPresent(conditions::add);
    map.list(ALLOW_DIGESTS, Glob::new)
        .map(Condition.DigestsAllowed::new)
        .ifPresent(conditions::add);
    map.list(ALLOW_VERSIONS, VersionRange::parse)
        .map(Condition.VersionsAllowed::new)
        .ifPresent(conditions::add);
    map.list(FORBID_STATES, RuleEntry::state)
        .map(Condition.StatesForbidden::new)
        .ifPresent(conditions::add);
    map.list(PENDING_AT_MOST, RuleEntry::age).stream()
        .flatMap(List::stream)
        .map(Condition.PendingAtMost::new)
        .forEach(conditions::add);
    return conditions;
  }

  private static PackageKind kind(String word) {
    return PackageKind.find(word)
        .orElseThrow(() -> new IllegalArgumentException("expected one of "
            + Arrays.stream(PackageKind.values())
                .map(PackageKind::word)
                .collect(Collectors.joining(", "))));
  }

  private static ForbiddenState state(String word) {
    return ForbiddenState.find(word)
        .orElseThrow(() -> new IllegalArgumentException("expected one of "
            + Arrays.stream(ForbiddenState.values())
                .map(ForbiddenState::word)
                .collect(Collectors.joining(", "))));
  }

  private static Duration age(String text) {
    Matcher matcher = AGE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected days or hours, such as 7d or 36h");
    }
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }
}
