// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Captures cut at every byte but the ends of their lines: one that lacks its last line break alone is whole. What a cut capture shows is what the whole one shows, but for the line that was cut; and
 * what was not printed any more is never taken for none. {@code GPGSignature: } at the end is what the printer itself
 * leaves of an empty list.
 */
class TruncationTest {
  private static final long SEED = TestData.seed(TruncationTest.class);

  /** A row shows two facts at most: a version and its time, a commit and its repositories. */
  private static final int FACTS_OF_A_ROW = 2;

  /** All but sample 24: a coloured capture that is cut behind the end of a colour looks like a whole one. */
  @Test
  void everySample() {
    check(TestData.files(TestData.ROOT.resolve("samples"), "(?!24-).*(?<!\\.json)\\.txt"));
  }

  @Test
  void someOfTestdata() {
    List<Path> files = new ArrayList<>(captures());
    Collections.shuffle(files, new Random(SEED));
    check(files.subList(0, 12));
  }

  @Test
  @Tag("slow")
  void allOfTestdata() {
    check(captures());
  }

  /** Half a JSON document is no document. */
  @Test
  void json() {
    for (Path file : TestData.files(TestData.ROOT, ".*(?<!\\.golden)\\.json|.*\\.json\\.txt")) {
      byte[] whole = TestData.bytes(file);
      if (whole.length < 12_000 && !TestData.read(file).get(0).hasErrors()) {
        for (int end = 0; end < TestData.text(file).strip().length(); end += 23) {
          assertThat(read(whole, end))
              .as("%s cut at %d", file, end)
              .isNotEmpty()
              .allMatch(Reading::hasErrors);
        }
      }
    }
  }

  private static List<Path> captures() {
    return Stream.of(
            TestData.files(
                TestData.ROOT.resolve("rpm-ostree"), "\\d+\\.(?:plain|verbose)\\.utf8\\.txt"),
            TestData.files(TestData.ROOT.resolve("ostree"), ".*\\d\\.txt"))
        .flatMap(List::stream)
        .filter(Pair::isWhole)
        .toList();
  }

  private static void check(List<Path> files) {
    Map<String, String> differences = new TreeMap<>();
    for (Path file : files) {
      byte[] whole = TestData.bytes(file);
      List<Capture> captures = TestData.captures(TestData.read(file));
      for (int end = 0; end < whole.length && captures.size() == 1; end++) {
        List<Capture> cut = TestData.captures(read(whole, end));
        boolean cutsLine = end > 0
            && whole[end - 1] != '\n'
            && whole[end] != '\n'
            && !new String(whole, 0, end, UTF_8).endsWith(" GPGSignature: ");
        if (cutsLine && !cut.isEmpty()) {
          // the first place of each kind says enough
          String place = " of " + file + ", cut at " + end;
          differences(captures.get(0), cut)
              .forEach(
                  found -> differences.putIfAbsent(found.replaceAll("\\d", "#"), found + place));
        }
      }
    }
    assertThat(differences.values()).isEmpty();
  }

  private static List<Reading> read(byte[] whole, int end) {
    List<Reading> readings = new ArrayList<>();
    try {
      CaptureReader.standard().read("-", new ByteArrayInputStream(whole, 0, end), readings::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(readings).isNotEmpty();
    return readings;
  }

  private static List<String> differences(Capture whole, List<Capture> cut) {
    if (cut.size() > 1 || cut.get(0).format() != whole.format()) {
      return List.of("read as " + cut.size() + " " + cut.get(0).format());
    }
    List<String> differences = new ArrayList<>();
    List<Deployment> before = whole.deployments();
    List<Deployment> after = cut.get(0).deployments();
    differences(after.isEmpty(), whole.facts(), cut.get(0).facts(), differences);
    if (after.size() > before.size()) {
      return List.of("more deployments than before");
    }
    for (int i = 0; i < after.size(); i++) {
      boolean last = i == after.size() - 1;
      differences(last, before.get(i).facts(), after.get(i).facts(), differences);
    }
    return differences;
  }

  /**
   * The facts that the whole capture does not show like that.
   *
   * @param cutHere whether one of the rows may be cut
   */
  private static <O> void differences(
      boolean cutHere, Facts<O> whole, Facts<O> cut, List<String> differences) {
    List<String> others = new ArrayList<>();
    for (FactKey<O, ?> key : cut.keys()) {
      boolean compared = !List.of(
              CaptureFacts.DEPLOYMENTS, CaptureFacts.VERBOSE, CaptureFacts.AVAILABLE_UPDATE)
          .contains(key);
      if (compared && cut.shows(key) && !cut.get(key).equals(whole.get(key))) {
        if (isNone(key, cut)) {
          differences.add(key + " is none");
        } else {
          others.add(key + " differs");
        }
      }
    }
    if (!cutHere || others.size() > FACTS_OF_A_ROW) {
      differences.addAll(others);
    }
  }

  /** Whether a fact says that there is nothing. */
  private static <O> boolean isNone(FactKey<O, ?> key, Facts<O> facts) {
    Object value = facts.get(key).require();
    return value.equals(List.of())
        || value.equals(Optional.empty())
        || value.equals(false)
        || (key == DeploymentFacts.UNLOCKED && value.equals("none"));
  }
}
