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
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Assembles lexers and parsers: the only place that knows how. Parse trees are not built, for the builders read the
 * labels of the rules.
 */
final class Grammars {
  private Grammars() {}

  static HostStatusParser.StatusContext status(Straightened capture) {
    return prepare(
            new HostStatusParser(tokens(new HostStatusLexer(new StraightStream(capture)))),
            capture,
            HostStatusLexer.END)
        .status();
  }

  static StatusTableParser.TableContext table(Straightened capture) {
    return prepare(
            new StatusTableParser(tokens(new StatusTableLexer(new StraightStream(capture)))),
            capture,
            StatusTableLexer.END)
        .table();
  }

  static StatusPrettyParser.PrettyContext pretty(Straightened capture) {
    return prepare(
            new StatusPrettyParser(tokens(new StatusPrettyLexer(new StraightStream(capture)))),
            capture,
            StatusPrettyLexer.END)
        .pretty();
  }

  static AdminStatusParser.StatusContext admin(Straightened capture) {
    return prepare(
            new AdminStatusParser(tokens(new AdminStatusLexer(new StraightStream(capture)))),
            capture,
            AdminStatusLexer.END)
        .status();
  }

  static PackageDiffParser.DiffContext packageDiff(Straightened capture) {
    return prepare(
            new PackageDiffParser(tokens(new PackageDiffLexer(new StraightStream(capture)))),
            capture,
            PackageDiffLexer.END)
        .diff();
  }

  static PackageListParser.ListContext packageList(Straightened capture) {
    return prepare(
            new PackageListParser(tokens(new PackageListLexer(new StraightStream(capture)))),
            capture,
            PackageListLexer.END)
        .list();
  }

  static TranscriptParser.TranscriptContext transcript(Straightened capture) {
    return prepare(
            new TranscriptParser(tokens(new TranscriptLexer(new StraightStream(capture)))),
            capture,
            TranscriptLexer.END)
        .transcript();
  }

  private static TokenStream tokens(Lexer lexer) {
    lexer.removeErrorListeners();
    StraightLexing.drive(lexer);
    return Tokens.of(lexer);
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
