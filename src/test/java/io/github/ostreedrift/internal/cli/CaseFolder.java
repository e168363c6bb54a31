// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A folder of testdata that holds the inputs of a command, and what comes of them. */
record CaseFolder(Path folder) {

  /** The cases of a folder; there is at least one. */
  static Stream<CaseFolder> of(String name) {
    try (Stream<Path> folders = Files.list(TestData.ROOT.resolve(name))) {
      List<CaseFolder> cases =
          folders.filter(Files::isDirectory).sorted().map(CaseFolder::new).toList();
      assertThat(cases).as("cases of %s", name).isNotEmpty();
      return cases.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs a command line; its words that name inputs of this case are those. */
  Run run(String commandLine) {
    String[] words = Arrays.stream(commandLine.split(" "))
        .map(word ->
            Files.exists(file(word.replaceFirst("#.*", ""))) ? file(word).toString() : word)
        .toArray(String[]::new);
    Run run = Run.of(words);
    return new Run(run.exit(), local(run.out()), local(run.err()));
  }

  /** Without the folder, the same on every machine. */
  private String local(String text) {
    return text.replace(folder + folder.getFileSystem().getSeparator(), "");
  }
}
