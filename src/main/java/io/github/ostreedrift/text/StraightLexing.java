// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.atn.LexerATNSimulator;
import org.antlr.v4.runtime.dfa.DFAState;
import org.jspecify.annotations.Nullable;

/**
 * Runs the automaton of a lexer grammar over a {@link StraightStream}. ANTLR makes that automaton while it reads, and
 * knows every way that it has gone before; these known ways are walked here, without ANTLR's calls for each character:
 * they take a quarter of the time of reading a status. The first character whose way is not known yet leaves the
 * token to ANTLR.
 *
 * <p>Lines and columns of tokens are not counted: {@link Straightened} knows the places in the input.
 */
final class StraightLexing extends LexerATNSimulator {
  private StraightLexing(Lexer lexer, LexerATNSimulator made) {
    super(lexer, made.atn, made.decisionToDFA, made.getSharedContextCache());
  }

  /** Puts a lexer on its way. */
  static void drive(Lexer lexer) {
    lexer.setInterpreter(new StraightLexing(lexer, lexer.getInterpreter()));
  }

  @Override
  protected int execATN(CharStream input, DFAState start) {
    StraightStream text = (StraightStream) input;
    DFAState accepted = walk(text, start);
    if (accepted == null) {
      return super.execATN(input, start);
    }
    if (accepted.lexerActionExecutor != null) {
      accepted.lexerActionExecutor.execute(recog, input, startIndex);
    }
    return accepted.prediction;
  }

  /** Reads the longest token that begins here; null where its way, or any token, is not known yet. */
  @SuppressWarnings("ReferenceEquality") // an automaton has each state once
  private static @Nullable DFAState walk(StraightStream stream, DFAState start) {
    char[] text = stream.text();
    int size = stream.size();
    DFAState accepted = null;
    DFAState state = start;
    int end = stream.index();
    int i = end;
    while (i < size) {
      DFAState[] ways = state.edges;
      DFAState next = ways == null ? null : ways[StraightStream.seen(text[i])];
      if (next == null) {
        return null;
      } else if (next == ERROR) {
        break;
      }
      i++;
      // Most of a line is one state over and over: no need to look at it anew.
      DFAState[] loop = next.edges;
      if (loop != null) {
        while (i < size && loop[StraightStream.seen(text[i])] == next) {
          i++;
        }
      }
      state = next;
      if (state.isAcceptState) {
        accepted = state;
        end = i;
      }
    }
    if (accepted != null) {
      stream.seek(end);
    }
    return accepted;
  }
}
