// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;

/** Cuts the values of rows into tokens, by the shape of the row. */
final class RowTokens {
  /** What pages and people make of the printers' {@code ->}. */
  private static final String[] ARROWS = {
    "->", "\u2192", "=>", "\u21d2", "\u2014>", "\u2013>", "\u2212>", "\u27a1", "\u279c", "\u27f6",
    "\\->", "-\\>", "-&gt;", "&rarr;"
  };

  private final Sink sink;

  /** Where the tokens go. */
  interface Sink {
    void put(int type, Line line, int start, int end);
  }

  RowTokens(Sink sink) {
    this.sink = sink;
  }

  /** The value on the line of the key. */
  void value(int key, Line line, int from, int end) {
    if (from >= end) {
      return;
    }
    switch (key == HostStatusLexer.NEAR_KEY || key == HostStatusLexer.UNKNOWN_KEY
        ? RowShape.TEXT
        : RowShape.of(key)) {
      case LIST -> words(line, from, end);
      case OVERRIDES, CHANGES -> packages(line, from, end);
      case HEAD -> {}
      default -> sink.put(HostStatusLexer.VALUE, line, from, end);
    }
  }

  /** A line below it. */
  void more(int key, Line line, int from, int end) {
    RowShape shape = RowShape.of(key);
    int branch = LinePatterns.afterBranch(line, from);
    if (branch >= 0 && (shape == RowShape.TREE || shape == RowShape.SOURCES)) {
      sink.put(HostStatusLexer.BRANCH, line, from, branch);
      if (shape == RowShape.SOURCES) {
        packages(line, branch, end);
      } else {
        sink.put(HostStatusLexer.VALUE, line, branch, end);
      }
    } else {
      value(key, line, from, end);
    }
  }

  /** Elements as the shell would part them; a quote that is not closed makes the rest a value that no list can have. */
  private void words(Line line, int from, int end) {
    int i = from;
    while (i < end) {
      int to = ListWords.endOfWord(line, i, end);
      if (to < 0) {
        sink.put(HostStatusLexer.VALUE, line, i, end);
        return;
      }
      int mark = marks(line, i, to);
      sink.put(HostStatusLexer.WORD, line, i + mark, to - mark);
      i = line.skipBlanks(to);
    }
  }

  /** How many signs of Markdown stand on both sides of a word: no package's name has them there. */
  private static int marks(Line line, int from, int to) {
    int mark = 0;
    while (to - from > 2 * mark + 2
        && isMark(line.text[from + mark])
        && line.text[from + mark] == line.text[to - 1 - mark]) {
      mark++;
    }
    boolean isMasked = to - from > 2 * mark && isMark(line.text[from + mark]);
    return isMasked ? 0 : mark;
  }

  private static boolean isMark(char c) {
    return c == '*' || c == '`' || c == '_';
  }

  /** Packages and versions: {@code NAME NAME EVR}, {@code NAME NAME OLD -> NEW}, with or without commas between. */
  private void packages(Line line, int from, int end) {
    int i = from;
    while (i < end) {
      int arrow = arrow(line, i, end);
      if (arrow > 0) {
        sink.put(HostStatusLexer.ARROW, line, i, i + arrow);
        i += arrow;
      } else if (line.text[i] == ',') {
        sink.put(HostStatusLexer.COMMA, line, i, i + 1);
        i++;
      } else {
        int to = i;
        while (to < end && line.text[to] != ',' && !Line.isBlank(line.text[to])) {
          to++;
        }
        int mark = marks(line, i, to);
        sink.put(HostStatusLexer.WORD, line, i + mark, to - mark);
        i = to;
      }
      i = line.skipBlanks(i);
    }
  }

  /** The length of an arrow that stands alone there; 0 where none does. */
  private static int arrow(Line line, int from, int end) {
    char c = line.text[from];
    if (LinePatterns.beginsWithWord(line, from)) {
      return 0;
    }
    for (String arrow : ARROWS) {
      int to = from + arrow.length();
      if (c == arrow.charAt(0)
          && line.startsWith(arrow, from)
          && (to >= end || Line.isBlank(line.text[to]))) {
        return arrow.length();
      }
    }
    return 0;
  }
}
