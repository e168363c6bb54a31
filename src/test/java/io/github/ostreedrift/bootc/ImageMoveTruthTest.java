// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bootc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.OneMoment;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.diff.survival.SurvivalItem.Outcome;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Hosts with layers that moved to an image, or did not: what became of each package is known, and must be said. */
class ImageMoveTruthTest {
  private static final int MOVES = 1_000;
  private static final String OLD = "ostree-unverified-registry:quay.io/fedora/fedora-bootc:41";
  private static final String NEW = "quay.io/example/own:latest";

  /** What happened between the captures, and what captured it after. */
  private enum Step {
    /** {@code rpm-ostree upgrade}: all requests stay. */
    UPGRADE,
    /** {@code bootc switch}: all requests are dropped. */
    SWITCH_JSON,
    SWITCH_RPM_OSTREE,
    SWITCH_BOTH,
    /** Bootc's text does not tell whether something is layered. */
    SWITCH_TEXT,
    /** A backend on which nothing can be layered. */
    COMPOSEFS,
    /** Nothing happened, and bootc says that something is layered. */
    STILL_LAYERED
  }

  /** What a host has, by its name, with the version that is installed. */
  private record Layers(
      Map<String, String> requests, Map<String, String> locals, Map<String, String> removals) {}

  @Test
  void eachOutcomeIsRight() {
    long seed = TestData.seed(ImageMoveTruthTest.class);
    Random random = new Random(seed);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int i = 0; i < MOVES; i++) {
      Step step = Step.values()[random.nextInt(Step.values().length)];
      boolean isListed = random.nextBoolean();
      Layers layers =
          new Layers(packages(random, "req"), packages(random, "loc"), packages(random, "base"));
      Map<String, String> image = image(layers, random, step);
      ComparedSide before = side("before", rpmOstree(OLD, "41", 'a', layers));
      ComparedSide after = side("after", after(step, layers, random));
      if (isListed) {
        after = after.withPackages(listing(image));
      }
      Survival survival = Survival.between(before, after, SurvivalOptions.DEFAULT);
      Map<String, Outcome> expected = new TreeMap<>();
      layers
          .requests
          .keySet()
          .forEach(name -> expected.put(name, outcome(step, isListed, image.containsKey(name))));
      layers.locals.forEach((name, version) ->
          expected.put(nevra(name, version), outcome(step, isListed, image.containsKey(name))));
      layers
          .removals
          .keySet()
          .forEach(name -> expected.put(name, removal(step, isListed, image.containsKey(name))));
      Map<String, Outcome> found = survival.items().stream()
          .collect(Collectors.toMap(
              SurvivalItem::item, SurvivalItem::outcome, (one, other) -> one, TreeMap::new));
      String what = "seed " + seed + ", move " + i + ", " + step + (isListed ? ", listed" : "");
      assertThat(found).as(what).isEqualTo(expected);
      assertThat(survival.verdict()).as(what).isEqualTo(verdict(step, expected));
      expected.values().forEach(each -> counts.merge(each, 1, Integer::sum));
    }
    assertThat(counts)
        .containsOnlyKeys(Outcome.KEPT, Outcome.ABSORBED, Outcome.UNKNOWN, Outcome.LOST);
    assertThat(counts.values()).allMatch(count -> count > 100);
  }

  private static Verdict verdict(Step step, Map<String, Outcome> outcomes) {
    if (outcomes.containsValue(Outcome.LOST)) {
      return Verdict.LOST;
    }
    return outcomes.containsValue(Outcome.UNKNOWN) ? Verdict.UNKNOWN : Verdict.SURVIVED;
  }

  private static Outcome outcome(Step step, boolean isListed, boolean isInImage) {
    return switch (step) {
      case UPGRADE -> Outcome.KEPT;
      case SWITCH_JSON, SWITCH_RPM_OSTREE, SWITCH_BOTH ->
        isListed && isInImage ? Outcome.ABSORBED : Outcome.LOST;
      case COMPOSEFS -> isListed ? (isInImage ? Outcome.ABSORBED : Outcome.LOST) : Outcome.UNKNOWN;
      case SWITCH_TEXT, STILL_LAYERED ->
        isListed ? (isInImage ? Outcome.KEPT : Outcome.LOST) : Outcome.UNKNOWN;
    };
  }

  private static Outcome removal(Step step, boolean isListed, boolean isInImage) {
    return switch (step) {
      case UPGRADE -> Outcome.KEPT;
      case SWITCH_JSON, SWITCH_RPM_OSTREE, SWITCH_BOTH ->
        isListed && !isInImage ? Outcome.ABSORBED : Outcome.LOST;
      case COMPOSEFS -> isListed ? (isInImage ? Outcome.LOST : Outcome.ABSORBED) : Outcome.UNKNOWN;
      case SWITCH_TEXT, STILL_LAYERED ->
        isListed ? (isInImage ? Outcome.LOST : Outcome.KEPT) : Outcome.UNKNOWN;
    };
  }

  private static Map<String, String> packages(Random random, String prefix) {
    Map<String, String> packages = new TreeMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      packages.put(prefix + random.nextInt(50), "1." + random.nextInt(9) + "-1.fc41");
    }
    return packages;
  }

  /** What is installed after; an upgrade keeps what is layered. */
  private static Map<String, String> image(Layers layers, Random random, Step step) {
    Map<String, String> image = new TreeMap<>(Map.of(
        "bash",
        "5.2.32-1.fc41",
        "glibc",
        "2.40-3.fc41",
        "setup",
        "2.15.0-5.fc41",
        "tzdata",
        "2025a-1.fc41",
        "zlib",
        "1.3-1.fc41"));
    boolean isKept = step == Step.UPGRADE;
    layers.requests.forEach((name, version) -> put(image, name, version, isKept, random));
    layers.locals.forEach((name, version) -> put(image, name, version, isKept, random));
    if (!isKept) {
      layers.removals.forEach((name, version) -> put(image, name, version, false, random));
    }
    return image;
  }

  private static void put(
      Map<String, String> image, String name, String version, boolean isSure, Random random) {
    if (isSure || random.nextBoolean()) {
      image.put(name, version);
    }
  }

  private static String nevra(String name, String version) {
    return name + "-" + version + ".x86_64";
  }

  private static Reading listing(Map<String, String> image) {
    StringBuilder list = new StringBuilder();
    image.forEach((name, version) -> list.append(nevra(name, version)).append('\n'));
    List<Reading> readings = OstreeDrift.read(list);
    assertThat(readings).as(list.toString()).hasSize(1);
    assertThat(readings.get(0).capture()).as(list.toString() + readings).isPresent();
    return readings.get(0);
  }

  private static ComparedSide side(String input, Capture capture) {
    return ComparedSide.of(input, capture, capture.booted());
  }

  private static Capture after(Step step, Layers layers, Random random) {
    Layers none = new Layers(Map.of(), Map.of(), Map.of());
    String image = "ostree-unverified-registry:" + NEW;
    return switch (step) {
      case UPGRADE -> rpmOstree(OLD, "42", 'b', layers);
      case SWITCH_JSON -> bootc(false, random);
      case SWITCH_RPM_OSTREE -> rpmOstree(image, "42", 'b', none);
      case SWITCH_BOTH -> {
        OneMoment both =
            OneMoment.of(List.of(bootc(false, random), rpmOstree(image, "42", 'b', none)));
        assertThat(both.contradictions()).isEmpty();
        yield both.capture();
      }
      case SWITCH_TEXT -> OstreeDrift.readOne("""
          ● Booted image: %s
                  Digest: sha256:%s (amd64)
                 Version: 42 (2025-12-30T13:10:04Z)
          """.formatted(NEW, "b".repeat(64)));
      case COMPOSEFS -> composefs();
      case STILL_LAYERED -> bootc(true, random);
    };
  }

  /** Of the state after, or of a host on which something is layered. */
  private static Capture bootc(boolean isLayered, Random random) {
    String image = """
        {"image":{"image":"%s","transport":"registry"},"version":"42",\
        "timestamp":"2025-12-30T13:10:04Z","imageDigest":"sha256:%s","architecture":"amd64"}""".formatted(NEW, "b".repeat(64));
    return OstreeDrift.readOne(
        host("""
        {"image":%s,"cachedUpdate":null,"incompatible":%b,"pinned":false,"store":"ostreeContainer",\
        "ostree":{"checksum":"%s","deploySerial":%d,"stateroot":"default"}}""".formatted(isLayered ? "null" : image, isLayered, "b".repeat(64), 0)));
  }

  private static Capture composefs() {
    return OstreeDrift.readOne(
        host("""
        {"image":{"image":{"image":"%s","transport":"registry"},"version":"42",\
        "timestamp":"2025-12-30T13:10:04Z","imageDigest":"sha256:%s","architecture":"amd64"},\
        "cachedUpdate":null,"incompatible":false,"pinned":false,"store":null,"ostree":null,\
        "composefs":{"verity":"%s","bootType":"Bls","bootloader":"systemd","bootDigest":"%s"}}""".formatted(NEW, "b".repeat(64), "c".repeat(128), "d".repeat(64))));
  }

  private static String host(String booted) {
    return """
        {"apiVersion":"org.containers.bootc/v1","kind":"BootcHost","metadata":{"name":"host"},\
        "spec":{"bootOrder":"default","image":null},"status":{"staged":null,"booted":%s,\
        "rollback":null,"rollbackQueued":false,"type":"bootcHost"}}""".formatted(booted);
  }

  private static Capture rpmOstree(String image, String version, char digit, Layers layers) {
    List<String> locals = new ArrayList<>();
    layers.locals.forEach((name, evr) -> locals.add(nevra(name, evr)));
    String requests = quoted(layers.requests.keySet());
    String removals = layers.removals.entrySet().stream()
        .map(each -> "[\"%s\",\"%s\",0,\"%s\",\"%s\",\"x86_64\"]"
            .formatted(
                nevra(each.getKey(), each.getValue()),
                each.getKey(),
                each.getValue().split("-")[0],
                each.getValue().split("-")[1]))
        .collect(Collectors.joining(","));
    boolean isLayered = !(layers.requests.isEmpty() && locals.isEmpty() && removals.isEmpty());
    String commit = String.valueOf(digit).repeat(64);
    return OstreeDrift.readOne("""
        {"deployments":[{"id":"default-%1$s.0","osname":"default","serial":0,"booted":true,\
        "checksum":"%2$s"%3$s,"version":"%4$s","timestamp":%5$d,"container-image-reference":"%6$s",\
        "container-image-reference-digest":"sha256:%1$s","requested-packages":[%7$s],\
        "packages":[%7$s],"requested-local-packages":[%8$s],\
        "requested-local-fileoverride-packages":[],"requested-modules":[],"modules":[],\
        "requested-modules-enabled":[],"requested-base-removals":[%9$s],\
        "base-removals":[%10$s],"requested-base-local-replacements":[],\
        "base-local-replacements":[],"base-remote-replacements":{},\
        "requested-base-remote-replacements":[],"regenerate-initramfs":false,\
        "initramfs-args":[],"initramfs-etc":[],"unlocked":"none","pinned":false,"staged":false,\
        "live-inprogress":null,"live-replaced":null,"cliwrap":false,\
        "gpg-enabled":false}],"transaction":null,\
        "cached-update":null,"update-driver":null}""".formatted(
            commit,
            isLayered ? "e".repeat(64) : commit,
            isLayered ? ",\"base-checksum\":\"" + commit + "\"" : "",
            version,
            1_767_100_204L,
            image,
            requests,
            quoted(locals),
            quoted(layers.removals.keySet()),
            removals));
  }

  private static String quoted(Iterable<String> texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add('"' + text + '"'));
    return String.join(",", all);
  }
}
