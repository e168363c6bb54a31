// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each key of the outputs is spelled once: in its lexer grammar. */
class KeysTest {
  private static final Pattern KEY = Pattern.compile(": '([A-Z][A-Za-z ]{4,})'");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (String grammar : List.of("HostStatusLexer.g4", "AdminStatusLexer.g4")) {
      List<String> own = KEY.matcher(TestData.text(Path.of("grammar", grammar)))
          .results()
          .map(key -> key.group(1))
          .toList();
      assertThat(own).as(grammar).hasSizeGreaterThan(2).doesNotHaveDuplicates();
      keys.addAll(own);
    }
    return keys;
  }

  @Test
  void noKeyIsSpelledInTheCode() {
    Set<String> wrong = new TreeSet<>();
    List<String> keys = keys();
    // What the reports print has words of its own.
    for (Path file : TestData.files(Path.of("src/main/java"), "(?!Survival|Diff).*\\.java")) {
      String code = COMMENT.matcher(TestData.text(file)).replaceAll("");
      for (MatchResult string : STRING.matcher(code).results().toList()) {
        keys.stream()
            .filter(key -> string.group(1).equals(key) || string.group(1).startsWith(key + ":"))
            .forEach(key -> wrong.add(file + ": " + key));
      }
    }
    assertThat(wrong).isEmpty();
  }
}
