// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.NodeOutput.Hint;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.fleet.PositionOffset;
import io.github.ostreedrift.internal.fleet.json.JsonMembers.Member;
import io.github.ostreedrift.internal.json.JsonTokens;
import io.github.ostreedrift.internal.json.JsonTokens.Token;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document that holds the statuses of nodes: {@code {node, status}}, a map of nodes, a result, callback
 * or fact cache of Ansible's, or an array of such things. Documents of many nodes are never held as a whole.
 */
final class JsonFleet {
  static final List<String> NODES =
      List.of("node", "host", "hostname", "nodename", "inventory_hostname", "minion", "name");
  static final List<String> POOLS = List.of("pool", "group", "role");
  private static final int FEW = 200;

  private final JsonTokens tokens;
  private final Slices slices;
  private final CaptureSource source;
  private final Limits limits;
  private final Consumer<NodeOutput> sink;
  private final JsonParts parts;

  /** Whose value is being read: where the document breaks off, that node has no data. */
  private @Nullable NodeOutput current;

  /** The deployments of an array so far. */
  private @Nullable NodeOutput deployments;

  private JsonMembers members = new JsonMembers();
  private long held;
  private boolean given;
  private boolean sure;
  private boolean tooLong;

  /** The characters of the document. */
  interface Slices {
    String slice(long from, long to);

    /** What stands before the offset will not be asked for. */
    void release(long offset);
  }

  JsonFleet(
      JsonTokens tokens,
      Slices slices,
      CaptureSource source,
      Limits limits,
      InputNames names,
      Consumer<NodeOutput> sink) {
    this.tokens = tokens;
    this.slices = slices;
    this.source = source;
    this.limits = limits;
    this.sink = sink;
    this.parts = new JsonParts(limits, names, this::give);
  }

  /** Whether a node's part was found; then a document that breaks off is one of ours. */
  boolean isGiven() {
    return given;
  }

  /** Whether a part was found that is surely a node's, or a status. */
  boolean isSure() {
    return sure;
  }

  /** Whether the document can't be read again from its beginning. */
  boolean isCommitted() {
    return given || held > 0 || tooLong;
  }

  /** Whether a value was too long to be read. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Reads the document. */
  void read() throws MalformedJsonException, IOException {
    Token token = tokens.next();
    if (token == Token.OBJECT) {
      object("");
    } else if (token == Token.ARRAY) {
      int index = 0;
      for (Token item = tokens.next(); item != Token.END_ARRAY; item = tokens.next()) {
        if (item == Token.OBJECT) {
          object("[" + index + "]");
        } else {
          tokens.skip();
        }
        release();
        index++;
      }
      if (deployments != null) {
        give(deployments.text(deployments.text() + "]\n"));
      }
    }
  }

  /**
   * Gives what can be known of a document that breaks off: its whole members, and whose part is not whole.
   *
   * @return whether that part is all that is missing
   */
  boolean breakOff(MalformedJsonException fault) throws IOException {
    NoData reason = fault.isCut()
        ? NoData.of(NoData.Kind.CUT_OFF, "cut off: the JSON ends in the middle")
        : NoData.of(
            NoData.Kind.UNPARSABLE, "unparsable: the JSON is broken: " + fault.getMessage());
    NodeOutput broken = current;
    try {
      if (node().isPresent()) {
        Member node = node().get();
        broken = frame(node.text(), node, Weight.SURE);
        if (members.find(JsonParts.STATUSES).isPresent()) {
          parts.value(frame(members), members.find(JsonParts.STATUSES).get());
        }
      } else if (parts.isResult(members) || parts.isFacts(members)) {
        broken = frame(members).weight(Weight.SURE);
      } else if (!members.isStatus()) {
        many("");
      }
    } catch (MalformedJsonException impossible) {
      throw new IllegalStateException("these members are whole", impossible);
    }
    if (broken != null && (given || broken.weight() != Weight.CONFIRMED)) {
      give(broken.weight(Weight.SURE).hint(Hint.of(reason)));
    }
    return broken != null && broken.weight() == Weight.SURE;
  }

  private void object(String path) throws MalformedJsonException, IOException {
    long start = tokens.start();
    int line = tokens.line();
    members = new JsonMembers();
    boolean isDone = false;
    boolean isCallback = false;
    while (tokens.next() == Token.KEY) {
      String key = tokens.text();
      Token kind = tokens.next();
      if (isCallback) {
        tokens.skip();
      } else if (key.equals("plays") && kind == Token.ARRAY) {
        members.clear();
        new AnsibleCallback(tokens, this::host).plays(path);
        isCallback = true;
        isDone = true;
      } else {
        read(key, kind);
        isDone |= isMany(path, isDone);
      }
    }
    if (!isDone) {
      whole(path, start, line);
    }
    current = null;
    members.clear();
  }

  /** Takes the members as nodes once they are too many for anything else, and from then on each by itself. */
  private boolean isMany(String path, boolean areMany) throws MalformedJsonException, IOException {
    boolean many = areMany || (members.size() > FEW && node().isEmpty());
    if (many) {
      many(path);
    }
    return many;
  }

  private void read(String key, Token kind) throws MalformedJsonException, IOException {
    int line = tokens.line();
    int column = tokens.column();
    boolean isName = NODES.contains(key) || POOLS.contains(key);
    if (!isName) {
      current = frame(key, new Member(key, kind, "", line, column), Weight.CONFIRMED);
    }
    boolean isWhole = kind != Token.OBJECT && kind != Token.ARRAY;
    String text = isWhole ? tokens.text() : slice();
    current = null;
    if (!JsonParts.isFact(key) || JsonParts.isWantedFact(key)) {
      members.add(new Member(key, kind, text, line, column));
    }
  }

  /** An object that has few members: what it is, is known only now. */
  private void whole(String path, long start, int line) throws MalformedJsonException, IOException {
    NodeOutput frame = frame(members);
    frame = path.isEmpty() ? frame : frame.section(path);
    Optional<Member> status = members.find(JsonParts.STATUSES);
    if (members.isStatus()) {
      String text = slices.slice(start, tokens.end());
      NodeOutput here = frame.at(source.line() + line - 1);
      here = here.offset(PositionOffset.from(here.source().line(), 1));
      if (path.isEmpty() || !members.isDeployment()) {
        give(here.text(text + '\n'));
      } else {
        // An array of deployments is one status.
        deployments = deployments == null
            ? here.text('[' + text)
            : deployments.text(deployments.text() + ",\n" + text);
      }
    } else if (node().isPresent() && status.isPresent()) {
      parts.value(frame.hint(error()), status.get());
    } else if (parts.isResult(members) && !isMapOfResults()) {
      parts.result(frame, members);
    } else if (parts.isFacts(members)) {
      parts.facts(frame, members);
    } else if (node().isPresent() && members.string("error").isPresent()) {
      give(frame.hint(error()));
    } else {
      many(path);
    }
  }

  private Optional<Member> node() {
    return members.find(NODES).filter(member -> member.is(Token.STRING));
  }

  /** Of the node that an object names, or of the one that the input is called after. */
  private NodeOutput frame(JsonMembers object) {
    Optional<Member> pool = object.find(POOLS).filter(member -> member.is(Token.STRING));
    NodeOutput unnamed =
        NodeOutput.unnamed(source, "").pools(pool.stream().map(Member::text).toList());
    return node().isEmpty()
        ? unnamed
        : unnamed.named(List.of(node().get().text())).weight(Weight.SURE);
  }

  private Hint error() {
    return members.string("error").map(Hint::message).orElse(Hint.NONE);
  }

  /** A node called {@code msg} would make a map look like a result. */
  private boolean isMapOfResults() {
    return members.all().stream().allMatch(member -> member.is(Token.OBJECT));
  }

  /** Takes the members read so far as nodes. */
  private void many(String path) throws MalformedJsonException, IOException {
    for (Member member : members.all()) {
      NodeOutput frame = NodeOutput.of(member.key(), source, "", Weight.CONFIRMED);
      parts.value(path.isEmpty() ? frame : frame.section(path), member);
    }
    members.clear();
    release();
  }

  /** The object or array that has just begun, to its end; nothing of it if it is too long. */
  private String slice() throws MalformedJsonException, IOException {
    long start = tokens.start();
    boolean fits = true;
    for (int depth = 1; depth > 0; ) {
      Token token = tokens.next();
      depth += token == Token.OBJECT || token == Token.ARRAY
          ? 1
          : token == Token.END_OBJECT || token == Token.END_ARRAY ? -1 : 0;
      if (tokens.start() - start > limits.maxLineLength()) {
        fits = false;
        slices.release(tokens.start());
      }
    }
    tooLong |= !fits;
    return fits ? slices.slice(start, tokens.end()) : "";
  }

  /** Once a part was given, or too much would be held, there is no way back to reading the document as text. */
  private void release() {
    if (given || tokens.start() - held > limits.maxLineLength()) {
      held = tokens.start();
      slices.release(held);
    }
  }

  /** What a task of a callback gave for a host, whose result begins here. */
  private void host(String host, Token kind, String section)
      throws MalformedJsonException, IOException {
    Member place = new Member(host, kind, "", tokens.line(), tokens.column());
    NodeOutput frame = frame(host, place, Weight.LAST).section(section);
    current = frame;
    String result = kind == Token.OBJECT ? slice() : "";
    tokens.skip();
    current = null;
    if (!result.isEmpty()) {
      parts.result(frame, JsonMembers.of(result, limits));
    }
    release();
  }

  private NodeOutput frame(String node, Member member, Weight weight) {
    return NodeOutput.of(node, source.at(source.line() + member.line() - 1), "", weight);
  }

  private void give(NodeOutput output) {
    boolean isSure = output.weight() != Weight.FALLBACK && output.weight() != Weight.CONFIRMED;
    given |= isSure || !output.text().isEmpty();
    sure |= isSure || (output.weight() == Weight.FALLBACK && !output.text().isEmpty());
    sink.accept(output);
  }
}
