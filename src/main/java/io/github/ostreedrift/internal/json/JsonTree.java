// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.internal.model.BootcList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Builds the values of a document out of Jackson's tokens. What nobody will ask for is passed over without being
 * built: manifests of containers, foreign documents, deployments over the limit. Not thread-safe.
 */
final class JsonTree {
  /** Of an object under such a key, only these members are built. */
  private static final Map<String, Set<String>> WANTED = Map.of(
      "base-commit-meta", RpmOstreeCommit.METADATA,
      "layered-commit-meta", RpmOstreeCommit.METADATA);

  private final JsonParser parser;
  private final int base;
  private final int maxDeployments;
  private @Nullable Node node;

  /** Reads from a parser that began at an offset of the text. */
  JsonTree(JsonParser parser, int base, int maxDeployments) {
    this.parser = parser;
    this.base = base;
    this.maxDeployments = maxDeployments;
  }

  /** The value that begins with the parser's token. */
  Json read(@Nullable JsonToken first) {
    node = null;
    @Nullable JsonToken token = first;
    while (token != null) {
      Json value = step(token);
      Node open = node;
      if (value != null && open == null) {
        return value;
      } else if (value != null && open != null) {
        open.add(value);
      }
      token = parser.nextToken();
    }
    throw new UnexpectedEndOfInputException(parser, null, "no value");
  }

  /** The keys of the outermost object met so far: where the text breaks off, they tell what it was. */
  Set<String> outermostKeys() {
    Node outermost = node;
    while (outermost != null && outermost.parent != null) {
      outermost = outermost.parent;
    }
    return outermost == null ? Set.of() : outermost.keys();
  }

  /**
   * What was met before the text broke off: each array and object that is still open is closed, and says by a member that
   * something is missing. Null where nothing was met.
   */
  @Nullable
  Json part() {
    Json last = null;
    for (Node open = node; open != null; open = open.parent) {
      if (last != null) {
        open.add(last);
      } else {
        open.dropNumber();
      }
      if (open.members != null) {
        open.members.put(BootcList.CUT, new Json.Null(offset()));
      }
      last = open.build();
    }
    node = null;
    return last;
  }

  /** Takes one token; returns the value that it completes, if it does. */
  private @Nullable Json step(JsonToken token) {
    Node open = node;
    if (token == JsonToken.PROPERTY_NAME && open != null) {
      open.name = parser.currentName();
      return open.wants(open.name) ? null : skip(parser.nextToken());
    } else if (token.isStructEnd() && open != null) {
      node = open.parent;
      return open.build();
    } else if (open != null && open.isFull()) {
      open.cut = open.cut < 0 ? offset() : open.cut;
      parser.skipChildren();
      return null;
    } else if (token.isStructStart()) {
      node = new Node(open, offset(), token == JsonToken.START_OBJECT, maxDeployments);
      return null;
    }
    return scalar(token);
  }

  private Json skip(JsonToken token) {
    int offset = offset();
    if (token.isStructStart()) {
      parser.skipChildren();
    }
    return new Json.Skipped(offset);
  }

  private Json scalar(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> new Json.Text(offset(), parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> new Json.Flag(offset(), token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> new Json.Null(offset());
      default -> new Json.Numeral(offset(), parser.getString());
    };
  }

  private int offset() {
    return base + (int) parser.currentTokenLocation().getCharOffset();
  }

  /** An array or object that is not complete yet. */
  private static final class Node {
    final @Nullable Node parent;
    private final int offset;
    private final @Nullable Map<String, Json> members;
    private final List<Json> items;
    private final @Nullable Set<String> wanted;
    private final int limit;
    private final boolean isTop;
    String name = "";
    int cut = -1;

    Node(@Nullable Node parent, int offset, boolean isObject, int maxDeployments) {
      this.parent = parent;
      this.offset = offset;
      this.members = isObject ? new LinkedHashMap<>() : null;
      this.items = isObject ? List.of() : new ArrayList<>();
      // An array of deployments may be the whole document, or be what a JSON path matches.
      this.isTop = parent == null || (parent.isTop && parent.members == null);
      this.wanted = parent == null || isTop ? StatusJson.KEYS : WANTED.get(parent.name);
      boolean isDeployments = parent == null
          || isTop
          || (parent.isTop && parent.name.equals("deployments"))
          || parent.name.equals("otherDeployments");
      this.limit = isDeployments ? maxDeployments : Integer.MAX_VALUE;
    }

    boolean wants(String key) {
      return wanted == null || wanted.contains(key);
    }

    boolean isFull() {
      return members == null && items.size() >= limit;
    }

    void add(Json value) {
      if (members != null) {
        members.put(name, value);
      } else {
        items.add(value);
      }
    }

    /** The last number may go on behind the end. */
    void dropNumber() {
      if (members != null && members.get(name) instanceof Json.Numeral) {
        members.remove(name);
      }
    }

    /** The keys met so far, the last one's value being incomplete. */
    Set<String> keys() {
      Set<String> keys = new HashSet<>(members == null ? Set.of() : members.keySet());
      keys.add(name);
      return keys;
    }

    Json build() {
      return members != null
          ? new Json.Members(offset, members)
          : new Json.Items(offset, items, cut);
    }
  }
}
