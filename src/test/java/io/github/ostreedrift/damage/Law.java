// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The law of damage, on the facts of two readings: the damaged capture shows each fact as the undamaged one does, or not
 * at all. Facts are taken as {@code parse} writes them, for that is what others see.
 */
final class Law {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** They tell how a capture was read, not what it says. */
  private static final Set<String> NO_FACTS = Set.of(
      "index",
      "line",
      "problems",
      "input",
      "unrecognized",
      "schema-version",
      "format",
      "verbose",
      "booted-only");

  private Law() {}

  /** The facts of all captures of a text: each under its path, lists without their order. */
  record Told(int captures, Map<String, String> host, List<Map<String, String>> deployments) {
    int count() {
      return host.size() + deployments.stream().mapToInt(Map::size).sum();
    }
  }

  /**
   * What came of a comparison.
   *
   * @param falsehoods what the damaged capture says otherwise
   * @param kept how many facts it still shows
   */
  record Outcome(List<String> falsehoods, int kept) {}

  /** Whether two values of a fact say the same, though they are written otherwise. */
  interface Likeness {
    /** None do. */
    Likeness NONE = (fact, one, other) -> false;

    boolean isSame(String fact, String one, String other);
  }

  static Told facts(List<Reading> readings) {
    int captures = 0;
    Map<String, String> host = new TreeMap<>();
    List<Map<String, String>> deployments = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.capture().isPresent()) {
        captures++;
        JsonNode json = MAPPER.readTree(CaptureJson.COMPACT.write(reading));
        json.path("deployments").forEach(each -> {
          Map<String, String> facts = new TreeMap<>();
          flatten("", each, facts);
          deployments.add(facts);
        });
        json.properties().stream()
            .filter(member -> !member.getKey().equals("deployments"))
            .filter(member -> !NO_FACTS.contains(member.getKey()))
            .forEach(member -> flatten(member.getKey(), member.getValue(), host));
      }
    }
    return new Told(captures, host, deployments);
  }

  private static void flatten(String path, JsonNode node, Map<String, String> facts) {
    if (node.isObject()) {
      node.properties().stream()
          .filter(member -> !NO_FACTS.contains(member.getKey()))
          .forEach(member -> flatten(
              path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
              member.getValue(),
              facts));
    } else if (node instanceof ArrayNode list) {
      facts.put(
          path, list.valueStream().map(JsonNode::toString).sorted().toList().toString());
    } else {
      facts.put(path, node.toString());
    }
  }

  static Outcome hold(Told whole, Told damaged, Loss loss) {
    List<String> falsehoods = new ArrayList<>();
    if (damaged.captures() > whole.captures()) {
      falsehoods.add("captures: " + damaged.captures() + " instead of " + whole.captures());
    }
    int most = whole.deployments().size();
    if (damaged.deployments().size() > most) {
      falsehoods.add("deployments: " + damaged.deployments().size() + " instead of " + most);
      return new Outcome(falsehoods, 0);
    }
    Outcome deployments = loss == Loss.DEPLOYMENTS
        ? inOrder(whole.deployments(), damaged.deployments())
        : inPlace(whole.deployments(), damaged.deployments());
    Outcome host = compare("", whole.host(), damaged.host());
    falsehoods.addAll(deployments.falsehoods());
    falsehoods.addAll(host.falsehoods());
    return new Outcome(falsehoods, deployments.kept() + host.kept());
  }

  private static Outcome compare(
      String place, Map<String, String> whole, Map<String, String> damaged) {
    return compare(place, whole, damaged, Likeness.NONE);
  }

  static Outcome compare(
      String place, Map<String, String> whole, Map<String, String> damaged, Likeness likeness) {
    List<String> falsehoods = new ArrayList<>();
    int kept = 0;
    for (Map.Entry<String, String> fact : damaged.entrySet()) {
      String before = whole.get(fact.getKey());
      if (fact.getValue().equals(before)
          || isSameProse(fact.getKey(), fact.getValue(), before)
          || (before != null && likeness.isSame(fact.getKey(), fact.getValue(), before))) {
        kept++;
      } else if (before != null
          || whole.keySet().stream().noneMatch(key -> key.startsWith(fact.getKey() + "."))) {
        falsehoods.add("%s%s: %s instead of %s"
            .formatted(
                place, fact.getKey(), fact.getValue(), before == null ? "not shown" : before));
      }
    }
    return new Outcome(falsehoods, kept);
  }

  /** Whether two texts for people differ at most in how their quotes and dashes are set: any sign may stand in such. */
  private static boolean isSameProse(String fact, String one, @Nullable String other) {
    boolean isProse =
        fact.matches("(?:.*\\.)?(?:title|end-of-life|description|warnings|signatures\\.list)");
    return isProse && other != null && plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return text.replaceAll("[\u2018\u2019\u201c\u201d]|\\\\?\"", "'")
        .replaceAll("[\u2010-\u2015\u2212]|--", "-");
  }

  static Outcome and(Outcome one, Outcome other) {
    List<String> falsehoods = new ArrayList<>(one.falsehoods());
    falsehoods.addAll(other.falsehoods());
    return new Outcome(falsehoods, one.kept() + other.kept());
  }

  private static Outcome inPlace(
      List<Map<String, String>> whole, List<Map<String, String>> damaged) {
    Outcome sum = new Outcome(List.of(), 0);
    for (int i = 0; i < damaged.size(); i++) {
      sum = and(sum, compare(i + " ", whole.get(i), damaged.get(i)));
    }
    return sum;
  }

  /** The best way to see the deployments that are left as some of those that there were, in their order. */
  private static Outcome inOrder(
      List<Map<String, String>> whole, List<Map<String, String>> damaged) {
    return inOrder(whole, 0, damaged, 0);
  }

  private static Outcome inOrder(
      List<Map<String, String>> whole, int from, List<Map<String, String>> damaged, int next) {
    if (next == damaged.size()) {
      return new Outcome(List.of(), 0);
    }
    Outcome best = null;
    int left = damaged.size() - next;
    for (int i = from; i <= whole.size() - left; i++) {
      Outcome here = and(
          compare(next + " ", whole.get(i), damaged.get(next)),
          inOrder(whole, i + 1, damaged, next + 1));
      best = best == null || isBetter(here, best) ? here : best;
    }
    return best;
  }

  static boolean isBetter(Outcome one, Outcome other) {
    int less = other.falsehoods().size() - one.falsehoods().size();
    return less > 0 || (less == 0 && one.kept() > other.kept());
  }
}
