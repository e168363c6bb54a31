// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.capture.Lines.RawLine;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON Lines. Lines that are equal but for the name of the node, with which they begin, are read once:
 * most nodes of a fleet say the same. Remembers the last ones, as many as fit. Thread-safe.
 */
final class JsonLines {
  private static final Pattern NAMED =
      Pattern.compile("\\{\\s*\"\\w+\"\\s*:\\s*\"([^\"\\\\\\x00-\\x1f]+)\"");
  private static final int MAX_LINES = 2048;
  private static final int MAX_LENGTH = 1 << 16;
  private static final long MAX_LENGTHS = 1 << 23;

  private final CaptureSource source;
  private final Limits limits;
  private final InputNames names;
  private final Map<String, Read> known = new LinkedHashMap<>(16, 0.75f, true);
  private long lengths;

  /** A line's only part, and what it says. */
  private record Read(Body body, List<Reading> readings) {}

  /**
   * What a line holds.
   *
   * @param line its parts
   * @param readings what each of them says
   */
  record Found(JsonLine line, List<List<Reading>> readings) {}

  JsonLines(CaptureSource source, Limits limits, InputNames names) {
    this.source = source;
    this.limits = limits;
    this.names = names;
  }

  /** Reads a line. */
  Found read(RawLine line, BodyReader reader) {
    Matcher name = NAMED.matcher(line.text());
    if (!name.lookingAt() || line.text().length() > MAX_LENGTH) {
      return readAnew(line, reader);
    }
    String rest = line.text().substring(name.end());
    Read equal = find(rest);
    if (equal != null) {
      Body body = equal.body().named(List.of(name.group(1))).at(line.number());
      return new Found(new JsonLine(List.of(body), List.of()), List.of(equal.readings()));
    }
    Found found = readAnew(line, reader);
    remember(rest, name.group(1), found);
    return found;
  }

  private Found readAnew(RawLine line, BodyReader reader) {
    JsonLine found = JsonLine.read(line, source, limits, names);
    return new Found(
        found, found.bodies().stream().map(body -> reader.read(body.text())).toList());
  }

  private synchronized @Nullable Read find(String rest) {
    return known.get(rest);
  }

  /** Remembers a line that has one part, whose places do not depend on where the line stands. */
  private void remember(String rest, String node, Found found) {
    List<Body> bodies = found.line().bodies();
    boolean isPlain = bodies.size() == 1
        && found.line().problems().isEmpty()
        && bodies.get(0).nodes().equals(List.of(node))
        && bodies.get(0).shift() == Shift.NONE;
    if (isPlain && JsonFleet.NODES.stream().noneMatch(key -> rest.contains('"' + key + '"'))) {
      remember(rest, new Read(bodies.get(0), found.readings().get(0)));
    }
  }

  private synchronized void remember(String rest, Read read) {
    if (known.put(rest, read) == null) {
      lengths += rest.length();
    }
    var eldest = known.keySet().iterator();
    while (known.size() > MAX_LINES || lengths > MAX_LENGTHS) {
      lengths -= eldest.next().length();
      eldest.remove();
    }
  }
}
