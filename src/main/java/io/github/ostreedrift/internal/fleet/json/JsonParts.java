// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.NodeOutput.Hint;
import io.github.ostreedrift.internal.fleet.PositionOffset;
import io.github.ostreedrift.internal.fleet.json.JsonMembers.Member;
import io.github.ostreedrift.internal.json.JsonTokens.Token;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the values in a document stand for: a status, a text, a result of Ansible's, the facts of a node. */
public final class JsonParts {
  private static final List<String> OUTPUTS = List.of("stdout", "stdout_lines", "output");
  private static final String[] RESULT_KEYS =
      "stdout stdout_lines rc unreachable failed cmd results ansible_facts msg".split(" ");
  private static final Set<String> RESULT_KEY_SET = Set.of(RESULT_KEYS);
  private static final List<String> FACTS = List.of("ansible_local", "local");
  private static final List<String> NAME_FACTS = List.of("""
      inventory_hostname ansible_fqdn ansible_nodename ansible_hostname fqdn nodename hostname""".split("\\s"));

  /** Where people put a status beside the name of its node. */
  static final List<String> STATUSES = List.of("""
      status rpm-ostree-status rpm_ostree_status rpm-ostree rpm_ostree capture output text""".split("\\s"));

  private final Limits limits;
  private final InputNames names;
  private final Consumer<NodeOutput> sink;

  public JsonParts(Limits limits, InputNames names, Consumer<NodeOutput> sink) {
    this.limits = limits;
    this.names = names;
    this.sink = sink;
  }

  /**
   * Takes a value.
   *
   * @param around whose it is and what it means if there is nothing in it; its line and section are those of the object
   *     around
   */
  void value(NodeOutput around, Member member) throws MalformedJsonException, IOException {
    NodeOutput frame = around.at(around.source().line() + member.line() - 1);
    switch (member.kind()) {
      case STRING -> text(frame, member.text(), member.key());
      case ARRAY -> array(frame, member);
      case OBJECT -> object(frame, member);
      default -> sink.accept(frame);
    }
  }

  private void array(NodeOutput frame, Member member) throws MalformedJsonException, IOException {
    List<Member> items = JsonMembers.items(member.text(), limits);
    if (JsonMembers.areDeployments(items, limits)) {
      PositionOffset offset = PositionOffset.from(frame.source().line(), member.column());
      NodeOutput inner = frame.section(path(frame, member.key()));
      sink.accept(inner.offset(offset).text(member.text() + '\n'));
    } else {
      String lines = items.stream().map(item -> item.text() + '\n').collect(Collectors.joining());
      text(frame, lines, member.key());
    }
  }

  private void object(NodeOutput frame, Member member) throws MalformedJsonException, IOException {
    JsonMembers members = JsonMembers.of(member.text(), limits);
    NodeOutput inner = frame.section(path(frame, member.key()));
    if (!members.isStatus() && isResult(members)) {
      result(inner, members);
    } else if (!members.isStatus() && isFacts(members)) {
      facts(inner, members);
    } else {
      PositionOffset offset = PositionOffset.from(frame.source().line(), member.column());
      sink.accept(frame.offset(offset).text(member.text() + '\n'));
    }
  }

  private static String path(NodeOutput frame, String key) {
    return frame.source().section().map(section -> section + '.' + key).orElse(key);
  }

  /** A text is whole, whether or not a line break ends it. */
  private void text(NodeOutput frame, String text, String key) {
    boolean ended = text.isEmpty() || text.endsWith("\n");
    sink.accept(frame
        .section(path(frame, key))
        .offset(PositionOffset.NONE)
        .text(ended ? text : text + '\n'));
  }

  /** Whether an object is what one of Ansible's modules gave. */
  boolean isResult(JsonMembers members) {
    return members.has(RESULT_KEYS);
  }

  /** Takes what one of Ansible's modules gave. */
  public void result(NodeOutput frame, JsonMembers members)
      throws MalformedJsonException, IOException {
    Optional<Member> results =
        members.find(List.of("results")).filter(member -> member.is(Token.ARRAY));
    Optional<Member> facts = members.find(List.of("ansible_facts"));
    Optional<Member> output =
        members.find(OUTPUTS).filter(member -> !isBlank(member)).or(() -> shown(members));
    if (output.isEmpty() && facts.isPresent() && facts.get().is(Token.OBJECT)) {
      facts(frame, JsonMembers.of(facts.get().text(), limits));
    } else if (output.isEmpty() && results.isPresent()) {
      for (Member item : JsonMembers.items(results.get().text(), limits)) {
        value(frame, item);
      }
    } else {
      NodeOutput hinted = frame.hint(hint(members));
      Member message = members.find(List.of("msg")).orElse(null);
      if (output.isPresent()) {
        value(hinted, output.get());
      } else if (message != null && !hinted.hint().isFailure()) {
        value(hinted, message);
      } else {
        sink.accept(hinted);
      }
    }
  }

  /** What {@code debug} prints is called after the variable: {@code status.stdout_lines}. */
  private static Optional<Member> shown(JsonMembers members) {
    return members.all().stream()
        .filter(member -> member.is(Token.STRING) || member.is(Token.ARRAY))
        .filter(member -> !RESULT_KEY_SET.contains(member.key()))
        .filter(member -> CaptureReader.mayHoldStatus(member.text()))
        .findFirst();
  }

  private static boolean isBlank(Member member) {
    return member.kind() == Token.NULL
        || (member.is(Token.STRING) && member.text().isBlank())
        || (member.is(Token.ARRAY) && member.text().length() <= 2);
  }

  private static Hint hint(JsonMembers members) {
    boolean unreachable = members.isTrue("unreachable");
    OptionalInt status = members
        .find(List.of("rc"))
        .filter(member -> member.is(Token.SCALAR))
        .map(member -> Hint.status(digits(member.text())))
        .orElse(OptionalInt.empty());
    boolean failed = unreachable || members.isTrue("failed") || status.orElse(0) != 0;
    String message = members.string("stderr").filter(text -> !text.isBlank()).orElse("")
        + '\n'
        + members.string("msg").or(() -> members.string("exception")).orElse("failed");
    return new Hint(unreachable, status, failed ? message.strip() : "");
  }

  private static String digits(String number) {
    return number.chars().allMatch(c -> c >= '0' && c <= '9') ? number : "1";
  }

  /** Whether an object holds what Ansible found out of a node. */
  boolean isFacts(JsonMembers members) {
    return members.all().stream().anyMatch(member -> isFact(member.key()));
  }

  /** Whether a member is one of the facts that Ansible itself finds out. */
  static boolean isFact(String key) {
    return key.startsWith("ansible_") || key.startsWith("facter_");
  }

  /** Whether a fact is one that is looked at: there are hundreds. */
  static boolean isWantedFact(String key) {
    return FACTS.contains(key) || NAME_FACTS.contains(key) || key.equals("ansible_facts");
  }

  /** Takes a node's facts: a status is among the local ones, or was set by a playbook under any name. */
  void facts(NodeOutput frame, JsonMembers members) throws MalformedJsonException, IOException {
    NodeOutput named = frame.nodes().isEmpty() ? frame.named(factName(members)) : frame;
    boolean found = false;
    for (Member member : members.all()) {
      if (FACTS.contains(member.key()) && member.is(Token.OBJECT)) {
        NodeOutput inner = named.at(named.source().line() + member.line() - 1);
        for (Member local : JsonMembers.of(member.text(), limits).all()) {
          found |= fact(inner, local);
        }
      } else if (!isFact(member.key())) {
        found |= fact(named, member);
      }
    }
    if (!found) {
      sink.accept(named.hint(Hint.message("no status is among the node's facts")));
    }
  }

  private boolean fact(NodeOutput frame, Member member) throws MalformedJsonException, IOException {
    boolean isStatus =
        member.is(Token.OBJECT) && JsonMembers.of(member.text(), limits).isStatus();
    boolean isText = member.is(Token.STRING) && CaptureReader.mayHoldStatus(member.text());
    if (isStatus || isText) {
      value(frame, member);
    }
    return isStatus || isText;
  }

  /** The name in the inventory is the file's, perhaps behind a prefix; the facts tell where the prefix ends. */
  private List<String> factName(JsonMembers members) {
    String file = names.node().orElse("").toLowerCase(Locale.ROOT);
    return NAME_FACTS.stream()
        .flatMap(key -> members.string(key).stream())
        .filter(name ->
            file.isEmpty() || (!names.nodeAsked() && file.endsWith(name.toLowerCase(Locale.ROOT))))
        .limit(1)
        .toList();
  }
}
