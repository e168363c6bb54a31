// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a straightened capture into tokens by the ways of a grammar's {@link Automaton}. Where a way is not known yet,
 * ANTLR's own lexer reads the token.
 *
 * <p>Lines and columns of tokens are not counted: {@link Straightened} knows the places in the input.
 */
final class StraightLexing {
  private final Automaton automaton;
  private final StraightStream stream;
  private final char[] text;
  private final int size;
  private final List<Token> tokens;
  private @Nullable Lexer lexer;
  private int position;
  private int mode;

  private StraightLexing(Automaton automaton, Straightened capture) {
    this.automaton = automaton;
    this.stream = new StraightStream(capture);
    this.text = capture.text();
    this.size = capture.length();
    this.tokens = new ArrayList<>(size / 8 + 4);
  }

  /** All tokens of a capture. */
  static Tokens tokens(Automaton automaton, Straightened capture) {
    StraightLexing lexing = new StraightLexing(automaton, capture);
    lexing.read();
    return new Tokens(lexing.tokens.toArray(new Token[0]));
  }

  private void read() {
    while (position < size) {
      int start = position;
      Automaton.Ending ending = walk();
      if (ending == null) {
        leaveToAntlr();
      } else {
        if (ending.type() != Lexer.SKIP) {
          add(ending.type(), start, position - 1);
        }
        mode = ending.mode() < 0 ? mode : ending.mode();
      }
    }
    add(Token.EOF, size, size - 1);
  }

  private void add(int type, int start, int stop) {
    tokens.add(new Slice(text, type, start, stop, tokens.size()));
  }

  /** Goes behind the longest token that begins here; null where its way, or any token, is not known yet. */
  private Automaton.@Nullable Ending walk() {
    short[] ways = automaton.ways();
    int state = Automaton.start(mode);
    int accepted = Automaton.UNKNOWN;
    int end = position;
    int i = position;
    while (i < size) {
      int character = StraightStream.seen(text[i]);
      int step = ways[state * Automaton.CHARS + character];
      if (step == Automaton.UNKNOWN) {
        step = automaton.learn(state, character);
        ways = automaton.ways();
      }
      if (step == Automaton.UNKNOWN) {
        return null;
      } else if (step == Automaton.NOWHERE) {
        break;
      }
      i++;
      state = step & ~Automaton.ENDS;
      if (step != state) {
        // Most of a line is one state over and over: no need to look at it anew.
        int row = state * Automaton.CHARS;
        while (i < size && ways[row + StraightStream.seen(text[i])] == step) {
          i++;
        }
        accepted = state;
        end = i;
      }
    }
    Automaton.Ending ending = automaton.ending(accepted);
    position = ending == null ? position : end;
    return ending;
  }

  private void leaveToAntlr() {
    if (lexer == null) {
      lexer = automaton.lexer(stream);
    }
    stream.seek(position);
    lexer.mode(mode);
    Token token = lexer.nextToken();
    if (token.getType() != Token.EOF) {
      add(token.getType(), token.getStartIndex(), token.getStopIndex());
    }
    position = stream.index();
    mode = lexer._mode;
  }
}
