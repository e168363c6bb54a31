// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** One entry of {@code ignores}. */
final class IgnoreEntry {
  static final String RULES = "rules";
  static final String NODES = "nodes";
  static final String POOLS = "pools";
  static final String FACTS = "facts";
  static final String REASON = "reason";
  static final String UNTIL = "until";

  private final RulesMapping map;
  private final RulesProblems problems;

  IgnoreEntry(RulesMapping map, RulesProblems problems) {
    this.map = map;
    this.problems = problems;
  }

  /** The ignore; empty where something is wrong with it. */
  Optional<Ignore> read() {
    map.only(RULES, NODES, POOLS, FACTS, REASON, UNTIL);
    Optional<String> reason = map.string(REASON).filter(text -> !text.isBlank());
    if (reason.isEmpty()) {
      problems.add(map.at(REASON), "an ignore needs a '" + REASON + "'");
    }
    if (!map.has(RULES) && !map.has(NODES) && !map.has(POOLS) && !map.has(FACTS)) {
      problems.add(
          map.node(),
          "an ignore of everything; name what is ignored with 'rules', 'nodes', 'pools' or 'facts'");
    }
    List<Glob> rules = globs(RULES);
    List<Glob> nodes = globs(NODES);
    List<Glob> pools = globs(POOLS);
    List<Glob> facts = globs(FACTS);
    Optional<LocalDate> until =
        map.list(UNTIL, IgnoreEntry::day).flatMap(days -> days.stream().findFirst());
    return reason.map(why -> new Ignore(rules, nodes, pools, facts, why, until));
  }

  private List<Glob> globs(String key) {
    return map.list(key, Glob::new).orElse(List.of());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("expected a day of the calendar, such as 2026-12-31", e);
    }
  }
}
