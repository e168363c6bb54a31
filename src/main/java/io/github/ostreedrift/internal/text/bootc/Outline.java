// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.model.BootcList;
import io.github.ostreedrift.internal.text.line.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values by their indentation, as YAML and pretty JSON have them, written out as JSON: each key stands in the
 * line in which it stood. A line that fits nowhere is one of others that were left out, so every object that was open there
 * says by a member of its own that something is missing.
 *
 * <p>Not thread-safe.
 */
final class Outline {
  /** What stands for a value that can't be read. */
  static final Value UNREADABLE = new Value("\"\u2026\"", false);

  /** The keys that stand behind all deployments. */
  private static final List<String> TAIL = List.of("rollbackQueued", "isContainer", "type");

  private static final int WIDEST_UNIT = 8;

  private final Deque<Level> open = new ArrayDeque<>();
  private final Level root = new Level(-1);
  private final List<Member> all = new ArrayList<>();
  private int cut;
  private int unit;
  private @Nullable Member last;

  /** What a value is in JSON, and whether it can't go on in another line. */
  record Value(String json, boolean isClosed) {}

  /** A key with its value: a text, or members of its own. */
  private static final class Member {
    final int line;
    final int column;
    final int width;

    @Nullable
    Value value;

    @Nullable
    Level members;

    final List<Level> items = new ArrayList<>();
    boolean isList;

    Member(int line, int column, int width, @Nullable Value value) {
      this.line = line;
      this.column = column;
      this.width = width;
      this.value = value;
    }
  }

  /** An object; its members stand in one column. */
  private static final class Level {
    final int column;
    final Map<String, Member> members = new LinkedHashMap<>();
    boolean isDamaged;

    /** The list that it is an item of, and the column of the dash. */
    @Nullable
    Member list;

    int dash = -1;

    Level(int column) {
      this.column = column;
    }
  }

  Outline() {
    open.push(root);
  }

  /** The column of the outermost keys; -1 before the first. */
  int column() {
    return open.size() < 2 ? -1 : outermost().column;
  }

  private Level outermost() {
    List<Level> levels = new ArrayList<>(open);
    return levels.get(levels.size() - 2);
  }

  boolean hasOutermost(String key) {
    return open.size() > 1 && outermost().members.containsKey(key);
  }

  /** Whether members of the last key may follow in the next line. */
  boolean isOpen() {
    Member member = last;
    return member != null && member.value == null && member.members == null;
  }

  /** Whether a line can't go on with the last value. */
  boolean isClosed() {
    Member member = last;
    return member == null || member.value == null || member.value.isClosed();
  }

  /**
   * Adds a key; false if it fits nowhere.
   *
   * @param column where the key stands
   * @param dash where the dash of a list stands before it; -1 if none does
   * @param value null where members follow
   */
  boolean add(Line line, int column, int dash, String key, @Nullable Value value) {
    Level level = dash >= 0 ? item(column, dash) : level(column);
    if (level == null) {
      return false;
    }
    Member member = new Member(line.number, column, line.end - line.start, value);
    all.add(member);
    Member before = level.members.get(key);
    if (before == null) {
      level.members.put(key, member);
    } else {
      level.isDamaged = true;
      boolean isSame = value != null && value.equals(before.value);
      if (!isSame) {
        before.value = UNREADABLE;
        before.members = null;
        before.items.clear();
      }
    }
    last = member;
    return true;
  }

  private @Nullable Level level(int column) {
    Level top = open.peek();
    Member opener = last;
    if (top == root) {
      return push(new Level(column));
    } else if (top != null && column > top.column) {
      boolean opens = opener != null && isOpen() && opener.column == top.column && !opener.isList;
      int indent = column - top.column;
      if (opener == null || !opens || (unit > 0 ? indent != unit : indent > WIDEST_UNIT)) {
        return null;
      }
      unit = indent;
      Level inner = new Level(column);
      opener.members = inner;
      return push(inner);
    }
    if (open.stream().noneMatch(level -> level.column == column && level != root)) {
      return null;
    }
    return popTo(column);
  }

  private @Nullable Level item(int column, int dash) {
    Member opener = last;
    if (opener != null && isOpen() && (opener.column == dash || opener.column + unit == dash)) {
      opener.isList = true;
      return pushItem(opener, new Level(column), dash);
    }
    for (Level level : open) {
      if (level.list != null && level.dash == dash) {
        Member list = level.list;
        popTo(level.column);
        open.pop();
        return pushItem(list, new Level(column), dash);
      }
    }
    return null;
  }

  private Level pushItem(Member list, Level item, int dash) {
    item.list = list;
    item.dash = dash;
    list.items.add(item);
    return push(item);
  }

  private Level push(Level level) {
    open.push(level);
    return level;
  }

  private Level popTo(int column) {
    closeLast();
    Level top = open.element();
    while (top.column > column) {
      open.pop();
      top = open.element();
    }
    return top;
  }

  /** A key whose members are not there was followed by something else. */
  private void closeLast() {
    Member member = last;
    if (member != null && isOpen() && !member.isList) {
      member.value = UNREADABLE;
    }
  }

  /** Lines of this width were cut behind it: a value that ends there may have gone on. */
  void cutAt(int width) {
    cut = width;
  }

  private void cutLines() {
    for (Member member : all) {
      Value value = member.value;
      if (cut > 0 && member.width == cut && value != null && !value.isClosed()) {
        member.value = UNREADABLE;
      }
    }
  }

  /** Something is missing here, or can't be read: it may belong to any object that is open, and to the last value. */
  void damage() {
    open.forEach(level -> level.isDamaged = true);
    damageLast();
  }

  /** The last value may go on. */
  void damageLast() {
    Member member = last;
    if (member != null && !isClosed()) {
      member.value = UNREADABLE;
    }
  }

  /** The text ends here: all that is open but the outermost objects may have gone on; false if nothing was open. */
  boolean end() {
    int depth = open.size() - 1;
    List<Level> levels = new ArrayList<>(open);
    boolean isBehindEntries =
        depth > 2 && TAIL.stream().anyMatch(levels.get(depth - 2).members::containsKey);
    boolean isCut = (depth > 2 && !isBehindEntries) || isOpen();
    for (Level level : open) {
      // The status is closed by its own last keys.
      level.isDamaged |= depth > 2 && !isBehindEntries;
      depth--;
    }
    if (isOpen()) {
      open.element().isDamaged = true;
    }
    return isCut;
  }

  /** As JSON; the first line is the one with this number. */
  String toJson(int first) {
    cutLines();
    closeLast();
    Writer out = new Writer(first);
    out.write(open.size() < 2 ? root : outermost());
    return out.text.append('\n').toString();
  }

  /** Writes objects; the depth is that of the lines' indentation, which is bounded. */
  private static final class Writer {
    final StringBuilder text = new StringBuilder();
    private int line;

    Writer(int first) {
      this.line = first;
    }

    void write(Level level) {
      text.append('{');
      String separator = "";
      for (Map.Entry<String, Member> each : level.members.entrySet()) {
        text.append(separator);
        separator = ",";
        moveTo(each.getValue().line, each.getValue().column);
        text.append(quote(each.getKey())).append(':');
        write(each.getValue());
      }
      if (level.isDamaged) {
        text.append(separator).append(quote(BootcList.CUT)).append(":null");
      }
      text.append('}');
    }

    private void write(Member member) {
      Value value = member.value;
      Level members = member.members;
      if (value != null) {
        text.append(value.json());
      } else if (members != null) {
        write(members);
      } else {
        text.append('[');
        String separator = "";
        for (Level item : member.items) {
          text.append(separator);
          separator = ",";
          write(item);
        }
        text.append(']');
      }
    }

    private void moveTo(int number, int column) {
      if (number > line) {
        text.append("\n".repeat(number - line)).append(" ".repeat(Math.max(0, column)));
        line = number;
      }
    }
  }

  /** A text as a string of JSON. */
  static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
