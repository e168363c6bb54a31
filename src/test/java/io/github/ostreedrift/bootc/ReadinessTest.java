// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bootc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.Audit;
import io.github.ostreedrift.audit.AuditOptions;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Finding;
import io.github.ostreedrift.audit.Fleet;
import io.github.ostreedrift.audit.RulesReader;
import io.github.ostreedrift.fleet.FleetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of 300 nodes in captures of all tools, of which 12 are not ready to be updated by bootc, each for a reason. */
class ReadinessTest {
  private static final int NODES = 300;
  private static final String IMAGE = "quay.io/example/base:41";
  private static final String DIGEST = "sha256:" + "b".repeat(64);

  @TempDir
  private Path folder;

  /** What a node is captured by. */
  private enum Source {
    RPM_OSTREE,
    BOOTC_JSON,
    BOOTC_YAML,
    BOTH,
    WITH_TEXT
  }

  /** What stands in the way, and by which fact that must be said. */
  private enum Obstacle {
    LAYERED("packages.layered", "htop"),
    INACTIVE("packages.inactive", "vim"),
    LOCAL("packages.local", "own-1.0-1.x86_64"),
    REMOVED("overrides.removed", "zincati 0.0.29-1.fc41"),
    INITRAMFS("initramfs", "regenerate "),
    /** Bootc alone was asked: it names nothing. */
    HIDDEN("incompatible", "true"),
    /** Two captures of one moment of which one must be wrong. */
    CONTRADICTION("packages.layered", "");

    private final String fact;
    private final String word;

    Obstacle(String fact, String word) {
      this.fact = fact;
      this.word = word;
    }
  }

  @Test
  void exactlyThoseAreNamed() throws IOException {
    long seed = TestData.seed(ReadinessTest.class);
    Random random = new Random(seed);
    Map<String, Obstacle> expected = new TreeMap<>();
    while (expected.size() < 12) {
      expected.putIfAbsent(
          "node-" + random.nextInt(NODES),
          Obstacle.values()[expected.size() % Obstacle.values().length]);
    }
    for (int i = 0; i < NODES; i++) {
      write("node-" + i, expected.get("node-" + i), random);
    }
    Fleet fleet = new Fleet();
    FleetReader.standard().read(folder, fleet::add, problem -> {
      throw new AssertionError(problem.toString());
    });
    AuditResult result = Audit.of(fleet, AuditOptions.at(Instant.EPOCH).withBootcReady(true));
    assertThat(result.nodes()).isEqualTo(NODES);
    assertThat(result.noData()).isEmpty();
    Map<String, List<Finding>> found = result.findings().stream()
        .filter(finding -> finding.rule().equals("bootc-ready"))
        .collect(Collectors.groupingBy(Finding::node, TreeMap::new, Collectors.toList()));
    assertThat(found.keySet()).as("seed %d", seed).isEqualTo(expected.keySet());
    expected.forEach((node, obstacle) -> assertThat(found.get(node))
        .as("seed %d, %s: %s", seed, node, obstacle)
        .anyMatch(finding -> finding.fact().equals(obstacle.fact)
            && finding.actual().orElse("").equals(obstacle.word)));
    Predicate<Map.Entry<String, Obstacle>> isContested =
        each -> each.getValue() == Obstacle.CONTRADICTION;
    assertThat(result.findings().stream()
            .filter(finding -> finding.rule().equals("contradiction"))
            .map(Finding::node)
            .distinct())
        .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
            .filter(isContested)
            .map(Map.Entry::getKey)
            .toList());
  }

  @Test
  void rulesAskForImagesDigestsAndStates() throws IOException {
    Files.writeString(folder.resolve("a.json"), bootc(false, "\"rollbackQueued\":false"));
    Files.writeString(folder.resolve("b.json"), bootc(true, "\"rollbackQueued\":true"));
    String rules = """
        reference: none
        rules:
          - {rule: image, allow-images: quay.io/example/*}
          - {rule: other-image, allow-images: 'quay.io/other/*'}
          - {rule: digest, allow-digests: 'sha256:%s'}
          - {rule: other-digest, allow-digests: ['sha256:%s']}
          - {rule: state, forbid-states: [incompatible, rollback-queued, download-only]}
        """.formatted("b".repeat(64), "c".repeat(64));
    Fleet fleet = new Fleet();
    FleetReader.standard().read(folder, fleet::add, problem -> {
      throw new AssertionError(problem.toString());
    });
    AuditResult result = Audit.of(
        fleet, AuditOptions.at(Instant.EPOCH).withRules(RulesReader.read(rules).rules()));
    assertThat(result.findings().stream()
            .filter(finding -> !finding.rule().equals("mixed-versions"))
            .map(finding -> finding.node() + " " + finding.rule() + " " + finding.fact() + " "
                + finding.actual().orElse("-")))
        .containsExactlyInAnyOrder(
            "a other-image image " + IMAGE,
            "a other-digest image-digest " + DIGEST,
            "b image image -",
            "b other-image image -",
            "b digest image-digest -",
            "b other-digest image-digest -",
            "b state incompatible true",
            "b state rollback-queued true");
  }

  private void write(String node, Obstacle obstacle, Random random) throws IOException {
    Source source = Source.values()[random.nextInt(Source.values().length)];
    if (obstacle == Obstacle.HIDDEN) {
      put(node, "bootc.json", bootc(true, "\"rollbackQueued\":false"));
      return;
    } else if (obstacle == Obstacle.CONTRADICTION) {
      put(node, "rpm-ostree.json", rpmOstree(Obstacle.LAYERED));
      put(node, "bootc.json", bootc(false, "\"rollbackQueued\":false"));
      return;
    }
    boolean isPlain = obstacle == null;
    if (source == Source.RPM_OSTREE || source == Source.BOTH || !isPlain) {
      put(node, "rpm-ostree.json", rpmOstree(obstacle));
    }
    String json = bootc(!isPlain, "\"rollbackQueued\":false");
    if (source == Source.BOOTC_JSON || source == Source.BOTH || source == Source.WITH_TEXT) {
      put(node, "bootc.json", json);
    } else if (source == Source.BOOTC_YAML) {
      put(node, "bootc.yaml", yaml(!isPlain));
    }
    if (source == Source.WITH_TEXT && isPlain) {
      put(node, "bootc.txt", """
          ● Booted image: %s
                  Digest: %s (amd64)
                 Version: 41 (2025-12-30T13:10:04Z)
          """.formatted(IMAGE, DIGEST));
    }
  }

  private void put(String node, String file, String text) throws IOException {
    Path place = Files.createDirectories(folder.resolve(node)).resolve(file);
    Files.writeString(place, text);
  }

  private static String bootc(boolean isLayered, String queued) {
    String image = """
        {"image":{"image":"%s","transport":"registry"},"version":"41",\
        "timestamp":"2025-12-30T13:10:04Z","imageDigest":"%s","architecture":"amd64"}""".formatted(IMAGE, DIGEST);
    return """
        {"apiVersion":"org.containers.bootc/v1","kind":"BootcHost","metadata":{"name":"host"},\
        "spec":{"bootOrder":"default","image":null},"status":{"staged":null,"booted":{"image":%s,\
        "cachedUpdate":null,"incompatible":%b,"pinned":false,"store":"ostreeContainer",\
        "downloadOnly":false,"ostree":{"checksum":"%s","deploySerial":0,"stateroot":"default"}},\
        "rollback":null,%s,"type":"bootcHost"}}""".formatted(
            isLayered ? "null" : image, isLayered, (isLayered ? "e" : "b").repeat(64), queued);
  }

  private static String yaml(boolean isLayered) {
    String image = """
              image:
                image: %s
                transport: registry
              version: '41'
              timestamp: 2025-12-30T13:10:04Z
              imageDigest: %s
        """.formatted(IMAGE, DIGEST).indent(0);
    return """
        apiVersion: org.containers.bootc/v1
        kind: BootcHost
        metadata:
          name: host
        spec:
          image: null
          bootOrder: default
        status:
          staged: null
          booted:
            image:%s
            cachedUpdate: null
            incompatible: %b
            pinned: false
            store: ostreeContainer
            ostree:
              checksum: %s
              deploySerial: 0
          rollback: null
          rollbackQueued: false
          type: bootcHost
        """.formatted(
            isLayered ? " null" : "\n" + image.stripTrailing(),
            isLayered,
            (isLayered ? "e" : "b").repeat(64));
  }

  private static String rpmOstree(Obstacle obstacle) {
    String layered = obstacle == Obstacle.LAYERED ? "\"htop\"" : "";
    String requested = obstacle == Obstacle.INACTIVE ? "\"vim\"" : layered;
    String local = obstacle == Obstacle.LOCAL ? "\"own-1.0-1.x86_64\"" : "";
    boolean isRemoved = obstacle == Obstacle.REMOVED;
    // A request without effect changes nothing, so that no commit is assembled.
    boolean isAssembled = obstacle != null && obstacle != Obstacle.INACTIVE;
    return """
        {"deployments":[{"id":"default-%1$s.0","osname":"default","serial":0,"booted":true,\
        "checksum":"%1$s"%2$s,"version":"41","timestamp":1767100204,\
        "container-image-reference":"ostree-unverified-registry:%3$s",\
        "container-image-reference-digest":"%4$s","requested-packages":[%5$s],\
        "packages":[%6$s],"requested-local-packages":[%7$s],\
        "requested-local-fileoverride-packages":[],"requested-modules":[],"modules":[],\
        "requested-modules-enabled":[],"requested-base-removals":[%8$s],"base-removals":[%9$s],\
        "requested-base-local-replacements":[],"base-local-replacements":[],\
        "base-remote-replacements":{},"requested-base-remote-replacements":[],\
        "regenerate-initramfs":%10$b,"initramfs-args":[],"initramfs-etc":[],"unlocked":"none",\
        "pinned":false,"staged":false,"live-inprogress":null,"live-replaced":null,\
        "cliwrap":false,\
        "gpg-enabled":false}],"transaction":null,"cached-update":null,"update-driver":null}""".formatted(
            (isAssembled ? "e" : "b").repeat(64),
            isAssembled ? ",\"base-checksum\":\"" + "b".repeat(64) + '"' : "",
            IMAGE,
            DIGEST,
            requested,
            layered,
            local,
            isRemoved ? "\"zincati\"" : "",
            isRemoved
                ? "[\"zincati-0.0.29-1.fc41.x86_64\",\"zincati\",0,\"0.0.29\",\"1.fc41\",\"x86_64\"]"
                : "",
            obstacle == Obstacle.INITRAMFS);
  }
}
