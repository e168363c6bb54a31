// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings while they are gathered: with their severities, and ignored where somebody said so. */
final class Findings {
  /** What is found of each node that shows the same. */
  record Found(String rule, Finding.Severity severity, Violation violation) {
    static final Comparator<Found> ORDER = Comparator.comparing(Found::rule)
        .thenComparing(found -> found.violation.fact())
        .thenComparing(found -> found.violation.expected().orElse(""));
  }

  private final Map<Finding.Severity, List<Finding>> all = new EnumMap<>(Finding.Severity.class);
  private final Rules rules;
  private final LocalDate today;

  Findings(AuditOptions options) {
    this.rules = options.rules();
    this.today = LocalDate.ofInstant(options.now(), ZoneOffset.UTC);
  }

  /** What a ready-made rule finds; empty if it is off. */
  Optional<Found> of(BuiltInRule rule, Violation violation) {
    return rules.severity(rule).map(severity -> new Found(rule.word(), severity, violation));
  }

  /** Adds a finding of a ready-made rule, unless that is off. */
  void add(BuiltInRule rule, String node, String pool, Violation violation) {
    of(rule, violation).ifPresent(found -> add(node, pool, found));
  }

  void add(String node, String pool, Found found) {
    Finding finding = new Finding(
        node,
        pool,
        found.rule,
        found.violation.fact(),
        found.violation.expected(),
        found.violation.actual(),
        found.severity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    all.computeIfAbsent(found.severity, any -> new ArrayList<>())
        .add(rules.ignores().isEmpty() ? finding : ignore(finding));
  }

  List<Finding> sorted() {
    Finding[] sorted = Arrays.stream(Finding.Severity.values())
        .sorted(Comparator.reverseOrder())
        .flatMap(severity -> all.getOrDefault(severity, List.of()).stream())
        .toArray(Finding[]::new);
    Arrays.parallelSort(sorted, Finding::compare);
    return List.of(sorted);
  }

  private Finding ignore(Finding finding) {
    Optional<String> expired = Optional.empty();
    for (Ignore ignore : rules.ignores()) {
      if (ignore.matches(finding)) {
        if (!ignore.isExpired(today)) {
          return finding.ignored(ignore.reason(), ignore.until());
        }
        expired = Optional.of("ignored until "
            + ignore.until().map(LocalDate::toString).orElse("") + ": " + ignore.reason());
      }
    }
    return expired.map(finding::expired).orElse(finding);
  }
}
