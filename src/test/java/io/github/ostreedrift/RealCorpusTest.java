// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Removal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Captures as people published them, read where they lie: they are not ours to ship. */
class RealCorpusTest {
  private static final Set<String> KINDS = Set.of(
      "rpm-ostree-status",
      "rpm-ostree-status-v",
      "rpm-ostree-status-json",
      "ostree-admin-status",
      "ostree-admin-status-json");

  /** Illustrations of a manual with checksums of 42 digits, and JSON that is none. */
  private static final Set<String> NO_CAPTURES = Set.of("253", "254", "255", "262");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A row of the manifest. */
  private record Row(Path file, String kind, boolean truncated, int deployments, int booted) {
    String number() {
      return file.getFileName().toString().substring(0, 3);
    }

    boolean isCapture() {
      return KINDS.contains(kind) && !truncated && !NO_CAPTURES.contains(number());
    }
  }

  private static Stream<Row> rows() {
    Path folder = TestData.shared("corpus/real");
    return TestData.text(folder.resolve("manifest.tsv"))
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new Row(
            folder.resolve(cells[0]),
            cells[1],
            !cells[5].equals("no"),
            number(cells[7]),
            number(cells[8])))
        .filter(row -> Files.exists(row.file()));
  }

  private static int number(String cell) {
    return cell.matches("-?\\d+") ? Integer.parseInt(cell) : -1;
  }

  @Test
  void deploymentsAndTheBootedOne() {
    List<String> differences = rows()
        .filter(Row::isCapture)
        .flatMap(row -> {
          List<Deployment> deployments = deployments(row);
          int booted = deployments.stream().map(Deployment::isBooted).toList().indexOf(true);
          return deployments.size() == row.deployments() && booted == row.booted()
              ? Stream.empty()
              : Stream.of(row + ": " + deployments.size() + ", booted " + booted);
        })
        .toList();
    assertThat(differences).isEmpty();
  }

  @Test
  void whatIsNoCaptureEndsInAProblem() {
    assertThat(rows().filter(row -> NO_CAPTURES.contains(row.number())))
        .hasSize(4)
        .allSatisfy(row -> assertThat(TestData.read(row.file()))
            .anyMatch(reading -> !reading.problems().isEmpty()));
  }

  /** Another command's output is no status, but a transcript may hold some. */
  @Test
  void nothingIsReadIntoOtherOutput() {
    List<String> read = rows()
        .filter(row -> !KINDS.contains(row.kind()))
        .filter(row -> deployments(row).size() != Math.max(0, row.deployments()))
        .map(Row::toString)
        .toList();
    assertThat(read).isEmpty();
  }

  @Test
  void factsReadByHand() {
    List<String> differences = new ArrayList<>();
    rows().filter(Row::isCapture).forEach(row -> {
      Path expected = row.file().resolveSibling("expected").resolve(row.number() + ".json");
      if (Files.exists(expected)) {
        check(row, JSON.readTree(TestData.text(expected)), differences);
      }
    });
    assertThat(differences).isEmpty();
  }

  private static List<Deployment> deployments(Row row) {
    return TestData.captures(TestData.read(row.file())).stream()
        .flatMap(capture -> capture.deployments().stream())
        .toList();
  }

  private static void check(Row row, JsonNode expected, List<String> differences) {
    Capture first = TestData.captures(TestData.read(row.file())).get(0);
    if (expected.hasNonNull("state")
        && !first.get(CaptureFacts.STATE).is(expected.get("state").asString())) {
      differences.add(row.number() + " state");
    }
    List<Deployment> deployments = deployments(row);
    for (int i = 0; i < Math.min(deployments.size(), expected.get("deployments").size()); i++) {
      String place = row.number() + " deployment " + i + " ";
      check(place, expected.get("deployments").get(i), deployments.get(i), differences);
    }
  }

  private static void check(
      String place, JsonNode expected, Deployment actual, List<String> differences) {
    Facts facts = new Facts(place, expected, differences);
    facts.same("version", actual.version().orElse(Optional.empty()).orElse(null));
    facts.sameIfGiven("commit", actual.checksum().orElse(null));
    facts.sameIfGiven("baseCommit", actual.baseChecksum().orElse(null));
    facts.among("origin", origins(actual));
    facts.time("timestamp", actual.timestamp().orElse(null));
    facts.list("layeredPackages", actual.layered().orElse(List.of()));
    facts.list("localPackages", actual.local().orElse(List.of()));
    facts.list(
        "removedBasePackages",
        actual.removed().orElse(List.of()).stream().map(Removal::name).toList());
    facts.replaced(actual);
    facts.flag("pinned", actual.pinned().is(true));
    facts.orNone("unlocked", actual.get(DeploymentFacts.UNLOCKED).orElse("none"));
  }

  /** The texts that can stand in the header. */
  private static List<String> origins(Deployment deployment) {
    List<String> shown = new ArrayList<>();
    deployment
        .get(DeploymentFacts.CUSTOM_ORIGIN)
        .orElse(Optional.empty())
        .flatMap(CustomOrigin::url)
        .ifPresent(shown::add);
    if (deployment.origin().isShown()) {
      Origin origin = deployment.origin().require();
      shown.add(
          origin instanceof Origin.ContainerImage image
              ? image.reference()
              : origin.toString().replaceFirst(".*?=", "").replaceFirst("]$", ""));
    }
    return shown;
  }

  /** Compares what a person has read with what we read. */
  private record Facts(String place, JsonNode expected, List<String> differences) {
    private String text(String key) {
      return expected.hasNonNull(key) ? expected.get(key).asString() : null;
    }

    private void unless(boolean equal, String key, Object actual) {
      if (!equal) {
        differences.add(place + key + ": " + actual + " is not " + expected.get(key));
      }
    }

    void same(String key, String actual) {
      unless(java.util.Objects.equals(text(key), actual), key, actual);
    }

    void sameIfGiven(String key, String actual) {
      unless(text(key) == null || text(key).equals(actual), key, actual);
    }

    void among(String key, List<String> actual) {
      String origin = text(key);
      unless(origin == null || actual.contains(origin.replaceFirst("^ostree://", "")), key, actual);
    }

    void time(String key, Instant actual) {
      String time = text(key);
      unless(
          time == null
              || Instant.parse(time.replace(' ', 'T').replaceFirst("Z?$", "Z")).equals(actual),
          key,
          actual);
    }

    void list(String key, List<String> actual) {
      List<String> names = new ArrayList<>();
      expected.path(key).forEach(name -> names.add(name.asString()));
      unless(sorted(names).equals(sorted(actual)), key, actual);
    }

    void replaced(Deployment actual) {
      List<String> replaced = new ArrayList<>();
      expected
          .path("replaced")
          .forEach(each -> replaced.add(each.get("name").asString() + " "
              + each.get("from").asString() + " " + each.get("to").asString()));
      List<String> read = actual.replaced().orElse(List.of()).stream()
          .map(each -> each.name() + " " + each.from() + " " + each.to())
          .toList();
      unless(sorted(replaced).equals(sorted(read)), "replaced", read);
    }

    void flag(String key, boolean actual) {
      unless(expected.path(key).asBoolean(false) == actual, key, actual);
    }

    void orNone(String key, String actual) {
      unless((text(key) == null ? "none" : text(key)).equals(actual), key, actual);
    }

    private static List<String> sorted(List<String> list) {
      return Arrays.asList(list.stream().sorted().toArray(String[]::new));
    }
  }
}
