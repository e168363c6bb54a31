// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.text.grammar.PackageDiffLexer;
import io.github.ostreedrift.text.grammar.PackageDiffParser;
import io.github.ostreedrift.text.grammar.PackageListLexer;
import io.github.ostreedrift.text.grammar.PackageListParser;
import io.github.ostreedrift.text.grammar.TranscriptLexer;
import io.github.ostreedrift.text.grammar.TranscriptParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** The grammars of evidence: what the layouts hand them is read without a complaint and without any ambiguity. */
class EvidenceGrammarTest {
  private static List<Path> files(String folder, String pattern) {
    return TestData.files(TestData.ROOT.resolve(folder), pattern);
  }

  private static Straightened straighten(Path file, CaptureFormat format) throws IOException {
    LineReader lines = LineReader.of(TestData.text(file), Limits.DEFAULT);
    EvidenceBeginning beginnings = new EvidenceBeginning(lines, Optional.of(format));
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      Beginning found = beginnings.find(line);
      if (found != null) {
        return switch (format) {
          case RPM_OSTREE_DB_DIFF ->
            PackageDiffLayout.straighten(lines, found.prefix(), Limits.DEFAULT);
          case RPM_OSTREE_TRANSCRIPT ->
            TranscriptLayout.straighten(lines, found.prefix(), Limits.DEFAULT);
          default -> PackageListLayout.straighten(lines, found.prefix(), Limits.DEFAULT);
        };
      }
      lines.next();
    }
    throw new AssertionError("nothing begins in " + file);
  }

  private static <P extends Parser> void parse(P parser, Consumer<P> rule, Straightened source) {
    List<String> complaints = new ArrayList<>();
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
        complaints.add(message);
      }
    });
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    rule.accept(parser);
    assertThat(complaints).as(source.toString()).isEmpty();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
  }

  private static CommonTokenStream tokens(Lexer lexer) {
    lexer.removeErrorListeners();
    return new CommonTokenStream(lexer);
  }

  @Test
  void differences() throws IOException {
    List<Path> files = new ArrayList<>(files("evidence", "dbdiff-.*\\.txt"));
    files.addAll(files("samples", "\\d+-dbdiff-.*\\.txt"));
    assertThat(files).hasSizeGreaterThan(8);
    for (Path file : files) {
      Straightened source = straighten(file, CaptureFormat.RPM_OSTREE_DB_DIFF);
      parse(
          new PackageDiffParser(tokens(new PackageDiffLexer(new StraightStream(source)))),
          PackageDiffParser::diff,
          source);
    }
  }

  @Test
  void lists() throws IOException {
    for (Path file : files("evidence", "dblist-.*\\.txt")) {
      Straightened source = straighten(file, CaptureFormat.RPM_OSTREE_DB_LIST);
      parse(
          new PackageListParser(tokens(new PackageListLexer(new StraightStream(source)))),
          PackageListParser::list,
          source);
    }
  }

  @Test
  void transcripts() throws IOException {
    List<Path> files = new ArrayList<>(files("evidence", "transcript-.*\\.txt"));
    files.addAll(files("samples", "(?:32|\\d+-transcript)-.*\\.txt"));
    files.addAll(files("seed", "(?:02|09)-.*\\.txt"));
    assertThat(files).hasSizeGreaterThan(12);
    for (Path file : files) {
      Straightened source = straighten(file, CaptureFormat.RPM_OSTREE_TRANSCRIPT);
      parse(
          new TranscriptParser(tokens(new TranscriptLexer(new StraightStream(source)))),
          TranscriptParser::transcript,
          source);
    }
  }

  @Test
  void theStraightForm() throws IOException {
    assertThat(straighten(files("seed", "02-.*\\.txt").get(0), CaptureFormat.RPM_OSTREE_TRANSCRIPT)
            .toString())
        .isEqualTo("""
            Checking out tree 8b334e0... done
            Added:
            \thtop-3.2.1-1.el8.x86_64
            Run "systemctl reboot" to start a reboot
            """);
    assertThat(straighten(
                files("evidence", "transcript-v2019.3-no-head.txt").get(0),
                CaptureFormat.RPM_OSTREE_TRANSCRIPT)
            .toString())
        .contains("\n~ zlib 1.2.11-1.ph3 -> 1.2.11-2.ph3\nDowngraded:\n\tostree ");
  }
}
