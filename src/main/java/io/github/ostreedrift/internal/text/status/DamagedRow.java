// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser.DamageContext;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** What the lines of damage in a deployment say: what they hide, and the rows that are kept. */
final class DamagedRow {
  private final CaptureProblems problems;
  private final List<UnrecognizedRow> unrecognized;

  DamagedRow(CaptureProblems problems, List<UnrecognizedRow> unrecognized) {
    this.problems = problems;
    this.unrecognized = unrecognized;
  }

  void take(DamageContext damage, Accounting accounting) {
    LineToken key = (LineToken) (damage.key == null ? damage.start : damage.key);
    int line = key.line().number;
    switch (key.getType()) {
      case HostStatusLexer.NEAR_KEY -> {
        keep(key, damage.lines);
        List<Integer> meant = StatusKeys.near(key.getText());
        String names = String.join(
            " or ",
            meant.stream().map(type -> "`" + StatusKeys.word(type) + "`").toList());
        problems.warn(key, "this key is nearly " + names + ", which is not shown therefore");
        accounting.near(meant, new Unread(line, "its key is misspelt"));
      }
      case HostStatusLexer.UNKNOWN_KEY -> {
        keep(key, damage.lines);
        problems.warn(key, "this row is not known; it is kept as it is");
        accounting.unknown(new Unread(line, "this row is not known, and may tell it"));
      }
      case HostStatusLexer.STRAY ->
        accounting.unknown(new Unread(line, "this line is not understood, and may tell it"));
      case HostStatusLexer.ORPHAN ->
        accounting.orphan(new Unread(line, "this line may be a part of its row"));
      case HostStatusLexer.LEFT_OUT ->
        accounting.leftOut(new Unread(line, "lines were left out here"));
      case HostStatusLexer.CUT -> accounting.cut(new Unread(line, "the input ends here"));
      default -> throw new IllegalStateException("damage of an unknown kind: " + key);
    }
  }

  /** Whether the row above is not shown, for it may go on in the damage. */
  boolean hidesAbove(DamageContext damage, int above) {
    return switch (damage.start.getType()) {
      case HostStatusLexer.ORPHAN, HostStatusLexer.CUT -> true;
      case HostStatusLexer.LEFT_OUT -> RowShape.of(above).isOpen();
      default -> false;
    };
  }

  private void keep(LineToken key, List<Token> lines) {
    unrecognized.add(
        new UnrecognizedRow(key.line().number, key.getText().strip(), Words.lines(lines)));
  }

  /** A row that is kept word for word, with all its lines. */
  static UnrecognizedRow kept(ParserRuleContext row) {
    LineToken start = (LineToken) row.start;
    LineToken stop = row.stop == null ? start : (LineToken) row.stop;
    List<String> texts =
        start.linesTo(stop).stream().map(line -> line.raw().strip()).toList();
    String first = texts.get(0);
    int colon = first.indexOf(':');
    List<String> values = new ArrayList<>(texts);
    values.set(0, first.substring(colon + 1).strip());
    return new UnrecognizedRow(
        start.line().number, colon < 0 ? "" : first.substring(0, colon), List.copyOf(values));
  }
}
