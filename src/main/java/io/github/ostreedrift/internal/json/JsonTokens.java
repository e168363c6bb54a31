// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.io.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * The tokens of any JSON document, one after the other: for documents that are no status, but hold some. Memory does
 * not grow with the document.
 *
 * <pre>{@code
 * JsonTokens tokens = JsonTokens.of("{\"worker-0\": \"State: idle\"}", Limits.DEFAULT);
 * tokens.next(); // OBJECT
 * tokens.next(); // KEY, tokens.text() is worker-0
 * tokens.next(); // STRING, tokens.text() is State: idle
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class JsonTokens {
  private static final JsonFactory STANDARD = factory(Limits.DEFAULT);

  private final JsonParser parser;

  /** What can come. */
  public enum Token {
    /** An object begins. */
    OBJECT,
    /** An object is complete. */
    END_OBJECT,
    /** An array begins. */
    ARRAY,
    /** An array is complete. */
    END_ARRAY,
    /** The name of an object's member; its value comes next. */
    KEY,
    /** A string. */
    STRING,
    /** A number, {@code true} or {@code false}. */
    SCALAR,
    /** {@code null}. */
    NULL,
    /** The end of the input. */
    END
  }

  private JsonTokens(JsonParser parser) {
    this.parser = parser;
  }

  /** The tokens of a text. */
  public static JsonTokens of(String text, Limits limits) {
    return new JsonTokens(factoryFor(limits).createParser(ObjectReadContext.empty(), text));
  }

  /**
   * The tokens of a stream of characters, which is read ahead a little and not closed.
   *
   * @param limits depth, and the length of a string, which is that of a line
   */
  public static JsonTokens of(Reader reader, Limits limits) {
    return new JsonTokens(factoryFor(limits).createParser(ObjectReadContext.empty(), reader));
  }

  private static JsonFactory factoryFor(Limits limits) {
    boolean isStandard = limits.maxJsonDepth() == Limits.MAX_JSON_DEPTH
        && limits.maxLineLength() == Limits.MAX_LINE_LENGTH;
    return isStandard ? STANDARD : factory(limits);
  }

  private static JsonFactory factory(Limits limits) {
    StreamReadConstraints constraints = StreamReadConstraints.builder()
        .maxNestingDepth(limits.maxJsonDepth())
        .maxStringLength(limits.maxLineLength())
        .build();
    // A document can have a million different keys: nothing is remembered of them.
    // And its buffers are those of a thread: a parser for each line asks for some.
    return JsonFactory.builder()
        .recyclerPool(JsonRecyclerPools.threadLocalPool())
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
        .streamReadConstraints(constraints)
        .build();
  }

  /**
   * The next token.
   *
   * @throws MalformedJsonException if the input is no JSON here
   * @throws IOException if the input can't be read
   */
  public Token next() throws MalformedJsonException, IOException {
    try {
      JsonToken token = parser.nextToken();
      return token == null ? Token.END : kind(token);
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /**
   * Reads over what is inside of the object or array that has just begun; its end is the token that was read last then.
   * Does nothing behind another token.
   */
  public void skip() throws MalformedJsonException, IOException {
    try {
      parser.skipChildren();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** The text of a string or a key; a number, {@code true}, {@code false} or {@code null} as written. */
  public String text() throws MalformedJsonException, IOException {
    try {
      return parser.getString();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** The offset of the last token in the input, in characters. */
  public long start() {
    return parser.currentTokenLocation().getCharOffset();
  }

  /** The offset behind the object or array that has just ended; where the document is broken, as far as it was read. */
  public long end() {
    return parser.currentLocation().getCharOffset();
  }

  /** The line of the last token, 1-based. */
  public int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** The column of the last token, 1-based. */
  public int column() {
    return parser.currentTokenLocation().getColumnNr();
  }

  private static Token kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> Token.OBJECT;
      case END_OBJECT -> Token.END_OBJECT;
      case START_ARRAY -> Token.ARRAY;
      case END_ARRAY -> Token.END_ARRAY;
      case PROPERTY_NAME -> Token.KEY;
      case VALUE_STRING -> Token.STRING;
      case VALUE_NULL -> Token.NULL;
      default -> Token.SCALAR;
    };
  }

  private static MalformedJsonException malformed(JacksonException cause) throws IOException {
    if (cause instanceof JacksonIOException io) {
      throw io.getCause();
    }
    TokenStreamLocation location = cause.getLocation();
    String message = cause instanceof StreamConstraintsException
        ? tooMuch(String.valueOf(cause.getOriginalMessage()))
        : String.valueOf(cause.getOriginalMessage());
    return new MalformedJsonException(
        message,
        location == null ? 1 : Math.max(1, location.getLineNr()),
        location == null ? 1 : Math.max(1, location.getColumnNr()),
        cause instanceof UnexpectedEndOfInputException,
        cause);
  }

  /** Which of its limits the parser has met, to judge by its words. */
  private static String tooMuch(String message) {
    return message.contains("nesting depth")
        ? "the JSON is nested deeper than the limit " + Limit.MAX_JSON_DEPTH.mark()
        : "a value is longer than the limit " + Limit.MAX_LINE_LENGTH.mark();
  }
}
