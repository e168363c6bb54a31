// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.FailureSigns;
import io.github.ostreedrift.internal.fleet.PositionOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of many nodes, each behind its node's name, in any order: {@code pdsh} and {@code clush} write them as they come.
 * Nodes that say the same share what they say, so what is held grows with the number of different outputs.
 */
final class PrefixedLines {
  private static final Pattern BEGIN = Pattern.compile(
      "\\s*(?:State: (?:idle|busy|transaction).*|(?:Booted)?Deployments?:\\s*|AutomaticUpdates: .*|\\{? *\"deployments\" ?: ?\\[.*|[* ] \\S+ [0-9a-f]{64}\\.\\d+.*)");
  /** What stands before a colon and is no node: programs that complain, and keys of a status. */
  private static final Set<String> NO_NODES = Set.of("""
      state deployments warning error note info debug fatal ssh bash -bash sh zsh ksh sudo
      chroot nsenter oc kubectl clush timeout env exec rpm-ostree ostree version bootversion
      commit basecommit digest layeredpackages localpackages timestamp warn stderr stdout
      usage http https kex_exchange_identification scp ssh_exchange_identification""".split("\\s"));

  private final int maxLength;
  private final Map<String, Trail> trails = new LinkedHashMap<>();
  private long length;

  /** One node's line. */
  record Prefixed(String node, String rest) {}

  /** What a node has said so far: the last line, from which the way leads back to the first one. */
  private static final class Said {
    final @Nullable Said before;
    final String line;
    final int number;
    final int count;
    private final Map<String, Said> next = new HashMap<>(2);

    Said(@Nullable Said before, String line, int number) {
      this.before = before;
      this.line = line;
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

  private final Said nothing = new Said(null, "", 0);

  PrefixedLines(int maxLength) {
    this.maxLength = maxLength;
  }

  /** The parts of a line that begins with a node's name. */
  static Optional<Prefixed> split(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
      start++;
    }
    int end = start;
    while (end < line.length() && line.charAt(end) > ' ' && !isEnd(line, end)) {
      end++;
    }
    if (end == start || end >= line.length() || line.charAt(end) != ':') {
      return Optional.empty();
    }
    String name = line.substring(start, end);
    return NO_NODES.contains(name.toLowerCase(Locale.ROOT))
            || name.startsWith("pdsh@")
            || name.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.empty()
        : Optional.of(new Prefixed(
            NodeHeaders.withoutUser(name), line.substring(Math.min(end + 2, line.length()))));
  }

  private static boolean isEnd(String line, int at) {
    return line.charAt(at) == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
  }

  /** Whether a line shows that all are written this way: what follows the name begins a status. */
  static boolean isProof(String line) {
    int colon = line.indexOf(": ");
    if (colon < 1 || "SDBA{\"* ".indexOf(charBehind(line, colon)) < 0) {
      return false;
    }
    return split(line).filter(found -> BEGIN.matcher(found.rest()).matches()).isPresent();
  }

  private static char charBehind(String line, int colon) {
    return colon + 2 < line.length() ? line.charAt(colon + 2) : 0;
  }

  /** Whether lines show it by their complaints alone: of two nodes, or of one that is known. */
  static boolean isProof(List<String> lines, Set<String> known) {
    List<String> complaining = lines.stream()
        .flatMap(line -> split(line).stream())
        .filter(line -> FailureSigns.isSign(line.rest()))
        .map(Prefixed::node)
        .distinct()
        .limit(known.isEmpty() ? 2 : Long.MAX_VALUE)
        .toList();
    return complaining.size() > 1 || complaining.stream().anyMatch(known::contains);
  }

  /** Takes a line; false if that would be more than may be held. */
  boolean add(Prefixed line, int number) {
    Trail trail = trails.computeIfAbsent(line.node(), node -> new Trail(nothing));
    Said said = trail.said.next.get(line.rest());
    if (said == null) {
      length += line.rest().length() + 64L;
      if (length > maxLength) {
        return false;
      }
      said = new Said(trail.said, line.rest(), number);
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
    nodes.forEach((said, names) -> sink.accept(names, text(said, names.get(0).length() + 2)));
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
