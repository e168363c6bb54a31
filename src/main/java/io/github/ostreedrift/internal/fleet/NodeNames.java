// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds the same nodes under different names: a full name here, a short one there, and the name of a debug pod, which
 * has no dots.
 *
 * <pre>{@code
 * NodeNames.match(List.of("worker-0.example.com"), List.of("worker-0", "worker-1")); // {worker-0.example.com=worker-0}
 * }</pre>
 *
 * <p>Equal names go first. A short name is only taken for a full one where neither side has another candidate: never
 * are two nodes made one.
 */
public final class NodeNames {
  private static final List<UnaryOperator<String>> WAYS =
      List.of(NodeNames::lower, NodeNames::shortName, NodeNames::withoutDots);

  private NodeNames() {}

  /** For each name that has a partner among the known ones, that partner. */
  public static Map<String, String> match(Collection<String> names, Collection<String> known) {
    Map<String, String> partners = new LinkedHashMap<>();
    Set<String> left = new LinkedHashSet<>(names);
    Set<String> free = new LinkedHashSet<>(known);
    for (String name : names) {
      if (free.remove(name)) {
        partners.put(name, name);
        left.remove(name);
      }
    }
    for (UnaryOperator<String> way : WAYS) {
      Map<String, List<String>> here = group(left, way);
      Map<String, List<String>> there = group(free, way);
      here.forEach((key, alike) -> {
        List<String> candidates = there.getOrDefault(key, List.of());
        if (alike.size() == 1 && candidates.size() == 1) {
          partners.put(alike.get(0), candidates.get(0));
          left.remove(alike.get(0));
          free.remove(candidates.get(0));
        }
      });
    }
    return partners;
  }

  /** The one of the known names that a name stands for, if there is just one. */
  public static Optional<String> find(String name, Collection<String> known) {
    return Optional.ofNullable(match(List.of(name), known).get(name));
  }

  private static Map<String, List<String>> group(Set<String> names, UnaryOperator<String> way) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    names.forEach(name ->
        groups.computeIfAbsent(way.apply(name), key -> new ArrayList<>()).add(name));
    return groups;
  }

  /** A name up to its first dot; an address has no shorter form. */
  static String shortName(String name) {
    int dot = name.indexOf('.');
    boolean isAddress =
        name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return lower(dot <= 0 || isAddress ? name : name.substring(0, dot));
  }

  private static String withoutDots(String name) {
    return lower(name.replace(".", ""));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
