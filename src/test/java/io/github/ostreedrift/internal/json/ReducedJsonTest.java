// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever cuts a document down leaves out what he does not need: that is not "none". Whichever keys are gone, a fact is
 * as in the whole document, or not shown.
 */
class ReducedJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Keys of which a release writes what applies: where one of these alone is gone, nothing tells. */
  private static final Set<String> WITHOUT_TRACE = Set.of(
      "custom-origin",
      "live-replaced",
      "live-inprogress",
      "initramfs-args",
      "modules",
      "initramfs-etc",
      "cliwrap",
      "endoflife",
      "signatures",
      "finalization-locked",
      "container-image-reference-digest",
      "pending-base-checksum",
      "pending-base-version",
      "pending-base-timestamp",
      "requested-base-remote-replacements",
      "requested-modules-enabled",
      "modules-enabled",
      "base-remote-replacements",
      "requested-local-fileoverride-packages",
      "staged");

  /** Keys that the tools always write. */
  private static final List<String> TRACES =
      List.of("osname", "unlocked", "serial", "id", "checksum", "base-commit-meta", "pending");

  @Test
  void randomKeysAreGone() {
    check(documents(TestData.ROOT), 600);
  }

  @Test
  @Tag("slow")
  void randomKeysOfTheCorpusAreGone() {
    check(documents(TestData.shared("corpus")), 20_000);
  }

  @Test
  void oneKeyIsGone() {
    for (Path file : documents(TestData.ROOT)) {
      String text = TestData.text(file);
      // All that ostree leaves out is the version.
      boolean isOstree = text.contains("\"stateroot\"");
      for (String key : keys(MAPPER.readTree(text))) {
        if (!(isOstree && key.equals("version")) && !WITHOUT_TRACE.contains(key)) {
          check(file, text, Set.of(key), false);
        }
      }
    }
  }

  /** Without the host, its facts can't be told, but the deployments can. */
  @Test
  void theHostIsGone() {
    for (Path file : documents(TestData.ROOT)) {
      JsonNode document = MAPPER.readTree(TestData.text(file));
      Capture whole = read(document.toString()).orElseThrow();
      ((ObjectNode) document).retain("deployments");
      Capture alone = read(document.toString()).orElseThrow();
      List<String> wrong = new ArrayList<>();
      compare(whole, alone, wrong);
      assertThat(wrong).as("%s", file).isEmpty();
      assertThat(alone.deployments().get(0).version())
          .isEqualTo(whole.deployments().get(0).version());
      assertThat(alone.deployments().get(0).get(DeploymentFacts.CLIWRAP))
          .isEqualTo(whole.deployments().get(0).get(DeploymentFacts.CLIWRAP));
    }
  }

  @Test
  void aFactThatIsNotShownNamesTheKey() {
    Deployment deployment = Samples.read("{\"deployments\":[{\"osname\":\"a\",\"checksum\":\"c\","
            + "\"requested-packages\":[\"htop\"]}],\"transaction\":null}")
        .deployments()
        .get(0);
    assertThat(deployment.get(DeploymentFacts.REQUESTED)).isEqualTo(Fact.of(List.of("htop")));
    for (FactKey<Deployment, ?> key : List.of(DeploymentFacts.LAYERED, DeploymentFacts.INACTIVE)) {
      assertThat(deployment.get(key).findUnread())
          .contains(new Fact.Unread(0, "the key `packages` is left out"));
    }
    assertThat(deployment.checksum().require()).isEqualTo("c");
    assertThat(deployment.get(DeploymentFacts.BASE_CHECKSUM).findUnread()).isPresent();
  }

  /** What {@code jq '{packages, cliwrap}'} writes of a key that is not there, and who masks values. */
  @Test
  void nullIsMissing() {
    Deployment deployment = Samples.deployment("'pinned':null,'unlocked':'hotfix'");
    assertThat(deployment.pinned().findUnread())
        .contains(new Fact.Unread(0, "the key `pinned` is left out"));
    assertThat(deployment.get(DeploymentFacts.CLIWRAP).isShown()).isFalse();
    assertThat(deployment.get(DeploymentFacts.UNLOCKED)).isEqualTo(Fact.of("hotfix"));
  }

  /** As many keys as it takes, one at least that the release always writes. */
  private static void check(List<Path> files, int times) {
    Random random = new Random(TestData.seed(ReducedJsonTest.class));
    for (int i = 0; i < times; i++) {
      Path file = files.get(random.nextInt(files.size()));
      String text = TestData.text(file);
      List<String> keys = keys(MAPPER.readTree(text));
      double kept = random.nextDouble();
      Set<String> gone =
          keys.stream().filter(key -> random.nextDouble() > kept).collect(Collectors.toSet());
      List<String> traces = TRACES.stream().filter(keys::contains).toList();
      gone.add(traces.get(random.nextInt(traces.size())));
      check(file, text, gone, random.nextBoolean());
    }
  }

  private static void check(Path file, String text, Set<String> gone, boolean ofFirstAlone) {
    JsonNode document = MAPPER.readTree(text);
    JsonNode deployments = document.get("deployments");
    for (int i = 0; i < (ofFirstAlone ? 1 : deployments.size()); i++) {
      ((ObjectNode) deployments.get(i)).remove(gone);
    }
    if (!ofFirstAlone) {
      ((ObjectNode) document).remove(gone);
    }
    Optional<Capture> read = read(document.toString());
    Capture whole = read(text).orElseThrow();
    List<String> wrong = new ArrayList<>();
    read.ifPresent(capture -> compare(whole, capture, wrong));
    assertThat(wrong).as("%s without %s", file, gone).isEmpty();
  }

  private static void compare(Capture whole, Capture reduced, List<String> wrong) {
    compare(whole.facts(), reduced.facts(), Set.of("deployments", "booted-only"), wrong);
    for (int i = 0; i < reduced.deployments().size(); i++) {
      Deployment of = whole.deployments().get(i);
      Deployment deployment = reduced.deployments().get(i);
      compare(of.facts(), deployment.facts(), Set.of("origin"), wrong);
      compareOrigin(of, deployment, wrong);
      Optional<String> base = reduced.findBaseCommit(deployment);
      if (base.isPresent() && !base.equals(whole.findBaseCommit(of))) {
        wrong.add("base commit " + base);
      }
    }
  }

  /** An image without its digest is still that image: the digest may be untold. */
  private static void compareOrigin(Deployment whole, Deployment reduced, List<String> wrong) {
    if (reduced.origin().isShown()
        && !Equivalence.ofOrigin(
            whole.origin().require(), reduced.origin().require(), Optional.empty())) {
      wrong.add("origin " + reduced.origin());
    }
  }

  private static <O> void compare(
      Facts<O> whole, Facts<O> reduced, Set<String> but, List<String> wrong) {
    for (FactKey<O, ?> key : reduced.keys()) {
      if (reduced.shows(key)
          && !but.contains(key.name())
          && !reduced.get(key).equals(whole.get(key))) {
        wrong.add(key + ": " + reduced.get(key) + " is not " + whole.get(key));
      }
    }
  }

  private static Optional<Capture> read(String json) {
    return StatusJson.read("-", json, Limits.DEFAULT).reading().capture();
  }

  private static List<String> keys(JsonNode document) {
    Set<String> keys = new HashSet<>(document.propertyNames());
    document.get("deployments").forEach(deployment -> keys.addAll(deployment.propertyNames()));
    keys.remove("deployments");
    return keys.stream().sorted().toList();
  }

  private static List<Path> documents(Path root) {
    List<Path> files = TestData.files(root.resolve("rpm-ostree"), ".*/?\\d{4}\\.json");
    Stream<Path> ostree = TestData.files(root.resolve("ostree"), ".*\\.json").stream()
        .filter(file -> TestData.text(file).contains("checksum"))
        .filter(file -> !file.getFileName().toString().startsWith("054-"));
    return Stream.of(files.stream(), ostree).flatMap(each -> each).toList();
  }
}
