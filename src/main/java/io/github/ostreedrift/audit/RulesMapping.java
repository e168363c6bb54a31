// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of a rules file; what is in it and of a wrong kind is a problem at its place. */
final class RulesMapping {
  private final MappingNode node;
  private final String name;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final RulesProblems problems;

  private RulesMapping(MappingNode node, String name, RulesProblems problems) {
    this.node = node;
    this.name = name;
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      Optional<String> key = text(tuple.getKeyNode());
      if (key.isEmpty()) {
        problems.add(
            tuple.getKeyNode(), "a key must be a word, but is " + kind(tuple.getKeyNode()));
      } else if (values.putIfAbsent(key.get(), tuple.getValueNode()) != null) {
        problems.add(tuple.getKeyNode(), "'" + key.get() + "' is given twice");
      } else {
        keys.put(key.get(), tuple.getKeyNode());
      }
    }
  }

  /**
   * The node as a mapping, if it is one.
   *
   * @param name what it stands for, in words
   */
  static Optional<RulesMapping> of(Node node, String name, RulesProblems problems) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new RulesMapping(mapping, name, problems));
    }
    problems.add(node, name + " must be a mapping, but is " + kind(node));
    return Optional.empty();
  }

  Node node() {
    return node;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Complains of all other keys. */
  void only(String... known) {
    List<String> words = List.of(known);
    keys.forEach((key, at) -> {
      if (!words.contains(key)) {
        problems.add(
            at, "unknown key '" + key + "' in " + name + "; expected " + String.join(", ", words));
      }
    });
  }

  /** A text. */
  Optional<String> string(String key) {
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    Optional<String> text = text(value);
    if (text.isEmpty()) {
      problems.add(value, "'" + key + "' must be a text, but is " + kind(value));
    }
    return text;
  }

  /** One of some words. */
  Optional<String> word(String key, List<String> words) {
    return string(key).filter(word -> {
      if (!words.contains(word)) {
        problems.add(
            at(key),
            "'" + key + "' must be one of " + String.join(", ", words) + ", but is '" + word + "'");
      }
      return words.contains(word);
    });
  }

  /** A text or a list of texts, each made something of; what can't be made throws IllegalArgumentException. */
  <T> Optional<List<T>> list(String key, Function<String, T> change) {
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    List<T> elements = new ArrayList<>();
    List<Node> nodes =
        value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    for (Node element : nodes) {
      Optional<String> text = text(element);
      if (text.isEmpty()) {
        problems.add(element, "'" + key + "' must list texts, but here is " + kind(element));
        continue;
      }
      try {
        elements.add(change.apply(text.get()));
      } catch (IllegalArgumentException e) {
        problems.add(element, "'" + text.get() + "' in '" + key + "': " + e.getMessage());
      }
    }
    if (nodes.isEmpty()) {
      problems.add(value, "'" + key + "' is empty; leave it out, or list something");
    }
    return Optional.of(elements);
  }

  /** As {@link #list}, of which the empty list means something. */
  <T> Optional<List<T>> listOrNothing(String key, Function<String, T> change) {
    return values.get(key) instanceof SequenceNode sequence
            && sequence.getValue().isEmpty()
        ? Optional.of(List.of())
        : list(key, change);
  }

  /** A mapping. */
  Optional<RulesMapping> mapping(String key) {
    return Optional.ofNullable(values.get(key))
        .flatMap(value -> of(value, "'" + key + "'", problems));
  }

  /** The mappings of a list. */
  List<RulesMapping> each(String key, String element) {
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    } else if (!(value instanceof SequenceNode sequence)) {
      problems.add(value, "'" + key + "' must be a list, but is " + kind(value));
      return List.of();
    } else {
      return sequence.getValue().stream()
          .flatMap(each -> of(each, element, problems).stream())
          .toList();
    }
  }

  /** Where a key's value stands; the mapping itself where there is none. */
  Node at(String key) {
    return values.getOrDefault(key, node);
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  private static String kind(Node node) {
    return switch (node.getNodeType()) {
      case MAPPING -> "a mapping";
      case SEQUENCE -> "a list";
      case SCALAR -> text(node).map(text -> "the text '" + text + "'").orElse("nothing");
      default -> "something else";
    };
  }
}
