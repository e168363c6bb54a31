// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.internal.model.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Options are named by the command alone: who embeds the library has none. */
class OptionNamesTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*[a-z]");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

  /** A command of another tool, as the library names it: its options are not ours. */
  private static final Pattern OTHER_COMMAND = Pattern.compile("`bootc [^`]*`");

  /** Options of other tools, which are named as theirs, that are spelled like some of ours. */
  private static final Set<String> OF_OTHERS = Set.of("--version", "--help");

  @Test
  void theLibraryNamesNone() throws IOException {
    Set<String> ours = options();
    assertThat(ours).contains("--max-line-length", "--packages-after", "--force-order");
    List<String> named = new ArrayList<>();
    for (Path file : sources()) {
      STRING
          .matcher(Files.readString(file))
          .results()
          .map(MatchResult::group)
          .map(text -> OTHER_COMMAND.matcher(text).replaceAll(""))
          .filter(text ->
              OPTION.matcher(text).results().map(MatchResult::group).anyMatch(ours::contains))
          .forEach(text -> named.add(file.getFileName() + ": " + text));
    }
    assertThat(named).isEmpty();
  }

  @Test
  void everyLimitHasAnOptionAndEachSuchOptionALimit() {
    assertThat(options().stream().filter(name -> name.startsWith("--max-")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Limit.values()).map(limit -> "--" + limit.word()).toList());
  }

  @Test
  void aLimitInAMessageBecomesItsOption() {
    for (Limit limit : Limit.values()) {
      assertThat(Limit.find("too much " + limit.mark())).contains(limit);
      assertThat(Hints.of("too much " + limit.mark()))
          .isEqualTo("too much (raise it with --" + limit.word() + ")");
    }
    assertThat(Hints.of("too much")).isEqualTo("too much");
  }

  private static Set<String> options() {
    return Stream.of("parse", "diff", "verify", "audit", "explain", "export")
        .flatMap(command -> Stream.of(Run.of("help", command), Run.of(command, "--help-limits")))
        .flatMap(run -> OPTION.matcher(run.out()).results())
        .map(MatchResult::group)
        .filter(name -> !OF_OTHERS.contains(name))
        .filter(name -> !name.equals("--list") && !name.equals("--json"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> sources() throws IOException {
    Path main = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(main)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/cli/"))
          .toList();
    }
  }
}
