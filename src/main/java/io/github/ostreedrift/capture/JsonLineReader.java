// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.capture.Lines.RawLine;
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
  private final RecentTexts<Read> known = new RecentTexts<>();

  /** A line's only part, and what it says. */
  private record Read(Body body, List<Reading> readings) {}

  /**
   * What a line holds.
   *
   * @param line its parts
   * @param readings what each of them says
   */
  record Found(JsonLine line, List<List<Reading>> readings) {}

  JsonLineReader(CaptureSource source, Limits limits, InputNames names) {
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
    Read equal = known.find(rest);
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

  /** Remembers a line that has one part, whose places do not depend on where the line stands. */
  private void remember(String rest, String node, Found found) {
    List<Body> bodies = found.line().bodies();
    boolean isPlain = bodies.size() == 1
        && found.line().problems().isEmpty()
        && bodies.get(0).nodes().equals(List.of(node))
        && bodies.get(0).shift() == Shift.NONE;
    if (isPlain && JsonFleet.NODES.stream().noneMatch(key -> rest.contains('"' + key + '"'))) {
      known.remember(rest, new Read(bodies.get(0), found.readings().get(0)));
    }
  }
}
