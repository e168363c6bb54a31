// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.CaptureException;
import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library and the command judge alike, damaged captures among them: there is one truth. */
class OneTruthTest {
  private static final int PAIRS = 2_000;

  @TempDir
  private Path folder;

  @Test
  void libraryAndCommand() throws IOException {
    Random random = new Random(TestData.seed(OneTruthTest.class));
    List<Path> files =
        TestData.files(TestData.ROOT.resolve("rpm-ostree/v2026.2"), ".*(?:txt|json)");
    int judged = 0;
    for (int i = 0; i < PAIRS; i++) {
      Path before = capture("before", files, random);
      Path after = capture("after", files, random);
      Run run = Run.of("verify", "-o", "json", before.toString(), after.toString());
      if (captures(before).size() != 1 || captures(after).size() != 1) {
        // Where a file holds no capture as such, the command looks for nodes in it.
        continue;
      }
      Optional<Survival> survival = library(before, after);
      assertThat(run.out())
          .as(() -> "verify " + describe(before) + describe(after))
          .isEqualTo(survival.map(OstreeDrift::toJson).orElse(""));
      judged += survival.isPresent() ? 1 : 0;
    }
    assertThat(judged).isGreaterThan(PAIRS / 2);
  }

  private static Optional<Survival> library(Path before, Path after) throws IOException {
    try {
      return Optional.of(
          OstreeDrift.verify(captures(before).get(0), captures(after).get(0)));
    } catch (CaptureException noBooted) {
      return Optional.empty();
    }
  }

  private static List<Reading> captures(Path file) throws IOException {
    return OstreeDrift.read(file).stream()
        .filter(reading -> reading.capture().isPresent())
        .toList();
  }

  private Path capture(String name, List<Path> files, Random random) throws IOException {
    String text = Files.readString(files.get(random.nextInt(files.size())));
    return Files.writeString(
        folder.resolve(name), random.nextBoolean() ? text : damaged(text, random));
  }

  /** One line is gone, elided or cut, or the text ends early. */
  private static String damaged(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.set(at, "...");
      case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
      default -> {
        return text.substring(0, random.nextInt(text.length()));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String describe(Path file) {
    try {
      return "\n== " + file + "\n" + Files.readString(file);
    } catch (IOException e) {
      return file.toString();
    }
  }
}
