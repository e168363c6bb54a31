// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Deployments one after the other, as a filter prints them: those of one host are one array. */
final class DeploymentStream {
  private static final Pattern BOOTED = Pattern.compile("\"booted\"\\s*:\\s*true");

  private final LineReader lines;
  private final Prefix prefix;
  private final int limit;
  private final List<JsonRegion> taken = new ArrayList<>();

  private DeploymentStream(LineReader lines, Prefix prefix, int limit) {
    this.lines = lines;
    this.prefix = prefix;
    this.limit = limit;
  }

  /**
   * What a first region stands for: itself, the array of all that follow it, or nothing where more of an array goes on
   * behind it, whose beginning is missing or broken.
   *
   * @param limit how many are taken together at most
   */
  static List<JsonRegion> of(JsonRegion first, LineReader lines, Prefix prefix, int limit)
      throws IOException {
    return first.isDeployment()
        ? new DeploymentStream(lines, prefix, limit).take(first)
        : List.of(first);
  }

  private List<JsonRegion> take(JsonRegion first) throws IOException {
    taken.add(first);
    Line line = lines.peek(0);
    while (line != null && sign(line) == '{' && count() < 2 && taken.size() < limit) {
      JsonRegion region = JsonRegion.take(lines, prefix, start(line));
      if (region == null) {
        return taken;
      }
      taken.add(region);
      if (!region.isDeployment()) {
        return taken;
      }
      line = lines.peek(0);
    }
    if (line != null && ",]}".indexOf(sign(line)) >= 0) {
      return List.of();
    }
    // Two that are booted are of two hosts.
    return taken.size() == 1 || count() > 1 ? taken : List.of(array());
  }

  private long count() {
    return taken.stream().filter(region -> BOOTED.matcher(region.text()).find()).count();
  }

  private JsonRegion array() {
    String text = taken.stream()
        .map(region -> region.text().stripTrailing())
        .collect(Collectors.joining(",\n", "[", "]\n"));
    return new JsonRegion(taken.get(0).line(), taken.get(0).column(), text, true);
  }

  /** The character with which a line begins; a line break where there is none. */
  private char sign(Line line) {
    int start = start(line);
    return start < line.end ? line.text[start] : '\n';
  }

  private int start(Line line) {
    int stripped = prefix.strip(line);
    return stripped < 0 ? line.end : line.skipBlanks(stripped);
  }
}
