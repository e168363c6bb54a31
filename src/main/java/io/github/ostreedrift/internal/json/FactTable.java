// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * The facts of one kind, as members of an object: those that are not shown are left out. A fact whose name is {@code
 * group.name} is written into an object of its group.
 *
 * @param <O> what the facts are told of
 */
final class FactTable<O> {
  private final List<Field<O, ?>> fields;

  /** A table of facts, in the order in which they are written; the facts of a group stand together. */
  FactTable(List<Field<O, ?>> fields) {
    this.fields = fields;
  }

  /** One fact: its key, its place in the JSON and how its value is written. */
  static final class Field<O, T> {
    private final FactKey<O, T> key;
    private final Codec<T> codec;
    private final String group;
    private final SerializedString name;

    Field(FactKey<O, T> key, Codec<T> codec) {
      int dot = key.name().indexOf('.');
      this.key = key;
      this.codec = codec;
      this.group = key.name().substring(0, Math.max(dot, 0));
      this.name = new SerializedString(key.name().substring(dot + 1));
    }

    FactKey<O, T> key() {
      return key;
    }

    private boolean isInGroup() {
      return !group.isEmpty();
    }

    private void write(JsonGenerator out, Facts<O> facts) {
      out.writeName(name);
      codec.write(out, facts.get(key).require());
    }

    private void read(ObjectIn object, FactCollector<O> facts) {
      JsonCursor place = object.at(name.getValue());
      if (place.isGiven()) {
        facts.show(key, () -> codec.read(place));
      }
    }
  }

  List<Field<O, ?>> fields() {
    return fields;
  }

  /** Writes the facts that are shown. */
  void write(JsonGenerator out, Facts<O> facts) {
    String group = "";
    for (Field<O, ?> field : fields) {
      if (facts.shows(field.key)) {
        if (!field.group.equals(group)) {
          end(out, group);
          begin(out, field);
          group = field.group;
        }
        field.write(out, facts);
      }
    }
    end(out, group);
  }

  /** Reads the facts back. */
  void read(ObjectIn object, FactCollector<O> facts) {
    Map<String, ObjectIn> groups = new HashMap<>();
    for (Field<O, ?> field : fields) {
      JsonCursor group = field.isInGroup() ? object.at(field.group) : null;
      if (group == null) {
        field.read(object, facts);
      } else if (group.isObject()) {
        field.read(groups.computeIfAbsent(field.group, name -> ObjectIn.of(group)), facts);
      } else if (group.isGiven()) {
        group.wrong("an object");
      }
    }
    groups.values().forEach(ObjectIn::end);
  }

  private static void begin(JsonGenerator out, Field<?, ?> field) {
    if (field.isInGroup()) {
      out.writeName(field.group);
      out.writeStartObject();
    }
  }

  private static void end(JsonGenerator out, String group) {
    if (!group.isEmpty()) {
      out.writeEndObject();
    }
  }
}
