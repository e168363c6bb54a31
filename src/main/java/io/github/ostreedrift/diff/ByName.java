// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.internal.diff.Equivalence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Elements that can be taken out by their names, each once, those of one name in their order.
 *
 * @param <T> the type of the elements
 */
final class ByName<T> {
  private final Function<T, String> name;
  private final Map<String, List<T>> byKey = new LinkedHashMap<>();

  ByName(Collection<T> elements, Function<T, String> name) {
    this.name = name;
    for (T element : elements) {
      byKey
          .computeIfAbsent(Equivalence.key(name.apply(element)), key -> new ArrayList<>())
          .add(element);
    }
  }

  /** Takes the first element of a name out, one that is spelled alike if there is one. */
  Optional<T> take(String wanted) {
    List<T> candidates = byKey.get(Equivalence.key(wanted));
    if (candidates == null) {
      return Optional.empty();
    }
    int found = position(candidates, each -> each.equals(wanted));
    if (found < 0) {
      found = position(candidates, each -> Equivalence.ofText(each, wanted));
    }
    return found < 0 ? Optional.empty() : Optional.of(candidates.remove(found));
  }

  private int position(List<T> candidates, Predicate<String> wanted) {
    for (int i = 0; i < candidates.size(); i++) {
      if (wanted.test(name.apply(candidates.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  /** What was not taken. */
  List<T> rest() {
    List<T> rest = new ArrayList<>();
    byKey.values().forEach(rest::addAll);
    return rest;
  }

  /** What is done with two elements of one name. */
  @FunctionalInterface
  interface Pairs<T> {
    void take(String name, T one, T other);
  }

  /** Takes all pairs of one name out of two lists. Of several elements of one name, the first ones belong together. */
  static <T> void pair(List<T> left, List<T> right, Function<T, String> name, Pairs<T> pairs) {
    ByName<T> pool = new ByName<>(right, name);
    for (Iterator<T> elements = left.iterator(); elements.hasNext(); ) {
      T one = elements.next();
      Optional<T> other = pool.take(name.apply(one));
      if (other.isPresent()) {
        elements.remove();
        pairs.take(fuller(name.apply(one), name.apply(other.get())), one, other.get());
      }
    }
    right.clear();
    right.addAll(pool.rest());
  }

  /** Of two spellings of one name the one that lost less to its locale. */
  static String fuller(String one, String other) {
    long ours = one.chars().filter(c -> c == '?').count();
    long theirs = other.chars().filter(c -> c == '?').count();
    if (ours == theirs) {
      return one.compareTo(other) >= 0 ? one : other;
    }
    return ours < theirs ? one : other;
  }
}
