// SPDX-License-Identifier: Apache-2.0
package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {
  private static final String MAIN = "org.example.survived/org.example.Survived";
  private static final Path APPLICATION = Path.of(System.getProperty("application"));
  private static final Path MODULES = Path.of(System.getProperty("module.path"));

  @TempDir
  Path folder;

  @Test
  void runsOnTheModulePath() throws Exception {
    assertWorks(
        Path.of(System.getProperty("java.home")), "-p", path(MODULES, APPLICATION), "-m", MAIN);
  }

  @Test
  void runsOnAnImageOfTheJdkFromTheModulePath() throws Exception {
    Path image = folder.resolve("image");
    assertThat(run("jlink", "--add-modules", "java.base", "--output", image)).isEmpty();

    assertWorks(image, "-p", path(MODULES, APPLICATION), "-m", MAIN);
  }

  @Test
  void runsOnAnImageOfTheJdkFromTheClassPath() throws Exception {
    String jars = path(jar("jackson-core"), jar("antlr4-runtime"), jar("ostree-drift"));
    Path image = folder.resolve("image");
    assertThat(run(
            "jdeps",
            "--multi-release",
            "17",
            "--ignore-missing-deps",
            "--print-module-deps",
            "--module-path",
            jars,
            jar("ostree-drift")))
        .isEqualToIgnoringNewLines("java.base,org.antlr.antlr4.runtime,tools.jackson.core");
    assertThat(run("jlink", "--add-modules", "java.base", "--output", image)).isEmpty();

    List<String> java =
        java(image, "-cp", jars + File.pathSeparator + APPLICATION, "org.example.Survived");
    assertThat(output(java, "before.txt", "lost.txt"))
        .containsExactly("unnamed module", "false", "true");
  }

  @Test
  void anImageOfAllTakesNoAutomaticModule() {
    assertThat(run(
            "jlink",
            "-p",
            path(MODULES, APPLICATION),
            "--add-modules",
            "org.example.survived",
            "--output",
            folder.resolve("image")))
        .contains("automatic module cannot be used with jlink: org.antlr.antlr4.runtime");
  }

  @Test
  void anImageOfAllRunsOnceAntlrIsAModule() throws Exception {
    Path antlr = folder.resolve("antlr.jar");
    Files.copy(jar("antlr4-runtime"), antlr);
    run("jdeps", "--generate-module-info", folder.resolve("descriptor"), antlr);
    Path descriptor;
    try (Stream<Path> files = Files.walk(folder.resolve("descriptor"))) {
      descriptor =
          files.filter(file -> file.endsWith("module-info.java")).findFirst().orElseThrow();
    }
    String patch = "org.antlr.antlr4.runtime=" + antlr;
    assertThat(run(
            "javac",
            "-Xlint:none",
            "--release",
            "17",
            "--patch-module",
            patch,
            "-d",
            folder.resolve("classes"),
            descriptor))
        .isEmpty();
    assertThat(run(
            "jar",
            "--update",
            "--file",
            antlr,
            "-C",
            folder.resolve("classes"),
            "module-info.class"))
        .isEmpty();

    Path image = folder.resolve("image");
    String modules = path(antlr, jar("jackson-core"), jar("ostree-drift"), APPLICATION);
    assertThat(
            run("jlink", "-p", modules, "--add-modules", "org.example.survived", "--output", image))
        .isEmpty();

    assertWorks(image, "-m", MAIN);
  }

  private static void assertWorks(Path home, String... main) throws Exception {
    List<String> java = java(home, main);
    assertThat(output(java, "before.txt", "after.txt"))
        .containsExactly("module io.github.ostreedrift", "true", "true");
    assertThat(output(java, "before.txt", "lost.txt"))
        .containsExactly("module io.github.ostreedrift", "false", "true");
  }

  private static List<String> java(Path home, String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> output(List<String> java, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines()
        .map(line -> line.replaceFirst("^(unnamed module) @.*", "$1"))
        .toList();
  }

  /** What a tool of the JDK says. */
  private static String run(String tool, Object... arguments) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, words);
    return out.toString();
  }

  private static Path jar(String name) throws IOException {
    try (Stream<Path> jars = Files.list(MODULES)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String path(Path... parts) {
    return String.join(File.pathSeparator, Stream.of(parts).map(Path::toString).toList());
  }
}
