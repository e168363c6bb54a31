// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.internal.text.grammar.LegacyStatusParser;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.internal.text.token.LineScanner;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** The grammar of the forms of 2014 to 2016: no complaint, and no line that can be read in two ways. */
class LegacyGrammarTest {
  private static CaptureLines lines(String text) {
    return new CaptureLines(LineReader.of(text, Limits.DEFAULT), Prefix.NONE);
  }

  private static void parse(LineScanner scanner, Consumer<LegacyStatusParser> rule) {
    List<String> complaints = new ArrayList<>();
    LegacyStatusParser parser = new LegacyStatusParser(CaptureTokens.of(scanner));
    parser.removeErrorListeners();
    parser.addErrorListener(new DiagnosticErrorListener(false) {
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
    assertThat(complaints).isEmpty();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
    assertThat(scanner.problems.sorted()).isEmpty();
  }

  @Test
  void bothForms() {
    List<Path> tables =
        TestData.files(TestData.ROOT.resolve("samples"), "\\d+-table-.*(?<!golden)\\.txt");
    assertThat(tables).hasSize(5);
    for (Path file : tables) {
      parse(
          new TableScanner(lines(TestData.text(file)), Limits.DEFAULT), LegacyStatusParser::table);
    }
    for (Path file : TestData.files(TestData.ROOT.resolve("samples"), "\\d+-pretty-.*\\.txt")) {
      parse(
          new PrettyScanner(lines(TestData.text(file)), Limits.DEFAULT),
          LegacyStatusParser::pretty);
    }
  }

  /** A table without its last line break is whole where the last cell is: another row has it, or blanks follow. */
  @Test
  void aLastCellThatMayBeCutIsNotShown() {
    String table = """
          TIMESTAMP (UTC)         VERSION     ID             OSNAME            REFSPEC
        * 2016-02-23 12:11:05     23.79       7e382b11d2     fedora-atomic     fedora-atomic:f23/x86_64/docker
          2016-02-09 17:03:21     23.62       44d1a0b3f1     fedora-atomic     fedora-atomic:f23/x86_64/docker""";
    assertThat(deployments(table)).isEqualTo(deployments(table + "\n"));
    List<Deployment> cut = deployments(table.substring(0, table.length() - 3));
    assertThat(cut).hasSize(2);
    assertThat(cut.get(1).get(DeploymentFacts.ORIGIN).isShown()).isFalse();
    assertThat(cut.get(1).get(DeploymentFacts.STATEROOT).is("fedora-atomic")).isTrue();
  }

  private static List<Deployment> deployments(String table) {
    return LegacyReader.readTable(lines(table), Limits.DEFAULT)
        .orElseThrow()
        .capture()
        .get(CaptureFacts.DEPLOYMENTS)
        .require();
  }
}
