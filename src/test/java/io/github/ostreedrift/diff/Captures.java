// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.model.Capture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Captures for comparisons: out of the folders that are there, or made up of a few members of JSON. */
final class Captures {
  private Captures() {}

  /** Testdata, and the larger collection beside the project where it is there. */
  static List<Path> roots() {
    return TestData.hasShared()
        ? List.of(TestData.ROOT, TestData.shared("corpus"))
        : List.of(TestData.ROOT);
  }

  /** The files of one state, by the state: those of one folder whose names begin alike. */
  static Map<String, List<Path>> states(Path root) {
    Map<String, List<Path>> states = new TreeMap<>();
    if (Files.isDirectory(root)) {
      for (Path file : TestData.files(root, ".*(?<!\\.golden)\\.(?:txt|json)")) {
        String name = file.getFileName().toString();
        String state = file.getParent() + "/" + name.substring(0, name.indexOf('.'));
        states.computeIfAbsent(state, key -> new ArrayList<>()).add(file);
      }
    }
    return states;
  }

  /** The one capture of a text. */
  static Capture one(String text) {
    return TestData.captures(text).get(0);
  }

  /** A capture of the walkthrough. */
  static Capture seed(String number) {
    Path file =
        TestData.files(TestData.ROOT.resolve("seed"), number + "-.*\\.txt").get(0);
    return TestData.captures(TestData.read(file)).get(0);
  }

  /**
   * The JSON of a host with these deployments, each given by its members; apostrophes stand for quotes. What is not said
   * is as on a host that has nothing special.
   */
  static Capture host(String... deployments) {
    return one(
        WholeJson.host(Stream.of(deployments).map(WholeJson::deployment).toArray(String[]::new)));
  }
}
