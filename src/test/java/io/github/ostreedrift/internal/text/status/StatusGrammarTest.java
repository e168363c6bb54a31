// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** The grammar of {@code rpm-ostree status}: LL(1), and each key is spelled in it and nowhere else. */
class StatusGrammarTest {
  private final List<String> complaints = new ArrayList<>();

  @Test
  void noLineCanBeReadInTwoWays() {
    int parsed = 0;
    for (Path file : TestData.captures()) {
      String text = TestData.text(file);
      if (text.startsWith("State: ")) {
        parse(text);
        parsed++;
      }
    }
    assertThat(complaints).isEmpty();
    assertThat(parsed).isGreaterThan(300);
  }

  private void parse(String text) {
    StatusScanner scanner = new StatusScanner(
        new CaptureLines(LineReader.of(text, Limits.DEFAULT), Prefix.NONE), Limits.DEFAULT, false);
    HostStatusParser parser = new HostStatusParser(CaptureTokens.of(scanner));
    parser.removeErrorListeners();
    parser.addErrorListener(new DiagnosticErrorListener(true) {
      @Override
      public void syntaxError(
          Recognizer<?, ?> recognizer,
          Object offending,
          int line,
          int column,
          String message,
          RecognitionException cause) {
        if (message.startsWith("reportAmbiguity") || message.startsWith("reportAttempting")) {
          complaints.add(message);
        }
      }
    });
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.status();
  }

  @Test
  void eachKeyIsSpelledOnce() throws IOException {
    Set<String> keys = new HashSet<>();
    IntStream.rangeClosed(HostStatusLexer.STATE, HostStatusLexer.SIZE)
        .mapToObj(StatusKeys::word)
        .filter(word -> word.length() > 9)
        .forEach(word -> keys.add('"' + word));
    List<String> doubled = new ArrayList<>();
    Path sources =
        TestData.ROOT.resolveSibling("src/main/java/io/github/ostreedrift/internal/text");
    try (Stream<Path> files = java.nio.file.Files.walk(sources)) {
      List<Path> ours = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(ours).isNotEmpty();
      for (Path file : ours) {
        String text = TestData.text(file);
        keys.stream().filter(text::contains).forEach(key -> doubled.add(file + ": " + key));
      }
    }
    assertThat(keys).hasSizeGreaterThan(40);
    assertThat(doubled).isEmpty();
  }
}
