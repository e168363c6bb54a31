// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an inventory in text: the table of {@code oc get nodes}, or CSV. */
public final class TextInventory {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern TABLE_HEAD = Pattern.compile("(?:#\\s+)?NAME\\s+.*\\bROLES\\b.*");
  private static final Pattern TABLE_ROW =
      Pattern.compile("(?:#\\s+)?\\S+\\s+(?:Not)?Ready\\S*\\s+.*");
  private static final Pattern INI_GROUP = Pattern.compile("\\[[\\w.:-]+]");
  private static final Pattern CELL =
      Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,;\\t]*))(?:[,;\\t]|$)");
  private static final List<String> NODES = List.of("node", "name", "host", "hostname");
  private static final List<String> POOLS =
      List.of("pool", "pools", "role", "roles", "group", "groups");
  private static final int NAME = 0;
  private static final int ROLES = 2;

  private final InventoryBuilder inventory;
  private int node = 0;
  private int pool = 1;

  private TextInventory(InventoryBuilder inventory) {
    this.inventory = inventory;
  }

  public static void read(String text, InventoryBuilder inventory) {
    List<String> lines = text.lines().toList();
    if (lines.stream().anyMatch(line -> INI_GROUP.matcher(line.strip()).matches())) {
      inventory.problem(
          1,
          1,
          "an inventory of Ansible's is read as JSON: `ansible-inventory --list` prints it",
          "");
      return;
    }
    boolean isTable = lines.stream()
        .anyMatch(line -> TABLE_HEAD.matcher(line.strip()).matches()
            || (line.indexOf(',') < 0 && TABLE_ROW.matcher(line.strip()).matches()));
    TextInventory reader = new TextInventory(inventory);
    if (isTable) {
      reader.table(lines);
    } else {
      reader.csv(lines);
    }
  }

  /** Several pools in one word. */
  public static List<String> pools(String text) {
    return Arrays.stream(text.split("[,;|]"))
        .map(String::strip)
        .filter(pool -> !pool.isEmpty() && !pool.equals("<none>"))
        .toList();
  }

  private void table(List<String> lines) {
    int name = NAME;
    int roles = ROLES;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      List<String> words = words(line);
      if (TABLE_HEAD.matcher(line.strip()).matches()) {
        name = words.indexOf("NAME");
        roles = words.indexOf("ROLES");
      } else if (words.size() > Math.max(name, roles)
          && words.get(1).matches("\\w*Ready\\S*|Unknown\\S*|Scheduling\\S*")) {
        inventory.add(words.get(name), pools(words.get(roles)));
      } else if (!words.isEmpty() && !isPrompt(line)) {
        inventory.problem(
            i + 1,
            line.indexOf(words.get(0)) + 1,
            "expected a node with its status and roles",
            line);
      }
    }
  }

  private static boolean isPrompt(String line) {
    return line.contains("get node") || line.contains("get no ");
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    if (!words.isEmpty() && words.get(0).equals("#")) {
      words.remove(0);
    }
    return words;
  }

  private void csv(List<String> lines) {
    boolean isFirst = true;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> cells = cells(line);
        if (!isFirst || !isHead(cells)) {
          row(i + 1, line, cells);
        }
        isFirst = false;
      }
    }
  }

  private boolean isHead(List<String> cells) {
    List<String> names =
        cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
    int nodeAt = index(names, NODES);
    int poolAt = index(names, POOLS);
    if (nodeAt < 0) {
      return false;
    }
    node = nodeAt;
    pool = poolAt;
    return true;
  }

  private static int index(List<String> names, List<String> wanted) {
    return wanted.stream()
        .mapToInt(names::indexOf)
        .filter(at -> at >= 0)
        .findFirst()
        .orElse(-1);
  }

  private void row(int number, String line, List<String> cells) {
    String name = node < cells.size() ? cells.get(node) : "";
    if (cells.isEmpty()) {
      inventory.problem(
          number, line.indexOf('"') + 1, "a quoted cell that does not end where it should", line);
    } else if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
      inventory.problem(
          number,
          Math.max(0, line.indexOf(name)) + 1,
          "expected the name of a node, and its pool behind a comma",
          line);
    } else {
      boolean hasPool = pool >= 0 && pool < cells.size();
      inventory.add(name, hasPool ? pools(cells.get(pool)) : List.of());
    }
  }

  /** The cells of a line; none if its quotes are wrong. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher matcher = CELL.matcher(line);
    int end = 0;
    while (end < line.length() && matcher.find()) {
      String quoted = matcher.group(1);
      cells.add(quoted == null ? matcher.group(2).strip() : quoted.replace("\"\"", "\""));
      end = matcher.end();
    }
    return end < line.length() || cells.stream().anyMatch(cell -> cell.startsWith("\""))
        ? List.of()
        : cells;
  }
}
