// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.text.grammar.AdminStatusLexer;
import io.github.ostreedrift.text.grammar.AdminStatusParser;
import io.github.ostreedrift.text.grammar.HostStatusLexer;
import io.github.ostreedrift.text.grammar.HostStatusParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** Parses all testdata with exact ambiguity detection: each grammar is LL(1), and no line can be read in two ways. */
class GrammarTest {
  private final Set<String> complaints = new TreeSet<>();
  private final Map<Kind, Integer> parsed = new EnumMap<>(Kind.class);

  private enum Kind {
    STATUS,
    ADMIN
  }

  @Test
  void noAmbiguityAndNoFullContext() throws IOException {
    for (Path file : TestData.captures()) {
      if (file.toString().endsWith(".txt")) {
        parseAll(file);
      }
    }
    assertThat(complaints).isEmpty();
    assertThat(parsed).containsOnlyKeys(Kind.values());
    assertThat(parsed.get(Kind.STATUS)).isGreaterThan(300);
    assertThat(parsed.get(Kind.ADMIN)).isGreaterThan(100);
  }

  /** The captures of a file, found as the scanner finds them. */
  private void parseAll(Path file) throws IOException {
    LineReader lines = LineReader.of(TestData.text(file), Limits.DEFAULT);
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      Beginning beginning = Beginning.find(lines);
      if (beginning != null) {
        parse(beginning, lines);
      }
      if (lines.peek(0) == line) {
        lines.next();
      }
    }
  }

  private void parse(Beginning beginning, LineReader lines) throws IOException {
    Limits limits = Limits.DEFAULT;
    Prefix prefix = beginning.prefix();
    switch (beginning.format()) {
      case RPM_OSTREE_STATUS_JSON -> JsonRegion.take(lines, prefix, beginning.position());
      case RPM_OSTREE_STATUS_TABLE, RPM_OSTREE_STATUS_PRETTY -> {
        // text.legacy.LegacyGrammarTest
      }
      case OSTREE_ADMIN_STATUS -> {
        CharStream text = new StraightStream(AdminLayout.straighten(lines, prefix, limits));
        parser(Kind.ADMIN, new AdminStatusParser(tokens(new AdminStatusLexer(text))))
            .status();
      }
      default -> {
        CharStream text = new StraightStream(
            StatusLayout.straighten(lines, prefix, limits, beginning.fragment()));
        parser(Kind.STATUS, new HostStatusParser(tokens(new HostStatusLexer(text))))
            .status();
      }
    }
  }

  private CommonTokenStream tokens(Lexer lexer) {
    lexer.removeErrorListeners();
    lexer.addErrorListener(new Collector());
    return new CommonTokenStream(lexer);
  }

  private <P extends Parser> P parser(Kind kind, P parser) {
    parsed.merge(kind, 1, Integer::sum);
    parser.removeErrorListeners();
    // exact: it tells of conflicts that are no ambiguity, too, and hands both on as errors
    parser.addErrorListener(new DiagnosticErrorListener(false));
    parser.addErrorListener(new Collector());
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    return parser;
  }

  /** Keeps what is said, whoever says it. */
  private final class Collector extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object offending,
        int line,
        int column,
        String message,
        RecognitionException cause) {
      complaints.add(recognizer.getGrammarFileName() + ": " + message);
    }
  }
}
