// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.capture.RecentTexts;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.NodeOutput.Hint;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.fleet.OutputReader;
import io.github.ostreedrift.internal.fleet.OutputReader.Output;
import io.github.ostreedrift.internal.fleet.PositionOffset;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.internal.json.JsonTokens;
import io.github.ostreedrift.internal.json.JsonTokens.Token;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON Lines. Lines that are equal but for the name of the node, with which they begin, are read once.
 * Thread-safe.
 */
final class JsonLineReader {
  private static final Pattern NAMED =
      Pattern.compile("\\{\\s*\"\\w+\"\\s*:\\s*\"([^\"\\\\\\x00-\\x1f]+)\"");
  private static final int MAX_LENGTH = 1 << 16;

  private final CaptureSource source;
  private final Limits limits;
  private final InputNames names;
  private final RecentTexts<Read> known = new RecentTexts<>(MAX_LENGTH << 7);

  /** A line's only part, and what it says. */
  private record Read(NodeOutput output, List<Reading> readings) {}

  JsonLineReader(CaptureSource source, Limits limits, InputNames names) {
    this.source = source;
    this.limits = limits;
    this.names = names;
  }

  /** Reads a line. */
  NodeAssembler.Parts read(RawLine line, OutputReader reader) {
    byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
    return read(bytes, 0, bytes.length, line.number(), reader);
  }

  /** Reads a line that stands in some bytes, which are UTF-8. */
  NodeAssembler.Parts read(byte[] bytes, int from, int to, int number, OutputReader reader) {
    PlainLine plain = PlainLine.find(bytes, from, to);
    Output output = plain == null
        ? null
        : reader.find(bytes, plain.from(), plain.to(), value -> output(value, reader));
    if (plain == null || output == null) {
      String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      return readAny(new RawLine(0, number, text, true, true), reader);
    }
    boolean isString = bytes[plain.from()] == '"';
    return new NodeAssembler.Parts(
        List.of(part(plain, isString, number, output.text())),
        List.of(output.readings()),
        List.of());
  }

  private NodeOutput part(PlainLine plain, boolean isString, int number, String text) {
    NodeOutput part = new NodeOutput(
        List.of(plain.node()),
        plain.pools(),
        source.at(number),
        PositionOffset.from(number, plain.column()),
        text,
        Hint.NONE,
        Weight.SURE);
    return isString ? part.section(plain.key()).offset(PositionOffset.NONE) : part;
  }

  /** What a value says; null where it is neither a text nor a status. */
  private @Nullable Output output(String value, OutputReader reader) {
    if (value.charAt(0) == '{') {
      String text = value + '\n';
      Reading status = reader.readStatus(text);
      return status == null ? null : new Output(text, List.of(status));
    }
    String text = string(value);
    if (text == null || text.isEmpty()) {
      return null;
    }
    // a text is whole, whether or not a line break ends it
    String whole = text.endsWith("\n") ? text : text + '\n';
    return new Output(whole, reader.readAnew(whole));
  }

  /** The text of a value that is a string and nothing else. */
  private @Nullable String string(String value) {
    JsonTokens tokens = JsonTokens.of(value, limits);
    try {
      String text = tokens.next() == Token.STRING ? tokens.text() : null;
      return tokens.next() == Token.END ? text : null;
    } catch (MalformedJsonException e) {
      return null;
    } catch (IOException impossible) {
      throw new IllegalStateException("a text can be read", impossible);
    }
  }

  private NodeAssembler.Parts readAny(RawLine line, OutputReader reader) {
    Matcher name = NAMED.matcher(line.text());
    if (!name.lookingAt() || line.text().length() > MAX_LENGTH) {
      return readAnew(line, reader);
    }
    String rest = line.text().substring(name.end());
    Read equal = known.find(rest);
    if (equal != null) {
      NodeOutput output = equal.output().named(List.of(name.group(1))).at(line.number());
      return new NodeAssembler.Parts(List.of(output), List.of(equal.readings()), List.of());
    }
    NodeAssembler.Parts found = readAnew(line, reader);
    remember(rest, name.group(1), found);
    return found;
  }

  private NodeAssembler.Parts readAnew(RawLine line, OutputReader reader) {
    JsonLine found = JsonLine.read(line, source, limits, names);
    return new NodeAssembler.Parts(
        found.outputs(),
        found.outputs().stream().map(output -> reader.read(output.text())).toList(),
        found.problems());
  }

  /** Remembers a line that has one part, whose places do not depend on where the line stands. */
  private void remember(String rest, String node, NodeAssembler.Parts found) {
    List<NodeOutput> outputs = found.outputs();
    boolean isPlain = outputs.size() == 1
        && found.problems().isEmpty()
        && outputs.get(0).nodes().equals(List.of(node))
        && outputs.get(0).offset() == PositionOffset.NONE;
    if (isPlain && JsonFleet.NODES.stream().noneMatch(key -> rest.contains('"' + key + '"'))) {
      known.remember(rest, new Read(outputs.get(0), found.readings().get(0)));
    }
  }
}
