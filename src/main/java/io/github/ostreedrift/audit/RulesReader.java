// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads a rules file, YAML 1.2 or JSON; its JSON Schema is the resource {@link #SCHEMA}.
 *
 * <pre>{@code
 * RulesReader.Result read = RulesReader.read("""
 *     rules:
 *       - rule: usbguard
 *         severity: error
 *         require-packages: [usbguard]
 *     """);
 * read.rules();    // one rule
 * read.problems(); // none
 * }</pre>
 */
public final class RulesReader {
  /** The resource that holds the JSON Schema. */
  public static final String SCHEMA = "/io/github/ostreedrift/rules.schema.json";

  private static final String OFF = "off";

  private final RulesProblems problems = new RulesProblems();

  private RulesReader() {}

  /**
   * What was read.
   *
   * @param rules the rules; what is wrong is left out, so they are not to be used where there is an error
   * @param problems what is wrong, each with its line and column
   */
  public record Result(Rules rules, List<Problem> problems) {
    /** Copies the list. */
    public Result {
      problems = List.copyOf(problems);
    }

    /** Whether the rules can be used. */
    public boolean isUsable() {
      return problems.stream().noneMatch(Problem::isError);
    }
  }

  /** Reads a file's text. Never fails: what is wrong is a problem. */
  public static Result read(String text) {
    RulesReader reader = new RulesReader();
    Rules rules = reader.rules(text);
    return new Result(rules, reader.problems.all());
  }

  private Rules rules(String text) {
    try {
      // What Compose does; its package is not exported, and so not there on the module path.
      LoadSettings settings = LoadSettings.builder().setLabel("rules").build();
      Optional<Node> root = new Composer(
              settings, new ParserImpl(settings, new StreamReader(settings, text)))
          .getSingleNode();
      if (root.isPresent()) {
        return rules(root.get());
      }
      problems.add(Problem.of(
          Severity.ERROR, 1, 1, "the rules file is empty; expected 'rules' or 'ignores'"));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      problems.add(Problem.of(
          Severity.ERROR,
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          "neither YAML nor JSON: " + e.getProblem()));
    } catch (YamlEngineException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      problems.add(Problem.of(Severity.ERROR, 1, 1, "neither YAML nor JSON: " + message));
    } catch (StackOverflowError e) {
      problems.add(Problem.of(Severity.ERROR, 1, 1, "the rules file is nested too deeply"));
    }
    return Rules.NONE;
  }

  private Rules rules(Node root) {
    Optional<RulesMapping> file = RulesMapping.of(root, "the rules file", problems);
    if (file.isEmpty()) {
      return Rules.NONE;
    }
    RulesMapping map = file.get();
    map.only("reference", "rules", "ignores", "ready-made");
    boolean consensus = map.word("reference", List.of("consensus", "none"))
        .map("consensus"::equals)
        .orElse(true);
    List<Rule> rules = new ArrayList<>();
    map.each("rules", "a rule")
        .forEach(each -> new RuleEntry(each, problems).read().ifPresent(rules::add));
    return new Rules(
        consensus,
        rules,
        map.each("ignores", "an ignore").stream()
            .flatMap(each -> new IgnoreEntry(each, problems).read().stream())
            .toList(),
        readyMade(map));
  }

  private Map<BuiltInRule, Optional<Finding.Severity>> readyMade(RulesMapping file) {
    Map<BuiltInRule, Optional<Finding.Severity>> severities = new EnumMap<>(BuiltInRule.class);
    file.mapping("ready-made").ifPresent(map -> {
      for (BuiltInRule rule : BuiltInRule.values()) {
        map.word(rule.word(), List.of(OFF, "info", "warning", "error"))
            .ifPresent(word -> severities.put(rule, Finding.Severity.find(word)));
      }
      map.only(Arrays.stream(BuiltInRule.values()).map(BuiltInRule::word).toArray(String[]::new));
    });
    return severities;
  }
}
