// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.token;

import io.github.ostreedrift.internal.text.line.Line;
import org.antlr.v4.runtime.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Some literals of a grammar, as a scanner looks for them in a line: each is spelled in the grammar, and nowhere else. */
public final class Literals {
  /** No literal. */
  public static final int NONE = 0;

  private final int first;
  private final String[] words;

  /** The literals of the token types from the first to the last. */
  public Literals(Vocabulary vocabulary, int first, int last) {
    this.first = first;
    this.words = new String[last - first + 1];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(vocabulary.getLiteralName(first + i));
    }
  }

  private static String word(@Nullable String literal) {
    if (literal == null) {
      throw new IllegalArgumentException("a token without a literal");
    }
    return literal.substring(1, literal.length() - 1).replace("\\'", "'");
  }

  /** How a literal is spelled. */
  public String word(int type) {
    return words[type - first];
  }

  /** The position behind a literal that begins at a position. */
  public int behind(int type, int from) {
    return from + word(type).length();
  }

  /** The first literal that stands at a position, in the order of the grammar, or {@link #NONE}. */
  public int at(Line line, int from) {
    for (int i = 0; i < words.length; i++) {
      if (line.startsWith(words[i], from)) {
        return first + i;
      }
    }
    return NONE;
  }

  /** The literal that a slice of a line is, or {@link #NONE}. */
  public int of(Line line, int from, int end) {
    for (int i = 0; i < words.length; i++) {
      if (words[i].length() == end - from && line.startsWith(words[i], from)) {
        return first + i;
      }
    }
    return NONE;
  }
}
