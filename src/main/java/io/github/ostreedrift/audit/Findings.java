// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Findings while they are gathered: with their severities, and ignored where somebody said so. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private final Rules rules;
  private final LocalDate today;

  Findings(AuditOptions options) {
    this.rules = options.rules();
    this.today = LocalDate.ofInstant(options.now(), ZoneOffset.UTC);
  }

  /** Adds a finding of a ready-made rule, unless that is off. */
  void add(BuiltInRule rule, String node, String pool, Violation violation) {
    rules.severity(rule).ifPresent(severity -> add(rule.word(), severity, node, pool, violation));
  }

  void add(String rule, Finding.Severity severity, String node, String pool, Violation violation) {
    Finding finding = new Finding(
        node,
        pool,
        rule,
        violation.fact(),
        violation.expected(),
        violation.actual(),
        severity,
        Optional.empty(),
        Optional.empty());
    all.add(rules.ignores().isEmpty() ? finding : ignore(finding));
  }

  List<Finding> sorted() {
    Finding[] sorted = all.toArray(Finding[]::new);
    Arrays.parallelSort(sorted, Finding::compare);
    return List.of(sorted);
  }

  private Finding ignore(Finding finding) {
    Optional<String> expired = Optional.empty();
    for (Ignore ignore : rules.ignores()) {
      if (ignore.matches(finding)) {
        if (!ignore.isExpired(today)) {
          return finding.ignored(ignore.reason());
        }
        expired = Optional.of("ignored until "
            + ignore.until().map(LocalDate::toString).orElse("") + ": " + ignore.reason());
      }
    }
    return expired.map(finding::expired).orElse(finding);
  }
}
