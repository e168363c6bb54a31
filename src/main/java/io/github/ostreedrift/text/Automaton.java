// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.atn.LexerATNSimulator;
import org.antlr.v4.runtime.atn.LexerAction;
import org.antlr.v4.runtime.atn.LexerModeAction;
import org.antlr.v4.runtime.atn.LexerSkipAction;
import org.antlr.v4.runtime.atn.LexerTypeAction;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.dfa.DFAState;
import org.jspecify.annotations.Nullable;

/**
 * The automaton of one lexer grammar. ANTLR makes it while it reads, as a graph that grows with every new way; the ways
 * that are known stand here in one table, where a step costs a single look.
 *
 * <p>Thread-safe: a way that another thread has not seen yet is unknown to it, and asked for again.
 */
final class Automaton {
  /** Any character outside ASCII looks like the last of these: see {@link StraightStream#seen}. */
  static final int CHARS = 128;

  /** A step whose way ANTLR has not gone yet. */
  static final int UNKNOWN = 0;

  /** A step that no token takes. */
  static final int NOWHERE = -1;

  /** Beside the number of the state that a step leads to: a token can end there. */
  static final int ENDS = 1 << 14;

  /** The first states are those in which the modes begin. */
  private static final int MODES = 16;

  private final Function<CharStream, Lexer> grammar;
  private final IdentityHashMap<DFAState, Integer> numbers = new IdentityHashMap<>();
  private final List<@Nullable DFAState> states = new ArrayList<>();
  private DFA[] modes = {};
  private volatile short[] ways = new short[64 * CHARS];
  private volatile @Nullable Ending[] endings = new Ending[64];

  /**
   * What is done with a token.
   *
   * @param type its type, or {@link Lexer#SKIP}
   * @param mode the mode behind it; -1 to stay in the same
   */
  record Ending(int type, int mode) {}

  Automaton(Function<CharStream, Lexer> grammar) {
    this.grammar = grammar;
    for (int i = 0; i <= MODES; i++) {
      states.add(null);
    }
  }

  /** ANTLR's own lexer, which finds the ways. */
  Lexer lexer(CharStream text) {
    Lexer lexer = grammar.apply(text);
    lexer.removeErrorListeners();
    synchronized (this) {
      modes = lexer.getInterpreter().decisionToDFA;
    }
    return lexer;
  }

  /** The state in which a mode begins. */
  static int start(int mode) {
    return mode + 1;
  }

  /** For each state, for each character, the step from there. */
  short[] ways() {
    return ways;
  }

  /** The token that ends in a state; null where ANTLR must tell. */
  @Nullable
  Ending ending(int state) {
    @Nullable Ending[] known = endings;
    return state < known.length ? known[state] : null;
  }

  /** The step from a state, if ANTLR has gone it meanwhile. */
  @SuppressWarnings("ReferenceEquality") // an automaton has each state once
  synchronized int learn(int state, int character) {
    if (state <= MODES && state <= modes.length) {
      states.set(state, modes[state - 1].s0);
    }
    DFAState from = states.get(state);
    DFAState to = from == null ? null : next(from, character);
    if (to == null) {
      return UNKNOWN;
    }
    int step = to == LexerATNSimulator.ERROR ? NOWHERE : step(to);
    ways[state * CHARS + character] = (short) step;
    return step;
  }

  /** Under the lock with which ANTLR adds a way, so that the state behind it is seen as a whole. */
  private static @Nullable DFAState next(DFAState from, int character) {
    synchronized (from) {
      return from.edges == null ? null : from.edges[character];
    }
  }

  private int step(DFAState to) {
    Integer known = numbers.get(to);
    int number = known == null ? add(to) : known;
    return to.isAcceptState ? number | ENDS : number;
  }

  private int add(DFAState state) {
    int number = states.size();
    if (number >= ENDS) {
      return UNKNOWN;
    }
    if (number == endings.length) {
      endings = Arrays.copyOf(endings, number * 2);
      ways = Arrays.copyOf(ways, number * 2 * CHARS);
    }
    states.add(state);
    numbers.put(state, number);
    endings[number] = state.isAcceptState ? ending(state) : null;
    return number;
  }

  private static @Nullable Ending ending(DFAState state) {
    int type = state.prediction;
    int mode = -1;
    LexerAction[] actions = state.lexerActionExecutor == null
        ? new LexerAction[0]
        : state.lexerActionExecutor.getLexerActions();
    for (LexerAction action : actions) {
      if (action instanceof LexerTypeAction other) {
        type = other.getType();
      } else if (action instanceof LexerModeAction next) {
        mode = next.getMode();
      } else if (action instanceof LexerSkipAction) {
        type = Lexer.SKIP;
      } else {
        return null;
      }
    }
    return new Ending(type, mode);
  }
}
