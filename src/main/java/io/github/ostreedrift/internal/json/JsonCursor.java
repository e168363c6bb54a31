// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document: the value there, which may be missing, and the JSON pointer to it.
 *
 * <p>Whoever asks for a type that the value is not, gets a {@link WrongType}; the complaint is made here.
 */
final class JsonCursor {
  /** The seconds of the years 1 to 9999: what the tools can print. */
  private static final long FIRST_SECOND = -62_135_596_800L;

  private static final long LAST_SECOND = 253_402_300_799L;

  private static final Pattern MASK = Pattern.compile(
      "([.*#?_x\u2022\u2588-])\\1{2,}|\u2026+|<[^<>]*>|\\[[^\\[\\]]*\\]"
          + "|\\W?(?:redacted|removed|hidden|masked|censored|private|secret)\\W?",
      Pattern.CASE_INSENSITIVE);

  /** What a mask begins with that is no word; a word has no more letters than these, and two signs. */
  private static final String MASK_SIGNS = ".*#?_x\u2022\u2588-\u2026<[";

  private static final int LONGEST_MASK_WORD = 10;

  /** 64 digits; fewer than seven or more than forty are no abbreviation, but a name that somebody made up. */
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{1,6}|[0-9a-f]{41,64}");

  /** What becomes of an unknown member. */
  static final String KEPT = "kept but not understood";

  private final ProblemCollector complaints;
  private final @Nullable JsonCursor parent;
  private final Object step;
  private final @Nullable Json value;

  private JsonCursor(
      ProblemCollector complaints, @Nullable JsonCursor parent, Object step, @Nullable Json value) {
    this.complaints = complaints;
    this.parent = parent;
    this.step = step;
    this.value = value;
  }

  static JsonCursor root(Json value, ProblemCollector complaints) {
    return new JsonCursor(complaints, null, "", value);
  }

  ProblemCollector complaints() {
    return complaints;
  }

  /** Whether there is a value other than null. */
  boolean isThere() {
    return value != null && !(value instanceof Json.Null);
  }

  /** Whether there is a value, be it null. */
  boolean isGiven() {
    return value != null;
  }

  boolean isObject() {
    return value instanceof Json.Members;
  }

  boolean isArray() {
    return value instanceof Json.Items;
  }

  boolean isText() {
    return value instanceof Json.Text;
  }

  /** Whether there is something in the value: not an empty one, and not {@code false}. */
  boolean isFilled() {
    return (value instanceof Json.Items array && !array.items().isEmpty())
        || (value instanceof Json.Members object && !object.members().isEmpty())
        || (value instanceof Json.Text text && !text.value().isEmpty())
        || (value instanceof Json.Flag flag && flag.value());
  }

  /** Whether something else was put in the place of the value, or of a part of it. */
  boolean isMasked() {
    return value != null && isMasked(value);
  }

  private static boolean isMasked(Json value) {
    return value instanceof Json.Text text
        ? mayBeMask(text.value()) && MASK.matcher(text.value()).matches()
        : value instanceof Json.Items array
            && array.items().stream().anyMatch(JsonCursor::isMasked);
  }

  /** Most texts begin otherwise, and are longer than the words. */
  private static boolean mayBeMask(String text) {
    return text.length() <= LONGEST_MASK_WORD
        || MASK_SIGNS.indexOf(Character.toLowerCase(text.charAt(0))) >= 0;
  }

  /** The offset of the value; that of what it should be in where it is missing. */
  int offset() {
    return value != null ? value.offset() : parent != null ? parent.offset() : 0;
  }

  /** A member of this object; of a missing object all members are missing. */
  JsonCursor at(String key) {
    return new JsonCursor(complaints, this, key, isThere() ? object().get(key) : null);
  }

  /** The keys of this object's members. */
  Set<String> keys() {
    return object().keySet();
  }

  /** All members of this object. */
  Map<String, JsonCursor> members() {
    Map<String, JsonCursor> members = new LinkedHashMap<>();
    object()
        .forEach((key, member) -> members.put(key, new JsonCursor(complaints, this, key, member)));
    return members;
  }

  String text() {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw wrong("a string");
  }

  /** The text; a number as it is written, for some programs make one of a version. */
  String scalar() {
    return value instanceof Json.Numeral numeral ? numeral.text() : text();
  }

  boolean flag() {
    if (value instanceof Json.Flag flag) {
      return flag.value();
    }
    throw wrong("true or false");
  }

  long number() {
    if (value instanceof Json.Numeral numeral) {
      try {
        return Long.parseLong(numeral.text());
      } catch (NumberFormatException e) {
        throw wrong("an integer of 64 bits");
      }
    }
    throw wrong("an integer");
  }

  int count() {
    long number = number();
    if (number != (int) number) {
      throw wrong("an integer of 32 bits");
    }
    return (int) number;
  }

  /** The time that so many seconds mean; empty where the tools would call it invalid. */
  Optional<Instant> seconds() {
    return time(number());
  }

  /** As {@link #seconds}, of a number whose bytes stand in the other order. */
  Optional<Instant> swappedSeconds() {
    return time(Long.reverseBytes(number()));
  }

  List<String> texts() {
    return list(JsonCursor::text);
  }

  /** A checksum: cut short it is no abbreviation, for the tools write none. */
  String checksum() {
    if (CHECKSUM.matcher(text()).matches()) {
      return text();
    }
    throw wrong("64 hexadecimal digits");
  }

  /** What is read of the value; empty where there is none. */
  <T> Optional<T> find(Function<JsonCursor, T> read) {
    return isThere() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  /** The text, if there is one and it is not empty. */
  Optional<String> findText() {
    return find(JsonCursor::text).filter(text -> !text.isEmpty());
  }

  /** The time, if there is one; the tools take 0 for none. */
  Optional<Instant> findTime() {
    return find(JsonCursor::seconds)
        .flatMap(time -> time)
        .filter(time -> time.getEpochSecond() > 0);
  }

  /** The texts of this array; none where it is missing. */
  List<String> findTexts() {
    return find(JsonCursor::texts).orElse(List.of());
  }

  /** The items of this array, read. If any is wrong, all are looked at before that is said. */
  <T> List<T> list(Function<JsonCursor, T> read) {
    List<T> list = new ArrayList<>();
    boolean wrong = false;
    for (JsonCursor item : items(0)) {
      try {
        list.add(read.apply(item));
      } catch (WrongType e) {
        wrong = true;
      }
    }
    if (wrong) {
      throw new WrongType();
    }
    return list;
  }

  /** The items of this array, which has at least so many. */
  List<JsonCursor> items(int least) {
    if (value instanceof Json.Items array && array.items().size() >= least) {
      List<JsonCursor> items = new ArrayList<>(array.items().size());
      for (Json item : array.items()) {
        items.add(new JsonCursor(complaints, this, items.size(), item));
      }
      return items;
    }
    throw wrong(least == 0 ? "an array" : "an array of at least " + least + " items");
  }

  /** The offset of the first item that was left out because there are too many; -1 if none was. */
  int cut() {
    return value instanceof Json.Items array ? array.cut() : -1;
  }

  /** Complains of the value. */
  WrongType wrong(String expected) {
    if (value == null && parent != null) {
      String message = "missing " + JsonText.quote(step.toString()) + parent.inWords()
          + ", expected " + expected;
      complaints.error(offset(), message, Optional.empty(), List.of(expected));
    } else {
      String found = value == null ? "nothing" : value.describe();
      String message = "unexpected " + found + inWords() + ", expected " + expected;
      complaints.error(offset(), message, Optional.of(found), List.of(expected));
    }
    return new WrongType();
  }

  /** Complains that the member was not expected here at all. */
  void unknown(String fate) {
    complaints.warning(offset(), "unknown key " + JsonText.shorten(pointer()) + ", " + fate);
  }

  /** Says that the member stands for others, which were left out. */
  void leftOut() {
    complaints.warning(
        offset(),
        "something was left out here" + inWords() + ": what it may have told is not shown");
  }

  /** Keeps this unknown member as an unrecognized line, put in the place of {@code %s} in a frame. */
  void keep(String frame) {
    unknown(KEPT);
    String member = JsonText.encode(step.toString()) + ':' + compact();
    complaints.keep(offset(), frame.replace("%s", member));
  }

  /** The value as it stands in the document, without blanks. */
  String compact() {
    return JsonText.compact(complaints.text(), offset());
  }

  /** The JSON pointer (RFC 6901). */
  String pointer() {
    return parent == null
        ? ""
        : parent.pointer() + '/' + step.toString().replace("~", "~0").replace("/", "~1");
  }

  private String inWords() {
    return parent == null ? "" : " at " + pointer();
  }

  private Map<String, Json> object() {
    if (value instanceof Json.Members object) {
      return object.members();
    }
    throw wrong("an object");
  }

  private static Optional<Instant> time(long seconds) {
    return seconds < FIRST_SECOND || seconds > LAST_SECOND
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }
}
