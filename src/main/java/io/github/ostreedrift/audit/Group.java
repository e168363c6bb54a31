// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Equal states, while they are gathered. */
final class Group {
  private static final int FINGERPRINT = 8;

  private final List<NodeState> states = new ArrayList<>();
  private NodeState facts;

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

  void add(NodeState state) {
    states.add(state);
    facts = facts.with(state);
  }

  /** Takes a state out again, and what it alone shows. */
  void remove(NodeState state) {
    states.remove(state);
    facts = states.stream().reduce(NodeState::with).orElse(state);
  }

  /** The group as part of a result. */
  AuditResult.Group build(Map<NodeState, List<String>> nodes) {
    List<String> names = new ArrayList<>();
    List<AuditResult.ShowsLess> less = new ArrayList<>();
    for (NodeState state : states) {
      List<String> here = nodes.getOrDefault(state, List.of());
      names.addAll(here);
      List<String> missing =
          facts.names().stream().filter(fact -> !state.shows(fact)).toList();
      if (!missing.isEmpty()) {
        less.add(new AuditResult.ShowsLess(here, missing));
      }
    }
    names.sort(Comparator.naturalOrder());
    return new AuditResult.Group(fingerprint(), names, facts, less);
  }

  /** Equal for equal facts, on any machine. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : facts.names()) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(facts.find(name).orElse("").getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
