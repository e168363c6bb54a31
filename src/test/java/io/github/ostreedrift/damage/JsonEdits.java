// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever edits a JSON document, by hand or with a filter, leaves out what he has no use for: that is not "none". */
final class JsonEdits {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final List<String> LISTS = List.of(
      "packages",
      "requested-packages",
      "requested-local-packages",
      "base-removals",
      "requested-base-removals",
      "base-local-replacements",
      "requested-base-local-replacements",
      "modules",
      "initramfs-args");

  private static final List<String> VALUES = List.of(
      "version",
      "checksum",
      "base-checksum",
      "origin",
      "container-image-reference",
      "osname",
      "timestamp",
      "pinned",
      "staged",
      "booted",
      "serial",
      "unlocked",
      "id");

  private static final List<String> CHECKSUMS = List.of("checksum", "base-checksum");
  private static final List<String> TYPED =
      List.of("booted", "pinned", "staged", "timestamp", "serial", "packages");

  private static final List<String> MASKS =
      List.of("REDACTED", "***", "<redacted>", "xxx", "...", "█████");

  private JsonEdits() {}

  /** The document is written anew; empty where it is none that has deployments. */
  static Change edit(BiFunction<ObjectNode, Random, String> change) {
    return (sheet, random) -> {
      Optional<ObjectNode> document = parse(sheet.text());
      return document.map(node -> change.apply(node, random));
    };
  }

  private static Optional<ObjectNode> parse(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode node
              && node.get("deployments") instanceof ArrayNode all
              && !all.isEmpty()
          ? Optional.of(node)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String pretty(JsonNode node) {
    return node.toPrettyString() + "\n";
  }

  private static List<ObjectNode> deployments(ObjectNode document) {
    return document.get("deployments").valueStream().map(ObjectNode.class::cast).toList();
  }

  /** One deployment is edited in place. */
  private static Change deployment(BiPredicate<ObjectNode, Random> change) {
    return (sheet, random) -> parse(sheet.text())
        .filter(document -> change.test(Change.one(random, deployments(document)), random))
        .map(JsonEdits::pretty);
  }

  /** One value of a deployment is replaced; those that are empty lists tell too little to be worth it. */
  private static Change value(List<String> keys, BiFunction<JsonNode, Random, Object> change) {
    return deployment((deployment, random) -> {
      List<String> there = keys.stream()
          .filter(key -> deployment.has(key)
              && !(deployment.get(key).isArray() && deployment.get(key).isEmpty()))
          .toList();
      if (there.isEmpty()) {
        return false;
      }
      String key = Change.one(random, there);
      deployment.set(key, MAPPER.valueToTree(change.apply(deployment.get(key), random)));
      return true;
    });
  }

  /** One key of a deployment is written otherwise. */
  private static Change key(BiFunction<String, Random, String> change) {
    return deployment((deployment, random) -> {
      List<String> there = new ArrayList<>(VALUES);
      there.addAll(LISTS);
      there.removeIf(key -> !deployment.has(key));
      String key = Change.one(random, there);
      deployment.set(change.apply(key, random), deployment.remove(key));
      return true;
    });
  }

  private static Change withKeys(BiFunction<ObjectNode, List<String>, String> write) {
    return edit((document, random) -> {
      List<String> keys = new ArrayList<>(VALUES);
      keys.addAll(LISTS);
      keys.removeAll(List.of("booted", "checksum"));
      Collections.shuffle(keys, random);
      List<String> kept = new ArrayList<>(keys.subList(0, 2 + random.nextInt(6)));
      kept.addAll(List.of("booted", "checksum"));
      deployments(document).forEach(deployment -> deployment.retain(kept));
      return write.apply(document, kept);
    });
  }

  private static Change withoutKey() {
    return edit((document, random) -> {
      List<String> keys = new ArrayList<>(VALUES);
      keys.addAll(LISTS);
      keys.removeAll(List.of("booted", "checksum", "id"));
      String gone = Change.one(random, keys);
      deployments(document).forEach(deployment -> deployment.remove(gone));
      return pretty(document);
    });
  }

  private static String firstLetters(JsonNode value) {
    return value.asString().substring(0, Math.min(12, value.asString().length()));
  }

  private static String yaml(JsonNode node, String indent) {
    StringBuilder yaml = new StringBuilder();
    if (node.isObject()) {
      node.properties()
          .forEach(each -> yaml.append(indent)
              .append(each.getKey())
              .append(
                  isLeaf(each.getValue())
                      ? ": " + each.getValue() + "\n"
                      : ":\n" + yaml(each.getValue(), indent + "  ")));
    } else {
      node.forEach(each -> yaml.append(indent)
          .append("- ")
          .append(isLeaf(each) ? each + "\n" : yaml(each, indent + "  ").strip() + "\n"));
    }
    return yaml.toString();
  }

  private static boolean isLeaf(JsonNode node) {
    return !node.isContainer() || node.isEmpty();
  }

  private static String each(ObjectNode document, String glue) {
    return deployments(document).stream()
        .map(deployment ->
            glue.isEmpty() ? deployment.toString() : pretty(deployment).strip())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void values(Way.Collector ways) {
    ways.something("json-null", value(VALUES, (value, random) -> null))
        .something("json-null-list", value(LISTS, (value, random) -> null))
        .something("json-masked", value(VALUES, (value, random) -> Change.one(random, MASKS)))
        .something(
            "json-masked-list", value(LISTS, (value, random) -> List.of(Change.one(random, MASKS))))
        .something(
            "json-list-is-text",
            value(LISTS, (value, random) -> value.toString().replaceAll("[\\[\\]\",]", " ")))
        .something(
            "json-list-ends-in-dots",
            value(
                LISTS, (value, random) -> value.isArray() ? ((ArrayNode) value).add("...") : "..."))
        .something("json-other-type", value(TYPED, (value, random) -> value.toString()))
        .something("json-short-checksum", value(CHECKSUMS, (value, random) -> firstLetters(value)))
        .something(
            "json-elided-checksum",
            value(
                CHECKSUMS,
                (value, random) -> firstLetters(value) + "..."
                    + value.asString().substring(Math.max(0, value.asString().length() - 4))))
        .something(
            "json-key-misspelt",
            key((key, random) -> Change.one(
                random,
                List.of(
                    key.substring(1),
                    key + "s",
                    key.replace('-', '_') + "_",
                    key.replaceFirst("[aeiou]", "y")))))
        .something("json-key-large", key((key, random) -> key.toUpperCase(Locale.ROOT)))
        .something("json-without-a-key", withoutKey())
        .something(
            "json-some-keys",
            withKeys(
                (document, keys) -> "{\"deployments\": " + document.get("deployments") + "}\n"));
  }

  private static void filters(Way.Collector ways) {
    ways.something(
            "json-one-deployment",
            edit((document, random) -> pretty(deployments(document).get(0))))
        .something("json-deployments-one-by-one", edit((document, random) -> each(document, "\n")))
        .something("json-deployments-by-lines", edit((document, random) -> each(document, "")))
        .something("json-some-keys-by-lines", withKeys((document, keys) -> each(document, "")))
        .something("json-yaml", edit((document, random) -> yaml(document, "")))
        .something("json-deployments-elided", edit((document, random) -> {
          document.put("deployments", "#");
          return document
                  .toString()
                  .replace(
                      "\"#\"",
                      Change.one(random, List.of("[...]", "[ ... ]", "\"...\"", "[{...}]", "...")))
              + "\n";
        }))
        .something("json-deployments-renamed", edit((document, random) -> {
          document.set("deployment", document.remove("deployments"));
          return pretty(document);
        }));
  }

  static void addTo(Way.Collector ways) {
    values(ways);
    filters(ways);
  }
}
