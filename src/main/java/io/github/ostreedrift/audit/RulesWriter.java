// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes a rules file, to be edited by hand.
 *
 * <pre>{@code
 * Files.writeString(Path.of("rules.yaml"), RulesWriter.write(rules));
 * }</pre>
 */
final class RulesWriter {
  private RulesWriter() {}

  /** YAML that {@link RulesReader} reads to the same rules. */
  public static String write(Rules rules) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("reference", rules.consensus() ? "consensus" : "none");
    if (!rules.readyMade().isEmpty()) {
      Map<String, Object> readyMade = new LinkedHashMap<>();
      rules.readyMade().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> readyMade.put(
              entry.getKey().word(),
              entry.getValue().map(Finding.Severity::word).orElse("off")));
      file.put("ready-made", readyMade);
    }
    file.put("rules", rules.rules().stream().map(RulesWriter::rule).toList());
    file.put("ignores", rules.ignores().stream().map(RulesWriter::ignore).toList());
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndent(2).build();
    return new Dump(settings).dumpToString(file);
  }

  private static Map<String, Object> rule(Rule rule) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(RuleEntry.RULE, rule.name());
    put(entry, RuleEntry.POOLS, rule.pools());
    entry.put(RuleEntry.SEVERITY, rule.severity().word());
    rule.conditions().forEach(condition -> condition(entry, condition));
    return entry;
  }

  private static void condition(Map<String, Object> entry, Condition condition) {
    if (condition instanceof Condition.PackagesRequired required) {
      packages(entry, RuleEntry.REQUIRE_PACKAGES, required.kinds(), required.names());
    } else if (condition instanceof Condition.PackagesAllowed allowed) {
      packages(entry, RuleEntry.ALLOW_PACKAGES, allowed.kinds(), allowed.names());
    } else if (condition instanceof Condition.PackagesForbidden forbidden) {
      packages(entry, RuleEntry.FORBID_PACKAGES, forbidden.kinds(), forbidden.names());
    } else if (condition instanceof Condition.OriginsAllowed allowed) {
      entry.put(RuleEntry.ALLOW_ORIGINS, texts(allowed.origins()));
    } else if (condition instanceof Condition.ImagesAllowed allowed) {
      entry.put(RuleEntry.ALLOW_IMAGES, texts(allowed.images()));
    } else if (condition instanceof Condition.DigestsAllowed allowed) {
      entry.put(RuleEntry.ALLOW_DIGESTS, texts(allowed.digests()));
    } else if (condition instanceof Condition.VersionsAllowed allowed) {
      entry.put(RuleEntry.ALLOW_VERSIONS, texts(allowed.versions()));
    } else if (condition instanceof Condition.StatesForbidden forbidden) {
      entry.put(
          RuleEntry.FORBID_STATES,
          forbidden.states().stream().map(ForbiddenState::word).toList());
    } else if (condition instanceof Condition.PendingAtMost pending) {
      entry.put(RuleEntry.PENDING_AT_MOST, pending.age().toHours() + "h");
    }
  }

  private static void packages(
      Map<String, Object> entry, String key, List<PackageKind> kinds, List<?> names) {
    entry.put(RuleEntry.KINDS, kinds.stream().map(PackageKind::word).toList());
    entry.put(key, texts(names));
  }

  private static Map<String, Object> ignore(Ignore ignore) {
    Map<String, Object> entry = new LinkedHashMap<>();
    put(entry, IgnoreEntry.RULES, ignore.rules());
    put(entry, IgnoreEntry.NODES, ignore.nodes());
    put(entry, IgnoreEntry.POOLS, ignore.pools());
    put(entry, IgnoreEntry.FACTS, ignore.facts());
    entry.put(IgnoreEntry.REASON, ignore.reason());
    ignore.until().ifPresent(day -> entry.put(IgnoreEntry.UNTIL, day.toString()));
    return entry;
  }

  private static void put(Map<String, Object> entry, String key, List<?> values) {
    if (!values.isEmpty()) {
      entry.put(key, texts(values));
    }
  }

  private static List<String> texts(List<?> values) {
    return new ArrayList<>(values.stream().map(Object::toString).toList());
  }
}
