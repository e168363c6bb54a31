// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The states that are read: each in three forms, printed by one release of rpm-ostree.
 *
 * <p>All of the oldest and of the newest release of the shared corpus; where that is not there, those in testdata.
 */
final class States {
  private static final List<Path> HOMES =
      List.of(Path.of("../shared/corpus/rpm-ostree"), Path.of("testdata/rpm-ostree"));
  private static final List<String> RELEASES = List.of("v2018.5", "v2026.2");
  private static final String JSON = ".json";

  private States() {}

  /**
   * One state.
   *
   * @param name where it comes from
   * @param plain the text of {@code rpm-ostree status}
   * @param verbose the text of {@code rpm-ostree status -v}
   * @param json the text of {@code rpm-ostree status --json}
   */
  record State(String name, String plain, String verbose, String json) {}

  /** All states, always in the same order. */
  static List<State> all() {
    Path home = HOMES.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("run this in the project's directory"));
    return RELEASES.stream().flatMap(release -> of(home.resolve(release))).toList();
  }

  /** What is read, for the head of a report. */
  static String describe(List<State> states) {
    return "%d states of %s: %d characters plain, %d -v, %d JSON on average"
        .formatted(
            states.size(),
            states.stream()
                .map(state -> state.name().split("/")[0])
                .distinct()
                .collect(Collectors.joining(" and ")),
            average(states, state -> state.plain().length()),
            average(states, state -> state.verbose().length()),
            average(states, state -> state.json().length()));
  }

  private static long average(List<State> states, ToIntFunction<State> length) {
    return Math.round(states.stream().mapToInt(length).average().orElse(0));
  }

  private static Stream<State> of(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(JSON))
          .sorted()
          .toList();
      return names.stream()
          .map(name -> of(folder, name.substring(0, name.length() - JSON.length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static State of(Path folder, String id) {
    return new State(
        folder.getFileName() + "/" + id,
        text(folder.resolve(id + ".plain.utf8.txt")),
        text(folder.resolve(id + ".verbose.utf8.txt")),
        text(folder.resolve(id + JSON)));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
