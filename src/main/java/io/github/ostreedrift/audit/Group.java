// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Equal states, while they are gathered. */
final class Group {
  private final List<NodeState> states = new ArrayList<>(1);
  private NodeState facts;
  private String fingerprint = "";

  Group(NodeState first) {
    this.facts = first;
    states.add(first);
  }

  /** What the states show together. */
  NodeState facts() {
    return facts;
  }

  List<NodeState> states() {
    return states;
  }

  /** Whether all states were taken out again. */
  boolean isEmpty() {
    return states.isEmpty();
  }

  /** Whether there is a group that a state does not contradict. */
  boolean fits(NodeState state) {
    return !isEmpty() && facts.fits(state);
  }

  void add(NodeState state) {
    states.add(state);
    facts = facts.with(state);
  }

  /** Takes states out again, and what they alone show. */
  void remove(Set<NodeState> others) {
    states.removeAll(others);
    facts = states.stream().reduce(NodeState::with).orElse(facts);
  }

  /** The group as part of a result. */
  AuditResult.Group build(Function<NodeState, List<String>> nodes) {
    List<String> names = new ArrayList<>(states.size());
    List<AuditResult.ShowsLess> less = new ArrayList<>(0);
    for (NodeState state : states) {
      List<String> here = nodes.apply(state);
      names.addAll(here);
      if (state.size() < facts.size()) {
        List<String> missing =
            facts.names().stream().filter(fact -> !state.shows(fact)).toList();
        less.add(new AuditResult.ShowsLess(here, missing));
      }
    }
    names.sort(Comparator.naturalOrder());
    return new AuditResult.Group(fingerprint(), names, facts, less);
  }

  /** Equal for equal facts, on any machine; to be asked for when the group is complete. */
  String fingerprint() {
    if (fingerprint.isEmpty()) {
      byte[] text = facts.text().getBytes(StandardCharsets.UTF_8);
      fingerprint = sum(new CRC32C(), text) + sum(new CRC32(), text);
    }
    return fingerprint;
  }

  /** Nobody forges a group: what tells a million of them apart by chance is enough, and takes no time. */
  private static String sum(Checksum checksum, byte[] text) {
    checksum.update(text);
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }
}
