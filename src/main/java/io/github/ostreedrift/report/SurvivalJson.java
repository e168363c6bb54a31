// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.diff.Survival;
import io.github.ostreedrift.diff.SurvivalItem;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@code verify}: see {@code verify.schema.json} beside this class's resources. */
public final class SurvivalJson {
  private static final int VERSION = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SurvivalJson() {}

  /** One object, pretty-printed, with a line break at its end. */
  public static String write(Survival survival, ComparedSide before, ComparedSide after) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema-version", VERSION);
    side(root.putObject("before"), before);
    side(root.putObject("after"), after);
    root.put("upgrade", survival.upgrade().word());
    root.put("verdict", survival.verdict().word());
    ArrayNode items = root.putArray("items");
    survival.items().forEach(item -> item(items.addObject(), item));
    ArrayNode added = root.putArray("added");
    survival
        .added()
        .forEach(each ->
            added.addObject().put("item", each.item()).put("kind", each.kind().word()));
    ArrayNode notShown = root.putArray("not-shown");
    survival.notShown().forEach(key -> notShown.add(key.name()));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void side(ObjectNode node, ComparedSide side) {
    node.put("input", side.input());
    node.put("deployment", side.deployment().index());
    if (side.deployment().version().isShown()) {
      node.put("version", side.deployment().version().require().orElse(null));
    }
    side.base().ifPresent(base -> node.put("base", base));
  }

  private static void item(ObjectNode node, SurvivalItem item) {
    node.put("item", item.item());
    node.put("kind", item.kind().word());
    node.put("outcome", item.outcome().word());
    item.from().ifPresent(from -> node.put("from", from));
    item.to().ifPresent(to -> node.put("to", to));
    item.toKind().ifPresent(kind -> node.put("to-kind", kind.word()));
    node.put("reason", item.reason());
  }
}
