// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.value;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** The words of a list, with the quotes that GLib puts around an element for the shell taken away. */
public final class Words {
  private Words() {}

  /** The words as they stand. */
  public static List<String> of(List<Token> tokens) {
    List<String> words = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      words.add(token.getText());
    }
    return words;
  }

  /** The words joined by one blank, as they were printed. */
  public static String joined(List<Token> tokens) {
    return String.join(" ", of(tokens));
  }

  /** Lines without the blanks at their ends. */
  public static List<String> lines(List<Token> tokens) {
    List<String> lines = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      lines.add(token.getText().stripTrailing());
    }
    return lines;
  }

  public static List<String> unquoted(List<Token> tokens) {
    List<String> words = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      words.add(unquoted(token.getText()));
    }
    return words;
  }

  /** {@code 'it'\''s odd'} is {@code it's odd}. */
  public static String unquoted(String word) {
    if (word.indexOf('\'') < 0
        && word.indexOf('\\') < 0
        && word.indexOf('\u2018') < 0
        && word.indexOf('\u2019') < 0) {
      return word;
    }
    StringBuilder plain = new StringBuilder(word.length());
    boolean quoted = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\'' || c == '\u2018' || c == '\u2019') {
        quoted = !quoted;
      } else if (c == '\\' && !quoted && i + 1 < word.length()) {
        plain.append(word.charAt(++i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /**
   * Arguments of the initramfs. Before v2020.2 they were not quoted, so blanks part them; GLib's quotes always begin a
   * word, so a quote inside of one is no quote.
   */
  public static List<String> ofInitramfs(String value, boolean mayBeQuoted) {
    String text = value.strip();
    if (text.equals("regenerate")) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int end = mayBeQuoted ? endOfQuoted(text, i) : -1;
      if (end < 0) {
        int blank = text.indexOf(' ', i);
        end = blank < 0 ? text.length() : blank;
        words.add(text.substring(i, end));
      } else {
        words.add(unquoted(text.substring(i, end)));
      }
      i = end;
      while (i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
    }
    return words;
  }

  /** The end of a word that begins with a quote, if the quotes are closed and a blank follows; else -1. */
  private static int endOfQuoted(String text, int start) {
    if (text.charAt(start) != '\'') {
      return -1;
    }
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == '\\' && !quoted) {
        i++;
      } else if (c == ' ' && !quoted) {
        return i;
      }
    }
    return quoted ? -1 : text.length();
  }

  /** Whether a text holds one of some signs. */
  public static boolean holdsAny(String text, String signs) {
    for (int i = 0; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part of a text is a number that is no larger than any that the tools print. */
  public static boolean isNumber(String text, int from, int to) {
    if (to <= from || to - from > 9) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
