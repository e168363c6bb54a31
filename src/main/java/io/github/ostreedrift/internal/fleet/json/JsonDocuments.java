// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.internal.json.JsonTokens;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the JSON documents of nodes among the lines of an input, and reads them. */
public final class JsonDocuments {
  private static final Pattern FIRST_KEY =
      Pattern.compile("\\s*(?:\\[\\s*)?\\{\\s*\"((?:[^\"\\\\]|\\\\.){0,300})\"\\s*:");
  /** A history is many documents, which are one capture. */
  private static final String HISTORY_KEY = "deployment-create";

  private static final int ENOUGH = 400;
  private static final int GIVE_UP = 50;

  private final Lines lines;
  private final CaptureSource source;
  private final Limits limits;
  private final NodeAssembler assembler;
  private final JsonLineReader jsonLines;
  private int refused;
  private long notBefore;

  /** A line behind which an array goes on: what begins there is a part of a document whose beginning is missing. */
  private static final Pattern IN_ARRAY =
      Pattern.compile("\\s*(?:[}\\]]+,|\"[^\"]*\": *(?:\\[|.*,))\\s*");

  private boolean isInArray;

  /** The first characters of the document that was asked about last. */
  private StringBuilder beginning = new StringBuilder();

  /** Whether the first key names a node: then the document is of one node. */
  private boolean isNode;

  public JsonDocuments(Lines lines, CaptureSource source, Limits limits, NodeAssembler assembler) {
    this.lines = lines;
    this.source = source;
    this.limits = limits;
    this.assembler = assembler;
    this.jsonLines = new JsonLineReader(source, limits, assembler.names());
  }

  /** Whether a document that we read begins with a line. */
  public boolean isBegin(RawLine line) throws IOException {
    String text = line.text();
    int i = 0;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    boolean opens = i < text.length() && (text.charAt(i) == '{' || text.charAt(i) == '[');
    boolean isInside = isInArray;
    isInArray = line.whole() && IN_ARRAY.matcher(text).matches();
    if (!opens || isInside || refused >= GIVE_UP || line.start() < notBefore) {
      return false;
    }
    beginning = new StringBuilder().append(text, 0, Math.min(text.length(), ENOUGH));
    for (int ahead = 1; ahead < 4 && beginning.length() < ENOUGH; ahead++) {
      RawLine next = line.whole() ? lines.peek(ahead) : null;
      beginning.append('\n').append(next == null ? "" : next.text());
    }
    Matcher matcher = FIRST_KEY.matcher(beginning);
    if (!matcher.lookingAt()) {
      return false;
    }
    boolean isHistory = matcher.group(1).startsWith(HISTORY_KEY);
    isNode = JsonFleet.NODES.contains(matcher.group(1));
    if (isHistory) {
      notBefore = endOfDocuments(line);
    }
    return !isHistory;
  }

  /** Documents that are one after the other stay text. */
  private long endOfDocuments(RawLine line) throws IOException {
    JsonTokens tokens = JsonTokens.of(lines.reader(line), limits);
    long end = line.start() + 1;
    try {
      while (tokens.next() == JsonTokens.Token.OBJECT) {
        tokens.skip();
        end = line.start() + tokens.end();
      }
    } catch (MalformedJsonException e) {
      return Math.max(end, line.start() + tokens.end());
    }
    return end;
  }

  /** Reads the document that begins with a line; the lines go on behind it. */
  public void read(RawLine line) throws IOException {
    boolean isLine = line.whole() && isOneLine(line.text());
    if (isLine && isNode) {
      lines.next();
      assembler.add(line.text().length(), reader -> jsonLines.read(line, reader));
      return;
    }
    JsonTokens tokens =
        isLine ? JsonTokens.of(line.text(), limits) : JsonTokens.of(lines.reader(line), limits);
    JsonFleet fleet = new JsonFleet(
        tokens,
        isLine ? JsonLine.slices(line.text()) : of(line),
        source.at(line.number()),
        limits,
        assembler.names(),
        assembler::add);
    try {
      fleet.read();
      resume(line, tokens);
      if (!fleet.isSure()) {
        assembler.add(JsonLine.nothing(source.at(line.number()), beginning.toString()));
      }
    } catch (MalformedJsonException e) {
      boolean isAll = fleet.breakOff(e);
      goOn(line, fleet.isCommitted(), tokens, isLine, e);
      if (fleet.isCommitted() && !isAll) {
        assembler.problem(JsonLine.breaksOff(source, line.number(), e));
      }
    }
    if (fleet.isTooLong()) {
      tooLong(line);
    }
  }

  private void tooLong(RawLine line) {
    assembler.problem(JsonLine.tooLong(source.at(line.number()), limits));
  }

  private static boolean isOneLine(String text) {
    String end = text.stripTrailing();
    return end.endsWith("}") || end.endsWith("]");
  }

  private void resume(RawLine line, JsonTokens tokens) throws IOException {
    lines.resume(line.start() + tokens.end(), line.number() + tokens.line() - 1);
    RawLine rest = lines.peek(0);
    if (rest != null && rest.whole() && rest.text().isBlank()) {
      lines.next();
    }
  }

  /** Behind a document that breaks off: what was no document of ours is looked at as text. */
  private void goOn(
      RawLine line, boolean isOurs, JsonTokens tokens, boolean isLine, MalformedJsonException fault)
      throws IOException {
    if (!isOurs) {
      refused++;
      notBefore = line.start() + Math.max(1, tokens.end());
    } else if (isLine) {
      lines.next();
    } else {
      lines.resume(line.start() + tokens.end(), line.number() + fault.line() - 1);
      skipRest();
    }
  }

  /** The lines that go on in the middle of a broken document. */
  private void skipRest() throws IOException {
    lines.next();
    for (RawLine line = lines.peek(0); line != null; line = lines.peek(0)) {
      String text = line.text().strip();
      if (!text.isEmpty() && "\"{}[],-0123456789".indexOf(text.charAt(0)) < 0) {
        return;
      } else if (lines.isOpen(line)) {
        lines.complete(line);
      }
      lines.next();
    }
  }

  private JsonFleet.Slices of(RawLine line) {
    return new JsonFleet.Slices() {
      @Override
      public String slice(long from, long to) {
        return lines.slice(line.start() + from, line.start() + to);
      }

      @Override
      public void release(long offset) {
        lines.release(line.start() + offset);
      }
    };
  }
}
