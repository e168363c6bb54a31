// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Limits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out at which character a text stops to be JSON, and what could have stood there. Only asked where Jackson
 * has refused the text: Jackson's own messages are for programmers, and its positions are about right.
 */
final class JsonFault {
  private static final String VALUE = "a value";
  private static final String KEY = "a key in double quotes";

  private final String text;
  private final int maxDepth;
  private final Deque<Set<String>> keys = new ArrayDeque<>();
  private final StringBuilder open = new StringBuilder();
  private int at;

  /** What is to come, where a value is to come. */
  private List<String> due = List.of(VALUE);

  private @Nullable Fault fault;

  private JsonFault(String text, int offset, int maxDepth) {
    this.text = text;
    this.at = offset;
    this.maxDepth = maxDepth;
  }

  /**
   * What is wrong with a text, and where.
   *
   * @param offset where it is wrong
   * @param message what is wrong, in a sentence
   * @param found what stands there; empty where it is not that which is wrong
   * @param expected what could stand there
   */
  record Fault(int offset, String message, Optional<String> found, List<String> expected) {}

  /** The fault of the value that begins at an offset; empty if it has none. */
  static Optional<Fault> find(String text, int offset, Limits limits) {
    JsonFault search = new JsonFault(text, offset, limits.maxJsonDepth());
    while (search.fault == null && (!search.due.isEmpty() || search.open.length() > 0)) {
      search.step();
    }
    return Optional.ofNullable(search.fault);
  }

  /** One step, without recursion: the depth of a text is no concern of the stack. */
  private void step() {
    if (due.isEmpty()) {
      behindValue();
    } else {
      List<String> expected = due;
      due = List.of();
      value(expected);
    }
  }

  /** A value begins here. */
  private void value(List<String> expected) {
    skipBlanks();
    char c = peek();
    if (c == '{' || c == '[') {
      open(c);
    } else if (c == '"') {
      string();
    } else if (c == '-' || isDigit(c)) {
      number();
    } else if (!word("true") && !word("false") && !word("null")) {
      unexpected(expected);
    }
  }

  /** A value is complete: the next one comes, or its array or object ends. */
  private void behindValue() {
    boolean isObject = open.charAt(open.length() - 1) == '{';
    char close = isObject ? '}' : ']';
    skipBlanks();
    if (take(close)) {
      close();
    } else if (!take(',')) {
      unexpected("`,`", "`" + close + "`");
    } else if (isObject) {
      member(KEY);
    } else {
      due = List.of(VALUE);
    }
  }

  private void open(char bracket) {
    if (open.length() == maxDepth) {
      String message =
          "JSON nested deeper than " + maxDepth + " levels " + Limit.MAX_JSON_DEPTH.mark();
      fault = new Fault(at, message, Optional.empty(), List.of());
      return;
    }
    at++;
    open.append(bracket);
    keys.push(new HashSet<>());
    skipBlanks();
    if (take(bracket == '{' ? '}' : ']')) {
      close();
    } else if (bracket == '{') {
      member(KEY, "`}`");
    } else {
      due = List.of(VALUE, "`]`");
    }
  }

  private void close() {
    open.setLength(open.length() - 1);
    keys.pop();
  }

  private void member(String... expected) {
    skipBlanks();
    int start = at;
    if (peek() != '"') {
      unexpected(expected);
      return;
    }
    string();
    String key = fault == null ? JsonText.decode(text.substring(start, at)) : "";
    if (fault == null && !keys.getFirst().add(key)) {
      fault = new Fault(start, "duplicate key " + JsonText.quote(key), Optional.empty(), List.of());
    }
    skipBlanks();
    if (fault == null && !take(':')) {
      unexpected("`:`");
    } else if (fault == null) {
      due = List.of(VALUE);
    }
  }

  private void string() {
    at++;
    while (fault == null && peek() != '"') {
      if (at >= text.length() || peek() < ' ') {
        unexpected("the end of the string");
      } else if (take('\\')) {
        escape();
      } else {
        at++;
      }
    }
    at += fault == null ? 1 : 0;
  }

  private void escape() {
    if (!take('u')) {
      if ("\"\\/bfnrt".indexOf(peek()) < 0) {
        unexpected("an escape: one of \" \\ / b f n r t u");
      }
      at++;
      return;
    }
    for (int i = 0; i < 4 && fault == null; i++) {
      if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
        unexpected("a hexadecimal digit");
      }
      at++;
    }
  }

  private void number() {
    int start = at;
    take('-');
    boolean leadingZero = take('0');
    if (leadingZero && isDigit(peek())) {
      at = start;
      unexpected("a number without leading zeros");
    } else if (leadingZero || digits()) {
      if (take('.')) {
        digits();
      }
      if (fault == null && (take('e') || take('E'))) {
        at += peek() == '+' || peek() == '-' ? 1 : 0;
        digits();
      }
      if (fault == null && JsonText.isWord(peek())) {
        unexpected("the end of the number");
      }
    }
  }

  private boolean digits() {
    int start = at;
    while (isDigit(peek())) {
      at++;
    }
    if (at == start) {
      unexpected("a digit");
    }
    return at > start;
  }

  private boolean word(String word) {
    int end = at + word.length();
    if (!text.startsWith(word, at) || (end < text.length() && JsonText.isWord(text.charAt(end)))) {
      return false;
    }
    at = end;
    return true;
  }

  private void unexpected(String... expected) {
    unexpected(List.of(expected));
  }

  private void unexpected(List<String> expected) {
    String found = found();
    String message = "unexpected " + found + ", expected " + String.join(" or ", expected);
    fault = new Fault(Math.min(at, text.length()), message, Optional.of(found), expected);
  }

  private String found() {
    if (at >= text.length()) {
      return "end of input";
    } else if (peek() == '\n' || peek() == '\r') {
      return "end of line";
    }
    int end = at;
    while (end < text.length() && JsonText.isWord(text.charAt(end))) {
      end++;
    }
    return '`'
        + JsonText.shorten(text.substring(at, Math.max(end, text.offsetByCodePoints(at, 1))))
        + '`';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void skipBlanks() {
    while (at < text.length() && JsonText.isBlank(text.charAt(at))) {
      at++;
    }
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  /** The next character; a NUL at the end of the text, which no JSON has outside of strings. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
