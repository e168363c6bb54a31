// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.capture.RecentTexts;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.OutputReader;
import io.github.ostreedrift.internal.fleet.PositionOffset;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
