// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.model.DeploymentFacts.INACTIVE;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Nevra;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Edits the booted deployment of a rpm-ostree JSON document at random, and keeps what a comparison must say of it. Each
 * package is edited once at most, and none whose name stands in two places.
 */
public final class Edits {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  final Random random;
  final ObjectNode document;
  final ObjectNode booted;
  final List<Expected> expected = new ArrayList<>();
  private final Map<String, Integer> mentions = new HashMap<>();
  private final Set<String> touched = new HashSet<>();
  private int fresh;

  private Edits(Random random, ObjectNode document, ObjectNode booted) {
    this.random = random;
    this.document = document;
    this.booted = booted;
    countMentions();
  }

  /** Edits for a document; empty where nothing is booted. */
  public static Optional<Edits> of(String json, Random random) {
    ObjectNode document = (ObjectNode) MAPPER.readTree(json);
    for (JsonNode deployment : document.path("deployments")) {
      if (deployment.path("booted").asBoolean(false)) {
        return Optional.of(new Edits(random, document, (ObjectNode) deployment));
      }
    }
    return Optional.empty();
  }

  /** Makes so many edits, or as many as there can be. */
  public void make(int count) {
    List<BooleanSupplier> edits = new ArrayList<>(requests());
    edits.addAll(new LocalEdits(this).all());
    edits.addAll(new OverrideEdits(this).all());
    edits.addAll(new SettingEdits(this).all());
    int made = 0;
    for (int tries = 0; tries < 10 * count && made < count; tries++) {
      made += edits.get(random.nextInt(edits.size())).getAsBoolean() ? 1 : 0;
    }
  }

  /** Makes it a state of another base: another commit, a later time. */
  void moveToAnotherBase() {
    for (String key : List.of("checksum", "base-checksum")) {
      String commit = booted.path(key).asString("");
      if (!commit.isEmpty()) {
        booted.put(key, (commit.startsWith("1") ? "2" : "1") + commit.substring(1));
      }
    }
    for (String key : List.of("timestamp", "base-timestamp")) {
      if (booted.has(key)) {
        booted.put(key, booted.path(key).asLong() + 1_000_000);
      }
    }
  }

  /** The edited document. */
  public String json() {
    return document.toString();
  }

  private List<BooleanSupplier> requests() {
    return List.of(
        () -> layered(name -> {
          remove("packages", name);
          remove("requested-packages", name);
          expect(ChangeKind.LAYERED_PACKAGE_REMOVED, name);
        }),
        () -> layered(name -> {
          remove("packages", name);
          expect(ChangeKind.REQUEST_BECAME_INACTIVE, name);
        }),
        () -> {
          String name = freshName();
          array("packages").add(name);
          array("requested-packages").add(name);
          return expect(ChangeKind.LAYERED_PACKAGE_ADDED, name);
        },
        () -> {
          String name = freshName();
          array("requested-packages").add(name);
          return expect(ChangeKind.INACTIVE_REQUEST_ADDED, name, shows(INACTIVE));
        },
        () -> inactive(name -> {
          remove("requested-packages", name);
          expect(ChangeKind.INACTIVE_REQUEST_REMOVED, name, shows(INACTIVE));
        }),
        () -> inactive(name -> {
          array("packages").add(name);
          expected.add(new Expected(
              ChangeKind.REQUEST_BECAME_ACTIVE,
              name,
              shows(INACTIVE),
              Optional.of(ChangeKind.LAYERED_PACKAGE_ADDED)));
        }));
  }

  /** What is done to a name. */
  interface Use {
    void of(String name);
  }

  private boolean layered(Use use) {
    List<String> requested = texts("requested-packages");
    List<String> layered = texts("packages");
    layered.removeIf(name -> !requested.contains(name));
    return use(layered, use);
  }

  private boolean inactive(Use use) {
    List<String> inactive = texts("requested-packages");
    inactive.removeAll(texts("packages"));
    return use(inactive, use);
  }

  /** Does something to one of these names, if one can be edited. */
  boolean use(List<String> names, Use use) {
    Optional<String> name = choose(names);
    name.ifPresent(use::of);
    return name.isPresent();
  }

  /** One of these names that was not edited, and that stands nowhere else. */
  Optional<String> choose(List<String> names) {
    List<String> free = new ArrayList<>(names);
    free.removeIf(name -> mentions.getOrDefault(key(name), 0) != 1 || touched.contains(key(name)));
    if (free.isEmpty()) {
      return Optional.empty();
    }
    String chosen = free.get(random.nextInt(free.size()));
    touched.add(key(chosen));
    return Optional.of(chosen);
  }

  /** Whether a fact was not edited yet; it is now. */
  boolean touch(String fact) {
    return touched.add("fact " + fact);
  }

  String freshName() {
    return "zz-" + "abcdefgh".charAt(random.nextInt(8)) + "-" + ++fresh;
  }

  boolean expect(ChangeKind kind, String subject) {
    return expect(kind, subject, capture -> true);
  }

  boolean expect(ChangeKind kind, String subject, Predicate<Capture> shown) {
    return expected.add(Expected.of(kind, subject, shown));
  }

  /** Whether the booted deployment of a capture shows a fact. */
  static Predicate<Capture> shows(FactKey<Deployment, ?> key) {
    return capture -> running(capture).facts().shows(key);
  }

  static Deployment running(Capture capture) {
    return capture.findBooted().orElseGet(() -> capture.deployments().get(0));
  }

  ArrayNode array(String key) {
    return booted.path(key).isArray() ? (ArrayNode) booted.get(key) : booted.putArray(key);
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    booted.path(key).forEach(text -> texts.add(text.asString()));
    return texts;
  }

  void remove(String key, String text) {
    ArrayNode array = array(key);
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i).asString("").equals(text)) {
        array.remove(i);
        return;
      }
    }
    throw new IllegalStateException(key + " has no " + text);
  }

  private void countMentions() {
    Set<String> requests = new HashSet<>(texts("packages"));
    requests.addAll(texts("requested-packages"));
    requests.forEach(this::mention);
    texts("requested-local-packages").forEach(this::mention);
    texts("requested-local-fileoverride-packages").forEach(this::mention);
    Set<String> removed = new HashSet<>(texts("requested-base-removals"));
    List<String> twice = new ArrayList<>();
    booted.path("base-removals").forEach(tuple -> twice.add(tuple.get(1).asString()));
    removed.addAll(twice);
    removed.forEach(this::mention);
    twice.stream()
        .filter(name -> java.util.Collections.frequency(twice, name) > 1)
        .forEach(this::mention);
    Set<String> replaced = new HashSet<>(texts("requested-base-local-replacements"));
    booted
        .path("base-local-replacements")
        .forEach(pair -> replaced.add(pair.get(0).get(0).asString()));
    replaced.forEach(this::mention);
    booted
        .path("requested-base-remote-replacements")
        .forEach(pair -> pair.get(1).forEach(name -> mention(name.asString())));
  }

  private void mention(String name) {
    mentions.merge(key(name), 1, Integer::sum);
  }

  /** The name of a package, however much of its NEVRA stands there. */
  static String bare(String text) {
    try {
      return Nevra.parse(text).name();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String key(String text) {
    return Equivalence.key(bare(text));
  }
}
