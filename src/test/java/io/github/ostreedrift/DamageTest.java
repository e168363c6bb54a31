// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Captures with a character too few, another one or a piece of something else: reading ends and never throws. */
class DamageTest {
  private static final long SEED = TestData.seed(DamageTest.class);

  /** Signs that mean something somewhere. */
  private static final String SIGNS =
      " \n\t:;,.'\"\\()[]{}<>-=*?#$|`\u25cf\u2514\u0000\u001b\ufffdx0";

  /** A row with a value; of a value, every letter and digit says something about itself alone. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^ +(?:LayeredPackages|LocalPackages|Commit|"
          + "BaseCommit|StateRoot|InactiveRequests|LocalOverrides|EndOfLife|InitramfsEtc): (.*)$");

  private final Random random = new Random(SEED);

  @Test
  void aCharacterTooFew() {
    for (Path file : some(4)) {
      String text = TestData.text(file);
      for (int i = 0; i < text.length(); i++) {
        readAnyway(text.substring(0, i) + text.substring(i + 1));
      }
    }
  }

  @Test
  void anotherCharacter() {
    for (Path file : some(4)) {
      String text = TestData.text(file);
      for (int i = 0; i < text.length(); i++) {
        char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
        readAnyway(text.substring(0, i) + sign + text.substring(i + 1));
      }
    }
  }

  @Test
  @Tag("slow")
  void everyCharacterOfEverySample() {
    for (Path file : TestData.files(TestData.ROOT.resolve("samples"), ".*\\.txt")) {
      String text = TestData.text(file);
      for (int i = 0; i < text.length(); i++) {
        readAnyway(text.substring(0, i) + text.substring(i + 1));
        for (int s = 0; s < SIGNS.length(); s++) {
          readAnyway(text.substring(0, i) + SIGNS.charAt(s) + text.substring(i + 1));
        }
      }
    }
  }

  @Test
  void splices() {
    List<Path> files = TestData.captures();
    for (int i = 0; i < 800; i++) {
      readAnyway(piece(files) + piece(files) + piece(files));
    }
  }

  /** A letter of one value touches that value alone: one or two facts of one deployment. */
  @Test
  void aLetterOfAValue() {
    Map<String, String> differences = new TreeMap<>();
    for (Path file :
        TestData.files(TestData.ROOT.resolve("rpm-ostree"), "\\d+\\.verbose\\.utf8\\.txt")) {
      String text = TestData.text(file);
      Capture whole = TestData.captures(text).get(0);
      for (Matcher row = ROW.matcher(text); row.find(); ) {
        int at = row.start(1) + random.nextInt(row.end(1) - row.start(1));
        if (Character.isLetterOrDigit(text.charAt(at))) {
          String damaged = text.substring(0, at) + 'x' + text.substring(at + 1);
          List<String> found = differences(whole, TestData.captures(damaged));
          if (found.size() > 2) {
            differences.putIfAbsent(found.toString(), found + ": " + file + " at " + at);
          }
        }
      }
    }
    assertThat(differences.values()).isEmpty();
  }

  /** What changed; the repositories stand in the lines below a commit, and are hidden with it. */
  private static List<String> differences(Capture whole, List<Capture> damaged) {
    if (damaged.size() != 1
        || damaged.get(0).deployments().size() != whole.deployments().size()) {
      return List.of("another", "number of", "deployments");
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < whole.deployments().size(); i++) {
      Facts<Deployment> before = whole.deployments().get(i).facts();
      Deployment after = damaged.get(0).deployments().get(i);
      for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
        boolean isBelow =
            key == DeploymentFacts.REPOSITORIES || key == DeploymentFacts.LAYERED_REPOSITORIES;
        if (!isBelow && !before.get(key).equals(after.get(key))) {
          differences.add(i + " " + key);
        }
      }
    }
    return differences;
  }

  private String piece(List<Path> files) {
    String text = TestData.text(files.get(random.nextInt(files.size())));
    int from = random.nextInt(text.length() + 1);
    return text.substring(from, from + random.nextInt(text.length() - from + 1));
  }

  private List<Path> some(int count) {
    List<Path> files = new ArrayList<>(TestData.captures());
    files.removeIf(file -> TestData.bytes(file).length > 8_000);
    Collections.shuffle(files, random);
    return files.subList(0, count);
  }

  /** Whatever is read can be written, and at least one reading comes. */
  private static void readAnyway(String text) {
    try {
      List<Reading> readings = TestData.read(text);
      if (readings.isEmpty()) {
        throw new AssertionError("no reading");
      }
      readings.forEach(CaptureJson.COMPACT::write);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("-Dseed=" + SEED + ", reading <<<" + text + ">>>", e);
    }
  }
}
