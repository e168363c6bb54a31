// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.text.grammar.AdminStatusLexer;
import io.github.ostreedrift.text.grammar.AdminStatusParser;
import io.github.ostreedrift.text.grammar.HostStatusLexer;
import io.github.ostreedrift.text.grammar.HostStatusParser;
import io.github.ostreedrift.text.grammar.PackageDiffLexer;
import io.github.ostreedrift.text.grammar.PackageDiffParser;
import io.github.ostreedrift.text.grammar.PackageListLexer;
import io.github.ostreedrift.text.grammar.PackageListParser;
import io.github.ostreedrift.text.grammar.StatusPrettyLexer;
import io.github.ostreedrift.text.grammar.StatusPrettyParser;
import io.github.ostreedrift.text.grammar.StatusTableLexer;
import io.github.ostreedrift.text.grammar.StatusTableParser;
import io.github.ostreedrift.text.grammar.TranscriptLexer;
import io.github.ostreedrift.text.grammar.TranscriptParser;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Assembles lexers and parsers: the only place that knows how. Parse trees are not built, for the builders read the
 * labels of the rules.
 */
final class Grammars {
  private static final Automaton STATUS = new Automaton(HostStatusLexer::new);
  private static final Automaton TABLE = new Automaton(StatusTableLexer::new);
  private static final Automaton PRETTY = new Automaton(StatusPrettyLexer::new);
  private static final Automaton ADMIN = new Automaton(AdminStatusLexer::new);
  private static final Automaton PACKAGE_DIFF = new Automaton(PackageDiffLexer::new);
  private static final Automaton PACKAGE_LIST = new Automaton(PackageListLexer::new);
  private static final Automaton TRANSCRIPT = new Automaton(TranscriptLexer::new);

  private Grammars() {}

  static HostStatusParser.StatusContext status(Straightened capture) {
    return prepare(
            new HostStatusParser(StraightLexing.tokens(STATUS, capture)),
            capture,
            HostStatusLexer.END)
        .status();
  }

  static StatusTableParser.TableContext table(Straightened capture) {
    return prepare(
            new StatusTableParser(StraightLexing.tokens(TABLE, capture)),
            capture,
            StatusTableLexer.END)
        .table();
  }

  static StatusPrettyParser.PrettyContext pretty(Straightened capture) {
    return prepare(
            new StatusPrettyParser(StraightLexing.tokens(PRETTY, capture)),
            capture,
            StatusPrettyLexer.END)
        .pretty();
  }

  static AdminStatusParser.StatusContext admin(Straightened capture) {
    return prepare(
            new AdminStatusParser(StraightLexing.tokens(ADMIN, capture)),
            capture,
            AdminStatusLexer.END)
        .status();
  }

  static PackageDiffParser.DiffContext packageDiff(Straightened capture) {
    return prepare(
            new PackageDiffParser(StraightLexing.tokens(PACKAGE_DIFF, capture)),
            capture,
            PackageDiffLexer.END)
        .diff();
  }

  static PackageListParser.ListContext packageList(Straightened capture) {
    return prepare(
            new PackageListParser(StraightLexing.tokens(PACKAGE_LIST, capture)),
            capture,
            PackageListLexer.END)
        .list();
  }

  static TranscriptParser.TranscriptContext transcript(Straightened capture) {
    return prepare(
            new TranscriptParser(StraightLexing.tokens(TRANSCRIPT, capture)),
            capture,
            TranscriptLexer.END)
        .transcript();
  }

  private static <P extends Parser> P prepare(P parser, Straightened capture, int end) {
    parser.removeErrorListeners();
    parser.addErrorListener(new ProblemListener(capture));
    parser.setErrorHandler(new LineRecovery(end));
    parser.setBuildParseTree(false);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }
}
