// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.audit.Audit;
import io.github.ostreedrift.audit.AuditOptions;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Fleet;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.audit.RulesReader;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Fleets made up by chance: pools, versions and packages that vary, forms that show less, nodes without data. */
final class Seeded {
  private static final Map<String, Reading> READ = new HashMap<>();
  private static final List<String> POOLS = List.of("", "master", "worker");
  private static final List<String> PACKAGES =
      List.of("htop", "vim", "strace", "usbguard", "tmux", "=cmd|' /C calc'!A0");

  private static final String RULES = """
      rules:
        - {rule: usbguard, severity: error, pools: worker, require-packages: usbguard}
        - {rule: no-strace, severity: info, forbid-packages: strace}
      ignores:
        - {nodes: "*-1", facts: packages.*, reason: "known: CHG-1"}
        - {nodes: "*-2", facts: version, reason: old, until: 2026-01-01}
      """;

  private Seeded() {}

  static AuditResult audit(Random random) {
    Fleet fleet = new Fleet();
    int nodes = random.nextInt(14);
    for (int i = 0; i < nodes; i++) {
      String pool = POOLS.get(random.nextInt(POOLS.size()));
      fleet.add(node(pool, "node-" + i, random, 1 + random.nextInt(2)));
    }
    AuditOptions options = AuditOptions.at(Instant.parse("2026-11-01T00:00:00Z"));
    return Audit.of(
        fleet,
        random.nextBoolean()
            ? options
            : options.withRules(RulesReader.read(RULES).rules()));
  }

  static FleetSurvival verify(Random random) {
    FleetSurvival.Pairs pairs = new FleetSurvival.Pairs();
    int nodes = random.nextInt(10);
    for (int i = 0; i < nodes; i++) {
      String pool = POOLS.get(random.nextInt(POOLS.size()));
      if (random.nextInt(8) > 0) {
        pairs.before(node(pool, "node-" + i, random, 1));
      }
      if (random.nextInt(8) > 0) {
        pairs.after(node(pool, "node-" + i, random, 2));
      }
    }
    return pairs.result();
  }

  private static NodeCapture node(String pool, String name, Random random, int version) {
    List<String> pools = pool.isEmpty() ? List.of() : List.of(pool);
    if (random.nextInt(8) == 0) {
      NoData reason = NoData.of(NoData.Kind.UNREACHABLE, "unreachable");
      Problem problem = Problem.of(Severity.ERROR, 1, 1, reason.reason());
      return new NodeCapture(
          Optional.of(name),
          pools,
          Optional.empty(),
          NodeCapture.CaptureSource.of(name + ".txt"),
          new Reading("-", 1, Optional.empty(), List.of(problem)),
          Optional.of(reason));
    }
    return new NodeCapture(
        Optional.of(name),
        pools,
        Optional.empty(),
        NodeCapture.CaptureSource.of(name + ".txt"),
        READ.computeIfAbsent(
            status(random, version), text -> OstreeDrift.read(text).get(0)),
        Optional.empty());
  }

  private static String status(Random random, int version) {
    if (random.nextInt(6) == 0) {
      // Shows no packages: it fits several groups, or leaves items unknown.
      return "* fedora " + commit(version) + ".0\n    Version: 40." + version
          + "\n    origin refspec: fedora:fedora/40/x86_64/coreos\n";
    }
    TreeSet<String> packages = new TreeSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      packages.add(PACKAGES.get(random.nextInt(random.nextInt(4) == 0 ? PACKAGES.size() : 2)));
    }
    String list = String.join("\", \"", packages);
    return """
        {"deployments": [{"id": "fedora-%1$s.0", "osname": "fedora", "serial": 0, "booted": true, "staged": false,
         "origin": "fedora:fedora/40/x86_64/coreos", "checksum": "%1$s", "version": "40.%2$s", "timestamp": 17400000%2$s,
         "requested-packages": ["%3$s"], "packages": ["%3$s"], "modules": [], "requested-modules": [],
         "requested-modules-enabled": [], "requested-local-packages": [], "requested-local-fileoverride-packages": [],
         "base-removals": [], "requested-base-removals": [], "base-local-replacements": [],
         "requested-base-local-replacements": [], "base-remote-replacements": {}, "initramfs-args": [],
         "regenerate-initramfs": false, "pinned": %4$s, "unlocked": "none"}], "transaction": null}
        """.formatted(commit(version), version, list, random.nextInt(9) == 0);
  }

  private static String commit(int version) {
    return ("a" + version).repeat(32);
  }
}
