// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Faults that were met on what people publish, and what is right: each folder of {@code testdata/faults} has inputs and
 * an {@code expected.json}, a list of runs.
 *
 * <ul>
 *   <li>{@code run}: the command line; JSON is printed unless it says otherwise
 *   <li>{@code exit}: the exit status
 *   <li>{@code captures}, {@code deployments}: how many {@code parse} finds, and how many the first capture has
 *   <li>{@code is}: JSON pointers with what stands there; {@code parse} gives a list of captures
 *   <li>{@code may-be}: likewise, where not to be shown is right, too
 *   <li>{@code not-shown}: JSON pointers at which nothing stands
 *   <li>{@code items}: what {@code verify} says became of each
 *   <li>{@code kinds}, {@code no-kinds}: the kinds of change that {@code diff} prints, and those that it must not
 *   <li>{@code has}, {@code lacks}: what stands in the output, problems included, and what does not
 * </ul>
 */
class FaultsTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Set<String> MEMBERS = Set.of(
      "run",
      "exit",
      "captures",
      "deployments",
      "is",
      "may-be",
      "not-shown",
      "items",
      "kinds",
      "no-kinds",
      "has",
      "lacks");

  @TestFactory
  Stream<DynamicContainer> faults() {
    return CaseFolder.of("faults")
        .map(fault ->
            DynamicContainer.dynamicContainer(fault.name(), fault.folder().toUri(), runs(fault)));
  }

  private static Stream<DynamicTest> runs(CaseFolder fault) {
    JsonNode runs = MAPPER.readTree(TestData.text(fault.file("expected.json")));
    assertThat(runs).as("runs of %s", fault.name()).isNotEmpty();
    return runs.valueStream()
        .map(each -> DynamicTest.dynamicTest(each.get("run").asString(), () -> check(fault, each)));
  }

  private static void check(CaseFolder fault, JsonNode expected) {
    assertThat(MEMBERS).containsAll(expected.propertyNames());
    String line = expected.get("run").asString();
    boolean asItIs = line.startsWith("parse") || line.contains("-o ") || !wantsJson(expected);
    Run run = fault.run(asItIs ? line : line + " -o json");
    List<String> wrong = new ArrayList<>();
    find(expected, "exit")
        .filter(exit -> exit.asInt() != run.exit())
        .ifPresent(exit -> wrong.add("exit status " + run.exit() + " instead of " + exit));
    checkWords(expected, run.out() + run.err(), wrong);
    if (wantsJson(expected)) {
      checkJson(expected, document(line, run.out()), wrong);
    }
    assertThat(wrong)
        .as("%s in %s%n%s%s", line, fault.folder().toAbsolutePath(), run.out(), run.err())
        .isEmpty();
  }

  private static boolean wantsJson(JsonNode expected) {
    return Stream.of(
            "captures", "deployments", "is", "may-be", "not-shown", "items", "kinds", "no-kinds")
        .anyMatch(expected::has);
  }

  /** All captures of {@code parse} in a list; what another command prints as it is. */
  private static JsonNode document(String line, String out) {
    if (!line.startsWith("parse")) {
      return out.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(out);
    }
    ArrayNode captures = MAPPER.createArrayNode();
    MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(out).forEachRemaining(each -> {
      if (each.has("format")) {
        captures.add(each);
      }
    });
    return captures;
  }

  private static void checkWords(JsonNode expected, String output, List<String> wrong) {
    words(expected, "has").stream()
        .filter(word -> !output.contains(word))
        .forEach(word -> wrong.add("does not say: " + word));
    words(expected, "lacks").stream()
        .filter(output::contains)
        .forEach(word -> wrong.add("says: " + word));
  }

  private static void checkJson(JsonNode expected, JsonNode document, List<String> wrong) {
    find(expected, "captures")
        .filter(count -> count.asInt() != document.size())
        .ifPresent(count -> wrong.add(document.size() + " captures instead of " + count));
    JsonNode deployments = document.at("/0/deployments");
    find(expected, "deployments")
        .filter(count -> count.asInt() != deployments.size())
        .ifPresent(count -> wrong.add(deployments.size() + " deployments instead of " + count));
    expected.path("is").properties().stream()
        .filter(fact -> !document.at(fact.getKey()).equals(fact.getValue()))
        .forEach(fact -> wrong.add(wrong(fact, document)));
    expected.path("may-be").properties().stream()
        .filter(fact -> !document.at(fact.getKey()).isMissingNode())
        .filter(fact -> !document.at(fact.getKey()).equals(fact.getValue()))
        .forEach(fact -> wrong.add(wrong(fact, document)));
    words(expected, "not-shown").stream()
        .filter(pointer -> !document.at(pointer).isMissingNode())
        .forEach(pointer -> wrong.add(pointer + " is shown: " + document.at(pointer)));
    checkSaid(expected, document, wrong);
  }

  private static String wrong(Map.Entry<String, JsonNode> fact, JsonNode document) {
    JsonNode value = document.at(fact.getKey());
    return "%s is %s instead of %s"
        .formatted(fact.getKey(), value.isMissingNode() ? "not shown" : value, fact.getValue());
  }

  private static void checkSaid(JsonNode expected, JsonNode document, List<String> wrong) {
    Map<String, String> outcomes = new TreeMap<>();
    document
        .path("items")
        .forEach(item ->
            outcomes.put(item.get("item").asString(), item.get("outcome").asString()));
    expected.path("items").properties().stream()
        .filter(item -> !item.getValue().asString().equals(outcomes.get(item.getKey())))
        .forEach(item -> wrong.add(item.getKey() + " is " + outcomes.get(item.getKey())
            + " instead of " + item.getValue().asString()));
    Set<String> kinds = document
        .path("changes")
        .valueStream()
        .map(change -> change.get("kind").asString())
        .collect(Collectors.toSet());
    if (expected.has("kinds") && !kinds.equals(Set.copyOf(words(expected, "kinds")))) {
      wrong.add("changes: " + kinds + " instead of " + expected.get("kinds"));
    }
    words(expected, "no-kinds").stream()
        .filter(kinds::contains)
        .forEach(kind -> wrong.add("says that there is a change: " + kind));
  }

  private static Optional<JsonNode> find(JsonNode expected, String member) {
    return Optional.ofNullable(expected.get(member));
  }

  private static List<String> words(JsonNode expected, String member) {
    return expected.path(member).valueStream().map(JsonNode::asString).toList();
  }
}
