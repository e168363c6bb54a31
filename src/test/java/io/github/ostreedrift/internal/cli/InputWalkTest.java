// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputWalkTest {
  @TempDir
  private Path folder;

  @Test
  void takesStandardInputWhenNothingIsGiven() {
    assertThat(walk(List.of())).containsExactly(new Input.Standard("-"));
    assertThat(walk(List.of("-"))).containsExactly(new Input.Standard("-"));
  }

  @Test
  void sortsADirectoryByPath() throws IOException {
    List<String> names = List.of(
        "B/x", "a b", "a-b", "a.txt", "a/b.txt", "a/b/c", "a/b/d", "a/c", "a0", "b", "ä", "日");
    for (String name : names) {
      touch(name);
    }
    assertThat(names(walk(List.of(folder.toString())))).containsExactlyElementsOf(names);
  }

  @Test
  void sortsAsThePathsDo() throws IOException {
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      StringBuilder name = new StringBuilder();
      for (int part = random.nextInt(3); part >= 0; part--) {
        name.append("ab-.0 ".charAt(random.nextInt(5))).append("d/".repeat(random.nextInt(2)));
        name.append((char) ('a' + random.nextInt(3)));
      }
      try {
        touch(name.toString().strip());
      } catch (IOException e) {
        // There is a file where a directory should be, or the other way round.
      }
    }
    List<String> names = names(walk(List.of(folder.toString())));
    assertThat(names).hasSizeGreaterThan(100).isSorted();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile).count()).isEqualTo(names.size());
    }
  }

  @Test
  void keepsTheOrderOfArguments() throws IOException {
    touch("b");
    touch("a");
    String a = folder.resolve("a").toString();
    assertThat(names(walk(List.of(folder.resolve("b").toString(), a, a, folder.toString()))))
        .containsExactly("b", "a", "a", "a", "b");
  }

  @Test
  void passesOverRepositoriesAndLinks() throws IOException {
    touch(".git/config");
    touch(".hidden/file");
    touch(".hidden-file");
    touch("sub/.git/HEAD");
    touch("sub/real");
    Path outside = Files.createTempFile("outside", null);
    try {
      Files.createSymbolicLink(folder.resolve("out"), outside);
      Files.createSymbolicLink(folder.resolve("loop"), folder);
      Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
      assertThat(names(walk(List.of(folder.toString()))))
          .containsExactly(".hidden-file", ".hidden/file", "sub/real");
      // Given by name, a link is what it leads to.
      assertThat(walk(List.of(folder.resolve("out").toString())))
          .singleElement()
          .isInstanceOf(Input.OnDisk.class);
      assertThat(walk(List.of(folder.resolve("dangling").toString())))
          .containsExactly(new Input.Unusable(folder + "/dangling", "no such file"));
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void saysThatADirectoryHasNoFiles() throws IOException {
    Files.createDirectories(folder.resolve("empty/deep/er"));
    Files.createSymbolicLink(folder.resolve("empty/link"), folder);
    Input expected = new Input.Unusable(
        folder + "/empty", "no files in this directory (links are not followed)");
    assertThat(walk(List.of(folder + "/empty"))).containsExactly(expected);
    assertThat(walk(List.of(folder + "/empty/"))).containsExactly(expected);
    touch("full/deep/file");
    assertThat(names(walk(List.of(folder + "/full")))).containsExactly("full/deep/file");
  }

  @Test
  void saysThatADirectoryCannotBeRead() throws IOException {
    touch("a/file");
    touch("b/file");
    Path closed = folder.resolve("a");
    assumeThat(closed.toFile().setReadable(false)).isTrue();
    try {
      assumeThat(Files.isReadable(closed)).as("root reads everything").isFalse();
      assertThat(walk(List.of(folder.toString())))
          .startsWith(new Input.Unusable(closed.toString(), "permission denied"))
          .hasSize(2);
    } finally {
      assertThat(closed.toFile().setReadable(true)).isTrue();
    }
  }

  @Test
  void givesNoSizeForWhatHasNone() {
    assumeThat(Path.of("/dev/null")).exists();
    assertThat(walk(List.of("/dev/null")))
        .containsExactly(new Input.OnDisk("/dev/null", Path.of("/dev/null"), -1));
  }

  @Test
  void endsAsIteratorsDo() {
    InputWalk walk = new InputWalk(List.of());
    walk.next();
    assertThat(walk.hasNext()).isFalse();
    assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
  }

  private void touch(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private static List<Input> walk(List<String> arguments) {
    List<Input> inputs = new ArrayList<>();
    new InputWalk(arguments).forEachRemaining(inputs::add);
    return inputs;
  }

  private List<String> names(List<Input> inputs) {
    return inputs.stream()
        .map(input -> folder.relativize(Path.of(input.name())).toString())
        .toList();
  }
}
