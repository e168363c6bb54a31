// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types at real shells, on a terminal, and looks at what the command would be given. */
class CompletionTest {
  private static final long SECONDS = 60;

  @TempDir
  Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Run completion = Run.of("generate-completion");
    assertThat(completion.exit()).isZero();
    Files.writeString(folder.resolve("ostree-drift.bash"), completion.out());
    Files.writeString(folder.resolve("before.txt"), "");
    Files.writeString(folder.resolve("after.txt"), "");
    // The command itself tells what it gets.
    Files.writeString(folder.resolve("bash.rc"), """
        PS1='ready> '
        source ./ostree-drift.bash
        ostree-drift() { printf '[%s]' "$@"; echo; exit; }
        """);
    Files.writeString(folder.resolve(".zshrc"), """
        PS1='ready> '
        autoload -U +X compinit && compinit -u
        autoload -U +X bashcompinit && bashcompinit
        source ./ostree-drift.bash
        ostree-drift() { printf '[%s]' "$@"; echo; exit; }
        """);
  }

  // T stands for the key.
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      verT                               | [verify]
      explT                              | [explain]
      expoT                              | [export]
      export --as contT                  | [export][--as][containerfile]
      verify --neT                       | [verify][--next]
      verify --packages-afT              | [verify][--packages-after]
      audit --quoT                       | [audit][--quorum]
      verify -o markT                    | [verify][-o][markdown]
      verify --color alT                 | [verify][--color][always]
      verify befT aftT                   | [verify][before.txt][after.txt]
      verify --packages-after befT aftT  | [verify][--packages-after][before.txt][after.txt]
      """)
  void completes(String typed, String given) throws IOException, InterruptedException {
    assertThat(type("bash --noprofile --rcfile bash.rc -i", "bash", typed)).contains(given);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      verT                               | [verify]
      verify --neT                       | [verify][--next]
      verify befT aftT                   | [verify][before.txt][after.txt]
      """)
  void completesInZsh(String typed, String given) throws IOException, InterruptedException {
    assertThat(type("zsh -d -i", "zsh", typed)).contains(given);
  }

  /** What is on the screen when all is typed. */
  private String type(String shell, String name, String typed)
      throws IOException, InterruptedException {
    for (String tool : List.of(name, "script")) {
      assumeTrue(isThere(tool), "skipped: no " + tool + " here");
    }
    Path screen = folder.resolve("screen");
    ProcessBuilder builder = new ProcessBuilder("script", "-q", "-c", shell, "/dev/null")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(screen.toFile());
    builder.environment().putAll(Map.of("TERM", "dumb", "ZDOTDIR", folder.toString()));
    Process process = builder.start();
    try (var keys = process.getOutputStream()) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (!Files.readString(screen).contains("ready> ") && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      keys.write(
          ("ostree-drift " + typed.replace("T", "\t") + "\n").getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(screen);
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
  }
}
