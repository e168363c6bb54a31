// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.FailureSigns;
import io.github.ostreedrift.internal.fleet.PositionOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines of many nodes, each behind a {@link LinePrefix}, in any order: {@code pdsh} and {@code clush} write them as they come.
 * Nodes that say the same share what they say, so what is held grows with the number of different outputs.
 */
final class PrefixedLines {
  private final int maxLength;
  private final Map<String, Trail> trails = new LinkedHashMap<>();
  private long length;

  /** What a node has said so far: the last line, from which the way leads back to the first one. */
  private static final class Said {
    final @Nullable Said before;
    final String line;
    final int column;
    final int number;
    final int count;
    private final Map<String, Said> next = new HashMap<>(2);

    Said(@Nullable Said before, LinePrefix.Line line, int number) {
      this.before = before;
      this.line = line.rest();
      this.column = line.column();
      this.number = number;
      this.count = before == null ? 0 : before.count + 1;
    }
  }

  /** Where a node is. */
  private static final class Trail {
    Said said;

    Trail(Said said) {
      this.said = said;
    }
  }

  private final Said nothing = new Said(null, new LinePrefix.Line("", "", 0), 0);

  PrefixedLines(int maxLength) {
    this.maxLength = maxLength;
  }

  /** Whether lines show it by their complaints alone: of two nodes, or of one that is known. */
  static boolean isProof(List<String> lines, Set<String> known) {
    List<String> complaining = lines.stream()
        .flatMap(line -> LinePrefix.COLON.split(line).stream())
        .filter(line -> FailureSigns.isSign(line.rest()))
        .map(LinePrefix.Line::node)
        .distinct()
        .limit(known.isEmpty() ? 2 : Long.MAX_VALUE)
        .toList();
    return complaining.size() > 1 || complaining.stream().anyMatch(known::contains);
  }

  /** Takes a line; false if that would be more than may be held. */
  boolean add(LinePrefix.Line line, int number) {
    Trail trail = trails.computeIfAbsent(line.node(), node -> new Trail(nothing));
    Said said = trail.said.next.get(line.rest());
    if (said == null) {
      length += line.rest().length() + 64L;
      if (length > maxLength) {
        return false;
      }
      said = new Said(trail.said, line, number);
      trail.said.next.put(line.rest(), said);
    }
    trail.said = said;
    return true;
  }

  boolean has(String node) {
    return trails.containsKey(node);
  }

  /** Every text, and the nodes that said it. */
  void forEach(BiConsumer<List<String>, Text> sink) {
    Map<Said, List<String>> nodes = new LinkedHashMap<>();
    trails.forEach((node, trail) ->
        nodes.computeIfAbsent(trail.said, said -> new ArrayList<>()).add(node));
    nodes.forEach((said, names) -> sink.accept(names, text(said, said.column)));
  }

  /**
   * What some nodes said.
   *
   * @param line the number of its first line in the input, as one of the nodes said it
   * @param offset from its lines to those of the input
   */
  record Text(String text, int line, PositionOffset offset) {}

  private static Text text(Said last, int prefix) {
    String[] lines = new String[last.count];
    int[] numbers = new int[last.count];
    Said said = last;
    for (Said before = said.before; before != null; before = said.before) {
      lines[said.count - 1] = said.line;
      numbers[said.count - 1] = said.number;
      said = before;
    }
    return new Text(
        String.join("\n", lines) + '\n', numbers[0], PositionOffset.lines(numbers, prefix));
  }
}
